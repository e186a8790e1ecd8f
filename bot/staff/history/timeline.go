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

// timeline writes the audit entries of one proposal as texts, in order.
type timeline struct {
	turn     *dialog.Turn
	proposal store.Proposal
	// level is how many levels of staff were notified that the answer is late, since the
	// last deadline was set.
	level int
}

// entryText returns the text of one entry: when, who, what, the change and the reason.
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

// actorName names who acted: a colleague by their present name, the author, or the clock.
func (s *timeline) actorName(entry store.AuditEntry) (any, error) {
	switch {
	case entry.Actor != 0:
		return desk.CurrentName(s.turn, entry.Actor)
	case isAuthorAction(entry.Action):
		return dialog.Say("audit_author"), nil
	}
	return dialog.Say("audit_clock"), nil
}

// isAuthorAction reports whether the author acts where an entry has no actor. Otherwise
// the bot does: it also unlinks the duplicates of an erased proposal, and revokes the
// work of administrators who left the configuration.
func isAuthorAction(action store.Action) bool {
	switch action {
	case store.ActionSubmit, store.ActionReply, store.ActionResumeLapsed, store.ActionDisputeDuplicate, store.ActionErase:
		return true
	}
	return false
}

// changeTexts returns the old and the new value of the field that an entry changed.
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

// proposalNumber returns the public number of a proposal.
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

// reasonTexts returns the reason: its template, the words to the author and those to
// colleagues.
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
