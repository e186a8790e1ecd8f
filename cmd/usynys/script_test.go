package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"usynys/bot/simulator"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
)

var updateScripts = flag.Bool("update-scripts", false, "write what the program prints into the scripts")

// TestScripts runs the program as a person at a terminal would, one script of
// testdata/script after another. Each has a folder of its own and a simulated
// Telegram: $API is its address, $TOKEN the token that it knows.
//
// Besides the commands of testscript there are
//
//	exits code program args…  run a program that must end with an exit code
//	fill folder               make a store with proposals of every kind in a folder
//	empty folder              make a store with nothing in it
//	outbox folder             add two messages that wait to be sent
//	refused folder            add a dead letter and an update in quarantine
//	hold folder               have the store open, as a running bot has, until the end
//	fault reaction            let Telegram fail from now on: 502 or cut
//	mode octal path           check the mode of a file or folder
//	write file text           write a line into a file
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *updateScripts,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               startSimulator,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   command(scriptExits),
			"fill":    command(scriptFill),
			"empty":   command(scriptEmpty),
			"outbox":  command(scriptOutbox),
			"refused": command(scriptRefused),
			"hold":    command(scriptHold),
			"fault":   command(scriptFault),
			"mode":    command(scriptMode),
			"write":   command(scriptWrite),
		},
	})
}

// simulatorKey is under which a script's simulator is found.
type simulatorKey struct{}

func startSimulator(env *testscript.Env) error {
	server, err := simulator.New(simulator.Options{})
	if err != nil {
		return err
	}
	env.Values[simulatorKey{}] = server
	env.Defer(func() {
		if err := server.Close(); err != nil {
			env.T().Log(err)
		}
		for _, violation := range server.Violations() {
			env.T().Fatal(fmt.Sprintf("the program broke a rule of the Bot API: %+v", violation))
		}
	})
	env.Setenv("API", server.URL())
	env.Setenv("TOKEN", server.Token())
	env.Setenv("USYNYS_HTTP", "")
	// Without this the race detector makes every process wait a second.
	env.Setenv("GORACE", "atexit_sleep_ms=0")
	return nil
}

// command makes a script command of a function; none of them has a negation.
func command(run func(*testscript.TestScript, []string) error) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, negated bool, args []string) {
		if negated || len(args) == 0 {
			ts.Fatalf("the command takes arguments, and no !")
		}
		ts.Check(run(ts, args))
	}
}

func scriptExits(ts *testscript.TestScript, args []string) error {
	wanted, err := strconv.Atoi(args[0])
	if err != nil || len(args) < 2 {
		return errors.New("usage: exits code program args…")
	}
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		got = ended.ExitCode()
	case err != nil:
		return err
	}
	if got != wanted {
		return fmt.Errorf("exit code %d, not %d", got, wanted)
	}
	return nil
}

func scriptFill(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), fillStore)
}

func scriptEmpty(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), func(store.Tx) error { return nil })
}

func scriptOutbox(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), func(tx store.Tx) error {
		due := store.Alarm{At: time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC), Kind: store.AlarmNotify, Subject: 3}
		if err := tx.SetAlarm(due); err != nil {
			return err
		}
		for range 2 {
			if _, err := tx.Enqueue(store.OutboxRow{Chat: 1001, Message: store.Message{Text: "1"}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func scriptRefused(ts *testscript.TestScript, args []string) error {
	return within(ts.MkAbs(args[0]), func(tx store.Tx) error {
		at := time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)
		id, err := tx.Enqueue(store.OutboxRow{Chat: 1001, Attempts: 3, Message: store.Message{Text: "Құпия мәтін"}})
		if err != nil {
			return err
		}
		letter := store.DeadLetter{Outgoing: store.OutboxRow{ID: id, Chat: 1001, Attempts: 3, Message: store.Message{Text: "Құпия мәтін"}}, Reason: "refused", At: at}
		if err := tx.MoveToDeadLetters(letter); err != nil {
			return err
		}
		return tx.Quarantine(store.QuarantinedUpdate{UpdateID: 77, Person: 1001, Raw: []byte(`{"message":{"text":"Құпия мәтін"}}`), Reason: "a handler failed", At: at})
	})
}

func scriptHold(ts *testscript.TestScript, args []string) error {
	kept, err := bolt.Open(bolt.Options{Folder: ts.MkAbs(args[0])})
	if err != nil {
		return err
	}
	ts.Defer(func() { ts.Check(kept.Close()) })
	return nil
}

func scriptFault(ts *testscript.TestScript, args []string) error {
	server := ts.Value(simulatorKey{}).(*simulator.Server)
	reactions := map[string]simulator.Reaction{"502": simulator.HTMLPage(502), "cut": simulator.CutBefore()}
	reaction, known := reactions[args[0]]
	if !known {
		return fmt.Errorf("there is no fault %q", args[0])
	}
	server.Break(simulator.Target{}, reaction)
	return nil
}

func scriptMode(ts *testscript.TestScript, args []string) error {
	wanted, err := strconv.ParseUint(args[0], 8, 32)
	if err != nil || len(args) != 2 {
		return errors.New("usage: mode octal path")
	}
	info, err := os.Stat(ts.MkAbs(args[1]))
	if err == nil && info.Mode().Perm() != os.FileMode(wanted) {
		err = fmt.Errorf("%s has mode %o, not %o", args[1], info.Mode().Perm(), wanted)
	}
	return err
}

func scriptWrite(ts *testscript.TestScript, args []string) error {
	if len(args) != 2 {
		return errors.New("usage: write file text")
	}
	return os.WriteFile(ts.MkAbs(args[0]), []byte(" "+args[1]+"\r\n"), 0o600)
}

// within runs fn in a transaction on the store in a folder.
func within(folder string, fn func(store.Tx) error) error {
	kept, err := bolt.Open(bolt.Options{Folder: folder})
	if err != nil {
		return err
	}
	err = kept.Update(context.Background(), fn)
	return errors.Join(err, kept.Close())
}

// fillStore writes one proposal for every way a line of the export can look.
func fillStore(tx store.Tx) error {
	zone := time.FixedZone("Asia/Almaty", 5*60*60)
	catalogue, err := locales.Catalogue("")
	if err != nil {
		return err
	}
	// Half past midnight in Almaty is the day before in UTC.
	at := time.Date(2026, time.November, 24, 0, 30, 0, 0, zone)
	for i, filled := range filledProposals() {
		p, err := rules.Submit(tx, catalogue, zone, filled.author, filled.draft, filled.name, at.Add(time.Duration(i)*time.Minute))
		if err != nil {
			return err
		}
		for j, change := range filled.changes {
			change.Proposal, change.At = p.Seq, at.Add(time.Duration(26+j)*time.Hour)
			if change.Action != store.ActionReply {
				change.By = store.Staff{ID: 2001, Role: store.RoleModerator, Name: "Сәуле"}
			}
			if _, err := rules.Apply(tx, store.Catalogue{}, zone, change); err != nil {
				return err
			}
		}
	}
	_, err = rules.Erase(tx, store.Catalogue{}, zone, erasedAuthor, at.Add(48*time.Hour))
	return err
}

const erasedAuthor = 1003

type filledProposal struct {
	author  store.Person
	name    string
	draft   store.Draft
	changes []rules.Change
}

func filledProposals() []filledProposal {
	text := func(parts ...string) (list []store.TextPart) {
		for i, part := range parts {
			list = append(list, store.TextPart{Message: int64(i + 1), Text: part})
		}
		return list
	}
	kazakh := store.Person{ID: 1001, Language: store.Kazakh, Age: store.Age14To17}
	russian := store.Person{ID: 1002, Language: store.Russian, Age: store.Age18To24}
	erased := store.Person{ID: erasedAuthor, Language: store.Russian, Age: store.Age30To35}
	return []filledProposal{
		{author: kazakh, name: "Айгерім", draft: store.Draft{
			Topic: "mobile_teacher", Region: "KZ-33", ShowName: true, // not offered to those under 18, and not kept
			Title: store.TextPart{Text: "Физика пәніне\nмобильді мұғалім"},
			Parts: text("  Ауылымызда физика мұғалімі жоқ.\r\n", "Екінші бөлігі: <b>&\"</b> \t🌳"),
		}},
		{author: russian, name: "Данияр", draft: store.Draft{
			Topic: "other", Region: "KZ-35", ShowName: true,
			Title: store.TextPart{Text: "Лавочки и свет на остановке"},
			Parts: text("Зимой темно и негде сидеть."),
			Attachments: []store.Attachment{
				{Kind: store.AttachmentPhoto, FileID: "photo-1", Bytes: 2048, Message: 7},
				{Kind: store.AttachmentDocument, FileID: "document-1", Name: "план; «новый».pdf", Bytes: 5 << 20, Message: 8},
				{Kind: store.AttachmentLocation, Latitude: 49.8, Longitude: 0, Message: 9},
			},
		}, changes: []rules.Change{{Action: store.ActionAccept}}},
		{author: russian, draft: store.Draft{
			Topic: "housing", Region: "KZ-75",
			Title: store.TextPart{Text: "Общежитие при колледже"},
			Parts: text("Общежитие нужно тем, кто приехал из сёл."),
		}, changes: []rules.Change{{Action: store.ActionDecline, Reason: store.Reason{Code: "already_exists"}}}},
		{author: erased, name: "Ольга", draft: store.Draft{
			Topic: "grants", Region: "KZ-10", ShowName: true,
			Title:       store.TextPart{Text: "Гранты для сельских клубов"},
			Parts:       text("Клубам нужны небольшие гранты на оборудование."),
			Attachments: []store.Attachment{{Kind: store.AttachmentVoice, FileID: "voice-1", Bytes: 100}},
		}, changes: []rules.Change{{Action: store.ActionDecline, Reason: store.Reason{Text: "Уточните сумму,\nпожалуйста", Language: store.Russian}}}},
		// Not decided yet: it goes with its author, and its number is not given again.
		{author: erased, draft: store.Draft{
			Topic: "family", Region: "KZ-10",
			Title: store.TextPart{Text: "Площадка во дворе"},
			Parts: text("Детям негде играть, нужна площадка."),
		}},
		{author: kazakh, draft: store.Draft{
			Topic: "volunteering", Region: "KZ-79",
			Title: store.TextPart{Text: "Қарттарға көмек"},
			Parts: text("Қарттарға дүкеннен азық-түлік жеткізетін волонтерлер керек."),
		}},
		{author: kazakh, draft: store.Draft{
			Topic: "mobile_teacher", Region: "KZ-33",
			Title: store.TextPart{Text: "Физикадан мұғалім"},
			Parts: text("Мектебімізге физика пәнінің мұғалімі керек."),
		}, changes: []rules.Change{{Action: store.ActionLink, Original: 1}}},
		{author: russian, draft: store.Draft{
			Topic: "school_internet", Region: "KZ-35",
			Title: store.TextPart{Text: "Интернет в школе"},
			Parts: text("В нашей школе не открывается даже почта."),
		}, changes: []rules.Change{
			{Action: store.ActionAsk, Text: "В какой школе?", Language: store.Russian},
			{Action: store.ActionReply, Author: 1002, Text: "В сельской, номер 7.", Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "photo-2", Bytes: 4096}}},
			{Action: store.ActionHide},
			{Action: store.ActionAsk, Text: "С какого года?", Language: store.Russian},
		}},
		{author: russian, draft: store.Draft{
			Topic: "other", Region: "KZ-35",
			Title: store.TextPart{Text: "Библиотека по вечерам"},
			Parts: text("Пусть библиотека работает до девяти вечера."),
		}, changes: []rules.Change{
			{Action: store.ActionDecline, Reason: store.Reason{Text: "Она так и работает.", Language: store.Russian}},
			{Action: store.ActionReopen, Reason: store.Reason{Text: "По пятницам нет.", Language: store.Russian}},
			{Action: store.ActionAccept},
		}},
	}
}
