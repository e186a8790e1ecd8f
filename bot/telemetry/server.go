package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Timeouts: the client is a machine close by.
const (
	requestTimeout     = 5 * time.Second
	writeTimeout       = 15 * time.Second
	idleTimeout        = time.Minute
	closeTimeout       = time.Second
	maxHeaderBytes     = 8 << 10
	maxParallelScrapes = 2
)

// BusyError is returned by [Listen] for an address in use.
type BusyError struct{ Address string }

func (e *BusyError) Error() string {
	return fmt.Sprintf("health and metrics can't be answered at %s: another process listens on it, perhaps another bot on this machine; give this one another address with --http (USYNYS_HTTP), or an empty one to have none", e.Address)
}

// Server serves health checks and metrics.
type Server struct {
	listener net.Listener
	http     *http.Server
	log      *slog.Logger
	done     chan struct{}
}

// Listen serves /healthz, /readyz and /metrics at an address.
func Listen(address string, m *Metrics, log *slog.Logger) (*Server, error) {
	listener, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &BusyError{Address: address}
	case err != nil:
		return nil, fmt.Errorf("health and metrics can't be answered at %s: %w; give another address with --http (USYNYS_HTTP), or an empty one to have none", address, err)
	}
	s := &Server{listener: listener, log: log, done: make(chan struct{}), http: &http.Server{
		Handler:     m.Handler(),
		ReadTimeout: requestTimeout, ReadHeaderTimeout: requestTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeaderBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}}
	go s.serve()
	return s, nil
}

func (s *Server) serve() {
	defer close(s.done)
	if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		s.log.Error("health and metrics are not answered any more; the bot goes on", "error", err)
	}
}

// Address returns the address of the server.
func (s *Server) Address() string { return s.listener.Addr().String() }

// Close stops listening and waits at most a second for open requests.
func (s *Server) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	if s.http.Shutdown(ctx) != nil {
		_ = s.http.Close() // cut off slow requests
	}
	<-s.done
}

// Handler serves /healthz, /readyz and /metrics.
func (m *Metrics) Handler() http.Handler {
	paths := http.NewServeMux()
	paths.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { respond(w, http.StatusOK, "alive") })
	paths.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if why := m.NotReady(r.Context()); why != "" {
			respond(w, http.StatusServiceUnavailable, why)
			return
		}
		respond(w, http.StatusOK, "ready")
	})
	paths.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: maxParallelScrapes}))
	return paths
}

func respond(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = fmt.Fprintln(w, sentence) // the client may be gone
}
