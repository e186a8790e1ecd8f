package simulator

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"
)

const (
	maxDownload = 20 << 20
	maxUpload   = 50 << 20
	maxPhoto    = 10 << 20

	// linkLifetime is how long a link to a file is guaranteed to be valid; here it
	// is valid no longer.
	linkLifetime = time.Hour
)

// file is the content behind a file_id.
type file struct {
	id, uniqueID string
	kind         string
	name         string
	mimeType     string
	data         []byte
	path         string // set by getFile: before that, nothing can be downloaded
	expires      time.Time
}

type files struct {
	byID   map[string]*file
	byPath map[string]*file
}

// addFile stores a content under a new file_id. The lock must be held.
func (s *Server) addFile(kind, name string, data []byte) *file {
	number := s.serial()
	f := &file{
		id:       fmt.Sprintf("%sACAgIAAxkB%011dAg", mediaOf[kind].prefix, number),
		uniqueID: fmt.Sprintf("AQAD%08d", number),
		kind:     kind, name: name, data: data, mimeType: mimeType(kind, name),
	}
	s.files.byID[f.id] = f
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

var fileMethods = []*method{{
	name:       "getFile",
	parameters: []parameter{required("file_id", stringKind)},
	run:        runGetFile,
}}

func runGetFile(s *Server, req *request) (any, *failure) {
	f := s.files.byID[req.params["file_id"]]
	if f == nil {
		return nil, refusal("wrong file_id or the file is temporarily unavailable")
	}
	if len(f.data) > maxDownload {
		return nil, refusal("file is too big")
	}
	f.expires = s.now().Add(linkLifetime)
	if f.path == "" {
		extension := path.Ext(f.name)
		if extension == "" {
			extension = mediaOf[f.kind].extension
		}
		f.path = fmt.Sprintf("%s/file_%d%s", mediaOf[f.kind].folder, s.serial(), extension)
		s.files.byPath[f.path] = f
	}
	return struct {
		ID     string `json:"file_id"`
		Unique string `json:"file_unique_id"`
		Size   int    `json:"file_size"`
		Path   string `json:"file_path"`
	}{f.id, f.uniqueID, len(f.data), f.path}, nil
}

// serveFile answers a download: rest is <TOKEN>/<file_path>.
func (s *Server) serveFile(w http.ResponseWriter, rest string) {
	token, name, _ := strings.Cut(rest, "/")
	if token != s.options.Token {
		errorReply(errUnauthorized).write(w)
		return
	}
	s.mu.Lock()
	f := s.files.byPath[name]
	if f != nil && !s.now().Before(f.expires) {
		f = nil
	}
	s.mu.Unlock()
	if f == nil {
		errorReply(errNotFound).write(w)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	// A client that is gone does not need its file.
	_, _ = w.Write(f.data)
}

// FileContent is the content behind a file_id, whoever sent it.
func (s *Server) FileContent(fileID string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.byID[fileID]
	if f == nil {
		return nil, false
	}
	return f.data, true
}
