package page

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"strconv"
	"time"
)

//go:embed static
var static embed.FS

// Handler returns the handler of the page and of its actions.
func (p *Page) Handler() http.Handler {
	content, _ := fs.Sub(static, "static") // a literal that is a valid path
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(content))
	mux.HandleFunc("GET /events", p.serveEvents)
	mux.HandleFunc("GET /files/{id}", p.serveFile)
	mux.HandleFunc("POST /phones", p.addPhone)
	mux.HandleFunc("POST /phones/{id}/text", p.on(sendText))
	mux.HandleFunc("POST /phones/{id}/edit", p.on(editText))
	mux.HandleFunc("POST /phones/{id}/press", p.on(press))
	mux.HandleFunc("POST /phones/{id}/location", p.on(sendLocation))
	mux.HandleFunc("POST /phones/{id}/sample", p.on(sendSample))
	mux.HandleFunc("POST /phones/{id}/files", p.on(sendFiles))
	mux.HandleFunc("POST /phones/{id}/block", p.on(block))
	mux.HandleFunc("POST /fault", p.turnSwitch)
	mux.HandleFunc("POST /kill", p.kill)
	mux.HandleFunc("POST /clock", p.advanceClock)
	return guard(mux)
}

// maxAction bounds the body of a POST without files.
const maxAction = 64 << 10

// read decodes the JSON body of a POST. When it can't, it answers and returns false.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxAction)).Decode(into); err != nil {
		http.Error(w, "the request can't be read", http.StatusBadRequest)
		return false
	}
	return true
}

// on returns a handler that finds the phone of a POST and calls do.
func (p *Page) on(do func(http.ResponseWriter, *http.Request, *phone)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
		phone := p.phone(id)
		if phone == nil {
			http.Error(w, "there is no such phone", http.StatusNotFound)
			return
		}
		do(w, r, phone)
	}
}

const maxName = 40

func (p *Page) addPhone(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Name, Language string }
	if !read(w, r, &asked) {
		return
	}
	if name := []rune(asked.Name); len(name) == 0 || len(name) > maxName || len(asked.Language) != 2 {
		http.Error(w, "a person needs a name and a language", http.StatusBadRequest)
		return
	}
	var id int64
	p.change(func() { p.lastID++; id = p.lastID })
	p.Open(id, Owner{Name: asked.Name, Language: asked.Language})
	_, _ = w.Write(encode(map[string]int64{"id": id}))
}

func (p *Page) turnSwitch(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Name string
		On   bool
	}
	if read(w, r, &asked) && !p.setFault(asked.Name, asked.On) {
		http.Error(w, "there is no such switch", http.StatusBadRequest)
	}
}

func (p *Page) kill(w http.ResponseWriter, _ *http.Request) {
	if err := p.host.Kill(); err != nil {
		http.Error(w, "the bot did not start again: "+err.Error(), http.StatusInternalServerError)
		return
	}
	p.change(func() { p.kills++ })
}

const maxAdvance = 60 * 24 * time.Hour

func (p *Page) advanceClock(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Minutes int }
	if !read(w, r, &asked) {
		return
	}
	span := time.Duration(asked.Minutes) * time.Minute
	if asked.Minutes <= 0 || span > maxAdvance {
		http.Error(w, "the clock goes forward, at most 60 days at once", http.StatusBadRequest)
		return
	}
	p.host.Advance(span)
	p.change(func() { p.advanced += span })
}
