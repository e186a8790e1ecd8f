package sender_test

import (
	"log/slog"
	"testing"
	"time"

	"usynys/bot/telegram/sender"
	"usynys/store"
)

func TestPressesAreAnswered(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	message, err := w.client.Send(t.Context(), 1, store.Message{Text: "?", Keyboard: button("иә")}, false)
	must(t, err)
	answers := sender.NewAnswers(w.client, slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer answers.Close()
	answers.Answer(person.Press(message, "answer:иә:1"), "Қабылданды")
	must(t, w.server.Wait(t.Context(), func() bool {
		toasts := person.Toasts()
		return len(toasts) == 1 && toasts[0].Text == "Қабылданды"
	}))
	answers.Answer(person.Press(message, "answer:иә:1"), "")
	must(t, w.server.Wait(t.Context(), func() bool { return len(calls(w, "answerCallbackQuery", 0)) == 2 }))
}

func TestAnswersAreGivenUpOnClosing(t *testing.T) {
	w := newWorld(t)
	answers := sender.NewAnswers(w.client, slog.New(slog.DiscardHandler))
	w.server.SetLatency(time.Hour)
	for range 5000 { // More than are kept: it does not block.
		answers.Answer("id", "")
	}
	answers.Close()
	sender.NewAnswers(w.client, slog.New(slog.DiscardHandler)).Close()
}
