package simulator

// Block keeps the bot from writing: it gets 403 from now on.
func (p *Person) Block() { p.block(true) }

// Unblock lets the bot write again.
func (p *Person) Unblock() { p.block(false) }

func (p *Person) block(blocked bool) {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	if p.chat.blocked != blocked {
		p.server.setBlocked(p, blocked)
	}
}

// Blocked reports whether the person has blocked the bot.
func (p *Person) Blocked() bool {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	return p.chat.blocked
}

// Acquaint lets the bot write to the person as if they had written to it before;
// the bot is told nothing.
func (p *Person) Acquaint() {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.chat.known = true
}

// setBlocked tells the bot by my_chat_member, as in private chats only a block
// or its end does. The lock must be held.
func (s *Server) setBlocked(p *Person, blocked bool) {
	p.chat.blocked = blocked
	p.chat.known = true
	never := int64(0)
	member := memberJSON{Status: "member", User: s.bot()}
	kicked := memberJSON{Status: "kicked", User: s.bot(), Until: &never}
	change := memberUpdateJSON{Chat: p.chat.info, From: p.user, Date: s.now().Unix(), Old: member, New: kicked}
	if !blocked {
		change.Old, change.New = kicked, member
	}
	s.update("my_chat_member", change)
	s.announce()
}
