package screening

// Rule has the phrases that raise one flag.
type Rule struct {
	Flag    Flag     `toml:"flag"`
	Phrases []Phrase `toml:"phrases"`
	// Exceptions are longer phrases: a phrase inside one of them means something else.
	Exceptions []Phrase `toml:"unless"`
	// ContextPhrases are words of a person who writes about the matter. In a text with one of
	// them, a phrase in quotation marks is what others say.
	ContextPhrases []Phrase `toml:"about"`
}

// matches reports whether one of the phrases is in a text, not quoted and not part of an
// exception.
func (w Rule) matches(x *wordIndex) bool {
	var reach []int
	for i := range w.Phrases {
		if !x.mayBegin(w.Phrases[i].stems[0]) {
			continue
		}
		for place := range x.matches(w.Phrases[i]) {
			if reach == nil {
				reach = x.longestFrom(w.Exceptions)
			}
			if !inside(reach, place) && (!x.isQuoted(place) || !x.containsAny(w.ContextPhrases)) {
				return true
			}
		}
	}
	return false
}

// longestFrom returns for each word where the longest of the phrases that begin with it
// ends; 0 where none does.
func (x *wordIndex) longestFrom(phrases []Phrase) []int {
	reach := make([]int, len(x.words))
	for _, phrase := range phrases {
		for place := range x.matches(phrase) {
			reach[place.begin] = max(reach[place.begin], place.end)
		}
	}
	return reach
}

// inside reports whether a range is part of a longer one of longestFrom.
func inside(reach []int, place wordRange) bool {
	if reach[place.begin] > place.end {
		return true
	}
	const longest = maxPhraseWords * (maxGapWords + 1)
	for begin := max(0, place.begin-longest); begin < place.begin; begin++ {
		if reach[begin] >= place.end {
			return true
		}
	}
	return false
}
