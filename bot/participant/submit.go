package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// SubmitProposal is the conversation in which a proposal is written and sent.
func SubmitProposal() dialog.Flow {
	return dialog.Flow{
		ID:     SubmitFlow,
		Right:  store.Participate,
		Steps:  []dialog.Step{topicStep(), regionStep(), titleStep(), textStep(), previewStep()},
		Finish: send,
		Cancel: cancelSubmit,
	}
}

// New answers /new: it begins a proposal, or asks what to do with the one begun.
func New(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	begun := exists && !draft.Empty()
	if !begun {
		draft = store.Draft{} // what is only kept does not become part of a new one
	}
	if told, err := refused(t, draft); told || err != nil {
		return err
	}
	if begun {
		return askResume(t)
	}
	t.Leave()
	if err := t.DeleteDraft(); err != nil {
		return err
	}
	return t.Begin(SubmitFlow)
}

// send makes the draft a proposal and gives the person its number.
func send(t *dialog.Turn) error {
	draft, err := change(t, func(*store.Draft) {}) // confirmed once, sent once
	if err != nil {
		return err
	}
	switch told, err := refused(t, draft); {
	case err != nil:
		return err
	case told:
		return t.Retire(dialog.ScreenSlot)
	}
	p, err := store.Submit(t.Tx, *t.Catalogue, t.Zone, *t.Person, draft, t.Sender.Name, t.Now)
	if err != nil {
		return err
	}
	if err := t.DeleteDraft(); err != nil {
		return err
	}
	if err := proposal.TellUrgent(t, p); err != nil {
		return err
	}
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	receipt := dialog.Screen{Text: []dialog.Text{
		dialog.Say("receipt", dialog.Data{"Number": p.Number}),
		dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}),
	}}
	receipt.Row(CommandButton("button_mine", "my"))
	receipt.Row(CommandButton("button_new", "new"))
	t.Reply(receipt)
	return nil
}

// change alters the draft. Whatever it alters, the person has not confirmed yet.
func change(t *dialog.Turn, alter func(*store.Draft)) (store.Draft, error) {
	draft, _, err := t.Draft()
	if err != nil {
		return draft, err
	}
	alter(&draft)
	draft.Confirmed = false
	t.SaveDraft(draft)
	return draft, nil
}

// answered makes a step's Answered of a question about the draft.
func answered(question func(*dialog.Turn, store.Draft) bool) func(*dialog.Turn) (bool, error) {
	return func(t *dialog.Turn) (bool, error) {
		draft, _, err := t.Draft()
		return err == nil && question(t, draft), err
	}
}

// withWaysOut adds the buttons that lead back and out.
func withWaysOut(t *dialog.Turn, screen dialog.Screen) (dialog.Screen, error) {
	buttons, err := t.WaysOut()
	screen.Row(buttons...)
	return screen, err
}
