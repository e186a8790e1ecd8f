package main_test

import (
	"fmt"
	"strings"
	"testing"

	"usynys/bot/simulator"
	"usynys/store"
)

// Words that must not be in a log. Each is written so that it can't be there by chance.
const (
	canaryToken  = "8462957310:AAF-canarytoken_zxqw0123456789abcdef" //nolint:gosec // no bot has it
	canaryName   = "Қанатбекқанарейка"
	canaryText   = "Канарейканыңүні"
	canaryReason = "Канарейкинапричина"
	canaryAuthor = 730517264901
)

// TestLogTellsNothingPersonal lets people with unmistakable names write unmistakable
// texts while every kind of failure happens, with the log at its most verbose.
func TestLogTellsNothingPersonal(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{Token: canaryToken})
	authors := w.canaries()
	w.failEachOnce(authors)
	w.failEverySecondPoll()
	verbose := []string{"USYNYS_LOG_LEVEL=debug", "USYNYS_LOG_FORMAT=text"}
	first := w.run(verbose...)
	w.converse(authors...)
	w.phones.tell(nil)
	w.sing(authors)
	w.declineInOwnWords()
	w.server.Break(simulator.Target{Method: "sendMessage"}, simulator.Unauthorized())
	authors[0].Send("/my " + canaryText)
	if code := first.exit(); code != configuration {
		t.Errorf("401: exit code %d", code)
	}
	w.server.Repair()
	second := w.run(verbose...)
	second.logs("polling")
	w.polled()
	second.terminate()
	w.exportedOnce(authors...)
	for _, p := range []*process{first, second} {
		for _, canary := range canaries(authors) {
			if said := p.log.String() + p.stdout.String(); strings.Contains(said, canary) {
				t.Errorf("%q is in the log", canary)
			}
		}
	}
	first.says("level=DEBUG", "sending is delayed", "can't be reached", "refused", "quarantine", "markup")
}

// canaries are words that must not be logged.
func canaries(authors []*author) []string {
	list := []string{canaryToken, strings.SplitN(canaryToken, ":", 2)[1], canaryName, canaryText, canaryReason, fmt.Sprint(moderatorID)}
	for _, author := range authors {
		list = append(list, fmt.Sprint(author.ID()))
		for _, p := range author.sent {
			list = append(list, p.title, p.parts[0])
		}
	}
	return list
}

// canaries returns one person for each fault, and one more.
func (w *world) canaries() []*author {
	var authors []*author
	for i := range len(allFaults) + 1 {
		id, language := int64(canaryAuthor+i), store.Languages()[i%2]
		w.phones.phone(id, canaryName, string(language))
		authors = append(authors, newAuthor(w, id, language, 6))
	}
	return authors
}

// failEachOnce cuts the first call of every kind, since a network error has the address
// in it and with it the token. Then the first message to each person fails, each in
// another way.
func (w *world) failEachOnce(authors []*author) {
	for _, method := range []string{"getMe", "getUpdates", "setMyCommands", "sendMessage", "answerCallbackQuery"} {
		w.server.Break(simulator.Target{Method: method, Times: 1}, simulator.CutBefore())
	}
	i := 0
	for _, fault := range allFaults {
		w.server.Break(simulator.Target{Chat: authors[i].ID(), Times: 1}, fault.reaction)
		i++
	}
}

// sing does everything unusual with a text that must not be logged.
func (w *world) sing(authors []*author) {
	w.Helper()
	last := authors[len(authors)-1]
	quoting := simulator.BadRequest(`can't parse entities: Unsupported start tag "` + canaryText + `" at byte offset 5`)
	for i, reaction := range []simulator.Reaction{quoting, simulator.Forbidden(""), simulator.BadRequest("message is refused: '" + canaryText + "'")} {
		w.server.Break(simulator.Target{Method: "sendMessage", Chat: authors[i].ID(), Times: 1}, reaction)
		authors[i].Send(canaryText)
	}
	for _, update := range []string{
		`{"message":"%[1]s"}`,
		`{"message":{"message_id":"%[1]s","from":{"id":%[2]d,"first_name":"%[3]s"},"chat":{"id":%[2]d,"type":"private"}}}`,
		`{"message":{"message_id":5,"text":{"%[1]s":"%[1]s"},"chat":{"id":"%[2]d"}}}`,
		`{"callback_query":{"id":7,"data":"%[1]s","from":{"id":%[2]d}}}`,
	} {
		if err := w.server.Inject(fmt.Sprintf(update, canaryText, last.ID(), canaryName)); err != nil {
			w.Fatal(err)
		}
	}
	last.Press(last.LastFromBot().ID, canaryText)
	last.Press(last.LastFromBot().ID, "answer:"+strings.Repeat("ә", 20)+":1")
	last.Send("/" + "canary " + canaryText)
	last.Send(strings.Repeat(canaryText, 200))
	last.SendSticker()
	last.SendContact()
	last.Block()
	w.polled()
	last.Unblock()
	w.polled()
}

// declineInOwnWords declines the first proposal with a reason that must not be logged.
func (w *world) declineInOwnWords() {
	w.Helper()
	staff := w.phones.phone(moderatorID, canaryName, "kk")
	all, err := wordings()
	if err != nil {
		w.Fatal(err)
	}
	staff.Send("/start")
	w.wait("the moderator is asked", func() bool { return staff.PressLabel(all[store.Kazakh].text("button_kazakh")) == nil })
	staff.Send("/decline 1 " + canaryReason)
	w.wait("the reason is shown before it goes out", func() bool { return staff.PressLabel(all[store.Kazakh].text("button_send")) == nil })
	w.wait("the proposal is declined", func() bool {
		return strings.Contains(staff.LastFromBot().Text, canaryReason)
	})
}
