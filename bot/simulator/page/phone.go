package page

import (
	"cmp"

	"usynys/bot/simulator"
)

// Owner is the person with the phone. Role is empty for a young person.
type Owner struct {
	Name, Role, Language string
}

type phone struct {
	person *simulator.Person
	owner  Owner
}

// Open adds a phone to the page and returns its person.
func (p *Page) Open(id int64, owner Owner) *simulator.Person {
	person := p.server.Person(id, owner.Name, owner.Language)
	p.change(func() {
		p.phones = append(p.phones, &phone{person, owner})
		p.lastID = max(p.lastID, id)
	})
	return person
}

// Phone is a phone on the page, as [Page.Open] opened it.
type Phone struct {
	ID int64
	Owner
}

// Phones returns the phones in their order on the page.
func (p *Page) Phones() []Phone {
	p.mu.Lock()
	defer p.mu.Unlock()
	phones := make([]Phone, len(p.phones))
	for i, phone := range p.phones {
		phones[i] = Phone{phone.person.ID(), phone.owner}
	}
	return phones
}

// phone returns the phone of the person with the id, nil when there is none.
func (p *Page) phone(id int64) *phone {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, phone := range p.phones {
		if phone.person.ID() == id {
			return phone
		}
	}
	return nil
}

// The browser gets the types below as JSON.
type (
	phoneView struct {
		ID          int64         `json:"id"`
		Name        string        `json:"name"`
		Role        string        `json:"role"`
		Language    string        `json:"language"`
		Bot         string        `json:"bot"`
		Username    string        `json:"username"`
		Description string        `json:"description"`
		Blocked     bool          `json:"blocked"`
		Menu        []commandView `json:"menu"`
		Messages    []messageView `json:"messages"`
	}
	commandView struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	}
	messageView struct {
		ID       int64              `json:"id"`
		FromBot  bool               `json:"fromBot"`
		Text     string             `json:"text"`
		Entities []simulator.Entity `json:"entities,omitempty"`
		Buttons  [][]buttonView     `json:"buttons,omitempty"`
		File     *fileView          `json:"file,omitempty"`
		Album    string             `json:"album,omitempty"`
		At       int64              `json:"at"`
		Edited   bool               `json:"edited,omitempty"`
		Silent   bool               `json:"silent,omitempty"`
	}
	buttonView struct {
		Text string `json:"text"`
		Data string `json:"data,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	fileView struct {
		Kind      string  `json:"kind"`
		ID        string  `json:"id,omitempty"`
		Name      string  `json:"name,omitempty"`
		Size      int     `json:"size,omitempty"`
		Latitude  float64 `json:"latitude,omitempty"`
		Longitude float64 `json:"longitude,omitempty"`
	}
)

func (h *phone) view(server *simulator.Server) phoneView {
	profile := server.Profile(h.owner.Language)
	view := phoneView{
		ID: h.person.ID(), Name: h.owner.Name, Role: h.owner.Role, Language: h.owner.Language,
		Bot: server.BotTitle(), Username: server.BotName(),
		Description: cmp.Or(profile.Description, server.Profile("").Description),
		Blocked:     h.person.Blocked(), Menu: []commandView{}, Messages: []messageView{},
	}
	for _, command := range h.person.Menu() {
		view.Menu = append(view.Menu, commandView{command.Name, command.Description})
	}
	for _, message := range h.person.Messages() {
		view.Messages = append(view.Messages, viewMessage(message))
	}
	return view
}

func viewMessage(m simulator.Message) messageView {
	view := messageView{
		ID: m.ID, FromBot: m.FromBot, Text: cmp.Or(m.Text, m.Attachment.Caption), Entities: m.Entities,
		Album: m.MediaGroup, At: m.Date.UnixMilli(), Edited: m.Edited, Silent: m.Silent,
	}
	if a := m.Attachment; a.Kind != "" {
		view.File = &fileView{a.Kind, a.FileID, a.Name, a.Size, a.Latitude, a.Longitude}
	}
	for _, row := range m.Buttons {
		var buttons []buttonView
		for _, b := range row {
			buttons = append(buttons, buttonView(b))
		}
		view.Buttons = append(view.Buttons, buttons)
	}
	return view
}
