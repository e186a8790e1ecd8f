package main_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"usynys/store"
)

// author is a young person who sends proposals.
type author struct {
	person
	// more reports whether to write another proposal.
	more func(written int) bool
	// answers is set if the author goes on until every proposal is decided.
	answers bool
	// confirmed is called when a proposal, or an answer, has arrived.
	confirmed func()
	current   *proposal
	// answering is the proposal whose question is being answered.
	answering *proposal
	sent      []*proposal
	// strange lists messages that must not have come.
	strange []string
}

// proposal is what its author knows about a proposal.
type proposal struct {
	title         string
	parts         []string
	files         int
	topic, region int // as in the catalogue
	titled, typed bool
	asked         bool // for a proposal
	number        string
	// The copies of the receipt and of the notice.
	receipts, notices []seen
	status            store.Status
	// question is the moderator's question, or nil.
	question          *seen
	replied, answered bool // typed the answer, and read that it arrived
}

func (p *proposal) body() string { return strings.Join(p.parts, "\n") }

func newAuthor(w *world, id int64, language store.Language, seed uint64) *author {
	all, err := wordings()
	if err != nil {
		w.Fatal(err)
	}
	name := fmt.Sprintf("Author %d", id)
	return &author{
		person: person{
			phone: w.phones.phone(id, name, string(language)), wording: all[language],
			random: rand.New(rand.NewPCG(seed, uint64(id))),
		},
		more:      func(written int) bool { return written == 0 },
		confirmed: func() {},
	}
}

// converse acts on what the bot shows until there is nothing more to do.
func (a *author) converse(ctx context.Context) error {
	a.plan()
	return a.propose(ctx)
}

// propose writes the planned proposal and acts on what the bot shows until there is
// nothing more to do.
func (a *author) propose(ctx context.Context) error {
	a.writes("/start")
	for !a.finished() {
		m, err := a.next(ctx)
		if err != nil {
			return fmt.Errorf("author %d waits (%w) with %d sent; what is on the phone:\n%s", a.ID(), err, len(a.sent), a.story())
		}
		a.read(m)
	}
	return nil
}

func (a *author) resting() bool { return a.current == nil }

func (a *author) finished() bool {
	undecided := func(p *proposal) bool { return len(p.notices) == 0 }
	return a.resting() && (!a.answers || !slices.ContainsFunc(a.sent, undecided))
}

// catchUp reads the messages that have come since.
func (a *author) catchUp() {
	for m, ok := a.unread(); ok; m, ok = a.unread() {
		a.read(m)
	}
}

// plan prepares the next proposal. Every title is used once.
func (a *author) plan() {
	a.current = &proposal{
		title:  fmt.Sprintf("Ауылға кітапхана / Библиотека в ауле %d.%d", a.ID(), len(a.sent)),
		topic:  a.random.IntN(len(a.catalogue.Topics)),
		region: a.random.IntN(len(a.catalogue.Regions)),
		files:  []int{0, 0, 1, 3}[a.random.IntN(4)],
	}
	for i := range 2 + a.random.IntN(2) {
		a.current.parts = append(a.current.parts, fmt.Sprintf("Бөлім %d: біздің ауылда кітапхана жоқ, <балаларға> & үлкендерге керек.\nНужна всем.", i))
	}
}

// read reads a message and acts on it.
func (a *author) read(m seen) {
	switch {
	case a.readsReceipt(m), a.readsNotice(m), a.readsQuestion(m), a.current == nil, a.isWelcomed(m):
	case a.says(m, "ask_topic"):
		a.pressLabel(m, a.catalogue.Topics[a.current.topic].Button.In(a.language))
	case a.says(m, "ask_region"):
		if !a.pressLabel(m, a.catalogue.Regions[a.current.region].Button.In(a.language)) {
			a.pressKey(m, "button_next", "button_previous")
		}
	case a.says(m, "ask_title"):
		a.typeTitle()
	case a.says(m, "ask_text"):
		a.typeText()
	case a.pressKey(m, "button_send", "button_continue"):
	case a.isComplete(m):
		a.pressKey(m, "button_done")
	case !a.current.asked:
		a.current.asked = a.pressKey(m, "button_new")
	}
}

// isComplete reports whether the counter says that everything has arrived. A counter
// above what was written is a fault, which the comparison at the end finds.
func (a *author) isComplete(m seen) bool {
	p := a.current
	return p.typed && strings.Contains(m.Text, a.counted("text_received", utf8.RuneCountInString(p.body()))) &&
		(p.files == 0 || strings.Contains(m.Text, strings.ReplaceAll(a.text("files_received", "Total"), gap, fmt.Sprint(p.files))))
}

func (a *author) typeTitle() {
	if !a.current.titled {
		a.current.titled = true
		a.writes(a.current.title)
	}
}

// typeText sends everything at once, the files between the parts.
func (a *author) typeText() {
	p := a.current
	if p.typed {
		return
	}
	p.typed = true
	a.writes(p.parts[0])
	switch p.files {
	case 0:
	case 1:
		a.SendPhoto("")
		a.acts(1)
	default:
		a.SendAlbum(p.files, "")
		a.acts(int64(p.files))
	}
	for _, part := range p.parts[1:] {
		a.writes(part)
	}
}
