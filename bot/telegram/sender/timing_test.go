package sender

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/telegram/client"
	"usynys/store"
	"usynys/store/bolt"
)

// sendings is a Telegram without a network, so that tests can have their own time: it notes
// when which chat was sent what.
type sendings struct {
	mu     sync.Mutex
	begun  time.Time
	notes  []note
	answer reply
	// stop stops the sender.
	stop context.CancelFunc
}

// reply, if set, says with which status and body a call is answered; status 0 is
// the usual answer.
type reply func(chat store.ChatID, text string) (int, string)

type note struct {
	After time.Duration
	Chat  store.ChatID
	Text  string
}

func (s *sendings) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	var params struct {
		Chat json.Number `json:"chat_id"`
		Text string      `json:"text"`
	}
	if err := json.Unmarshal(body, &params); err != nil {
		return nil, err
	}
	chat, _ := params.Chat.Int64() // A menu has no chat_id.
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notes = append(s.notes, note{time.Since(s.begun), store.ChatID(chat), params.Text})
	status, answer := http.StatusOK, fmt.Sprintf(`{"ok":true,"result":{"message_id":%d}}`, len(s.notes))
	if s.answer != nil {
		if code, other := s.answer(store.ChatID(chat), params.Text); code != 0 {
			status, answer = code, other
		}
	}
	return &http.Response{StatusCode: status, Body: io.NopCloser(strings.NewReader(answer)), Header: http.Header{}}, nil
}

func (s *sendings) reply(answer reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answer = answer
}

func (s *sendings) all() []note {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notes)
}

// inFakeTime runs a test in a bubble of its own time with a sender that is running.
func inFakeTime(t *testing.T, options Options, test func(*testing.T, *Sender, *sendings)) {
	folder := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		kept, err := bolt.Open(bolt.Options{Folder: folder})
		if err != nil {
			t.Fatal(err)
		}
		telegram := &sendings{begun: time.Now()}
		options.Store, options.Client = kept, clientOver(t, telegram)
		sender := New(options)
		ctx, cancel := context.WithCancel(t.Context())
		telegram.stop = cancel
		ended := make(chan error, 1)
		go func() { ended <- sender.Run(ctx) }()
		test(t, sender, telegram)
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	})
}

// clientOver makes a client whose requests a transport carries.
func clientOver(t testing.TB, transport http.RoundTripper) *client.Client {
	t.Helper()
	api, err := client.New(client.Options{Token: client.NewSecret("123456:token"), Transport: transport})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(api.Close)
	return api
}

func put(t *testing.T, sender *Sender, rows ...store.OutboxRow) {
	t.Helper()
	err := sender.store.Update(t.Context(), func(tx store.Tx) error {
		for _, row := range rows {
			if _, err := tx.Enqueue(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sender.Wake()
}

func to(chat store.ChatID, text string) store.OutboxRow {
	return store.OutboxRow{Chat: chat, Message: store.Message{Text: text}}
}

func drained(t *testing.T, sender *Sender) {
	t.Helper()
	if err := sender.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func refuse(code int, parameters string) string {
	return fmt.Sprintf(`{"ok":false,"error_code":%d,"description":"x","parameters":{%s}}`, code, parameters)
}

func TestTroubleIsRetriedLessAndLessOften(t *testing.T) {
	var log bytes.Buffer
	options := Options{Log: slog.New(slog.NewTextHandler(&log, nil))}
	inFakeTime(t, options, func(t *testing.T, sender *Sender, telegram *sendings) {
		telegram.reply(func(store.ChatID, string) (int, string) { return 502, "<html>" })
		put(t, sender, to(1, "x"))
		time.Sleep(time.Hour)
		synctest.Wait()
		notes := telegram.all()
		var waits []time.Duration
		for i := range notes[1:] {
			waits = append(waits, notes[i+1].After-notes[i].After)
		}
		if waits[0] < 500*time.Millisecond || waits[0] > time.Second {
			t.Errorf("the first wait is %s", waits[0])
		}
		if longest := slices.Max(waits); longest > time.Minute || slices.Max(waits[8:]) < 30*time.Second {
			t.Errorf("the waits are %v", waits)
		}
		if slices.Index(waits[10:], waits[9]) >= 0 {
			t.Error("there is no chance in the waits")
		}
		if lines := strings.Count(log.String(), "\n"); lines > 61 || lines < 30 {
			t.Errorf("%d lines in the log for an hour of trouble", lines)
		}
		telegram.reply(nil)
		time.Sleep(time.Minute)
		drained(t, sender)
		if sender.Pending() != 0 {
			t.Error("the message is not sent")
		}
	})
}

func TestRetryAfterIsHonoured(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		telegram.reply(func(_ store.ChatID, text string) (int, string) {
			if text == "a" && len(telegram.notes) == 1 {
				return 429, refuse(429, `"retry_after":7`)
			}
			return 0, ""
		})
		put(t, sender, to(1, "a"), to(1, "b"))
		drained(t, sender)
		put(t, sender, to(2, "c"))
		time.Sleep(8 * time.Second)
		drained(t, sender)
		want := []note{{0, 1, "a"}, {0, 2, "c"}, {7 * time.Second, 1, "a"}, {7 * time.Second, 1, "b"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

func TestSeveralThrottledChatsStopEverything(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		telegram.reply(func(chat store.ChatID, _ string) (int, string) {
			if chat <= throttledChats && time.Since(telegram.begun) < time.Second {
				return 429, refuse(429, `"retry_after":30`)
			}
			return 0, ""
		})
		for chat := range store.ChatID(throttledChats) {
			put(t, sender, to(chat+1, "x"))
			drained(t, sender)
		}
		put(t, sender, to(9, "other"))
		drained(t, sender)
		if waited := time.Since(telegram.begun); waited > 0 {
			t.Errorf("Drain waited %s for Telegram", waited)
		}
		time.Sleep(time.Minute)
		drained(t, sender)
		for _, note := range telegram.all()[throttledChats:] {
			if note.After < 30*time.Second {
				t.Errorf("%+v is too early", note)
			}
		}
		if sender.Pending() != 0 {
			t.Errorf("%d are pending", sender.Pending())
		}
	})
}

func TestARowWaitsForItsTime(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		tomorrow := to(1, "tomorrow")
		tomorrow.NotBefore = time.Now().Add(24 * time.Hour)
		put(t, sender, tomorrow, to(1, "today"))
		drained(t, sender)
		time.Sleep(25 * time.Hour)
		drained(t, sender)
		want := []note{{0, 1, "today"}, {24 * time.Hour, 1, "tomorrow"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

// After a restart a row that failed still goes first in its chat.
func TestAFailedRowHoldsUpItsChatAfterARestart(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		failed := to(1, "first")
		failed.NotBefore, failed.Attempts = time.Now().Add(10*time.Second), 3
		put(t, sender, failed, to(1, "second"), to(2, "other"))
		drained(t, sender)
		time.Sleep(11 * time.Second)
		drained(t, sender)
		want := []note{{0, 2, "other"}, {10 * time.Second, 1, "first"}, {10 * time.Second, 1, "second"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

func TestAChatGetsABurstAndThenOneASecond(t *testing.T) {
	inFakeTime(t, Options{ChatRate: 1}, func(t *testing.T, sender *Sender, telegram *sendings) {
		var want []note
		for n := range 8 {
			put(t, sender, to(1, fmt.Sprint(n)))
			want = append(want, note{time.Duration(max(0, n-chatBurst+1)) * time.Second, 1, fmt.Sprint(n)})
		}
		drained(t, sender)
		put(t, sender, to(1, "8"))
		drained(t, sender)
		want = append(want, note{4 * time.Second, 1, "8"})
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		time.Sleep(chatBurst * time.Second)
		put(t, sender, to(2, "x"))
		time.Sleep(chatBurst * time.Second)
		put(t, sender) // Has the sender look around.
		drained(t, sender)
		synctest.Wait()
		if left := len(sender.queue.streams); left != 0 {
			t.Errorf("%d chats are remembered for nothing", left)
		}
	})
}

func TestRowsThatWereReplacedDoNotCountForTheRate(t *testing.T) {
	inFakeTime(t, Options{ChatRate: 1}, func(t *testing.T, sender *Sender, telegram *sendings) {
		onItsWay := make(chan struct{})
		telegram.reply(func(_ store.ChatID, text string) (int, string) {
			if text == "x" {
				<-onItsWay
			}
			return 0, ""
		})
		put(t, sender, to(1, "x"))
		for n := range 20 {
			row := to(1, fmt.Sprint(n))
			row.Slot = "screen"
			put(t, sender, row)
			synctest.Wait() // until the sender has seen it
		}
		close(onItsWay)
		drained(t, sender)
		want := []note{{0, 1, "x"}, {0, 1, "19"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

func TestTheRateOfAllIsKept(t *testing.T) {
	inFakeTime(t, Options{Rate: 10}, func(t *testing.T, sender *Sender, telegram *sendings) {
		for n := range 50 {
			put(t, sender, to(store.ChatID(n+1), "x"))
		}
		drained(t, sender)
		var want []note
		for n := range 50 {
			want = append(want, note{time.Duration(n) * 100 * time.Millisecond, store.ChatID(n + 1), "x"})
		}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

func TestASuccessBetweenMeansThatTheBotIsNotTooFast(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		telegram.reply(func(chat store.ChatID, _ string) (int, string) {
			if chat%2 == 0 {
				return 429, refuse(429, `"retry_after":3600`)
			}
			return 0, ""
		})
		for chat := range store.ChatID(4 * throttledChats) {
			put(t, sender, to(chat+1, "x"))
			drained(t, sender)
		}
		if notes := telegram.all(); len(notes) != 4*throttledChats {
			t.Errorf("got %v", notes)
		}
	})
}

func TestWhatTelegramAcceptedIsStruckOffOnStopping(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		telegram.reply(func(store.ChatID, string) (int, string) {
			telegram.stop()
			return 0, ""
		})
		put(t, sender, to(1, "x"))
		<-sender.stopped
		err := sender.store.View(t.Context(), func(reader store.Reader) error {
			left, err := reader.Outbox(0, 1)
			if len(left) != 0 {
				t.Errorf("left: %v", left)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// The place of a row that is gone must not be taken for that of the row behind.
func TestARowThatIsGoneIsNotMistakenForTheNext(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		telegram.stop()
		<-sender.stopped
		put(t, sender, to(1, "gone"), to(2, "next"))
		err := sender.store.Update(t.Context(), func(tx store.Tx) error { return tx.DeleteSent(1) })
		if err != nil {
			t.Fatal(err)
		}
		err = sender.view(t.Context(), func(reader store.Reader) error {
			found, pending, err := sender.load(reader, 1)
			if pending {
				t.Errorf("got %v", found)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

type stuck struct{ calls atomic.Int32 }

func (s *stuck) RoundTrip(request *http.Request) (*http.Response, error) {
	s.calls.Add(1)
	<-request.Context().Done()
	return nil, request.Context().Err()
}

func TestAnAnswerThatIsTooOldIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		telegram := &stuck{}
		answers := NewAnswers(clientOver(t, telegram), slog.New(slog.DiscardHandler))
		defer answers.Close()
		for range parallelAnswers + 1 {
			answers.Answer("id", "")
		}
		time.Sleep(maxAnswerAge + time.Second)
		synctest.Wait()
		if calls := telegram.calls.Load(); calls != parallelAnswers || len(answers.queue) != 0 {
			t.Errorf("%d calls, %d wait", calls, len(answers.queue))
		}
	})
}
