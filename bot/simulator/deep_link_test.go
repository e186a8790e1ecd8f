package simulator_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

// Bot features, Deep Linking: "A-Z, a-z, 0-9, _ and - are allowed. ... The parameter
// can be up to 64 characters long." Telegram sends other links too, and they open the
// bot without the parameter.
func TestDeepLinksThatTheBotSends(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	button := func(address string) params {
		return params{"chat_id": 7, "text": "x", "reply_markup": keyboard([]params{{"text": "x", "url": address}})}
	}
	text := func(address string) params {
		return params{"chat_id": 7, "parse_mode": "HTML", "text": `<a href="` + address + `">x</a>`}
	}
	const link = "https://t.me/usynys_bot?start="
	for _, good := range []string{
		"https://t.me/usynys_bot", link + strings.Repeat("a", 64), link + "A-z_9",
		"https://t.me/usynys_bot?startgroup=a", "tg://resolve?domain=usynys_bot&start=a", "https://gov.kz/?start=a.b",
	} {
		bot.must("sendMessage", button(good), nil)
		bot.must("sendMessage", text(strings.ReplaceAll(good, "&", "&amp;")), nil)
	}
	noViolations(t, server)
	for _, bad := range []string{
		link + strings.Repeat("a", 65), link + "a.b", link + "%D3%99", link, "https://t.me/usynys_bot?startgroup=a:b",
	} {
		bot.refused("sendMessage", button(bad), 400, "deep link")
		bot.refused("sendMessage", text(bad), 400, "deep link")
	}
}

// Bot features, Deep Linking: "When someone opens a chat with your bot via this link,
// you will receive: /start airplane". In groups, "startgroup": the person selects "a
// group to add the bot to – the resulting update will contain text in the form:
// /start@your_bot spaceship".
func TestFollowingDeepLinks(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person, group := server.Person(7, "Айгерім", "kk"), server.GroupWithoutBot(-5, "Модераторлар")
	follow := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	follow(person.OpenLink("https://t.me/usynys_bot?start=airplane"))
	follow(person.OpenLink("https://t.me/Usynys_bot"))
	follow(group.OpenLink(person, "https://t.me/usynys_bot?startgroup=spaceship"))
	want := []string{"/start airplane", "/start", "", "/start@usynys_bot spaceship"}
	if diff := cmp.Diff(want, texts(bot.updates(nil))); diff != "" {
		t.Error(diff)
	}
	for _, wrong := range []string{
		"https://t.me/other_bot?start=a", "https://gov.kz/", "https://t.me/usynys_bot?startgroup=a",
		"https://t.me/usynys_bot?start=a.b",
	} {
		if err := person.OpenLink(wrong); err == nil {
			t.Errorf("%s was followed", wrong)
		}
	}
	if err := group.OpenLink(person, "https://t.me/usynys_bot?start=a"); err == nil {
		t.Error("a link to the private chat was followed into a group")
	}
}
