package redact

// A Finding is a stretch of the input that is sensitive. It never holds the value.
type Finding struct {
	Entity   Entity
	Detector string
	// Region is the country that the detector is of or that the value names, ISO 3166-1 alpha-2; "" if neither.
	Region string
	// Start and End are byte offsets into the input as it came, half open, on character boundaries.
	Start, End int64
	// Score is the probability that the evidence stands for, in [0, 1].
	Score float64
	// Operator is the name of what was done with it.
	Operator string
	// Validated says that a checksum, a date or a structure was verified.
	Validated bool
	// Undecided says that what is here was hidden because a row could not decide it: see
	// Match.Undecided.
	Undecided bool
	// Alternatives are other explanations of the same stretch, best first.
	Alternatives []Alternative
}

// An Alternative is another explanation of a finding's stretch of text.
type Alternative struct {
	Entity   Entity
	Detector string
	Score    float64
}

// A Candidate is a stretch of text that was weighed, reported or not: what Explain returns.
type Candidate struct {
	Finding
	// Reported says whether it became a finding. Verdict says why or why not in a few words.
	Reported bool
	Verdict  string
	// Terms are the evidence; their sum is Bits.
	Terms []Term
	Bits  float64
}
