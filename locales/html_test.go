package locales

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

var (
	// tag matches a tag of Telegram as a text may write it.
	tag = regexp.MustCompile(`^<(?:(b|strong|i|em|u|ins|s|strike|del|tg-spoiler|code|pre|blockquote)` +
		`|(blockquote) expandable|(span) class="tg-spoiler"|(a) href="[^"<>]+"|(code) class="language-[\w+-]+")>`)
	closing = regexp.MustCompile(`^</([a-z-]+)>`)
	entity  = regexp.MustCompile(`^&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);`)
)

// checkHTML reports what Telegram would refuse in a text, or show otherwise than meant.
func checkHTML(text string) error {
	var open []string
	for i := 0; i < len(text); i++ {
		rest := text[i:]
		switch text[i] {
		case '>':
			return fmt.Errorf("a bare > at byte %d", i)
		case '&':
			if !entity.MatchString(rest) {
				return fmt.Errorf("a bare & at byte %d", i)
			}
		case '<':
			var err error
			length := 0
			if open, length, err = stepTag(open, rest); err != nil {
				return fmt.Errorf("byte %d: %w", i, err)
			}
			i += length - 1
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("<%s> is never closed", open[len(open)-1])
	}
	return nil
}

// stepTag handles the tag at the beginning of rest.
func stepTag(open []string, rest string) (nowOpen []string, length int, err error) {
	if match := closing.FindStringSubmatch(rest); match != nil {
		if len(open) == 0 || open[len(open)-1] != match[1] {
			return nil, 0, fmt.Errorf("%s closes nothing", match[0])
		}
		return open[:len(open)-1], len(match[0]), nil
	}
	match := tag.FindStringSubmatch(rest)
	if match == nil {
		return nil, 0, fmt.Errorf("no tag that Telegram knows: %.20s", rest)
	}
	name := strings.Join(match[1:], "")
	if name == "blockquote" && strings.Contains(strings.Join(open, " "), name) {
		return nil, 0, fmt.Errorf("a blockquote inside a blockquote")
	}
	return append(open, name), len(match[0]), nil
}

func TestCheckHTML(t *testing.T) {
	for text, valid := range map[string]bool{
		"":                                      true,
		"plain &lt;3 &amp; &#39;":               true,
		"<b>a <i>b</i></b>":                     true,
		`<a href="https://t.me/x?a=1">x</a>`:    true,
		"<blockquote expandable>x</blockquote>": true,
		`<pre><code class="language-go">x</code></pre>`: true,
		`<span class="tg-spoiler">x</span>`:             true,
		"a < b":                                         false,
		"a > b":                                         false,
		"a & b":                                         false,
		"&nbsp;":                                        false,
		"<p>x</p>":                                      false,
		"<br>":                                          false,
		"<b>x":                                          false,
		"x</b>":                                         false,
		"<b><i>x</b></i>":                               false,
		"<a>x</a>":                                      false,
		"<blockquote><blockquote>x</blockquote></blockquote>":        false,
		`<span class="red">x</span>`:                                 false,
		"<blockquote><b><blockquote>x</blockquote></b></blockquote>": false,
	} {
		if err := checkHTML(text); (err == nil) != valid {
			t.Errorf("checkHTML(%q) = %v", text, err)
		}
	}
}
