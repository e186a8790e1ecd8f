package simulator

var (
	captioned = []parameter{
		optional("caption", stringKind), optional("parse_mode", stringKind),
		optional("caption_entities", entitiesKind),
	}
	aboveAndSpoiler = []parameter{
		optional("show_caption_above_media", booleanKind), optional("has_spoiler", booleanKind),
	}
	thumbnail = []parameter{optional("thumbnail", fileKind)}
	duration  = []parameter{optional("duration", integerKind)}
	dimension = []parameter{optional("width", integerKind), optional("height", integerKind)}
)

var mediaMethods = []*method{
	sendMethod("sendPhoto", "photo", captioned, aboveAndSpoiler),
	sendMethod("sendDocument", "document", captioned, thumbnail,
		[]parameter{optional("disable_content_type_detection", booleanKind)}),
	sendMethod("sendVoice", "voice", captioned, duration),
	sendMethod("sendVideo", "video", captioned, aboveAndSpoiler, thumbnail, duration, dimension,
		[]parameter{optional("cover", fileKind), optional("start_timestamp", integerKind), optional("supports_streaming", booleanKind)}),
	sendMethod("sendAudio", "audio", captioned, thumbnail, duration,
		[]parameter{optional("performer", stringKind), optional("title", stringKind)}),
	sendMethod("sendAnimation", "animation", captioned, aboveAndSpoiler, thumbnail, duration, dimension),
	sendMethod("sendVideoNote", "video_note", thumbnail, duration,
		[]parameter{optional("length", integerKind)}),
	{
		name: "sendLocation",
		parameters: join(destination, delivery, markup, []parameter{
			required("latitude", floatKind), required("longitude", floatKind),
			optional("horizontal_accuracy", floatKind), optional("live_period", integerKind),
			optional("heading", integerKind), optional("proximity_alert_radius", integerKind),
		}),
		run: runSendLocation,
	},
	{
		name:       "sendMediaGroup",
		parameters: join(destination, delivery, []parameter{required("media", albumKind)}),
		run:        runSendMediaGroup,
	},
}

// sendMethod is a method that sends one file of a kind.
func sendMethod(name, kind string, parameters ...[]parameter) *method {
	own := append(parameters, destination, delivery, markup, []parameter{required(kind, fileKind)})
	return &method{
		name: name, parameters: join(own...),
		run: func(s *Server, req *request) (any, *failure) { return s.sendFile(req, kind) },
	}
}

func (s *Server) sendFile(req *request, kind string) (any, *failure) {
	m, c, failed := s.outgoing(req)
	if failed != nil {
		return nil, failed
	}
	f, failed := s.inputFile(req, kind, kind, req.params[kind])
	if failed != nil {
		return nil, failed
	}
	if failed = s.readCaption(req, m); failed != nil {
		return nil, failed
	}
	for _, name := range []string{"thumbnail", "cover"} {
		if failed = req.takePicture(name); failed != nil {
			return nil, failed
		}
	}
	m.CaptionAbove = req.flag("show_caption_above_media")
	m.MediaSpoiler = req.flag("has_spoiler")
	m.attach(f, measures{
		width: req.integer("width"), height: req.integer("height"), length: req.integer("length"),
		duration: req.integer("duration"), title: req.params["title"], performer: req.params["performer"],
	})
	return s.deliver(req, c, m), nil
}

func (s *Server) readCaption(req *request, m *message) *failure {
	caption, failed := s.readText(req, captionText)
	if failed != nil {
		return failed
	}
	return m.setCaption(caption)
}

func (m *message) setCaption(caption formatted) *failure {
	if caption.runes() > maxCaption {
		return mistakef("message caption is too long")
	}
	m.Caption, m.CaptionEntities, m.source = caption.text, caption.entities, caption.source
	return nil
}
