package store

// Watch is what to watch for, under one flag.
type Watch struct {
	Flag    Flag     `toml:"flag"`
	Phrases []Phrase `toml:"phrases"`
	// Unless are longer phrases: a phrase inside one of them means something else.
	Unless []Phrase `toml:"unless"`
	// About are words of somebody who writes about the matter. In a text with one of
	// them, a phrase in quotation marks is what others say.
	About []Phrase `toml:"about"`
}

// matches reports whether one of the phrases stands in a text and is meant.
func (w Watch) matches(r *wordIndex) bool {
	var reach []int
	for _, phrase := range w.Phrases {
		for place := range r.matches(phrase) {
			if reach == nil {
				reach = r.longestFrom(w.Unless)
			}
			if !inside(reach, place) && (!r.isQuoted(place) || !r.containsAny(w.About)) {
				return true
			}
		}
	}
	return false
}

// longestFrom says for every word how far the longest of some phrases goes that begins
// with it: to the word before the one given, or nowhere with 0.
func (r *wordIndex) longestFrom(phrases []Phrase) []int {
	reach := make([]int, len(r.words))
	for _, phrase := range phrases {
		for place := range r.matches(phrase) {
			reach[place.begin] = max(reach[place.begin], place.end)
		}
	}
	return reach
}

// inside reports whether a place is part of something longer.
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
