package detectors

import (
	"strings"

	"github.com/redactd/redactd/redact"
)

// A phonePlan is how one country's numbers are written inside it.
type phonePlan struct {
	region, example string
	// ranges are the numbers by their leading digits, trunk prefix included.
	ranges []phoneRange
	// words are context words beside phoneWords.
	words []string
}

// A phoneRange says how many digits the numbers have that begin with one of the heads. A head is
// digits, or a dot for any digit but zero.
type phoneRange struct {
	heads    string
	min, max int
}

// phonePlans has the national forms, from the numbering plans that the regulators publish (NANPA,
// Ofcom, BNetzA, ARCEP, PTS, UKE, CNMC, AGCOM, ACM, DoT, Anatel, ACMA, MIC).
func phonePlans() []phonePlan {
	return []phonePlan{
		{region: "US", example: "(212) 555-0142", ranges: []phoneRange{
			{"2 3 4 5 6 7 8 9", 10, 10}, {"12 13 14 15 16 17 18 19", 11, 11}}},
		{region: "GB", example: "020 7946 0958", ranges: []phoneRange{
			{"01 02 03 07 08 09", 11, 11}, {"01 0800 05", 10, 10}}},
		{region: "DE", example: "030 23125 012", ranges: []phoneRange{
			{"0.", 7, 12}}, words: []string{"nummer"}},
		{region: "FR", example: "01 99 00 12 34", ranges: []phoneRange{
			{"0.", 10, 10}}, words: []string{"numero"}},
		{region: "SE", example: "070-174 06 05", ranges: []phoneRange{
			{"0.", 8, 10}}, words: []string{"nummer", "nr"}},
		{region: "PL", example: "501 234 567", ranges: []phoneRange{
			{".", 9, 9}}, words: []string{"numer", "numerem"}},
		{region: "ES", example: "612 34 56 78", ranges: []phoneRange{
			{"6 7 8 9", 9, 9}}, words: []string{"numero"}},
		{region: "IT", example: "06 1234 5678", ranges: []phoneRange{
			{"0.", 8, 11}, {"3", 9, 10}}, words: []string{"numero"}},
		{region: "NL", example: "06 12345678", ranges: []phoneRange{
			{"0.", 10, 10}}, words: []string{"nummer"}},
		{region: "IN", example: "98765 43210", ranges: []phoneRange{
			{"6 7 8 9", 10, 10}, {"0.", 11, 11}}},
		{region: "BR", example: "(11) 96123-4567", ranges: []phoneRange{
			{"..", 10, 11}, {"0..", 11, 12}}, words: []string{"numero"}},
		{region: "AU", example: "02 5550 1234", ranges: []phoneRange{
			{"02 03 04 05 07 08", 10, 10}}},
		{region: "JP", example: "03-1234-5678", ranges: []phoneRange{
			{"0.", 10, 11}}},
	}
}

// detector makes the row of a plan.
func (p phonePlan) detector() redact.Detector {
	least, most := p.limits()
	return redact.Detector{
		Name:     "phone_" + strings.ToLower(p.region),
		Entity:   "PHONE_NUMBER",
		Region:   p.region,
		About:    "phone number in national form, with a word such as tel or the country named",
		Example:  p.example,
		Trigger:  redact.Groups(least, most, p.lengths).AfterLabel(),
		Before:   phoneBefore,
		After:    phoneAfter,
		Match:    p.match,
		WordBits: 12,
		Words:    append(p.words, phoneWords...),
		Alone:    p.region == "US",
	}
}

func (p phonePlan) limits() (least, most int) {
	least = 15
	for _, r := range p.ranges {
		least, most = min(least, r.min), max(most, r.max)
	}
	return least, most
}

// lengths returns the set of lengths that numbers with these first digits have.
func (p phonePlan) lengths(head [4]byte, n int) uint32 {
	set := uint32(0)
	for _, r := range p.ranges {
		if hasHead(head[:n], r.heads) {
			set |= 1<<(r.max+1) - 1<<r.min
		}
	}
	return set
}

// hasHead says whether digits begin with one of the heads, as far as they go.
func hasHead(digits []byte, heads string) bool {
	for at := 0; at < len(heads); {
		i := 0
		same := true
		for ; at < len(heads) && heads[at] != ' '; at++ {
			h := heads[at]
			if i < len(digits) && h != digits[i] && (h != '.' || digits[i] == '0') {
				same = false
			}
			i++
		}
		if same {
			return true
		}
		at++
	}
	return false
}

// match takes the longest whole groups that are a number of the plan.
func (p phonePlan) match(t redact.Text, found []redact.Match) []redact.Match {
	first := digitsEnd(t.B, t.At)
	if first < len(t.B) && first-t.At < 7 && dialGap(t.B[first:]) == 0 || !beginsNumber(t, t.At) {
		return found
	}
	var d dialled
	if !readDialled(t.B, t.At, &d) || d.n < 7 || momentAt(t.B, t.At) {
		return found
	}
	for g := range d.ends(t) {
		head := [4]byte(d.digits[:4])
		if g.n < 7 || p.lengths(head, 4)>>g.n&1 == 0 || !p.wellFormed(&d, g) {
			continue
		}
		m := redact.Match{Start: openBracket(t, t.At, g.end), End: g.end}
		m.Terms = p.shape(t, &d, m)
		return append(found, m)
	}
	return found
}

// wellFormed says whether the groups up to g are what people write: no lone digits but the first,
// not one digit over and over, and in America an area and an exchange.
func (p phonePlan) wellFormed(d *dialled, g dialGroup) bool {
	for k := 1; k < d.count && d.groups[k].end <= g.end; k++ {
		if d.groups[k].end-d.groups[k].start < 2 {
			return false
		}
	}
	digits := d.digits[:g.n]
	if p.region == "US" {
		return nanp(digits[g.n-10:]) && american(d, g)
	}
	return !allSame(digits[1:])
}

// american says whether the groups are 3-3-4 with or without the 1, 3-7, 6-4 or the bare digits.
func american(d *dialled, g dialGroup) bool {
	ends := uint32(0) // the digits before each end, counted from the last digit
	for k := 0; k < d.count && d.groups[k].end <= g.end; k++ {
		ends |= 1 << (g.n - d.groups[k].n)
	}
	return ends&^(1<<0|1<<4|1<<7|1<<10) == 0
}

// shape is the evidence of the written form.
func (p phonePlan) shape(t redact.Text, d *dialled, m redact.Match) (terms [3]redact.Term) {
	switch {
	case p.region == "US" && t.B[m.Start] == '(':
		terms[0] = redact.Term{Name: "area in brackets", Bits: 10}
	case m.End-m.Start > digitsEnd(t.B, t.At)-t.At:
		terms[0] = redact.Term{Name: "grouped", Bits: 2}
	case d.digits[0] != '0':
		terms[0] = redact.Term{Name: "bare digits", Bits: -2}
	}
	if c := t.Byte(m.Start - 2); isDigit(c) && t.Byte(m.Start-1) == ' ' {
		terms[1] = redact.Term{Name: "digits before it", Bits: -4}
	}
	return terms
}
