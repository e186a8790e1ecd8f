// Package screening reads what people write: it detects flags for moderators, compares
// words in any spelling, and normalizes texts. It imports the standard library only.
//
// A text is normalized (alphabet.go), split into words with a phonetic key each
// (tokenize.go) and indexed (index.go). Watch phrases are matched on the index (phrase.go,
// watch.go); links, telephone numbers and personal numbers are found in the characters.
// A search matches words by the same keys.
package screening
