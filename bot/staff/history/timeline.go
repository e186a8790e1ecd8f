package history

import (
	"errors"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// timeline puts the audit entries of one proposal into sentences, in order.
type timeline struct {
	turn     *dialog.Turn
	proposal store.Proposal
	// level is how many circles of staff have heard that the answer is late, since
	// it was promised last.
	level int
}

// entryText is one entry: when, who, what, from what to what, and why.
func (s *timeline) entryText(entry store.AuditEntry) (dialog.Text, error) {
	who, err := s.actorName(entry)
	if err != nil {
		return dialog.Text{}, err
	}
	what := []dialog.Text{dialog.Say(s.actionKey(entry))}
	if entry.From != entry.To && entry.From != "" && entry.To != "" {
		what = append(what, dialog.Say("audit_status", dialog.Data{
			"Old": proposal.StatusName(entry.From), "New": proposal.StatusName(entry.To),
		}))
	}
	changed, err := s.changeTexts(entry)
	if err != nil {
		return dialog.Text{}, err
	}
	why, err := s.reasonTexts(entry)
	what = append(append(what, changed...), why...)
	return dialog.Say("audit_entry", dialog.Data{"At": entry.At, "Who": who, "What": what}), err
}

// actorName acted: a colleague by the name they have now, the author, or the clock.
func (s *timeline) actorName(entry store.AuditEntry) (any, error) {
	switch {
	case entry.Actor != 0:
		return desk.CurrentName(s.turn, entry.Actor)
	case isAuthorAction(entry.Action):
		return dialog.Say("audit_author"), nil
	}
	return dialog.Say("audit_clock"), nil
}

// isAuthorAction reports whether it is the author who does something where nobody on the
// staff does. All else the bot does by itself: it also unlinks what was linked to a
// proposal that was erased, and takes work from whom the configuration names no longer.
func isAuthorAction(action store.Action) bool {
	switch action {
	case store.ActionSubmit, store.ActionReply, store.ActionResumeLapsed, store.ActionDisputeDuplicate, store.ActionErase:
		return true
	}
	return false
}

// changeTexts says what was changed besides the status, from what to what.
func (s *timeline) changeTexts(entry store.AuditEntry) ([]dialog.Text, error) {
	var key string
	var name func(string) (any, error)
	switch entry.Field {
	case "region":
		key, name = "audit_region", func(code string) (any, error) { return proposal.RegionName(s.turn.Catalogue, code), nil }
	case "topic":
		key, name = "audit_topic", func(code string) (any, error) { return proposal.TopicButton(s.turn.Catalogue, code), nil }
	case "assignee":
		key, name = "audit_assignee", s.assigneeName
	case "main":
		key, name = "audit_main", s.proposalNumber
	case "until", "span":
		return blockTexts(entry)
	default:
		return nil, nil
	}
	old, err := name(entry.Old)
	if err != nil {
		return nil, err
	}
	now, err := name(entry.New)
	return []dialog.Text{dialog.Say(key, dialog.Data{"Old": old, "New": now})}, err
}

func (s *timeline) assigneeName(id string) (any, error) {
	if id == "" {
		return dialog.Say("audit_nobody"), nil
	}
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, errors.New("read who a proposal was assigned to: that is no number")
	}
	return desk.CurrentName(s.turn, store.PersonID(number))
}

// proposalNumber is what people know a proposal by.
func (s *timeline) proposalNumber(seq string) (any, error) {
	if seq == "" {
		return dialog.Say("audit_nothing"), nil
	}
	number, err := strconv.ParseUint(seq, 10, 63)
	if err != nil {
		return nil, errors.New("read what a proposal was linked to: that is no number")
	}
	main, err := s.turn.Tx.Proposal(store.Seq(number))
	if errors.Is(err, store.ErrNotFound) {
		return dialog.Say("audit_number", dialog.Data{"Number": seq}), nil
	}
	return dialog.Say("audit_number", dialog.Data{"Number": main.Number}), err
}

// reasonTexts is the reason: the template that was chosen, what was written to the author or
// said to colleagues.
func (s *timeline) reasonTexts(entry store.AuditEntry) ([]dialog.Text, error) {
	var why []dialog.Text
	if entry.ReasonCode != "" {
		template, found, err := rules.TemplateOf(s.turn.Tx, *s.turn.Catalogue, entry.ReasonCode)
		if err != nil {
			return nil, err
		}
		if found {
			why = append(why, dialog.Say("audit_why", dialog.Data{"Reason": template.Button}))
		}
	}
	if words := s.proposal.ReasonTextFor(entry); words != "" {
		why = append(why, dialog.Say("audit_told", dialog.Data{"Words": words}))
	}
	if entry.ReasonText != "" {
		why = append(why, dialog.Say("audit_words", dialog.Data{"Words": entry.ReasonText}))
	}
	return why, nil
}
