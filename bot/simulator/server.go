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

	"usynys/bot/simulator/messenger"
)

// Server is one simulated Bot API server for one bot. All methods may be called from
// any goroutine.
type Server struct {
	options  Options
	listener net.Listener
	http     *http.Server
	serving  sync.WaitGroup

	// closing ends when Close begins. Long polls and delays end with it.
	closing context.Context
	close   context.CancelFunc

	onCall atomic.Pointer[func(Call)]

	// state has the lock for the fields below too.
	state   *messenger.State
	people  map[int64]*Person
	faults  []*Fault
	chance  *rand.Rand // decides on faults with a chance
	latency time.Duration
	calls   callLog
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
		state:    messenger.New(options.forMessenger()),
		people:   map[int64]*Person{},
		latency:  options.Latency,
		calls:    callLog{limit: options.KeepCalls},
		chance:   rand.New(rand.NewPCG(options.Seed, 0)), //nolint:gosec // it must be repeatable, not secret
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

// URL returns the address of the server, without a slash at the end. The bot calls
// URL()/bot<TOKEN>/<method>.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() }

// Token returns the token that the bot must use.
func (s *Server) Token() string { return s.options.Token }

// BotName returns the username of the bot without @.
func (s *Server) BotName() string { return s.options.BotName }

// BotTitle returns the first name of the bot.
func (s *Server) BotTitle() string { return s.state.Bot().FirstName }

// Close stops the server: it cuts polls and connections, and Wait returns. What was
// recorded stays readable.
func (s *Server) Close() error {
	s.state.Lock()
	// With the lock held, every request either entered before or is refused.
	s.close()
	s.state.Unlock()
	err := s.http.Close()
	s.serving.Wait()
	return err
}
