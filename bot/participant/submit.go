package participant

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
	"usynys/store/screening"
)

// SubmitProposal returns the conversation that writes and sends a proposal.
func SubmitProposal() dialog.Flow {
	return dialog.Flow{
		ID:     SubmitFlow,
		Right:  store.RightParticipate,
		Steps:  []dialog.Step{topicStep(), regionStep(), titleStep(), textStep(), previewStep()},
		Finish: submit,
		Cancel: cancelSubmit,
	}
}

// New answers /new: it begins a proposal, or asks whether to resume the draft.
func New(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	begun := exists && !draft.Empty()
	if !begun {
		draft = store.Draft{} // stashed messages do not become part of a new proposal
	}
	if told, err := rejectIfLimited(t, draft); told || err != nil {
		return err
	}
	if begun {
		return askResumeDraft(t)
	}
	return beginNew(t)
}

// beginNew deletes the draft and begins a proposal.
func beginNew(t *dialog.Turn) error {
	t.LeaveFlow()
	if err := t.DeleteDraft(); err != nil {
		return err
	}
	return t.BeginFlow(SubmitFlow)
}

// submit makes the draft a proposal and tells the person its number.
func submit(t *dialog.Turn) error {
	draft, err := changeDraft(t, func(*store.Draft) {}) // one confirmation sends once
	if err != nil {
		return err
	}
	switch told, err := rejectIfLimited(t, draft); {
	case err != nil:
		return err
	case told:
		return t.RemoveSlotButtons(dialog.ScreenSlot)
	}
	p, err := rules.Submit(t.Tx, *t.Catalogue, t.Zone, *t.Person, draft, t.Sender.Name, t.Now)
	if err != nil {
		return err
	}
	if err := t.DeleteDraft(); err != nil {
		return err
	}
	if err := card.NotifyUrgent(t, p); err != nil {
		return err
	}
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	receipt := dialog.Screen{Text: []dialog.Text{
		dialog.Say("receipt", dialog.Data{"Number": p.Number}),
		dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}),
	}}
	receipt.AddRow(CommandButton("button_mine", "my"))
	receipt.AddRow(CommandButton("button_new", "new"))
	t.Reply(receipt)
	return nil
}

// changeDraft changes the draft and returns it. It takes back the confirmation.
func changeDraft(t *dialog.Turn, alter func(*store.Draft)) (store.Draft, error) {
	draft, _, err := t.Draft()
	if err != nil {
		return draft, err
	}
	alter(&draft)
	draft.Confirmed = false
	t.SaveDraft(draft)
	return draft, nil
}

// answeredBy returns the Answered of a step from a condition on the draft.
func answeredBy(question func(*dialog.Turn, store.Draft) bool) func(*dialog.Turn) (bool, error) {
	return func(t *dialog.Turn) (bool, error) {
		draft, _, err := t.Draft()
		return err == nil && question(t, draft), err
	}
}

// addNavigation adds the buttons that go back and leave the flow.
func addNavigation(t *dialog.Turn, screen dialog.Screen) (dialog.Screen, error) {
	buttons, err := t.NavigationButtons()
	screen.AddRow(buttons...)
	return screen, err
}

func titleStep() dialog.Step {
	return dialog.Step{
		ID:   "title",
		Ask:  askTitle,
		Take: takeTitle,
		Answered: answeredBy(func(t *dialog.Turn, draft store.Draft) bool {
			return t.Catalogue.Limits.ValidateTitle(draft.Title.Text) == store.Violation{}
		}),
	}
}

func askTitle(t *dialog.Turn) (dialog.Screen, error) {
	draft, _, err := t.Draft()
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_title")}}
	if title := screening.NormalizeTitle(draft.Title.Text); title != "" {
		screen.Text = append(screen.Text, dialog.Say("typed_so_far", dialog.Data{"Text": title}))
	}
	return addNavigation(t, screen)
}

// takeTitle keeps a title even if it is not valid, and a file that came too early.
func takeTitle(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	if input.Kind != dialog.Typed {
		return dialog.Stay, dialog.ErrStale
	}
	draft, err := changeDraft(t, func(d *store.Draft) {
		addAttachment(t, &d.Attachments, input)
		if input.Text != "" {
			d.Title = store.TextPart{Message: input.Message, Text: input.Text}
		}
	})
	if err != nil {
		return dialog.Stay, err
	}
	if input.Text == "" {
		return dialog.Stay, dialog.Keep(dialog.NewProblem("file_kept_title_missing"))
	}
	return dialog.Next, dialog.Keep(titleProblem(t, draft))
}

// titleProblem returns what is wrong with the title, nil for nothing.
func titleProblem(t *dialog.Turn, draft store.Draft) error {
	return faultProblem("title", t.Catalogue.Limits.ValidateTitle(draft.Title.Text))
}

// faultProblem returns a violation as a problem: the texts "title_too_long" and so on.
func faultProblem(what string, fault store.Violation) error {
	switch fault.Code {
	case store.NoViolation:
		return nil
	case store.ViolationTooShort, store.ViolationTooLong, store.ViolationTooManyFiles:
		return dialog.NewCountedProblem(what+"_"+string(fault.Code), fault.Difference, dialog.Data{"Limit": fault.Limit})
	}
	return dialog.NewProblem(what + "_" + string(fault.Code))
}
