package locales

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"usynys/store"
)

// builtIn is the name of the catalogue that is part of the program.
const builtIn = "catalogue.toml"

// Catalogue returns the built-in catalogue, changed by the TOML file at path if path is
// not empty. The file needs only the keys that it changes; a list (topics, regions,
// reasons, helplines, holidays, watch) replaces the whole list.
//
// An unknown key and a value out of bounds are errors. The error lists all of them, in
// sentences for the operator.
func Catalogue(path string) (store.Catalogue, error) {
	text, err := files.ReadFile(builtIn)
	if err != nil {
		return store.Catalogue{}, err
	}
	own, err := overlay(store.Catalogue{}, text)
	if err != nil {
		return store.Catalogue{}, fmt.Errorf("the built-in catalogue %w", err)
	}
	if path == "" {
		return own, nil
	}
	text, err = os.ReadFile(path)
	if err != nil {
		return store.Catalogue{}, fmt.Errorf("the catalogue cannot be read; check that the file exists and that the bot's user may read it, or name no file to use the built-in catalogue: %w", err)
	}
	changed, err := overlay(own, text)
	if err != nil {
		return store.Catalogue{}, fmt.Errorf("the catalogue %s %w", path, err)
	}
	return changed, nil
}

// overlay decodes a catalogue over another one.
func overlay(base store.Catalogue, text []byte) (store.Catalogue, error) {
	c := base
	// The decoder would fill missing values of a new entry from the old entry at the same
	// index, so lists start empty.
	dropLists(&c)
	meta, err := toml.Decode(string(text), &c)
	if err != nil {
		return store.Catalogue{}, fmt.Errorf("is not written as it must be: %w", err)
	}
	keepLists(&c, base)

	var found faults
	for _, key := range unknownKeys(meta) {
		found.add("%s: there is no such key", key)
	}
	check(c, &found)
	if err := found.err("has faults"); err != nil {
		return store.Catalogue{}, err
	}
	return c, nil
}

func dropLists(c *store.Catalogue) {
	c.Deadline.Holidays = nil
	c.Moderation.SecondVotes, c.Moderation.ReminderDelays, c.Moderation.BlockDurations = nil, nil, nil
	c.Topics, c.Regions, c.Reasons, c.Helplines = nil, nil, nil, nil
	c.StopWords.Words, c.ScreeningRules = nil, nil
}

// keepLists restores the lists that the file does not have. A list of the file is not
// nil, even if it is empty.
func keepLists(c *store.Catalogue, base store.Catalogue) {
	keep(&c.Deadline.Holidays, base.Deadline.Holidays)
	keep(&c.Moderation.SecondVotes, base.Moderation.SecondVotes)
	keep(&c.Moderation.ReminderDelays, base.Moderation.ReminderDelays)
	keep(&c.Moderation.BlockDurations, base.Moderation.BlockDurations)
	keep(&c.Topics, base.Topics)
	keep(&c.Regions, base.Regions)
	keep(&c.Reasons, base.Reasons)
	keep(&c.Helplines, base.Helplines)
	keep(&c.StopWords.Words, base.StopWords.Words)
	keep(&c.ScreeningRules, base.ScreeningRules)
}

func keep[T any](list *[]T, old []T) {
	if *list == nil {
		*list = old
	}
}

var tomlName = regexp.MustCompile(`^[a-z_]+$`)

// unknownKeys returns the keys that the catalogue does not have. The decoder accepts
// Topics for topics, so a file could have both.
func unknownKeys(meta toml.MetaData) []string {
	unknown := meta.Undecoded()
	for _, key := range meta.Keys() {
		if slices.ContainsFunc(key, func(part string) bool { return !tomlName.MatchString(part) }) {
			unknown = append(unknown, key)
		}
	}
	names := make([]string, len(unknown))
	for i, key := range unknown {
		names[i] = key.String()
	}
	slices.Sort(names)
	// Of an unknown table only the name is reported.
	return slices.CompactFunc(names, func(before, name string) bool {
		return name == before || strings.HasPrefix(name, before+".")
	})
}
