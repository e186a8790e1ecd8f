package client_test

import (
	"testing"
	"testing/fstest"

	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
)

// world is a client before a simulated Telegram.
type world struct {
	server *simulator.Server
	client *client.Client
	files  fstest.MapFS
}

func newWorld(t *testing.T) *world {
	t.Helper()
	server, err := simulator.New(simulator.Options{})
	must(t, err)
	files := fstest.MapFS{}
	api, err := client.New(client.Options{Token: client.NewSecret(server.Token()), BaseURL: server.URL(), Files: files})
	must(t, err)
	t.Cleanup(func() {
		api.Close()
		must(t, server.Close())
		if found := server.Violations(); len(found) > 0 {
			t.Errorf("Telegram complains: %v", found)
		}
	})
	return &world{server: server, client: api, files: files}
}

// person returns a person who has started the bot.
func (w *world) person(id int64) *simulator.Person {
	person := w.server.Person(id, "Айгерім", "kk")
	person.Send("/start")
	return person
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
