package simulator_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

func command(name, description string) params {
	return params{"command": name, "description": description}
}

// Bot API, setMyCommands, BotCommandScope: lists by scope and language.
func TestCommands(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	set := func(name string, p params) {
		p["commands"] = []params{command(name, "текст")}
		bot.must("setMyCommands", p, nil)
	}
	menu := func(want string) {
		t.Helper()
		if got := person.Menu(); len(got) != 1 || got[0].Name != want {
			t.Errorf("menu %v, want %s", got, want)
		}
	}
	set("all", params{})
	menu("all")
	set("kazakh", params{"language_code": "kk", "scope": params{"type": "default"}})
	menu("kazakh")
	set("private", params{"scope": params{"type": "all_private_chats"}})
	menu("private")
	set("own", params{"scope": params{"type": "chat", "chat_id": 7}})
	menu("own")
	if diff := cmp.Diff([]simulator.Command{{Name: "own", Description: "текст"}}, server.Commands(simulator.Scope{Type: "chat", Chat: 7}, "")); diff != "" {
		t.Error(diff)
	}
	if got := server.Commands(simulator.Scope{}, "kk"); len(got) != 1 || got[0].Name != "kazakh" {
		t.Errorf("got %v", got)
	}
	bot.must("setMyCommands", params{"commands": []params{}, "language_code": "kk"}, nil)
	if got := server.Commands(simulator.Scope{}, "kk"); got != nil {
		t.Errorf("got %v", got)
	}
	bot.refused("setMyCommands", params{"commands": []params{}, "scope": params{"type": "chat", "chat_id": 8}}, 400, "chat not found")
	noViolations(t, server)
}

// Bot API, BotCommandScope, Determining list of commands: in a group "the first list
// of commands which is set is returned" of botCommandScopeChatMember,
// ChatAdministrators (administrators only), Chat, AllChatAdministrators
// (administrators only), AllGroupChats, Default, each with the language first.
func TestCommandsInGroups(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group, lead, person := server.Group(-5, "Модераторлар"), server.Person(7, "Айгерім", "kk"), server.Person(8, "Ерлан", "ru")
	group.Promote(lead)
	for _, step := range []struct {
		scope       params
		lead, other string
	}{
		{params{"type": "default"}, "a", "a"},
		{params{"type": "all_private_chats"}, "a", "a"},
		{params{"type": "all_group_chats"}, "c", "c"},
		{params{"type": "all_chat_administrators"}, "d", "c"},
		{params{"type": "chat", "chat_id": -5}, "e", "e"},
		{params{"type": "chat_administrators", "chat_id": -5}, "f", "e"},
		{params{"type": "chat_member", "chat_id": -5, "user_id": 8}, "f", "g"},
	} {
		name := max(step.lead, step.other)
		if step.scope["type"] == "all_private_chats" {
			name = "b"
		}
		bot.must("setMyCommands", params{"commands": []params{command(name, "текст")}, "scope": step.scope}, nil)
		if got := group.Menu(lead)[0].Name + group.Menu(person)[0].Name; got != step.lead+step.other {
			t.Errorf("%v: menus %s", step.scope, got)
		}
	}
	noViolations(t, server)
}

// Bot API, setMyCommands: "At most 100 commands can be specified"; BotCommand, command:
// "1-32 characters. Can contain only lowercase English letters, digits and
// underscores"; description: "1-256 characters".
func TestCommandLimits(t *testing.T) {
	_, bot := start(t, simulator.Options{})
	many := make([]params, 101)
	for i := range many {
		many[i] = command("a", "b")
	}
	bot.must("setMyCommands", params{"commands": many[:100]}, nil)
	bot.must("setMyCommands", params{"commands": []params{command(strings.Repeat("a", 32), strings.Repeat("ә", 256))}}, nil)
	for want, p := range map[string]params{
		"too many commands":            {"commands": many},
		"invalid language code":        {"commands": many[:1], "language_code": "kaz"},
		"unsupported type":             {"commands": many[:1], "scope": params{"type": "everyone"}},
		"wrong chat_id or user_id":     {"commands": many[:1], "scope": params{"type": "chat_member", "chat_id": 7}},
		"must be of type BotCommandSc": {"commands": many[:1], "scope": "default"},
	} {
		bot.refused("setMyCommands", p, 400, want)
	}
	for _, name := range []string{"", "Start", "a-b", "қосу", strings.Repeat("a", 33)} {
		bot.refused("setMyCommands", params{"commands": []params{command(name, "b")}}, 400, "BOT_COMMAND_INVALID")
	}
	for _, description := range []string{"", strings.Repeat("ә", 257)} {
		bot.refused("setMyCommands", params{"commands": []params{command("a", description)}}, 400, "BOT_COMMAND_DESCRIPTION_INVALID")
	}
}

// Bot API, setMyDescription: "0-512 characters";
// setMyShortDescription: "0-120 characters". "Pass an empty string to remove".
func TestProfileTexts(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	text := func(n int) string { return strings.Repeat("ә", n) }
	bot.must("setMyDescription", params{"description": text(512)}, nil)
	bot.must("setMyShortDescription", params{"short_description": text(120)}, nil)
	if got := server.Profile(""); got.Description != text(512) || got.ShortDescription != text(120) {
		t.Errorf("got %+v", got)
	}
	bot.must("setMyDescription", params{"description": ""}, nil)
	if got := server.Profile("").Description; got != "" {
		t.Errorf("got %q", got)
	}
	noViolations(t, server)
	bot.refused("setMyDescription", params{"description": text(513)}, 400, "too long")
	bot.refused("setMyShortDescription", params{"short_description": text(121)}, 400, "too long")
}
