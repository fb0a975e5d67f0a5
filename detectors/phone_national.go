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
	// usual are the groupings that people write, as the lengths of the groups: "344".
	usual string
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
		{region: "US", example: "(212) 555-0142",
			usual: "334 1334 37",
			ranges: []phoneRange{
				{"2 3 4 5 6 7 8 9", 10, 10}, {"12 13 14 15 16 17 18 19", 11, 11}}},
		{region: "GB", example: "020 7946 0958",
			usual: "344 56 533 434 433 47 38",
			ranges: []phoneRange{
				{"01 02 03 07 08 09", 11, 11}, {"01 0800 05", 10, 10}}},
		{region: "DE", example: "030 23125012",
			usual: "35 36 37 38 39 44 45 46 47 48 55 56 57 64 65 344 343 333 332 444 445 432 433 " +
				"443 3332 3222 4222 4322 4323 4223 2222",
			ranges: []phoneRange{
				{"0.", 7, 12}}, words: []string{"nummer"}},
		{region: "FR", example: "01 99 00 12 34",
			usual: "22222 433",
			ranges: []phoneRange{
				{"0.", 10, 10}}, words: []string{"numéro"}},
		{region: "SE", example: "070-174 06 05",
			usual: "26 27 28 36 37 46 2332 2222 2322 3322 3222 3232 4222 334 3223 343 433",
			ranges: []phoneRange{
				{"0.", 8, 10}}, words: []string{"nummer", "nr"}},
		{region: "PL", example: "501 234 567",
			usual: "333 2322 234 225",
			ranges: []phoneRange{
				{".", 9, 9}}, words: []string{"numer", "numerem"}},
		{region: "ES", example: "612 34 56 78",
			usual: "333 3222 36 2322 2223",
			ranges: []phoneRange{
				{"6 7 8 9", 9, 9}}, words: []string{"numero"}},
		{region: "IT", example: "06 1234 5678",
			usual: "244 28 27 26 334 37 36 343 35 45 46 433 424 442 47 38 48",
			ranges: []phoneRange{
				{"0.", 8, 11}, {"3", 9, 10}}, words: []string{"numero"}},
		{region: "NL", example: "06 12345678",
			usual: "28 37 46 22222 244 334 343 2222 2 433",
			ranges: []phoneRange{
				{"0.", 10, 10}}, words: []string{"nummer"}},
		{region: "IN", example: "98765 43210",
			usual: "55 334 433 46 154 1334 38 56 65 37 344",
			ranges: []phoneRange{
				{"6 7 8 9", 10, 10}, {"0.", 11, 11}}},
		{region: "BR", example: "(11) 96123-4567",
			usual: "254 244 29 28 3254 3244 354 344",
			ranges: []phoneRange{
				{"..", 10, 11}, {"0..", 11, 12}}, words: []string{"numero"}},
		{region: "AU", example: "02 5550 1234",
			usual: "244 433 28 46 334",
			ranges: []phoneRange{
				{"02 03 04 05 07 08", 10, 10}}},
		{region: "JP", example: "03-1234-5678",
			usual: "244 344 334 424 433 46 343 325",
			ranges: []phoneRange{
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

// match takes the longest whole groups that are a number of the plan, and the numbers that follow
// it in a list.
func (p phonePlan) match(t redact.Text, found []redact.Match) []redact.Match {
	return eachNumber(t, found, p.number)
}

// number reads the number of the plan that begins with the digit at t.B[at].
func (p phonePlan) number(t redact.Text, at int) (m redact.Match, ok bool) {
	first := digitsEnd(t.B, at)
	if first < len(t.B) && first-at < 7 && dialGap(t.B[first:]) == 0 || !beginsNumber(t, at) {
		return m, false
	}
	var d dialled
	if !readDialled(t.B, at, &d) || d.n < 7 || momentAt(t.B, at) {
		return m, false
	}
	for g := range d.ends(t) {
		head := [4]byte(d.digits[:4])
		if g.n < 7 || p.lengths(head, 4)>>g.n&1 == 0 || !p.wellFormed(t, &d, g) {
			continue
		}
		m = redact.Match{Start: openBracket(t, at, g.end), End: g.end}
		m.Terms = p.shape(t, &d, m)
		return m, true
	}
	return m, false
}

// wellFormed says whether the groups up to g can be a number: no lone digits but the first, and
// that not a decimal's, not one digit over and over, and in America an area and an exchange.
func (p phonePlan) wellFormed(t redact.Text, d *dialled, g dialGroup) bool {
	if first := d.groups[0]; first.n == 1 && d.digits[0] == '0' && t.Byte(first.end) == '.' {
		return false
	}
	for k := 1; k < d.count && d.groups[k].end <= g.end; k++ {
		if d.groups[k].end-d.groups[k].start < 2 {
			return false
		}
	}
	digits := d.digits[:g.n]
	if p.region == "US" {
		return nanp(digits[g.n-10:])
	}
	return !tooPlain(digits) && !allSame(digits[1:])
}

// grouping writes the lengths of the groups up to end as digits, as phonePlan.usual does.
func (d *dialled) grouping(end int) (lengths [10]byte, n int) {
	for n < d.count && d.groups[n].end <= end {
		lengths[n] = '0' + byte(min(9, d.groups[n].end-d.groups[n].start))
		n++
	}
	return lengths, n
}

// shape is the evidence of the written form.
func (p phonePlan) shape(t redact.Text, d *dialled, m redact.Match) (terms [3]redact.Term) {
	lengths, groups := d.grouping(m.End)
	switch {
	case groups > 1 && hasField(p.usual, lengths[:groups]):
		terms[0] = redact.Term{Name: "usual grouping", Bits: 2}
		if p.region == "US" { // its area and exchange were tested as well
			terms[0].Bits = 3
		}
	case groups > 1:
		terms[0] = redact.Term{Name: "unusual grouping", Bits: -4}
	case d.digits[0] != '0' || m.End-m.Start < 10:
		terms[0] = redact.Term{Name: "bare digits", Bits: -2}
	}
	before := m.Start - 1
	for before >= 0 && before > m.Start-4 && t.B[before] == ' ' {
		before--
	}
	if before < m.Start-1 && isDigit(t.Byte(before)) {
		terms[1] = redact.Term{Name: "digits before it", Bits: -6}
	}
	return terms
}

// hasField says whether one of the fields of list, separated by spaces, is field.
func hasField(list string, field []byte) bool {
	for f := range strings.FieldsSeq(list) {
		if f == string(field) {
			return true
		}
	}
	return false
}
