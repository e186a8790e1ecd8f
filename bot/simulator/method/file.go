package method

import (
	"strings"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/markup"
	"usynys/bot/simulator/messenger"
)

var fileMethods = []*Method{
	fileMethod("sendPhoto", "photo", caption, captionAbove),
	fileMethod("sendDocument", "document", caption, thumbnail,
		call.Parameters{call.NotSimulated("disable_content_type_detection", call.Boolean)}),
	fileMethod("sendVoice", "voice", caption, duration),
	fileMethod("sendVideo", "video", caption, captionAbove, thumbnail, duration, dimension, call.Parameters{
		call.NotSimulated("cover", call.File), call.NotSimulated("start_timestamp", call.Integer),
		call.NotSimulated("supports_streaming", call.Boolean),
	}),
	fileMethod("sendAudio", "audio", caption, thumbnail, duration,
		call.Parameters{call.NotSimulated("performer", call.String), call.NotSimulated("title", call.String)}),
	fileMethod("sendAnimation", "animation", caption, captionAbove, thumbnail, duration, dimension),
	fileMethod("sendVideoNote", "video_note", thumbnail, duration,
		call.Parameters{call.NotSimulated("length", call.Integer)}),
	{
		Name:       "sendMediaGroup",
		Parameters: join(destination, delivery, call.Parameters{call.Required("media", call.Album)}),
		run:        sendMediaGroup,
	},
}

// fileMethod returns a method that sends one file of a kind.
func fileMethod(name, kind string, parameters ...call.Parameters) *Method {
	all := append(parameters, destination, delivery, replyMarkup, call.Parameters{call.Required(kind, call.File)})
	return &Method{
		Name: name, Parameters: join(all...),
		run: func(s *messenger.State, req *call.Request) (any, *botapi.Error) {
			c, m, err := newMessage(s, req)
			if err != nil {
				return nil, err
			}
			item := botapi.InputMedia{
				Type: kind, Media: req.Params[kind], Caption: req.Params["caption"], ParseMode: req.Params["parse_mode"],
			}
			if err := attach(s, req, m, kind, item); err != nil {
				return nil, err
			}
			return send(s, req, c, m), nil
		},
	}
}

// sendMediaGroup sends an album: every item is checked before the first one is sent.
func sendMediaGroup(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	var items []botapi.InputMedia
	if err := req.Decode("media", &items); err != nil {
		return nil, err
	}
	kinds := make([]string, len(items))
	for i, item := range items {
		kinds[i] = item.Type
	}
	if err := messenger.CheckAlbum(kinds); err != nil {
		return nil, err
	}
	var album []*messenger.Message
	var target *messenger.Chat
	for _, item := range items {
		c, m, err := newMessage(s, req)
		if err != nil {
			return nil, err
		}
		if err := attach(s, req, m, "", item); err != nil {
			return nil, err
		}
		album, target = append(album, m), c
	}
	group := s.NewMediaGroup()
	sent := make([]*botapi.Message, len(album))
	for i, m := range album {
		m.MediaGroup = group
		sent[i] = send(s, req, target, m)
	}
	return sent, nil
}

// attach puts a file and its caption into a message. field is the field of the form
// for an upload without attach://.
func attach(s *messenger.State, req *call.Request, m *messenger.Message, field string, item botapi.InputMedia) *botapi.Error {
	f, err := inputFile(s, req, field, item)
	if err != nil {
		return err
	}
	text, err := markup.Parse(item.Caption, item.ParseMode, s.User)
	if err != nil {
		return err
	}
	if text.Length() > markup.MaxCaption {
		return botapi.Violationf("message caption is too long")
	}
	m.Attach(f)
	m.Caption, m.CaptionEntities, m.Source = text.Text, text.Entities, text.Source
	return nil
}

// inputFile finds the file that an InputFile names: an upload in the field, an upload
// at attach://<field>, or a file_id.
func inputFile(s *messenger.State, req *call.Request, field string, item botapi.InputMedia) (*messenger.File, *botapi.Error) {
	attached, isAttached := strings.CutPrefix(item.Media, "attach://")
	if isAttached {
		field = attached
	}
	if isAttached || item.Media == "" {
		if upload := req.Upload(field); upload != nil {
			return addFile(s, item.Type, upload)
		}
	}
	switch {
	case isAttached:
		return nil, botapi.Violationf("can't find the file attach://%s in the request", field)
	case strings.HasPrefix(item.Media, "http://") || strings.HasPrefix(item.Media, "https://"):
		// The simulator never leaves the loopback interface.
		return nil, botapi.Violationf("failed to get HTTP URL content")
	}
	f := s.File(item.Media)
	if f == nil {
		return nil, botapi.BadRequest("wrong file identifier/HTTP URL specified")
	}
	if f.Kind != item.Type {
		return nil, botapi.Violationf("can't use file of type %s as %s", messenger.Kinds[f.Kind].TypeName, messenger.Kinds[item.Type].TypeName)
	}
	return f, nil
}

func addFile(s *messenger.State, kind string, upload *call.Upload) (*messenger.File, *botapi.Error) {
	switch {
	case len(upload.Data) == 0:
		return nil, botapi.Violationf("file must be non-empty")
	case len(upload.Data) > messenger.MaxFile:
		return nil, botapi.ErrTooLarge
	case kind == "photo" && len(upload.Data) > messenger.MaxPhoto:
		return nil, botapi.Violationf("file is too big for a photo")
	}
	return s.AddFile(kind, upload.Name, upload.Data), nil
}
