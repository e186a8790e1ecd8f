package screening

import "slices"

// Flag says why a moderator should see a text sooner, or look at it more closely. It
// decides nothing: no text is refused for one.
type Flag string

// The flags.
const (
	// FlagCrisis: the writer may be about to harm themselves.
	FlagCrisis Flag = "crisis"
	// FlagThreat: the writer may be about to harm others, or says so.
	FlagThreat Flag = "threat"
	// FlagAbuse: an insult, obscene words, hatred of a group.
	FlagAbuse Flag = "abuse"
	// FlagAdvertising: goods, easy money, requests for codes, chain letters.
	FlagAdvertising Flag = "advertising"
	// FlagLink: an address on the web, an e-mail address or a @name.
	FlagLink Flag = "link"
	// FlagPhone: a telephone number.
	FlagPhone Flag = "phone"
	// FlagPersonal: an individual identification number (ЖСН / ИИН) or the number of
	// a bank card.
	FlagPersonal Flag = "personal"
)

// Flags lists all flags, the urgent ones first.
func Flags() []Flag {
	return []Flag{FlagCrisis, FlagThreat, FlagAbuse, FlagAdvertising, FlagLink, FlagPhone, FlagPersonal}
}

// Urgent reports whether a person may come to harm while the text waits.
func Urgent(flags []Flag) bool {
	return slices.Contains(flags, FlagCrisis) || slices.Contains(flags, FlagThreat)
}

// Detect returns the flags of a text: each once, in alphabetical order. Letter case
// and invisible characters make no difference.
func Detect(text string, rules []Rule, stopWords StopWords) []Flag {
	seen := normalize(text)
	var flags []Flag
	if hasLink(seen) {
		flags = append(flags, FlagLink)
	}
	groups := digitGroups(seen)
	if hasPhone(groups) {
		flags = append(flags, FlagPhone)
	}
	if hasPersonalNumber(groups) {
		flags = append(flags, FlagPersonal)
	}
	read := stopWords.index(seen)
	for _, rule := range rules {
		if !slices.Contains(flags, rule.Flag) && rule.matches(read) {
			flags = append(flags, rule.Flag)
		}
	}
	slices.Sort(flags)
	return flags
}

// DetectCrisis reports whether [Detect] would return [FlagCrisis]. It looks for
// nothing else, since it is called for every text that a person types.
func DetectCrisis(text string, rules []Rule, stopWords StopWords) bool {
	read := stopWords.index(normalize(text))
	return len(read.words) > 0 && slices.ContainsFunc(rules, func(rule Rule) bool {
		return rule.Flag == FlagCrisis && rule.matches(read)
	})
}
