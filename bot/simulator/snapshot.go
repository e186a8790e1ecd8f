package simulator

import "usynys/bot/simulator/messenger"

// ErrSnapshotVersion is the error for a snapshot that another version made.
var ErrSnapshotVersion = messenger.ErrSnapshotVersion

// Snapshot returns the state of the server as JSON, and the ids of its files, whose
// content [Server.FileContent] returns.
func (s *Server) Snapshot() (state []byte, files []string, err error) {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Snapshot()
}

// Restore fills a new server from the snapshot of another one. content reads a file.
// Update ids go on from the server or from the snapshot, whichever is higher.
func (s *Server) Restore(state []byte, content func(fileID string) ([]byte, error)) error {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Restore(state, content)
}

// FileContent returns the content of the file with the file_id.
func (s *Server) FileContent(fileID string) ([]byte, bool) {
	s.state.Lock()
	defer s.state.Unlock()
	f := s.state.File(fileID)
	if f == nil {
		return nil, false
	}
	return f.Data, true
}
