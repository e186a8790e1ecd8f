package simulator

var (
	captioned = []parameter{
		optional("caption", stringKind), optional("parse_mode", stringKind),
		refused("caption_entities", entitiesKind),
	}
	aboveAndSpoiler = []parameter{
		refused("show_caption_above_media", booleanKind), refused("has_spoiler", booleanKind),
	}
	thumbnail      = []parameter{refused("thumbnail", fileKind)}
	lengthOfTime   = []parameter{refused("duration", integerKind)}
	widthAndHeight = []parameter{refused("width", integerKind), refused("height", integerKind)}
)

var mediaMethods = []*method{
	sendMethod("sendPhoto", "photo", captioned, aboveAndSpoiler),
	sendMethod("sendDocument", "document", captioned, thumbnail,
		[]parameter{refused("disable_content_type_detection", booleanKind)}),
	sendMethod("sendVoice", "voice", captioned, lengthOfTime),
	sendMethod("sendVideo", "video", captioned, aboveAndSpoiler, thumbnail, lengthOfTime, widthAndHeight,
		[]parameter{refused("cover", fileKind), refused("start_timestamp", integerKind), refused("supports_streaming", booleanKind)}),
	sendMethod("sendAudio", "audio", captioned, thumbnail, lengthOfTime,
		[]parameter{refused("performer", stringKind), refused("title", stringKind)}),
	sendMethod("sendAnimation", "animation", captioned, aboveAndSpoiler, thumbnail, lengthOfTime, widthAndHeight),
	sendMethod("sendVideoNote", "video_note", thumbnail, lengthOfTime,
		[]parameter{refused("length", integerKind)}),
	{
		name: "sendLocation",
		parameters: join(destination, delivery, markup, []parameter{
			required("latitude", floatKind), required("longitude", floatKind),
			refused("horizontal_accuracy", floatKind), refused("live_period", integerKind),
			refused("heading", integerKind), refused("proximity_alert_radius", integerKind),
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
	m.attach(f)
	return s.deliver(req, c, m), nil
}

func (s *Server) readCaption(req *request, m *message) *failure {
	caption, failed := s.format(req.params["caption"], req.params["parse_mode"])
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
