package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
)

// recordedCall is a call of the bot in a recorded conversation. Target is the place, from
// 1, of an earlier message among the messages sent.
type recordedCall struct {
	Method string            `json:"method"`
	Params map[string]string `json:"params"`
	Target int               `json:"target"`
}

// sameCalls is the program to compare costs with: it makes the calls of a recorded
// conversation and stores nothing. SAME_CALLS names the file with the calls that answer
// the first update of a chat, the second, and so on.
func sameCalls() {
	content, err := os.ReadFile(os.Getenv("SAME_CALLS"))
	if err != nil {
		panic(err)
	}
	program := &replayer{
		address: os.Getenv("TELEGRAM_API_URL") + "/bot" + os.Getenv("TELEGRAM_BOT_TOKEN") + "/",
		http:    &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2048}},
		chats:   map[int64]chan string{},
	}
	if err := json.Unmarshal(content, &program.script); err != nil {
		panic(err)
	}
	for offset := 0; ; {
		offset = program.poll(offset)
	}
}

// replayer answers each chat with the recorded calls.
type replayer struct {
	address string
	http    *http.Client
	script  [][]recordedCall
	// chats has the callback query of each update of a chat, empty for a message.
	chats map[int64]chan string
}

func (r *replayer) poll(offset int) (next int) {
	type place struct {
		Chat struct {
			ID int64 `json:"id"`
		} `json:"chat"`
	}
	var updates []struct {
		ID      int    `json:"update_id"`
		Message *place `json:"message"`
		Press   *struct {
			ID      string `json:"id"`
			Message place  `json:"message"`
		} `json:"callback_query"`
	}
	if err := r.call("getUpdates", map[string]any{"offset": offset, "limit": 100, "timeout": 50}, &updates); err != nil {
		panic(err)
	}
	for _, update := range updates {
		offset = update.ID + 1
		switch {
		case update.Press != nil:
			r.hand(update.Press.Message.Chat.ID, update.Press.ID)
		case update.Message != nil:
			r.hand(update.Message.Chat.ID, "")
		}
	}
	return offset
}

func (r *replayer) hand(chat int64, press string) {
	updates, known := r.chats[chat]
	if !known {
		updates = make(chan string, len(r.script))
		r.chats[chat] = updates
		go r.converse(chat, updates)
	}
	updates <- press
}

// converse answers the updates of one chat, each with the message first.
func (r *replayer) converse(chat int64, updates chan string) {
	var sent []int64
	for _, calls := range r.script {
		press := <-updates
		var answering sync.WaitGroup
		for _, call := range calls {
			params := map[string]any{}
			for name, value := range call.Params {
				params[name] = value
			}
			if call.Target != 0 {
				params["message_id"] = sent[call.Target-1]
			}
			if call.Method == "answerCallbackQuery" {
				params["callback_query_id"] = press
				answering.Go(func() { _ = r.call(call.Method, params, &json.RawMessage{}) })
				continue
			}
			if call.Method == "setMyCommands" {
				params["scope"] = map[string]any{"type": "chat", "chat_id": chat}
			} else {
				params["chat_id"] = chat
			}
			var message struct {
				ID int64 `json:"message_id"`
			}
			var result any = &message
			if call.Method == "setMyCommands" {
				result = &json.RawMessage{}
			}
			if err := r.call(call.Method, params, result); err != nil {
				fmt.Fprintln(os.Stderr, call.Method, err)
			}
			if call.Method == "sendMessage" {
				sent = append(sent, message.ID)
			}
		}
		answering.Wait()
	}
}

func (r *replayer) call(method string, params map[string]any, result any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	response, err := r.http.Post(r.address+method, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	answer := struct {
		OK          bool   `json:"ok"`
		Description string `json:"description"`
		Result      any    `json:"result"`
	}{Result: result}
	if err := json.Unmarshal(content, &answer); err != nil {
		return err
	}
	if !answer.OK {
		return fmt.Errorf("%s", answer.Description)
	}
	return nil
}
