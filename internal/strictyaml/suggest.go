package strictyaml

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// nameLike matches what looks like a name rather than a value that stands in the wrong place.
var nameLike = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][-_A-Za-z0-9]*$`) })

// Named quotes a name that a person wrote, if it is one.
func Named(s string) string {
	if harmless(s) && nameLike().MatchString(s) {
		return strconv.Quote(s)
	}
	return "of this name"
}

// DidYouMean returns ` (did you mean "x"?)` for the name in list that s is closest to, "" if none
// is close.
func DidYouMean(s string, list []string) string {
	if len(s) > 60 {
		return ""
	}
	best, least := "", 1+len(s)/3
	meant := fold(s)
	for _, name := range list {
		if max(len(name)-len(s), len(s)-len(name)) > least {
			continue // so many letters more or fewer are as many mistakes
		}
		if d := distance(meant, fold(name)); d <= least && (best == "" || d < least) {
			best, least = name, d
		}
	}
	if best == "" {
		return ""
	}
	return ` (did you mean "` + best + `"?)`
}

func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "-", "_") }

// distance is the edit distance of a and b in bytes (Levenshtein), a swap of neighbours counting
// one.
func distance(a, b string) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
