package simulator

import "strconv"

// inputMediaJSON is any of the InputMedia types that an album may hold.
type inputMediaJSON struct {
	Type      string `json:"type"`
	Media     string `json:"media"`
	Caption   string `json:"caption"`
	ParseMode string `json:"parse_mode"`
}

const (
	minAlbum = 2
	maxAlbum = 10
)

func runSendMediaGroup(s *Server, req *request) (any, *failure) {
	var items []inputMediaJSON
	if failed := decode(req, "media", &items); failed != nil {
		return nil, failed
	}
	if len(items) < minAlbum || len(items) > maxAlbum {
		return nil, mistakef("an album must have %d-%d items", minAlbum, maxAlbum)
	}
	if failed := checkAlbumKinds(items); failed != nil {
		return nil, failed
	}
	var album []*message
	var target *chat
	for _, item := range items {
		m, c, failed := s.outgoing(req)
		if failed != nil {
			return nil, failed
		}
		if failed = s.fillAlbumItem(req, m, item); failed != nil {
			return nil, failed
		}
		album, target = append(album, m), c
	}
	group := strconv.FormatInt(13_000_000_000_000_000+s.serial(), 10)
	sent := make([]*messageJSON, len(album))
	for i, m := range album {
		m.MediaGroup = group
		sent[i] = s.deliver(req, target, m)
	}
	return sent, nil
}

func (s *Server) fillAlbumItem(req *request, m *message, item inputMediaJSON) *failure {
	f, failed := s.inputFile(req, "", item.Type, item.Media)
	if failed != nil {
		return failed
	}
	caption, failed := s.format(item.Caption, item.ParseMode)
	if failed != nil {
		return failed
	}
	m.attach(f)
	return m.setCaption(caption)
}

// checkAlbumKinds: photos and videos mix; documents and audio files stay among
// themselves.
func checkAlbumKinds(items []inputMediaJSON) *failure {
	for _, item := range items {
		switch item.Type {
		case "photo", "video":
			if alone := items[0].Type; alone == "document" || alone == "audio" {
				return mistakef("%s can't be mixed with other media types", alone)
			}
		case "document", "audio":
			if items[0].Type != item.Type {
				return mistakef("%s can't be mixed with other media types", item.Type)
			}
		default:
			return mistakef("type %q of InputMedia is unknown or not simulated", item.Type)
		}
	}
	return nil
}
