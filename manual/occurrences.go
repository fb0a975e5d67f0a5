package manual

import "bytes"

// occurrences calls f with every place in text where s stands, overlapping ones as well, in linear time.
//
// Source: Knuth, Morris and Pratt, Fast pattern matching in strings, 1977.
func occurrences(text, s []byte, f func(at int)) {
	at := bytes.Index(text, s) // most strings do not occur, and this is faster
	if at < 0 {
		return
	}
	borders := bordersOf(s)
	matched := 0
	for i := at; i < len(text); i++ {
		for matched > 0 && (matched == len(s) || text[i] != s[matched]) {
			matched = borders[matched-1]
		}
		if text[i] == s[matched] {
			matched++
		}
		if matched == len(s) {
			f(i + 1 - matched)
		}
	}
}

// bordersOf returns, for each beginning of s, the length of the longest other beginning that it ends with.
func bordersOf(s []byte) []int {
	borders := make([]int, len(s))
	n := 0
	for i := 1; i < len(s); i++ {
		for n > 0 && s[i] != s[n] {
			n = borders[n-1]
		}
		if s[i] == s[n] {
			n++
		}
		borders[i] = n
	}
	return borders
}
