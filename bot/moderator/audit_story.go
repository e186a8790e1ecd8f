package moderator

import (
	"errors"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// story puts the audit entries of one proposal into sentences, in order.
type story struct {
	turn     *dialog.Turn
	proposal store.Proposal
	// circles is how many circles of staff have heard that the answer is late, since
	// it was promised last.
	circles int
}

// tell is one entry: when, who, what, from what to what, and why.
func (s *story) tell(entry store.AuditEntry) (dialog.Text, error) {
	who, err := s.who(entry)
	if err != nil {
		return dialog.Text{}, err
	}
	what := []dialog.Text{dialog.Say(s.did(entry))}
	if entry.From != entry.To && entry.From != "" && entry.To != "" {
		what = append(what, dialog.Say("audit_status", dialog.Data{
			"Old": proposal.StatusName(entry.From), "New": proposal.StatusName(entry.To),
		}))
	}
	changed, err := s.changed(entry)
	if err != nil {
		return dialog.Text{}, err
	}
	why, err := s.why(entry)
	what = append(append(what, changed...), why...)
	return dialog.Say("audit_entry", dialog.Data{"At": entry.At, "Who": who, "What": what}), err
}

// who acted: a colleague by the name they have now, the author, or the clock.
func (s *story) who(entry store.AuditEntry) (any, error) {
	switch {
	case entry.Actor != 0:
		return nameNow(s.turn, entry.Actor)
	case byTheAuthor(entry.Action):
		return dialog.Say("audit_author"), nil
	}
	return dialog.Say("audit_clock"), nil
}

// byTheAuthor reports whether it is the author who does something where nobody on the
// staff does. All else the bot does by itself: it also unlinks what was linked to a
// proposal that was erased, and takes work from whom the configuration names no longer.
func byTheAuthor(action store.Action) bool {
	switch action {
	case store.ActionSubmit, store.ActionAnswer, store.ActionResume, store.ActionDiffer, store.ActionErase:
		return true
	}
	return false
}

// changed says what was changed besides the status, from what to what.
func (s *story) changed(entry store.AuditEntry) ([]dialog.Text, error) {
	var key string
	var name func(string) (any, error)
	switch entry.Field {
	case "region":
		key, name = "audit_region", func(code string) (any, error) { return proposal.RegionName(s.turn.Catalogue, code), nil }
	case "topic":
		key, name = "audit_topic", func(code string) (any, error) { return proposal.TopicButton(s.turn.Catalogue, code), nil }
	case "assignee":
		key, name = "audit_assignee", s.assignee
	case "main":
		key, name = "audit_main", s.number
	case "until", "span":
		return blockSpans(entry)
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

func (s *story) assignee(id string) (any, error) {
	if id == "" {
		return dialog.Say("audit_nobody"), nil
	}
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, errors.New("read who a proposal was assigned to: that is no number")
	}
	return nameNow(s.turn, store.PersonID(number))
}

// number is what people know a proposal by.
func (s *story) number(seq string) (any, error) {
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

// why is the reason: the template that was chosen, what was written to the author or
// said to colleagues.
func (s *story) why(entry store.AuditEntry) ([]dialog.Text, error) {
	var why []dialog.Text
	if entry.Why != "" {
		template, found, err := store.TemplateOf(s.turn.Tx, *s.turn.Catalogue, entry.Why)
		if err != nil {
			return nil, err
		}
		if found {
			why = append(why, dialog.Say("audit_why", dialog.Data{"Reason": template.Button}))
		}
	}
	if words := s.proposal.Written(entry); words != "" {
		why = append(why, dialog.Say("audit_told", dialog.Data{"Words": words}))
	}
	if entry.Words != "" {
		why = append(why, dialog.Say("audit_words", dialog.Data{"Words": entry.Words}))
	}
	return why, nil
}
