// Package find searches proposals by number, by words and by author.
package find
