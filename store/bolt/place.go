package bolt

import (
	"bytes"
	"slices"
	"strings"

	"usynys/store"
)

// The value of a place in the queue: the promised day, the region, the topic and the
// language, each a text, the ids of the assignee and of who voted first, and in one
// byte how many circles were told that it is late.
const placeTail = 8 + 8 + 1

func placeValue(place *store.QueueEntry) []byte {
	value := appendText(appendText(textKey(place.Due), place.Region), place.Topic)
	value = appendID(appendID(appendText(value, place.Language), place.Assignee), place.Voter)
	return append(value, byte(place.Escalated))
}

// placeAt reads a place. Thousands may be looked at for one screen, so its texts are
// parts of one string.
func placeAt(order store.QueueOrder, value []byte) store.QueueEntry {
	tail := value[len(value)-placeTail:]
	texts := string(value[:len(value)-placeTail])
	due, texts, _ := strings.Cut(texts, "\x00")
	region, texts, _ := strings.Cut(texts, "\x00")
	topic, texts, _ := strings.Cut(texts, "\x00")
	language, _, _ := strings.Cut(texts, "\x00")
	return store.QueueEntry{
		QueueOrder: order, Due: store.Date(due), Region: region, Topic: topic, Language: store.Language(language),
		Assignee: lastID[store.PersonID](tail[:8]), Voter: lastID[store.PersonID](tail[8:16]), Escalated: int(tail[16]),
	}
}

// placeFilter is a filter that is asked without making strings of what it refuses.
type placeFilter struct {
	*store.QueueFilter
	all bool
}

func newPlaceFilter(f *store.QueueFilter) placeFilter {
	narrow := f.Region != "" || f.Topic != "" || f.Language != "" || f.Assignee != 0 || f.DueBefore != ""
	return placeFilter{f, !narrow && len(f.Scope.Regions) == 0 && len(f.Scope.Topics) == 0}
}

func (f placeFilter) passes(value []byte) bool {
	if f.all {
		return true
	}
	due, rest, _ := bytes.Cut(value, []byte{0})
	region, rest, _ := bytes.Cut(rest, []byte{0})
	topic, rest, _ := bytes.Cut(rest, []byte{0})
	language, _, _ := bytes.Cut(rest, []byte{0})
	return (f.Region == "" || f.Region == string(region)) &&
		(f.Topic == "" || f.Topic == string(topic)) &&
		(f.Language == "" || string(f.Language) == string(language)) &&
		(f.DueBefore == "" || string(due) < string(f.DueBefore)) &&
		(f.Assignee == 0 || f.Assignee == lastID[store.PersonID](value[len(value)-placeTail:len(value)-placeTail+8])) &&
		covers(f.Scope.Regions, region) && covers(f.Scope.Topics, topic)
}

func covers(codes []string, code []byte) bool {
	return len(codes) == 0 || slices.ContainsFunc(codes, func(c string) bool { return c == string(code) })
}
