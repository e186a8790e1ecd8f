package bot

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
)

// TestEveryAbilityHasItsRequirement finds entries of the registry that are not tried, and
// those with another right than required.
func TestEveryAbilityHasItsRequirement(t *testing.T) {
	list := Registry()
	compare := func(kind, name string, right store.Right, required map[string]requirement) {
		switch r, known := required[name]; {
		case !known:
			t.Errorf("add %q to requiredBy%s in rights_presses_test.go: who may use the %s, on what, and what it carries", name, kind, name)
		case r.right != right && (r.of != ofTheProposal || right != store.RightRead):
			// An action about a proposal may need less at first: it authorizes again with
			// the proposal, and that is tried below.
			t.Errorf("%s: %q needs the right %q, required is %q", kind, name, right, r.right)
		}
	}
	for _, command := range list.Commands {
		compare("Commands", command.Name, command.Right, requiredByCommands)
	}
	for _, action := range list.AllActions() {
		compare("Actions", action.Name, action.Right, requiredByActions)
	}
}

// attempt is one command or press to try.
type attempt struct {
	name    string
	allowed bool
	update  string
}

// attempts returns all commands and presses, on every proposal, forbidden ones first.
func (c candidate) attempts(d *direct) []attempt {
	var list []attempt
	message := int64(1000)
	for _, command := range d.registry.Commands {
		r := requiredByCommands[command.Name]
		menu := requirement{right: r.right, of: ofOneself}
		list = append(list, attempt{"[menu:" + command.Name + "]", c.may(menu), press(int64(c.id), d.button("menu", command.Name))})
		for _, words := range spread(r) {
			message++
			list = append(list, attempt{"/" + command.Name + " " + words, c.may(r), text(int64(c.id), message, strings.TrimSpace("/"+command.Name+" "+words))})
		}
	}
	for _, link := range d.registry.Links {
		message++
		list = append(list, attempt{"the link " + link.Prefix, false, text(int64(c.id), message, "/start "+link.Prefix+"0123456789abcdef")})
	}
	for _, action := range d.registry.AllActions() {
		r := requiredByActions[action.Name]
		for _, argument := range spread(r) {
			name := "[" + action.Name + ":" + argument + "]"
			list = append(list, attempt{name, c.may(r), press(int64(c.id), d.button(action.Name, argument))})
		}
	}
	for _, alarm := range d.registry.Alarms {
		message++
		list = append(list,
			attempt{"the alarm " + string(alarm.Kind), false, press(int64(c.id), d.button(string(alarm.Kind)+" alarm", "1"))},
			attempt{"/the alarm " + string(alarm.Kind), false, text(int64(c.id), message, "/alarm_"+string(alarm.Kind)+" 1")})
	}
	slices.SortStableFunc(list, func(a, b attempt) int {
		return strings.Compare(strconv.FormatBool(a.allowed), strconv.FormatBool(b.allowed))
	})
	return list
}

// spread returns the arguments of a requirement, with every proposal in place of "%".
func spread(r requirement) []string {
	var list []string
	for _, how := range r.how {
		if !strings.Contains(how, "%") {
			list = append(list, how)
			continue
		}
		for seq := range proposalsToTry {
			list = append(list, strings.ReplaceAll(how, "%", strconv.Itoa(seq+1)))
		}
	}
	return list
}

// button returns the data of a press with the proposal's present revision.
func (d *direct) button(action, argument string) string {
	press := dialog.Press{Action: action, Argument: argument}
	number, _, _ := strings.Cut(argument, ".")
	if seq, err := strconv.ParseUint(number, 10, 64); err == nil {
		d.view(func(r store.Reader) error {
			p, err := r.Proposal(store.Seq(seq))
			if err == nil {
				press.Revision = p.Revision
			}
			return nil
		})
	}
	return press.String()
}

// mayChange are the buckets that every update changes: that it was processed, and the
// answer.
var mayChange = []string{
	"meta", "seen", "seen by mark", "sessions", "outbox", "outbox by chat", "outbox by slot",
}

func (d *direct) sums() map[string][sha256.Size]byte {
	d.t.Helper()
	sums, err := d.kept.(*bolt.Store).BucketChecksums(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, name := range mayChange {
		delete(sums, name)
	}
	return sums
}

// I6: TestNobodyGetsBeyondTheirRights has every candidate try everything. What is forbidden
// is answered, shows nothing of the proposal and changes no bucket.
func TestNobodyGetsBeyondTheirRights(t *testing.T) {
	for _, c := range candidates() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := c.enter(t).onTrial()
			for _, a := range c.attempts(d.direct) {
				d.try(c, a)
			}
		})
	}
}

// trial is a bot for many attempts in a row, each on the store that the last one left.
type trial struct {
	*direct
	left map[string][sha256.Size]byte
	// sent is the newest row of the outbox before the attempt.
	sent uint64
}

func (d *direct) onTrial() *trial {
	d.t.Helper()
	tried := &trial{direct: d, left: d.sums()}
	tried.said(0)
	return tried
}

// changed returns the buckets that the last attempt has changed.
func (d *trial) changed() []string {
	d.t.Helper()
	before := d.left
	d.left = d.sums()
	var list []string
	for bucket, sum := range d.left {
		if before[bucket] != sum {
			list = append(list, bucket)
		}
	}
	return list
}

func (d *trial) try(c candidate, a attempt) {
	d.t.Helper()
	d.batch(a.update)
	said := d.said(c.id)
	if said == "" {
		d.t.Errorf("%s is not answered", a.name)
	}
	if !c.knows() && strings.Contains(said, "Общежитие для колледжа") {
		d.t.Errorf("%s tells of the proposal: %s", a.name, said)
	}
	d.view(func(r store.Reader) error {
		if aside, err := r.CountQuarantined(); err != nil || aside != 0 {
			d.t.Fatalf("%s could not be handled: %v", a.name, d.setAsideBecause())
		}
		return nil
	})
	if a.allowed {
		if notYours := d.notYours(); strings.Contains(said, notYours) {
			d.t.Errorf("%s is answered: %s", a.name, said)
		}
	}
	for _, bucket := range d.changed() {
		// A person who may not read the proposals never changes one.
		if !a.allowed || bucket == "proposals" && !c.knows() {
			d.t.Errorf("%s changed the bucket %q; the answer was: %s", a.name, bucket, said)
		}
	}
}

// knows reports whether the candidate may read the proposals.
func (c candidate) knows() bool { return c.id == 1 || slices.Contains(c.overIt, store.RightRead) }

// said returns the texts that the last attempt has enqueued for a person.
func (d *trial) said(id store.PersonID) string {
	d.t.Helper()
	var said []string
	d.view(func(r store.Reader) error {
		rows, err := r.Outbox(d.sent, outboxAtOnce)
		for _, row := range rows {
			d.sent = row.ID
			if row.Chat == id.Chat() {
				said = append(said, fmt.Sprint(row.Message.Text, row.Message.Keyboard))
			}
		}
		return err
	})
	return strings.Join(said, "\n")
}

// outboxAtOnce is more rows than one attempt enqueues.
const outboxAtOnce = 1000

func submitOne(d *direct) store.Proposal {
	var p store.Proposal
	d.change(func(tx store.Tx) error {
		person, err := store.People.Get(tx, 1)
		draft := store.Draft{
			Person: 1, Topic: "housing", Region: "KZ-10", Title: store.TextPart{Text: "Общежитие для колледжа"},
			Parts: []store.TextPart{{Text: "Нужно общежитие на сто мест рядом с колледжем."}},
		}
		var submitErr error
		p, submitErr = rules.Submit(tx, *d.catalogue, d.zone, person, draft, "", d.now())
		return errors.Join(err, submitErr)
	})
	return p
}

func (d *direct) setAsideBecause() []string {
	var reasons []string
	d.view(func(r store.Reader) error {
		all, err := r.Quarantined()
		for _, q := range all {
			reasons = append(reasons, q.Reason)
		}
		return err
	})
	return reasons
}

// notYours returns the text about a missing right, up to its first markup.
func (d *direct) notYours() string {
	sentence, err := d.engine.Wording(store.Russian, dialog.Say("not_yours"))
	if err != nil {
		d.t.Fatal(err)
	}
	return sentence
}
