package simulator

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Server is one simulated Bot API server for one bot. All methods may be called
// from any goroutine.
type Server struct {
	options  Options
	listener net.Listener
	http     *http.Server
	serving  sync.WaitGroup

	// closing ends when Close begins; long polls and delays give up on it.
	closing context.Context
	close   context.CancelFunc

	onCall atomic.Pointer[func(Call)]

	mu         sync.Mutex
	changed    chan struct{} // made by the first waiter, closed at the next change
	queue      queue
	poll       polling
	chats      map[int64]*chat
	people     map[int64]*Person
	files      map[string]*file // by file_id
	queries    map[string]*query
	lastSerial int64
	profile    profile
	faults     []*Fault
	chance     *rand.Rand // what faults by chance are drawn from
	ids        *rand.Rand // what ids of updates after an idle week are drawn from
	latency    time.Duration
	calls      callLog
	violations []Violation
}

// New starts a server. Close it when done.
func New(options Options) (*Server, error) {
	options = options.withDefaults()
	listener, err := net.Listen("tcp", options.Listen)
	if err != nil {
		return nil, fmt.Errorf("simulator: %w", err)
	}
	s := &Server{
		options:  options,
		listener: listener,
		queue:    queue{next: options.FirstUpdateID},
		chats:    map[int64]*chat{},
		people:   map[int64]*Person{},
		files:    map[string]*file{},
		queries:  map[string]*query{},
		profile:  newProfile(),
		latency:  options.Latency,
		calls:    callLog{limit: options.KeepCalls},
		chance:   rand.New(rand.NewPCG(options.Seed, 0)), //nolint:gosec // it is to be repeated, not to be secret
		ids:      rand.New(rand.NewPCG(options.Seed, 1)), //nolint:gosec // likewise
	}
	s.closing, s.close = context.WithCancel(context.Background())
	s.http = &http.Server{Handler: http.HandlerFunc(s.serveHTTP), ReadHeaderTimeout: time.Minute}
	s.serving.Go(func() { s.serve() })
	return s, nil
}

func (s *Server) serve() {
	if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		s.close()
	}
}

// URL is where the server listens, without a slash at the end. The bot's own
// address is URL()/bot<TOKEN>/<method>.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() }

// Token is the token the bot must use.
func (s *Server) Token() string { return s.options.Token }

// BotName is the bot's username without @.
func (s *Server) BotName() string { return s.options.BotName }

// BotTitle is the first name of the bot.
func (s *Server) BotTitle() string { return botTitle }

// Close stops the server: polls and connections are cut, waiters give up. What
// was recorded stays readable.
func (s *Server) Close() error {
	s.mu.Lock()
	// Under the lock, so that every request either entered before or is refused.
	s.close()
	s.mu.Unlock()
	err := s.http.Close()
	s.serving.Wait()
	return err
}

func (s *Server) now() time.Time { return s.options.Now() }

// serial gives numbers that never repeat, for ids of files, queries and albums.
// The lock must be held.
func (s *Server) serial() int64 {
	s.lastSerial++
	return s.lastSerial
}
