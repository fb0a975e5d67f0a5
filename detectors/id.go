package detectors

import (
	"math"
	"strings"

	"github.com/redactd/redactd/redact"
)

// An id is one row of the tables of identifiers. A form is a picture of what is written: 9 is a digit, A a
// letter, N either, any other byte itself; forms are separated by bars.
type id struct {
	name    string // the entity is the same in upper case
	country string // ISO 3166-1, "" for everywhere
	about   string
	example string
	clear   string // forms that no other thing is written in: reported without a word
	grouped string // forms that need a word, or the country named in the policy
	plain   string // forms that need a word in any case
	valid   func(v []byte) bool
	pass    float64 // the share of random values of the shape that valid accepts, 1 if it is nil
	dated   bool    // a date is part of it, so that looking like one does not speak against it
	words   string  // context words, separated by commas; see redact.Detector
	strong  bool    // the words name nothing else: one outweighs a rival though next to nothing is checked
}

// Bits of an identifier whose check passed. The default policy reports from 0 on; the country adds 9.
const (
	bitsPlain   = -9.9 // a word close by makes it 5.8, one farther off 3.1
	bitsGrouped = 4.5  // more than plain
	bitsClear   = 13   // more than plain
	bitsIDWord  = 15.7
	// bitsBareWord is for rows that check next to nothing: a word farther off must not be enough.
	bitsBareWord = 11.9
	barePass     = 1.0 / 5
	rarePass     = 1.0 / 5000
)

// idReach is how far around an identifier its words are looked for.
const idReach = 100

// detector returns the row.
func (r id) detector() redact.Detector {
	d := redact.Detector{
		Name: r.name, Entity: redact.Entity(strings.ToUpper(r.name)), Region: r.country,
		About: r.about, Example: r.example,
		Trigger: redact.Forms(r.layouts()...), Before: idReach, After: idReach,
		Valid: r.valid, Pass: r.pass, WordBits: bitsIDWord, Alone: r.clear != "",
		Words: strings.Split(r.words, ", "),
	}
	if r.pass == 0 {
		d.Pass = 1
	}
	d.Prior = bitsPlain + math.Round(math.Log2(d.Pass)*1024)/1024 // as New rounds: the sum is exact, and so are ties
	if d.Pass > barePass && !r.strong {
		d.WordBits = bitsBareWord
	}
	d.Ignores = r.ignores()
	return d
}

// ignores are the rivals that do not speak against the row: dates against what a date is part of, versions
// against what is written with dots, timestamps against what hardly any number passes, "id=" against what is
// called a tax id.
func (r id) ignores() (list []string) {
	if r.dated {
		list = append(list, "compact timestamp", "date and time of day in two groups", "date or time")
	}
	if r.dated || strings.Contains(r.clear+r.grouped, ".") {
		list = append(list, "dotted version or address")
	}
	if r.pass > 0 && r.pass < rarePass {
		list = append(list, "epoch time", "compact timestamp")
	}
	if strings.Contains(r.words+",", " id,") {
		list = append(list, "value of a counter or an id")
	}
	return list
}

// layouts returns the forms with their bits.
func (r id) layouts() (list []redact.Layout) {
	add := func(forms string, bits float64) {
		for form := range strings.SplitSeq(forms, "|") {
			if form != "" {
				list = append(list, redact.Layout{Form: form, Bits: bits})
			}
		}
	}
	add(r.clear, bitsClear)
	add(r.grouped, bitsGrouped)
	add(r.plain, 0)
	return list
}

// rows returns the detectors of a table.
func rows(table []id) []redact.Detector {
	list := make([]redact.Detector, len(table))
	for i := range table {
		list[i] = table[i].detector()
	}
	return list
}
