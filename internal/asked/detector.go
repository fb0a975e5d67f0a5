package asked

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// A Detector is one as programs read it. PassRate is the share of random values of its shape that pass
// the check, which is how often it is wrong where nothing else speaks against it; alone says that some of its forms
// are reported without a word.
type Detector struct {
	Name       string        `json:"name"`
	Entity     redact.Entity `json:"entity"`
	Country    string        `json:"country"`
	About      string        `json:"about"`
	Validation string        `json:"validation"`
	Example    string        `json:"example"`
	PassRate   float64       `json:"pass_rate"`
	Alone      bool          `json:"alone"`
	Off        bool          `json:"off"`
}

// Describe returns a detector as programs read it.
func Describe(d redact.Detector) Detector {
	return Detector{d.Name, d.Entity, d.Region, d.About, validation(d), d.Example, passRate(d), d.Alone, d.Off}
}

// validation returns what is checked: in what a row says of itself it stands behind the colon.
func validation(d redact.Detector) string {
	if _, checked, ok := strings.Cut(d.About, ": "); ok {
		return checked
	}
	return d.About
}

// passRate returns the share of random values that pass: all, where the row does not say.
func passRate(d redact.Detector) float64 {
	if d.Pass == 0 {
		return 1
	}
	return d.Pass
}
