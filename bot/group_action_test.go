package bot

import (
	"fmt"
	"strings"

	"usynys/bot/simulator"
)

// found creates the groups of a transcript, one a line: the name, and "supergroup" if it
// is one. The bot is not in them yet.
func (s *stage) found(groups string) {
	for line := range strings.Lines(groups) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		id := -int64(2001 + len(s.groups))
		if len(fields) > 1 && fields[1] == "supergroup" {
			id -= 1_001_000_000_000
		}
		s.groups[fields[0]] = s.server.GroupWithoutBot(id, fields[0])
		s.names[id] = fields[0]
	}
}

// actInGroup performs one action of a transcript in a group.
func (s *stage) actInGroup(name, place, what string) error {
	group, person := s.groups[place], s.people[name]
	switch {
	case group == nil:
		return fmt.Errorf("there is no group %q", place)
	case name == "somebody":
		group.SendAnonymous(spell(what))
		return nil
	case person == nil:
		return fmt.Errorf("nobody is called %q", name)
	}
	verb, object, _ := strings.Cut(what, " ")
	switch {
	case strings.HasPrefix(what, "["):
		err := s.press(group.ID(), group.Messages(), strings.Trim(what, "[]"), func(label string) error { return group.PressLabel(person, label) })
		if err == nil {
			s.presses++
		}
		return err
	case verb == "forges":
		s.presses++
		group.Press(person, group.LastFromBot().ID, object)
	case verb == "opens":
		return group.OpenLink(person, object)
	case strings.HasPrefix(what, "replies: "):
		group.Reply(person, group.LastFromBot().ID, spell(strings.TrimPrefix(what, "replies: ")))
	case object == "the bot":
		return changeBot(group, person, verb)
	case verb == "promotes" || verb == "demotes":
		return s.changeMember(group, verb, object)
	case what == "joins":
		group.Join(person)
	case what == "leaves":
		group.Leave(person)
	case strings.HasPrefix(what, "renames it to "):
		group.Rename(person, strings.TrimPrefix(what, "renames it to "))
	case what == "upgrades it":
		s.groups["old "+place] = group
		s.groups[place] = group.Upgrade(person)
		s.names[s.groups[place].ID()] = place
	default:
		group.Send(person, spell(what))
	}
	return nil
}

func changeBot(group *simulator.Group, by *simulator.Person, verb string) error {
	switch verb {
	case "adds":
		group.AddBot(by)
	case "removes":
		group.RemoveBot(by)
	case "promotes":
		group.PromoteBot(by)
	case "demotes":
		group.DemoteBot(by)
	default:
		return fmt.Errorf("nobody %q the bot", verb)
	}
	return nil
}

func (s *stage) changeMember(group *simulator.Group, verb, whom string) error {
	name, _ := strings.CutSuffix(whom, " anonymously") // bots can't see that
	person := s.people[name]
	switch {
	case person == nil:
		return fmt.Errorf("nobody is called %q", name)
	case verb == "demotes":
		group.Demote(person)
	default:
		group.Promote(person)
	}
	return nil
}
