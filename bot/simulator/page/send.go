package page

import (
	"io"
	"net/http"
	"strings"

	"usynys/bot/simulator"
)

func sendText(w http.ResponseWriter, r *http.Request, h *phone) {
	var asked struct{ Text string }
	if read(w, r, &asked) {
		h.person.Send(asked.Text)
	}
}

func editText(w http.ResponseWriter, r *http.Request, h *phone) {
	var asked struct {
		Message int64
		Text    string
	}
	if !read(w, r, &asked) {
		return
	}
	if err := h.person.Edit(asked.Message, asked.Text); err != nil {
		http.Error(w, "that can't be edited: the message is not there, or the text is empty or too long", http.StatusBadRequest)
	}
}

func press(w http.ResponseWriter, r *http.Request, h *phone) {
	var asked struct {
		Message int64
		Data    string
	}
	if read(w, r, &asked) {
		h.person.Press(asked.Message, asked.Data)
	}
}

func sendLocation(w http.ResponseWriter, r *http.Request, h *phone) {
	var asked struct{ Latitude, Longitude float64 }
	if !read(w, r, &asked) {
		return
	}
	if asked.Latitude < -90 || asked.Latitude > 90 || asked.Longitude < -180 || asked.Longitude > 180 {
		http.Error(w, "there is no such place", http.StatusBadRequest)
		return
	}
	h.person.SendLocation(asked.Latitude, asked.Longitude)
}

func block(w http.ResponseWriter, r *http.Request, h *phone) {
	var asked struct{ Blocked bool }
	switch {
	case !read(w, r, &asked):
	case asked.Blocked:
		h.person.Block()
	default:
		h.person.Unblock()
	}
}

// maxFiles is the limit for one POST with files: one file of Telegram's limit, and
// room for the rest of the form.
const maxFiles = 51 << 20

// sendFiles sends the files that a person chose, as one album if their kinds mix.
func sendFiles(w http.ResponseWriter, r *http.Request, h *phone) {
	r.Body = http.MaxBytesReader(w, r.Body, maxFiles)
	// The whole form stays in memory, so that the demo leaves nothing on the disk.
	if err := r.ParseMultipartForm(maxFiles); err != nil { //nolint:gosec // the body is bounded above
		http.Error(w, "the files can't be read, or are over 50 MB", http.StatusBadRequest)
		return
	}
	uploads, err := uploadsIn(r)
	if err != nil {
		http.Error(w, "a file can't be read", http.StatusBadRequest)
		return
	}
	caption := r.FormValue("caption")
	if _, err := h.person.Upload(caption, uploads...); err == nil {
		return
	}
	for _, one := range uploads {
		if _, err := h.person.Upload(caption, one); err != nil {
			http.Error(w, "that can't be sent: a file is empty, or the caption has more than 1,024 characters", http.StatusBadRequest)
			return
		}
		caption = ""
	}
}

func uploadsIn(r *http.Request) ([]simulator.Upload, error) {
	var uploads []simulator.Upload
	for _, header := range r.MultipartForm.File["file"] {
		file, err := header.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(file)
		if err != nil {
			return nil, err
		}
		uploads = append(uploads, simulator.Upload{Kind: kindOf(data), Name: header.Filename, Data: data})
	}
	return uploads, nil
}

// kindOf returns the kind as which an app would send a file.
func kindOf(data []byte) string {
	switch kind := http.DetectContentType(data); {
	case strings.HasPrefix(kind, "image/"):
		return "photo"
	case kind == "video/mp4":
		return "video"
	case kind == "application/ogg":
		return "voice"
	case strings.HasPrefix(kind, "audio/"):
		return "audio"
	}
	return "document"
}

// serveFile serves a file. Everything except pictures, sound and video is a download,
// so that no file runs in the origin of the page.
func (p *Page) serveFile(w http.ResponseWriter, r *http.Request) {
	data, found := p.server.FileContent(r.PathValue("id"))
	if !found {
		http.NotFound(w, r)
		return
	}
	kind := http.DetectContentType(data)
	if !strings.HasPrefix(kind, "image/") && !strings.HasPrefix(kind, "audio/") && !strings.HasPrefix(kind, "video/") && kind != "application/ogg" {
		kind = "application/octet-stream"
		w.Header().Set("Content-Disposition", "attachment")
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, _ = w.Write(data) //nolint:gosec // in a sandbox, as picture, sound or download
}
