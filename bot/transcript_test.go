package bot

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"usynys/store"
)

var update = flag.Bool("update", false, "write what the bot says into the transcripts")

// TestConversations plays every transcript in testdata/conversations and compares what the
// bot shows. A transcript is meant to be read: a line at the margin is an action of a
// person, the indented lines under it are what the bot then shows and to whom. Between
// any two actions the bot is stopped, and its store closed and opened again.
//
// People do, in the conversation:
//
//	Name: text                    write a text (⏎ is a line break, × 50 repeats it)
//	Name: [key]                   press the newest button whose label has that key, or is that
//	Name: sends photo: caption    also document, voice, video, location, album 3, sticker, contact, poll …
//	Name: edits "old": new        change an earlier message
//	Name: forges action:arg:rev   press a button that nobody offered
//	Name: blocks / unblocks       stop the bot, start it again
//	Name: opens https://t.me/…    follow a link to the bot
//	wait 25h                      let time pass
//	desk: Name asks 1: question   what staff do, in one line; see atTheDesk
//
// Proposals from before it are in the file "proposals": see propose.
//
// In a group of the file "groups", once a person has added it, the bot hears what its
// privacy mode lets it hear:
//
//	Name in Group: text           write, which the bot hears if it names the bot
//	Name in Group: replies: text  answer the newest message of the bot
//	Name in Group: [label]        press a button; also forges …, opens …
//	Name in Group: adds the bot   also removes, promotes, demotes the bot
//	Name in Group: promotes Name  also anonymously: "promotes Name anonymously", demotes Name
//	Name in Group: joins          also leaves, renames it to …
//	Name in Group: upgrades it    makes a supergroup of it; what was is then "old Group"
//
// The name of an anonymous administrator is in actInGroup. Actions of different people at
// the same moment are joined by " & ". A transcript whose people read {kk|ru} is played
// in both languages. CONTRIBUTING says how to read what is shown.
func TestConversations(t *testing.T) {
	paths, err := filepath.Glob("testdata/conversations/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("there are no transcripts", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			script := transcript{Archive: archive}
			played := script.play(t)
			if *update {
				if t.Failed() {
					return // an action failed: what was played is no story
				}
				script.set("conversation", played)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if difference := cmp.Diff(script.file("conversation"), played); difference != "" {
				t.Errorf("the bot does not say what %s says (- the transcript, + the bot); run with -update and read the change:\n%s", path, difference)
			}
		})
	}
}

type transcript struct{ *txtar.Archive }

func (a transcript) file(name string) string {
	for _, file := range a.Files {
		if file.Name == name {
			return string(file.Data)
		}
	}
	return ""
}

func (a transcript) has(name string) bool {
	return slices.ContainsFunc(a.Files, func(file txtar.File) bool { return file.Name == name })
}

func (a transcript) set(name, content string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = []byte(content)
		}
	}
}

// play performs the script line by line, and returns it with what the bot showed.
func (a transcript) play(t *testing.T) string {
	languages := store.Languages()
	if !inBoth(a.file("people")) {
		languages = languages[:1]
	}
	var stages []*stage
	for _, language := range languages {
		s := newStage(t, in(language, a.file("people")), in(language, a.file("catalogue.toml")))
		s.printer.inWords = a.has("in words")
		s.found(a.file("groups"))
		s.propose(in(language, a.file("proposals")))
		stages = append(stages, s)
	}
	var out strings.Builder
	for line := range strings.Lines(a.file("conversation")) {
		if strings.HasPrefix(line, " ") {
			continue
		}
		out.WriteString(line)
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		answers := make([][]string, len(stages))
		for i, s := range stages {
			answers[i] = s.play(in(languages[i], line))
		}
		for _, shown := range beside(answers[0], answers[len(answers)-1]) {
			out.WriteString(shown + "\n")
		}
	}
	return out.String()
}

// play performs one line, and returns what the bot then showed.
func (s *stage) play(line string) []string {
	for action := range strings.SplitSeq(line, " & ") {
		if err := s.do(action); err != nil {
			s.t.Errorf("%s: %v", action, err)
		}
	}
	return s.answer()
}
