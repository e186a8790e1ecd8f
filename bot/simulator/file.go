package simulator

import (
	"fmt"
	"path"
	"strings"
)

const (
	maxUpload = 50 << 20
	maxPhoto  = 10 << 20
)

// file is the content behind a file_id.
type file struct {
	id, uniqueID string
	kind         string
	name         string
	mimeType     string
	data         []byte
}

// addFile stores a content under a new file_id. The lock must be held.
func (s *Server) addFile(kind, name string, data []byte) *file {
	number := s.serial()
	f := &file{
		id:       fmt.Sprintf("%sACAgIAAxkB%011dAg", mediaOf[kind].prefix, number),
		uniqueID: fmt.Sprintf("AQAD%08d", number),
		kind:     kind, name: name, data: data, mimeType: mimeType(kind, name),
	}
	s.files[f.id] = f
	return f
}

var mimeTypes = map[string]string{
	".pdf": "application/pdf", ".csv": "text/csv", ".txt": "text/plain", ".png": "image/png",
	".jpg": "image/jpeg", ".json": "application/json", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// mimeType goes by a fixed table, so that it is the same on every machine.
func mimeType(kind, name string) string {
	if kind != "document" {
		return mediaOf[kind].mimeType
	}
	if known := mimeTypes[strings.ToLower(path.Ext(name))]; known != "" {
		return known
	}
	return "application/octet-stream"
}

// FileContent is the content behind a file_id, whoever sent it.
func (s *Server) FileContent(fileID string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[fileID]
	if f == nil {
		return nil, false
	}
	return f.data, true
}
