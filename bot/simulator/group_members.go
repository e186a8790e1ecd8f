package simulator

import "usynys/bot/simulator/botapi"

// Join adds a person to the group.
func (g *Group) Join(person *Person) {
	defer g.lock()()
	g.state.Join(g.chat, person.account.User)
}

// Leave removes a person from the group.
func (g *Group) Leave(person *Person) {
	defer g.lock()()
	g.state.Leave(g.chat, person.account.User)
}

// Promote makes the person an administrator.
func (g *Group) Promote(person *Person) { g.setStatus(person, botapi.Administrator) }

// Demote makes the person an ordinary member.
func (g *Group) Demote(person *Person) { g.setStatus(person, botapi.Ordinary) }

func (g *Group) setStatus(person *Person, status string) {
	defer g.lock()()
	g.chat.SetStatus(person.account.User.ID, status)
}

// AddBot adds the bot to the group: it gets my_chat_member and the message about new
// members.
func (g *Group) AddBot(by *Person) {
	defer g.lock()()
	g.state.AddBot(g.chat, by.account.User)
}

// RemoveBot removes the bot: it gets the message about the member who left and
// my_chat_member, and then nothing more, and its calls get 403.
func (g *Group) RemoveBot(by *Person) {
	defer g.lock()()
	g.state.RemoveBot(g.chat, by.account.User)
}

// PromoteBot makes the bot an administrator, which receives every message.
func (g *Group) PromoteBot(by *Person) { g.setBotStatus(by, botapi.Administrator) }

// DemoteBot makes the bot an ordinary member.
func (g *Group) DemoteBot(by *Person) { g.setBotStatus(by, botapi.Ordinary) }

func (g *Group) setBotStatus(by *Person, status string) {
	defer g.lock()()
	g.state.PromoteBot(g.chat, by.account.User, status)
}
