package bot

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/storetest"
)

// stage plays a transcript: a simulated Telegram with people, and a bot that runs only
// while it has something to do.
type stage struct {
	t         *testing.T
	folder    string
	server    *simulator.Server
	words     *locales.Words
	catalogue store.Catalogue
	people    map[string]*simulator.Person
	groups    map[string]*simulator.Group
	names     map[int64]string
	authors   map[string]store.Person
	admins    []store.PersonID
	// languages are the languages of people, by chat, as of the last action.
	languages map[int64]store.Language
	printer   *printer
	log       *slog.Logger
	seen      int
	presses   int
	// chance is a source of secrets that are the same each time a transcript is played.
	chance *rand.ChaCha8

	mu  sync.Mutex
	now time.Time
}

// limit bounds every wait of a test. Only a failure reaches it.
const limit = 30 * time.Second

// almaty is the time zone of every test, independent of the machine's data.
var almaty = time.FixedZone("Asia/Almaty", 5*60*60)

// newStage returns a stage. people has a line for each person: the name, the language of
// the phone, and the staff role with its regions, if there is one.
func newStage(t *testing.T, people, catalogue string) *stage {
	t.Helper()
	s := &stage{
		t: t, folder: t.TempDir(), people: map[string]*simulator.Person{}, groups: map[string]*simulator.Group{}, names: map[int64]string{}, languages: map[int64]store.Language{}, authors: map[string]store.Person{},
		now: time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty), log: slog.New(slog.DiscardHandler),
		chance: rand.NewChaCha8([32]byte{}),
	}
	var err error
	if s.server, err = simulator.New(simulator.Options{Now: s.clock}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.server.Close()
		for _, violation := range s.server.Violations() {
			t.Errorf("the bot broke a rule of the Bot API: %+v", violation)
		}
	})
	s.words, s.catalogue = builtInWords(t), ownCatalogue(t, catalogue)
	s.printer = newPrinter(t)
	s.populate(people)
	return s
}

func (s *stage) populate(people string) {
	kept := s.open()
	defer s.close(kept)
	for line := range strings.Lines(people) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		id := int64(1001 + len(s.people))
		s.people[fields[0]] = s.server.Person(id, fields[0], fields[1])
		s.names[id] = fields[0]
		s.authors[fields[0]] = store.Person{
			ID: store.PersonID(id), Language: store.Language(fields[1]), Age: store.Age18To24,
			Consent: store.Consent{Version: "1", At: s.now},
		}
		if len(fields) == 2 {
			continue
		}
		role := store.Role(fields[2])
		if role == store.RoleAdministrator {
			s.admins = append(s.admins, store.PersonID(id))
			continue
		}
		staff := store.Staff{ID: store.PersonID(id), Role: role, Name: fields[0], Scope: store.Scope{Regions: fields[3:]}}
		if err := kept.Update(s.t.Context(), func(tx store.Tx) error { return store.StaffRecords.Put(tx, staff) }); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *stage) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *stage) pass(span time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(span)
}

func (s *stage) open() store.Store {
	s.t.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: s.folder})
	if err != nil {
		s.t.Fatal(err)
	}
	return kept
}

// replayed runs the function of every transaction twice, with the same secrets.
type replayed struct {
	store.Store
	chance *rand.ChaCha8
}

func (r replayed) Update(ctx context.Context, fn func(store.Tx) error) error {
	before, err := r.chance.MarshalBinary()
	if err != nil {
		return err
	}
	return r.Store.Update(ctx, func(tx store.Tx) error {
		if err := r.chance.UnmarshalBinary(before); err != nil {
			return err
		}
		return fn(tx)
	})
}

func (s *stage) close(kept store.Store) {
	s.t.Helper()
	if err := kept.Close(); err != nil {
		s.t.Fatal(err)
	}
}

// settle opens the store, runs a bot until it is idle, and closes the store again.
func (s *stage) settle() {
	s.t.Helper()
	kept := s.open()
	defer s.close(kept)
	api, err := client.New(client.Options{Token: client.NewSecret(s.server.Token()), BaseURL: s.server.URL()})
	if err != nil {
		s.t.Fatal(err)
	}
	defer api.Close()
	born := func() *Bot {
		return New(Options{
			Store: replayed{storetest.Twice(kept), s.chance}, Client: api, Words: s.words, Catalogue: &s.catalogue, Zone: almaty, Log: s.log,
			Admins: s.admins, Now: s.clock, Rand: s.chance, ParallelSends: 1,
		})
	}
	s.passed(born())
	bot := born()
	ctx, stop := context.WithCancel(s.t.Context())
	defer stop()
	ended := make(chan error, 1)
	// The stage rings the alarms, so that a transcript is the same each time.
	go func() { ended <- bot.run(ctx, bot.clock.RunJobs) }()
	waiting, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err = s.server.Wait(waiting, func() bool {
		return s.server.Unconfirmed() == 0 && s.count("answerCallbackQuery") >= s.presses
	})
	if err == nil {
		err = s.finish(waiting, bot)
	}
	stop()
	s.learnLanguages(kept)
	if runErr := outcome(s.t, ended); err != nil || runErr != nil {
		s.t.Fatalf("the bot did not settle: %v; it ended with: %v", err, runErr)
	}
}

// passed runs the jobs and alarms of a bot and sends their messages, before it polls.
func (s *stage) passed(bot *Bot) {
	s.t.Helper()
	ctx, stop := context.WithTimeout(s.t.Context(), limit)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- bot.sender.Run(ctx) }()
	err := bot.clock.RunDueJobs(ctx)
	if err == nil {
		err = s.finish(ctx, bot)
	}
	stop()
	if sent := ignoreCanceled(outcome(s.t, ended)); err != nil || sent != nil {
		s.t.Fatalf("what the clock brings was not done: %v; sending ended with: %v", err, sent)
	}
}

// finish drains the outbox, rings the due alarms, and drains again after each round.
func (s *stage) finish(ctx context.Context, bot *Bot) error {
	for {
		if err := bot.Drain(ctx); err != nil {
			return err
		}
		if rung, err := bot.clock.Ring(ctx); rung == 0 || err != nil {
			return err
		}
	}
}

// outcome returns the result of a goroutine that was told to end. If it does not end, the
// test fails with all stacks.
func outcome(t *testing.T, ended <-chan error) error {
	t.Helper()
	select {
	case err := <-ended:
		return err
	case <-time.After(limit):
		var standing strings.Builder
		_ = pprof.Lookup("goroutine").WriteTo(&standing, 1)
		t.Fatalf("it goes on, though it was told to end:\n%s", standing.String())
		return nil
	}
}

func (s *stage) count(method string) int {
	count := 0
	for _, call := range s.server.Calls() {
		if call.Method == method {
			count++
		}
	}
	return count
}

// number reads the number in a direction such as "album 3".
func number(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 1
	}
	return n
}
