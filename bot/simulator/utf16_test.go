package simulator_test

import (
	"testing"
	"unicode/utf16"

	"usynys/bot/simulator"
)

func utf16Of(text string) []uint16 { return utf16.Encode([]rune(text)) }

func textOf(units []uint16) string { return string(utf16.Decode(units)) }

// Bot API, MessageEntity: "Offset in UTF-16 code units to the start of the entity",
// "Length of the entity in UTF-16 code units". A character of two units is not cut.
func TestEntitiesLieOnCharacters(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	send := func(offset, length int) params {
		return params{"chat_id": 7, "text": "ә😀ә", "entities": []params{{"type": "bold", "offset": offset, "length": length}}}
	}
	bot.must("sendMessage", send(1, 2), nil)
	noViolations(t, server)
	bot.refused("sendMessage", send(2, 2), 400, "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 6")
	bot.refused("sendMessage", send(0, 2), 400, "Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 6")
}
