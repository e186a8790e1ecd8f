package simulator_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

// Bot API, sendLocation, latitude and longitude are degrees.
func TestLocationLimits(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	for name, value := range map[string]float64{"latitude": -91, "longitude": 181} {
		p := params{"chat_id": 7, "latitude": 51.1, "longitude": 71.4}
		p[name] = value
		bot.refused("sendLocation", p, 400, "Bad Request: wrong "+name)
	}
}

// Queued updates keep their order when ids restart.
func TestRestartRenumbers(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("a")
	person.Send("b")
	server.RestartUpdateIDs(3)
	person.Send("c")
	if diff := cmp.Diff([]int64{3, 4, 5}, ids(bot.updates(nil))); diff != "" {
		t.Error(diff)
	}
}
