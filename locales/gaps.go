package locales

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
)

// gapsOf returns the gaps of a text in alphabetical order, each once. A text has words
// and gaps only: a condition would hide from the files which values it needs.
func gapsOf(text string) ([]string, error) {
	trees, err := parse.Parse("text", text, "{{", "}}")
	if err != nil {
		return nil, fmt.Errorf("the text does not parse: %w", err)
	}
	if len(trees) != 1 {
		return nil, errors.New("a text may not define another one")
	}
	var gaps []string
	for _, node := range trees["text"].Root.Nodes {
		gap, err := gapOf(node)
		if err != nil {
			return nil, err
		}
		if gap != "" && !slices.Contains(gaps, gap) {
			gaps = append(gaps, gap)
		}
	}
	slices.Sort(gaps)
	return gaps, nil
}

var gapPattern = regexp.MustCompile(`^\{\{\.([A-Za-z]\w*)\}\}$`)

// gapOf returns the name of a gap, "" for plain words.
func gapOf(node parse.Node) (string, error) {
	if words, ok := node.(*parse.TextNode); ok {
		if strings.ContainsAny(string(words.Text), "{}") {
			return "", errors.New("a brace stands outside a gap")
		}
		return "", nil
	}
	match := gapPattern.FindStringSubmatch(node.String())
	if match == nil {
		return "", fmt.Errorf("%s is not a gap such as {{.Name}}", node)
	}
	return match[1], nil
}
