package messenger

import (
	"strconv"

	"usynys/bot/simulator/botapi"
)

// The number of items of an album.
const (
	MinAlbum = 2
	MaxAlbum = 10
)

// NewMediaGroup returns the media_group_id of a new album.
func (s *State) NewMediaGroup() string {
	return strconv.FormatInt(13_000_000_000_000_000+s.serial(), 10)
}

// CheckAlbum refuses kinds of files that can't be in one album: photos and videos
// mix; documents, and audio files, are only grouped with their own kind.
func CheckAlbum(kinds []string) *botapi.Error {
	if len(kinds) < MinAlbum || len(kinds) > MaxAlbum {
		return botapi.Violationf("an album must have %d-%d items", MinAlbum, MaxAlbum)
	}
	for _, kind := range kinds {
		switch kind {
		case "photo", "video":
			if first := kinds[0]; first == "document" || first == "audio" {
				return botapi.Violationf("%s can't be mixed with other media types", first)
			}
		case "document", "audio":
			if kinds[0] != kind {
				return botapi.Violationf("%s can't be mixed with other media types", kind)
			}
		default:
			return botapi.Violationf("type %q of InputMedia is unknown or not simulated", kind)
		}
	}
	return nil
}
