package notice_test

import (
	"testing"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
)

func TestNotice(t *testing.T) {
	accepted, written := undecided(), refused()
	accepted.Status = store.StatusAccepted
	written.Decision.Reason = store.Reason{Text: "Where exactly?", Language: store.Russian}
	for name, c := range map[string]struct {
		proposal store.Proposal
		keys     []string
		reason   string
	}{
		"accepted": {accepted, []string{"notice_accepted", "proposal_named", "notice_next_accepted"}, ""},
		"declined": {refused(), []string{"notice_declined", "proposal_named", "notice_next_declined"}, "reason"},
		"written":  {written, []string{"notice_declined", "proposal_named", "notice_next_declined"}, "reason_written"},
	} {
		text := notice.Decision(noticeCatalogue(), c.proposal).Text
		for i, key := range c.keys {
			if text[i].Key != key {
				t.Errorf("%s: paragraph %d is %q, want %q", name, i, text[i].Key, key)
			}
		}
		if reason, _ := text[0].Data["Reason"].(dialog.Text); reason.Key != c.reason {
			t.Errorf("%s: reason %q, want %q", name, reason.Key, c.reason)
		}
	}
	if text := notice.DecisionText(noticeCatalogue(), undecided()); text != nil {
		t.Errorf("nothing is decided, but the author reads %v", text)
	}
}
