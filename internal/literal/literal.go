// Package literal finds a small set of fixed strings in a window of text.
package literal

import (
	"bytes"
	"errors"
	"slices"

	"github.com/cloudflare/ahocorasick"
)

// Limits, in bytes. The automaton takes about 4 kB of memory for each byte of its words.
const (
	MaxWord  = 256
	MaxTotal = 2000
)

// The errors of New. They do not say which word: it may be a secret.
var (
	ErrWordTooLong = errors.New("literal: a word is longer than 256 bytes: shorten it")
	ErrTooMany     = errors.New("literal: the words are over 2,000 bytes together: drop some")
)

// A Set is a set of words, compared byte by byte. It is immutable and safe for concurrent use.
type Set struct {
	words [][]byte
	gate  *ahocorasick.Matcher
}

// New makes a set of the words. Empty and repeated ones are dropped.
func New(words []string) (*Set, error) {
	sorted := slices.Compact(slices.Sorted(slices.Values(words)))
	s := &Set{}
	total := 0
	for _, word := range sorted {
		if len(word) > MaxWord {
			return nil, ErrWordTooLong
		}
		if word != "" {
			s.words = append(s.words, []byte(word))
			total += len(word)
		}
	}
	if total > MaxTotal {
		return nil, ErrTooMany
	}
	s.gate = ahocorasick.NewMatcher(s.words)
	return s, nil
}

// Contains says whether any of the words occurs in window. It takes one step for each byte and
// allocates nothing.
func (s *Set) Contains(window []byte) bool {
	return len(s.words) > 0 && s.gate.Contains(window)
}

// Each calls found for every occurrence of every word, also where they overlap: word by word in
// byte order, and for each from left to right. Start and end index window, half open.
func (s *Set) Each(window []byte, found func(start, end int)) {
	if !s.Contains(window) {
		return
	}
	present := s.gate.MatchThreadSafe(window) // which, not where; Match is not concurrent
	slices.Sort(present)
	for _, i := range present {
		each(window, s.words[i], found)
	}
}

func each(window, word []byte, found func(start, end int)) {
	for at := 0; ; at++ {
		i := bytes.Index(window[at:], word)
		if i < 0 {
			return
		}
		at += i
		found(at, at+len(word))
	}
}
