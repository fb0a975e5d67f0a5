package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// An issuer is a range of card numbers by their first six digits, with the lengths that are issued
// in it. Lengths are bit sets: bit 16 stands for sixteen digits.
type issuer struct {
	lo, hi uint32
	sure   uint32 // the prefix, the length and the check digit are enough
	weak   uint32 // needs a card word, a card's grouping or a line of its own
	worded uint32 // needs a card word
	// unchecked says that the scheme's numbers need not pass the Luhn rule; then they need a word.
	unchecked bool
}

const (
	d12    = 1 << 12
	d13    = 1 << 13
	d14    = 1 << 14
	d15    = 1 << 15
	d16    = 1 << 16
	d17    = 1 << 17
	d18    = 1 << 18
	d19    = 1 << 19
	d16to9 = d16 | d17 | d18 | d19
	d17to9 = d17 | d18 | d19
	d12to9 = d12 | d13 | d14 | d15 | d16to9
	others = d12 | d13 | d14 | d15 | d17to9 // the Maestro lengths beside 16
)

// cardIssuers are the ranges of payment schemes, in the order of their prefixes. Where ranges
// overlap a number may be of either. Source: the schemes' published ranges as collected by the
// libraries that validate cards, and ISO/IEC 7812 for the rest.
var cardIssuers = []issuer{
	{lo: 100000, hi: 199999, weak: d15}, // UATP
	{lo: 117500, hi: 117599, sure: d15},
	{lo: 122000, hi: 122099, sure: d15},
	{lo: 129000, hi: 129099, sure: d15},
	{lo: 180000, hi: 180099, weak: d15},                       // JCB, old
	{lo: 194600, hi: 194699, weak: d16 | d18 | d19},           // GPN
	{lo: 195000, hi: 195099, weak: d16 | d18 | d19},           //
	{lo: 195600, hi: 195699, weak: d16 | d18 | d19},           //
	{lo: 195800, hi: 195899, weak: d16 | d18 | d19},           //
	{lo: 196000, hi: 196399, weak: d16 | d18 | d19},           //
	{lo: 213100, hi: 213199, weak: d15},                       // JCB, old
	{lo: 220000, hi: 220499, sure: d16, weak: d17to9},         // Mir
	{lo: 220500, hi: 220599, sure: d16, weak: d17to9},         // Borica
	{lo: 222100, hi: 272099, sure: d16},                       // Mastercard, 2 series
	{lo: 286900, hi: 286900, sure: d16},                       // Carnet
	{lo: 300000, hi: 305999, sure: d14, weak: d15 | d16to9},   // Diners
	{lo: 308800, hi: 309499, sure: d16},                       // alliance of Diners and JCB
	{lo: 309500, hi: 309599, sure: d14, weak: d15 | d16to9},   // Diners
	{lo: 309600, hi: 310299, sure: d16},                       // alliance
	{lo: 310000, hi: 319999, worded: d19},                     // T-Union
	{lo: 311200, hi: 312099, sure: d16},                       // alliance
	{lo: 315800, hi: 315999, sure: d16},                       //
	{lo: 333700, hi: 334999, sure: d16},                       //
	{lo: 340000, hi: 349999, sure: d15},                       // American Express
	{lo: 350000, hi: 352799, weak: d16},                       // beside JCB; IMEIs begin so, too
	{lo: 352800, hi: 358999, sure: d16, weak: d17to9},         // JCB
	{lo: 359000, hi: 359999, weak: d16},                       //
	{lo: 360000, hi: 369999, sure: d14, weak: d15 | d16to9},   // Diners
	{lo: 370000, hi: 379999, sure: d15},                       // American Express
	{lo: 380000, hi: 399999, sure: d14, weak: d15 | d16to9},   // Diners
	{lo: 384100, hi: 384100, sure: d16, unchecked: true},      // Hipercard
	{lo: 384140, hi: 384140, sure: d16, unchecked: true},      //
	{lo: 384160, hi: 384160, sure: d16, unchecked: true},      //
	{lo: 400000, hi: 499999, sure: d16, weak: d13 | d19},      // Visa
	{lo: 402918, hi: 402918, sure: d16, unchecked: true},      // Naranja
	{lo: 490300, hi: 490399, sure: d16, weak: d18 | d19},      // Switch
	{lo: 490500, hi: 490599, sure: d16, weak: d18 | d19},      //
	{lo: 491100, hi: 491199, sure: d16, weak: d18 | d19},      //
	{lo: 493600, hi: 493699, sure: d16, weak: d18 | d19},      //
	{lo: 500000, hi: 501799, sure: d16, weak: others},         // Maestro
	{lo: 501080, hi: 501082, worded: d12to9, unchecked: true}, //
	{lo: 501800, hi: 501899, sure: d16, weak: others},         //
	{lo: 501900, hi: 501999, sure: d16},                       // Dankort
	{lo: 502000, hi: 502099, sure: d16, weak: others},         // Maestro
	{lo: 502275, hi: 502275, sure: d16},                       // Carnet
	{lo: 503800, hi: 503899, sure: d16, weak: others},         // Maestro
	{lo: 504175, hi: 504175, sure: d16},                       // Elo
	{lo: 506000, hi: 506098, weak: d16 | d18 | d19},           // Verve
	{lo: 506099, hi: 506198, sure: d16, weak: d18 | d19},      // Verve
	{lo: 506199, hi: 506499, sure: d16},                       // Carnet
	{lo: 506699, hi: 506778, sure: d16},                       // Elo
	{lo: 507589, hi: 507597, sure: d16},                       // Cartes Bancaires
	{lo: 507865, hi: 507964, sure: d16, weak: d18 | d19},      // Verve
	{lo: 508000, hi: 508999, sure: d16},                       // RuPay
	{lo: 509000, hi: 509999, sure: d16},                       // Elo
	{lo: 510000, hi: 559999, sure: d16},                       // Mastercard
	{lo: 527572, hi: 527572, sure: d16, unchecked: true},      // Naranja
	{lo: 560221, hi: 560225, weak: d16},                       // Bankcard, closed
	{lo: 560408, hi: 560408, sure: d16},                       // Cartes Bancaires
	{lo: 561000, hi: 561099, weak: d16},                       // Bankcard, closed
	{lo: 561200, hi: 561399, sure: d16, weak: others},         // Maestro
	{lo: 561400, hi: 561499, sure: d16, unchecked: true},      // UzCard
	{lo: 564456, hi: 564456, worded: d18, unchecked: true},    // AfriGo
	{lo: 581700, hi: 581800, sure: d16, weak: others},         // Maestro
	{lo: 581752, hi: 581752, sure: d16},                       // Cartes Bancaires
	{lo: 585402, hi: 585405, sure: d16},                       //
	{lo: 585501, hi: 585505, sure: d16},                       //
	{lo: 585577, hi: 585582, sure: d16},                       //
	{lo: 588772, hi: 588772, sure: d16},                       // Carnet
	{lo: 588845, hi: 588851, sure: d16},                       // mada
	{lo: 589300, hi: 589399, sure: d16, weak: others},         // Maestro
	{lo: 589562, hi: 589562, sure: d16, unchecked: true},      // Naranja
	{lo: 589657, hi: 589657, sure: d16},                       // Cabal
	{lo: 589998, hi: 589999, sure: d16, weak: others},         // Maestro
	{lo: 600297, hi: 600382, sure: d16, weak: others},         //
	{lo: 600722, hi: 600722, sure: d16},                       // Forbrugsforeningen
	{lo: 601100, hi: 601199, sure: d16, weak: d17to9},         // Discover
	{lo: 601232, hi: 601276, sure: d16, weak: others},         // Maestro
	{lo: 601640, hi: 601700, sure: d16, weak: others},         //
	{lo: 601933, hi: 601933, worded: d16, unchecked: true},    // Creditel
	{lo: 602011, hi: 602050, sure: d16, weak: others},         // Maestro
	{lo: 603522, hi: 603522, sure: d16},                       // Cabal
	{lo: 604001, hi: 604200, sure: d16, weak: d17to9},         // UkrCard
	{lo: 604201, hi: 604400, sure: d16},                       // Cabal
	{lo: 605272, hi: 605272, sure: d16},                       // Mastercard
	{lo: 605474, hi: 605474, sure: d16},                       // Pridnestrovie
	{lo: 606282, hi: 606282, sure: d16, weak: d13 | d19},      // Hipercard
	{lo: 606333, hi: 606333, sure: d16},                       // Carnet
	{lo: 606985, hi: 607984, sure: d16},                       // RuPay
	{lo: 608001, hi: 608500, sure: d16},                       //
	{lo: 620000, hi: 629999, sure: d16to9, weak: d14 | d15},   // UnionPay
	{lo: 627535, hi: 627535, sure: d16},                       // Carnet
	{lo: 630400, hi: 630499, sure: d16, weak: others},         // Maestro, Laser
	{lo: 633110, hi: 633110, sure: d16, weak: d18 | d19},      // Switch
	{lo: 633300, hi: 633499, sure: d16, weak: d18 | d19},      // Switch, Solo
	{lo: 636000, hi: 636999, weak: d16to9},                    // InterPayment
	{lo: 636297, hi: 636298, sure: d16},                       // Elo
	{lo: 636318, hi: 636318, sure: d16},                       // Carnet
	{lo: 636368, hi: 636368, sure: d16},                       // Elo
	{lo: 636379, hi: 636379, sure: d16},                       // Carnet
	{lo: 637000, hi: 639999, sure: d16},                       // InstaPayment, Hiper
	{lo: 639000, hi: 639099, sure: d16, weak: others},         // Maestro
	{lo: 644000, hi: 659999, sure: d16, weak: d17to9},         // Discover and its partners
	{lo: 650002, hi: 650027, sure: d16, weak: d18 | d19},      // Verve
	{lo: 670000, hi: 679999, sure: d16, weak: others},         // Maestro, Laser, girocard
	{lo: 700600, hi: 700699, worded: d16},                     // fuel and fleet
	{lo: 705000, hi: 705099, worded: d16},                     //
	{lo: 810000, hi: 819999, sure: d16to9, weak: d14 | d15},   // UnionPay, RuPay
	{lo: 820000, hi: 829999, sure: d16},                       // RuPay
	{lo: 860000, hi: 860099, sure: d16, unchecked: true},      // UzCard
	{lo: 900000, hi: 999999, sure: d16},                       // domestic: Korea, Troy, mada, Humo
	{lo: 970400, hi: 970499, sure: d16, weak: d19, unchecked: true},
	{lo: 986000, hi: 986099, sure: d16, unchecked: true}, // Humo
}

// wideIssuers are what some ticket systems take for Maestro: every 6, 50 and 56 to 59.
var wideIssuers = []issuer{
	{lo: 500000, hi: 509999, sure: d12to9},
	{lo: 560000, hi: 599999, sure: d12to9},
	{lo: 600000, hi: 699999, sure: d12to9},
}

// issuerTable answers which lengths a number may have, by its first digits.
type issuerTable struct {
	heads [10000]uint32 // by the first four digits
	short [1000]uint32  // by the first three
	list  []issuer
	of    []uint16      // indices of list, for one head behind the other
	from  [10001]uint16 // where those of a head begin in of
}

func newIssuerTable(lists ...[]issuer) *issuerTable {
	t := &issuerTable{list: slices.Concat(lists...)}
	for _, r := range t.list {
		for h := r.lo / 100; h <= r.hi/100; h++ {
			t.heads[h] |= r.sure | r.weak | r.worded
			if r.unchecked {
				t.heads[h] |= lenient
			}
			t.short[h/10] |= t.heads[h]
			t.from[h+1]++
		}
	}
	t.index()
	return t
}

// index fills of, whose parts have their sizes in from.
func (t *issuerTable) index() {
	for h := range 10000 {
		t.from[h+1] += t.from[h]
	}
	next := t.from
	t.of = make([]uint16, next[10000])
	for i, r := range t.list {
		for h := r.lo / 100; h <= r.hi/100; h++ {
			t.of[next[h]] = uint16(i)
			next[h]++
		}
	}
}

// lenient marks heads with schemes whose numbers need not pass the Luhn rule.
const lenient = redact.Unchecked

// lengths returns the set of totals that a number with this head can have; n digits of it are
// known.
func (t *issuerTable) lengths(head [4]byte, n int) uint32 {
	switch {
	case n >= 4:
		return t.heads[decimal(head[:4])]
	case n == 3:
		return t.short[decimal(head[:3])]
	}
	return d12to9
}

// issued returns what the table says of numbers with this head, which must have six digits.
func (t *issuerTable) issued(digits []byte) issuer {
	head := decimal(digits[:6])
	var all issuer
	for _, i := range t.of[t.from[head/100]:t.from[head/100+1]] {
		r := &t.list[i]
		if r.lo <= head && head <= r.hi {
			all.sure |= r.sure
			all.weak |= r.weak
			all.worded |= r.worded
			all.unchecked = all.unchecked || r.unchecked
		}
	}
	return all
}

// decimal returns the number that ASCII digits stand for.
func decimal(digits []byte) uint32 {
	n := uint32(0)
	for _, d := range digits {
		n = n*10 + uint32(d-'0')
	}
	return n
}
