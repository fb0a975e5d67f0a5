package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// asiaIDs returns the rows of East, South and South-East Asia.
func asiaIDs() []redact.Detector {
	return slices.Concat(rows(india), rows(southAsia), rows(eastAsia), rows(korea), rows(southEastAsia), rows(asianPapers))
}

// hasShape says whether v is as long as the picture, with digits where it has 9 and letters where it has A.
func hasShape(v []byte, picture string) bool {
	if len(v) != len(picture) {
		return false
	}
	for i, c := range v {
		if isDigit(c) != (picture[i] == '9') || isLetter(c) != (picture[i] == 'A') {
			return false
		}
	}
	return true
}

// withinAny says whether n lies between the bounds of a pair, both included.
func withinAny(n int, bounds ...int) bool {
	for i := 1; i < len(bounds); i += 2 {
		if n >= bounds[i-1] && n <= bounds[i] {
			return true
		}
	}
	return false
}
