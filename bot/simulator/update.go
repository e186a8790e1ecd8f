package simulator

// Inject queues an update given as JSON without update_id, for kinds that have no
// method of their own and for malformed ones. It must be a JSON object.
func (s *Server) Inject(raw string) error {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Inject(raw)
}

// Unconfirmed counts the queued updates that the bot has not confirmed.
func (s *Server) Unconfirmed() int {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Unconfirmed()
}

// RestartUpdateIDs gives the queued updates, and all later ones, ids from next on. At
// Telegram that happens after a week without updates, at a random id.
func (s *Server) RestartUpdateIDs(next int64) {
	s.state.Lock()
	defer s.state.Unlock()
	s.state.RestartUpdateIDs(next)
}

// LeaveWebhook sets a webhook: getUpdates answers 409 until the bot calls
// deleteWebhook.
func (s *Server) LeaveWebhook(url string) {
	s.state.Lock()
	defer s.state.Unlock()
	s.state.SetWebhook(url)
}
