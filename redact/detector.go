package redact

// Entity names a kind of sensitive data in upper snake case, with the name the field already uses
// where there is one: "CREDIT_CARD", "EMAIL_ADDRESS".
type Entity string

// A Detector describes one thing to look for. It is a value: it does not scan. [New] merges the
// descriptions of all detectors into one pass over the text.
//
// A detector sees bounded neighbourhoods of the text and nothing else, so that its answer cannot
// depend on how the input was cut: see [Text]. All its functions must be pure, must not retain or
// change the bytes they are given, and must be safe for concurrent use.
type Detector struct {
	// Name is lower snake case and stable for ever: policies, metrics and reports use it.
	Name string
	// Entity is what a finding of this detector is called.
	Entity Entity
	// Also names the entities of its matches' parts.
	Also []Entity
	// Region is an ISO 3166-1 alpha-2 code, "" for everywhere. A region that the policy names
	// is evidence.
	Region string
	// About says in one line what is found and what validates it. Example is one value that is found.
	About, Example string

	// Trigger is what makes the engine look.
	Trigger Trigger
	// Before and After are the neighbourhood, in bytes of the folded text: Match sees
	// [trigger-Before, trigger+After) at most, clipped to the line. At most MaxReach each.
	Before, After int
	// Lines is how many lines a neighbourhood may span, MaxLines at most; 0 and 1 mean the trigger's
	// own. Where it is more, Joins says whether a neighbourhood that reaches the end of its line goes on
	// in the next: it gets the text up to the line's end, without the line break, and where in it the
	// trigger is; what stands before the trigger is at most JoinsBefore bytes of its line. Asked again
	// for the next line, it gets the text up to that line's end, with the break in between.
	Lines int
	Joins func(text []byte, at int) bool
	// Above says that a number behind a label (see Labelled) may also stand alone on a line below its label's;
	// the neighbourhood then begins on the label's line. Behind a name (see Key) it begins on the line before.
	Above bool

	// Match appends the candidates it sees around t.At to found and returns it. Nil takes the
	// trigger's own span (Forms, Labelled and Prefix have one).
	Match func(t Text, found []Match) []Match
	// Valid is the checksum, date or range test on a candidate's letters, in upper case, and digits,
	// separators removed. It is asked for candidates of rows without Match. Nil accepts.
	Valid func(value []byte) bool
	// Pass is the share of random strings of the same shape that Valid (or Match) accepts, in (0, 1].
	// A rare pass is strong evidence: it adds log2(1/Pass) bits. 0 means 1.
	Pass float64
	// Prior is the log2 odds, before any evidence, that a string of this shape is the entity.
	// 0 means DefaultPrior.
	Prior float64
	// Words are context words in any language, folded to lower case without diacritics. "card"
	// matches that word; "kart*" any word with that stem; "security code" two words in a row.
	Words []string
	// Fillers are those Words that may stand right before a number (see Labelled) only behind another label, as "card" in
	// "PIN of my card: 1234".
	Fillers []string
	// Reads are words in ASCII, lower case, that Match looks for itself, as they are or as beginnings: a field of which the
	// name has none of them, nor of Words, is scanned without it.
	Reads []string
	// WordBits is what a context word close by adds; 0 means DefaultWordBits.
	WordBits float64
	// Alone says that the value is distinctive enough to be reported without a context word (or a
	// country named in the policy).
	Alone bool
	// Off says that the row is left out unless the policy's Only names its entity.
	Off bool
	// Ignores names rivals that do not speak against this row: a number that begins with a date of birth
	// looks like a date.
	Ignores []string
	// Carry, where set, goes on masking behind a match that asks for it: see [Carry].
	Carry *Carry
}

// Reach and weights. The reach is in bytes of the folded text, the weights in bits.
const (
	MaxReach        = 2048
	MaxLines        = 6
	JoinsBefore     = 24
	DefaultPrior    = -8.0
	DefaultWordBits = 9.0
	RegionBits      = 9.0
)

// Text is one neighbourhood of a trigger: all that a detector may know about the input.
type Text struct {
	// B is the folded text of the neighbourhood. It is only readable during the call.
	B []byte
	// At is the index in B of the byte that fired the trigger.
	At int
	// End is the index behind the trigger's own span, for triggers that have one.
	End int
	// Left and Right are the units just outside B, for tests of boundaries only; '\n' where the
	// line, the text or the neighbourhood's line span ends there.
	Left, Right byte
	// Explain says that somebody asks why something is not found: Match may return what fails its
	// check or its shape as well, with a Veto that says so.
	Explain bool
}

// Byte returns B[i], or Left and Right just outside it.
func (t Text) Byte(i int) byte {
	switch {
	case i < 0:
		return t.Left
	case i >= len(t.B):
		return t.Right
	}
	return t.B[i]
}

// A Match is a candidate: a stretch of a neighbourhood that may be the entity.
type Match struct {
	// Start and End delimit the value in Text.B, half open.
	Start, End int
	// Terms are the row's own evidence, such as the shape; unused ones are zero.
	Terms [3]Term
	// Veto names why the candidate is out, "" if it is not. It is kept for Explain.
	Veto string
	// Parts are what goes with the value and stands or falls with it, such as the security code
	// behind a card number.
	Parts [2]Part
	// Country is the one that the value itself names, such as the first two letters of an IBAN.
	Country Country
	// NoWords skips the search for context words: the row has looked itself.
	NoWords bool
	// Undecided says that the row gave up on this stretch, in time or space, and wants it hidden to be
	// safe. Findings say so, and allow lists do not count.
	Undecided bool
	// Carry asks the engine to go on masking behind End, with the detector's Carry from State.
	Carry bool
	State int
}

// A Term is one line of the evidence for or against a candidate.
type Term struct {
	Name string
	Bits float64
}

// A Part is a stretch found along with a match, under an entity of its own.
type Part struct {
	Entity     Entity
	Start, End int
}

// A Carry masks a value that is longer than any neighbourhood, from its opening on, in constant
// memory. The whole value is replaced by its entity's name, whatever the operator.
type Carry struct {
	// Next is given the bytes behind what was consumed so far and returns how many of them belong
	// to the value. more says that the value may go on behind them: then either all of src was
	// consumed or what is left is shorter than CarryAhead and could not be decided yet. At the end
	// of the text (end is true) Next must decide everything. Next is a function of the state and
	// the bytes alone: cut anywhere, it must consume the same.
	Next func(state int, src []byte, end bool) (n, next int, more bool)
}

// CarryAhead is how many bytes a Carry may look ahead before it must decide.
const CarryAhead = 1024

// A Rival explains a candidate of digits as something harmless, such as a timestamp.
type Rival struct {
	Name string
	// Bits is what the explanation takes from the candidate, a negative number.
	Bits float64
	// Match says whether [start, end) of t.B is, or lies inside, such a thing.
	Match func(t Text, start, end int) bool
}
