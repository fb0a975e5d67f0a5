package redact

import (
	"sync"

	"github.com/redactd/redactd/internal/literal"
)

// A program is a compiled policy: the rows, and for each kind of trigger a table that leads from
// what the scan saw to the rows that want to look.
type program struct {
	rows    []row
	rivals  []rival
	policy  Policy
	entity  map[Entity]*entityRule
	settle  []func() error // see settlers
	allow   map[string]struct{}
	deny    *literal.Set
	scratch sync.Pool // of *scanner
	windows sync.Pool // of *window, between two texts

	// Numbers.
	groups, named, digits          []int // rows; named: groups that need a label
	groupsMin, namedMin, digitsMin int
	namedBy                        map[uint16][]int // of named, those of a label, by its tail
	labelledBy                     map[uint16][]int // the same for single groups of digits
	formsMin                       int
	least                          int // the fewest digits of a number that rows look for
	heads                          headSet
	lengths                        [maxGroup + 1]byLength
	outlines                       sparse[outlined]    // forms of digits
	separators                     [256]uint8          // that stand beside the first digits of forms, numbered from 1
	seps                           uint8               // how many there are
	shorts                         [shortShapes]uint16 // by the shape of a short word: what forms have behind it, bit 0 for any
	shapes                         sparse[*picture]    // by the shape of the word that they begin with
	lengthOnly                     [64][]*picture      // by the length of that word, where its shape leaves too many choices
	mixed                          bool                // whether words of letters and digits are looked at
	joined                         bool                // whether those of three and fewer go on with a hyphen or a dot
	pictures                       map[string]*picture // by their forms
	words                          dictionary
	reads                          []string // see Detector.Reads
	openings                       openingTable
	muted                          muteNames
	dotted                         []int
	tokens                         [10][]tokenRef // by the number of letters
	joins                          []int
	// Labels of numbers and fillers: their last three letters, and whole.
	labelTails tailSet
	// Signs and names.
	plus, at, bareAt, quads, colons, dashes, chevrons []int
	keys                                              map[uint32][]keyRef
	keyPairs                                          pairSet
	keyTails                                          tailSet
	// Literals that words begin with: by a hash of three bytes, or by the first if they are shorter.
	// Those with too little in the word go by a hash of the three bytes before it: the leads.
	// Of those by their first byte the shortest words are first.
	prefixes      sparse[prefixRef]
	leads         sparse[prefixRef]
	capitals      [256][]prefixRef // of words that begin with four capitals
	initials      [256][]prefixRef // of words that are twice as long as wordRun
	shortInitials [256][]prefixRef // of others
	anyShort      bool             // whether there are some
	// Literals anywhere, and the row that each is of.
	literals []literal.Word
	owners   []int32
	index    *literal.Index
}

// A row is a compiled detector. What every trigger needs comes first, in one cache line.
type row struct {
	match         func(t Text, found []Match) []Match
	before, after int
	lines         int
	totals        uint64     // of Groups, as a set
	follows       *[256]bool // what must follow its first group
	*Detector
	nth       int // its place among the rows of the policy
	rule      *entityRule
	base      float64 // prior, checksum and region, in bits
	passBits  float64
	prior     float64
	region    float64
	country   Country
	wordBits  float64
	fillers   tails  // the ends of its Fillers
	rivals    uint64 // a bit for each that speaks against it
	validated bool
}

// A rival is a compiled Rival.
type rival struct {
	Rival
	term string // what Explain calls it
}

// An entityRule is what the policy says of one entity.
type entityRule struct {
	entity Entity
	op     Operator
	bits   float64 // the threshold, as log-odds
	off    bool
}

// byLength are the rows for numbers whose first group of digits has one length.
type byLength struct {
	whole    bool     // whether a form has no group behind them
	plain    *picture // the form of nothing else
	seps     uint64   // the separators that forms have behind them
	labelled []int
}

// maxSeparators is how many different bytes may stand between the groups of written forms.
const maxSeparators = 15

// shortShapes is more than the shapes of the words that are short.
const shortShapes = 1 << 8

type tokenRef struct {
	row, letters, digits int
	heads                *tailSet // the first two letters
}

type prefixRef struct {
	row, min int
	literal  string
	lead     int // how much of it stands before the word
	check    func(word []byte) bool
}

type keyRef struct {
	row  int
	name string
}

// maxGroup is the longest group of digits, or word of letters and digits, that is of interest.
const maxGroup = 44

func lower(b []byte) []byte {
	for i, c := range b {
		if c-'A' < 26 {
			b[i] = c | 0x20
		}
	}
	return b
}
