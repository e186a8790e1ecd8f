package page_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestTextGoesBothWays(t *testing.T) {
	s := start(t)
	next := s.events()
	next("phone", "Айгерім")
	s.mustPost("/phones/7/text", `{"text":"/start"}`)
	next("phone", `"text":"/start"`)
	if s.server.Unconfirmed() != 1 {
		t.Error("the bot got no update")
	}
	s.bot("sendMessage", `{"chat_id":7,"text":"<b>Сәлем</b>","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"x","callback_data":"d"}]]}}`)
	got := next("phone", "Сәлем")
	for _, part := range []string{`"type":"bold"`, `"fromBot":true`, `"data":"d"`} {
		if !strings.Contains(got, part) {
			t.Errorf("%s lacks %s", got, part)
		}
	}
	next("calls", `"method":"sendMessage"`)
	s.mustPost("/phones/7/edit", `{"message":1,"text":"/help"}`)
	next("phone", `"edited":true`)
	if status := s.post("/phones/7/edit", `{"message":2,"text":"x"}`); status != http.StatusBadRequest {
		t.Errorf("a message of the bot was edited: %d", status)
	}
}

func TestAPressIsAnsweredByAToast(t *testing.T) {
	s := start(t)
	next := s.events()
	next("panel", "Almaty")
	s.mustPost("/phones/7/press", `{"message":1,"data":"d"}`)
	reply, err := http.Post(s.server.URL()+"/bot"+s.server.Token()+"/getUpdates", "application/json", strings.NewReader(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	var updates struct {
		Result []struct {
			Query struct{ ID string } `json:"callback_query"`
		}
	}
	if err := json.NewDecoder(reply.Body).Decode(&updates); err != nil || len(updates.Result) != 1 {
		t.Fatalf("updates %+v, %v", updates, err)
	}
	s.bot("answerCallbackQuery", `{"callback_query_id":"`+updates.Result[0].Query.ID+`","text":"дайын"}`)
	next("toast", "дайын")
}

func TestABrowserThatComesBackGetsEverything(t *testing.T) {
	s := start(t)
	s.mustPost("/phones/7/text", `{"text":"бір"}`)
	s.mustPost("/phones", `{"name":"Данияр","language":"ru"}`)
	run := s.events()("begin", `"run":"`)
	for range 2 {
		next := s.events()
		next("begin", run)
		next("phone", "бір")
		next("phone", "Данияр")
	}
	if other := start(t).events()("begin", `"run":"`); other == run {
		t.Error("another page has the same run id")
	}
}

func TestFilesAreSentAndServed(t *testing.T) {
	s := start(t)
	for _, kind := range []string{"photo", "album", "voice", "document"} {
		s.mustPost("/phones/7/sample", `{"kind":"`+kind+`","caption":"міне"}`)
	}
	s.mustPost("/phones/7/location", `{"latitude":51.1,"longitude":71.4}`)
	wanted := map[string]string{"photo": "image/png", "voice": "audio/wave", "document": "application/octet-stream"}
	messages := s.person.Messages()
	if len(messages) != 7 || messages[6].Attachment.Latitude != 51.1 {
		t.Fatalf("%d messages, the last %+v", len(messages), messages[len(messages)-1])
	}
	for _, message := range messages[:6] {
		reply, err := http.Get(s.url + "/files/" + message.Attachment.FileID)
		if err != nil {
			t.Fatal(err)
		}
		_ = reply.Body.Close()
		if got := reply.Header.Get("Content-Type"); got != wanted[message.Attachment.Kind] {
			t.Errorf("a %s is served as %s", message.Attachment.Kind, got)
		}
	}
}

func TestFilesFromDiskKeepTheirBytes(t *testing.T) {
	s := start(t)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("caption", "құжат")
	part, _ := form.CreateFormFile("file", "жоспар.html")
	_, _ = io.WriteString(part, "<script>alert(1)</script>")
	_ = form.Close()
	reply, err := http.Post(s.url+"/phones/7/files", form.FormDataContentType(), &body)
	if err != nil || reply.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", reply, err)
	}
	_ = reply.Body.Close()
	sent := s.person.Messages()[0].Attachment
	if sent.Kind != "document" || sent.Name != "жоспар.html" || sent.Caption != "құжат" {
		t.Errorf("sent %+v", sent)
	}
	file, err := http.Get(s.url + "/files/" + sent.FileID)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Body.Close()
	content, _ := io.ReadAll(file.Body)
	if string(content) != "<script>alert(1)</script>" || !strings.HasPrefix(file.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%q with %v", content, file.Header)
	}
}

func TestSwitchesBreakWhatPeopleSee(t *testing.T) {
	s := start(t)
	s.person.StartChat()
	message := `{"chat_id":7,"text":"x"}`
	for name, status := range map[string]int{"429": 429, "500": 500, "cut": 0} {
		s.mustPost("/fault", `{"name":"`+name+`","on":true}`)
		if got := s.bot("sendMessage", message); got != status {
			t.Errorf("%s: %d", name, got)
		}
		if got := s.bot("getUpdates", `{}`); got != http.StatusOK {
			t.Errorf("%s: a poll got %d", name, got)
		}
		s.mustPost("/fault", `{"name":"`+name+`","on":false}`)
		if got := s.bot("sendMessage", message); got != http.StatusOK {
			t.Errorf("after %s: %d", name, got)
		}
	}
	s.mustPost("/phones/7/block", `{"blocked":true}`)
	if got := s.bot("sendMessage", message); got != http.StatusForbidden {
		t.Errorf("blocked: %d", got)
	}
}

func TestKillAndClockReachTheHost(t *testing.T) {
	s := start(t)
	next := s.events()
	s.mustPost("/kill", `{}`)
	s.mustPost("/clock", `{"minutes":10080}`)
	next("panel", `"advanced":604800000,"faults":[],"kills":1`)
	if s.host.kills != 1 || s.host.advanced != 168*time.Hour {
		t.Errorf("host %+v", s.host)
	}
}
