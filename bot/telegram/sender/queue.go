package sender

import (
	"slices"
	"time"

	"usynys/store"
)

// place is a chat's place in a line. It counts only while the chat still has the
// number: a chat that was held or that moved to another line draws a new one.
type place struct {
	chat   *chat
	number uint64
}

// queue knows which rows wait and which chats are ready to be served, in turn. It
// holds ids only: the row is read when it is sent.
type queue struct {
	chats map[store.ChatID]*chat
	// lines are the chats that are ready, by the most urgent lane of each.
	lines [lanes][]place
	// drawn is the last number that was drawn.
	drawn uint64
	// rows counts the rows in line, parked or on their way, by lane.
	rows [lanes]int
	// paced counts the chats that only the pace holds.
	paced int
}

func newQueue() *queue { return &queue{chats: map[store.ChatID]*chat{}} }

// held is how many rows the queue knows of.
func (q *queue) held() int {
	sum := 0
	for _, rows := range q.rows {
		sum += rows
	}
	return sum
}

// chat is the chat with an id, remembered from now on.
func (q *queue) chat(id store.ChatID) *chat {
	known, ok := q.chats[id]
	if !ok {
		known = &chat{id: id, line: inNoLine}
		q.chats[id] = known
	}
	return known
}

// park counts a row that will be added later.
func (q *queue) park(lane store.Lane) { q.rows[lane]++ }

// add puts a new row in line.
func (q *queue) add(id store.ChatID, lane store.Lane, row uint64) {
	q.rows[lane]++
	q.insert(q.chat(id), lane, row)
}

// join puts a parked row in line.
func (q *queue) join(id store.ChatID, lane store.Lane, row uint64) {
	q.insert(q.chat(id), lane, row)
}

func (q *queue) insert(chat *chat, lane store.Lane, row uint64) {
	at, _ := slices.BinarySearch(chat.waiting[lane], row)
	chat.waiting[lane] = slices.Insert(chat.waiting[lane], at, row)
	q.lineUp(chat)
}

// lineUp puts a chat in the line of its most urgent row, if it may be served.
func (q *queue) lineUp(chat *chat) {
	lane := chat.mostUrgent()
	if chat.busy || chat.held || lane == chat.line {
		return
	}
	q.leave(chat)
	if lane == inNoLine {
		return
	}
	q.drawn++
	chat.line, chat.number = lane, q.drawn
	q.lines[lane] = append(q.lines[lane], place{chat: chat, number: q.drawn})
}

// leave takes a chat out of its line, if it is in one.
func (q *queue) leave(chat *chat) { chat.line, chat.number = inNoLine, 0 }

// first is the chat whose turn it is, nil if no chat is ready.
func (q *queue) first() *chat {
	for lane := range q.lines {
		line := q.lines[lane]
		for len(line) > 0 && line[0].chat.number != line[0].number {
			line[0], line = place{}, line[1:]
		}
		q.lines[lane] = line
		if len(line) > 0 {
			return line[0].chat
		}
	}
	return nil
}

func (q *queue) anyReady() bool { return q.first() != nil }

// begin begins a turn: until it is done the chat is not served.
func (q *queue) begin(turn turn) {
	waiting := &turn.chat.waiting[turn.lane]
	*waiting = (*waiting)[1:]
	turn.chat.busy = true
	q.leave(turn.chat)
}

// done ends a turn. With again set the row goes back to the front.
func (q *queue) done(turn turn, again bool) {
	turn.chat.busy = false
	if again {
		q.insert(turn.chat, turn.lane, turn.id)
		return
	}
	q.rows[turn.lane]--
	q.lineUp(turn.chat)
}

// hold takes a chat out of line until it is released.
func (q *queue) hold(chat *chat, until time.Time, paced bool) {
	if paced && !chat.paced {
		q.paced++
	}
	chat.paced = chat.paced || paced
	chat.held = true
	q.leave(chat)
	if until.After(chat.heldUntil) {
		chat.heldUntil = until
	}
}

// release puts a chat whose time has come in line again.
func (q *queue) release(chat *chat) {
	if chat.paced {
		q.paced--
	}
	chat.held, chat.paced = false, false
	q.lineUp(chat)
}

// forget drops what is kept of a chat.
func (q *queue) forget(chat *chat) { delete(q.chats, chat.id) }
