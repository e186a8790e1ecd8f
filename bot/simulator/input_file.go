package simulator

import "strings"

// inputFile finds the file that a parameter means: a part of the form with the
// parameter's own name, attach://<part>, or a file_id. Kind is what it is sent as.
func (s *Server) inputFile(req *request, field, kind, value string) (*file, *failure) {
	if name, ok := strings.CutPrefix(value, "attach://"); ok {
		field, value = name, ""
		if req.uploads[field] == nil {
			return nil, mistakef("can't find the file attach://%s in the request", field)
		}
	}
	if sent := req.uploads[field]; sent != nil && value == "" {
		return s.store(sent, kind)
	}
	if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
		// Nothing is fetched: the simulator never leaves the loopback interface.
		return nil, mistakef("failed to get HTTP URL content")
	}
	f := s.files[value]
	if f == nil {
		return nil, refusal("wrong file identifier/HTTP URL specified")
	}
	if f.kind != kind {
		return nil, mistakef("can't use file of type %s as %s", mediaOf[f.kind].typeName, mediaOf[kind].typeName)
	}
	return f, nil
}

func (s *Server) store(sent *upload, kind string) (*file, *failure) {
	sent.used = true
	switch {
	case len(sent.data) == 0:
		return nil, mistakef("file must be non-empty")
	case len(sent.data) > maxUpload:
		return nil, errTooLarge
	case kind == "photo" && len(sent.data) > maxPhoto:
		return nil, mistakef("file is too big for a photo")
	}
	return s.addFile(kind, sent.name, sent.data), nil
}
