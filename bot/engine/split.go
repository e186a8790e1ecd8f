package engine

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// messageLimit is the maximum number of characters of a message without its markup (Bot
// API, sendMessage).
const messageLimit = 4096

// byteLimit is the maximum number of bytes of a message with its markup: the server's
// limit of 32 KiB, less room for tags that are closed and opened again.
const byteLimit = 30 << 10

// splitHTML splits Telegram HTML into parts of at most limit visible characters: at a
// line break, else at a space, else anywhere but inside a tag or an entity. It closes
// and reopens the tags that are open there.
func splitHTML(text string, limit int) []string {
	var parts []string
	for {
		end, stack := fits(text, limit)
		if end == len(text) {
			return append(parts, text)
		}
		parts = append(parts, strings.TrimRight(text[:end], " \n")+closing(stack))
		text = strings.Join(stack, "") + strings.TrimLeft(text[end:], " \n")
	}
}

// fits returns where to split: the end of the last line, or word, that fits, and the tags
// that are open there.
func fits(text string, limit int) (int, []string) {
	var stack []string
	visible, at := 0, 0
	line, word := 0, 0
	var lineStack, wordStack []string
	for at < len(text) {
		size, isTag := unit(text[at:])
		if isTag {
			stack = track(stack, text[at:at+size])
			at += size
			continue
		}
		if visible == limit || at+size > byteLimit {
			break
		}
		switch text[at] {
		case '\n':
			line, lineStack = at, slices.Clone(stack)
			word, wordStack = at, lineStack
		case ' ':
			word, wordStack = at, slices.Clone(stack)
		}
		visible++
		at += size
	}
	switch {
	case at == len(text):
		return at, nil
	case line > 0 && line > at/2:
		return line, lineStack
	case word > 0 && word > at/2:
		return word, wordStack
	}
	return at, stack
}

// unit returns the length of the tag, entity or character that a text begins with.
func unit(text string) (size int, isTag bool) {
	switch text[0] {
	case '<':
		if end := strings.IndexByte(text, '>'); end > 0 {
			return end + 1, true
		}
	case '&':
		if end := strings.IndexByte(text, ';'); end > 0 && end < 10 {
			return end + 1, false
		}
	}
	_, size = utf8.DecodeRuneInString(text)
	return size, false
}

func track(stack []string, tag string) []string {
	if strings.HasPrefix(tag, "</") {
		return stack[:max(0, len(stack)-1)]
	}
	return append(slices.Clone(stack), tag)
}

func closing(stack []string) string {
	var tags strings.Builder
	for _, tag := range slices.Backward(stack) {
		name := strings.TrimSuffix(strings.TrimPrefix(tag, "<"), ">")
		name, _, _ = strings.Cut(name, " ")
		tags.WriteString("</" + name + ">")
	}
	return tags.String()
}
