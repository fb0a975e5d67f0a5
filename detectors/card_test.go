package detectors

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/testkit"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// found returns the values that Match of the default card row takes at the first digit of text,
// vetoed ones with the reason.
func cardsAt(o CardOptions, text string) (values []string) {
	c := &cards{CardOptions: o, issuers: newIssuerTable(cardIssuers)}
	at := strings.IndexAny(text, "0123456789")
	for _, m := range c.match(redact.Text{B: []byte(text), At: at, Left: '\n', Right: '\n'}, nil) {
		value := text[m.Start:m.End]
		if m.Veto != "" {
			value += ": " + m.Veto
		}
		values = append(values, value)
	}
	return values
}

func TestCardWindows(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"4111111111111111", []string{"4111111111111111"}},
		{"4111 1111 1111 1111 123", []string{"4111 1111 1111 1111"}},
		{"4111 1111 1111 1111 5555 5555", []string{"4111 1111 1111 1111"}},
		{"4111 1111 1111 1112", nil},
		{"41111111111111112", nil},
		{"6205500000000000004", []string{"6205500000000000004"}},
		{"3782 822463 10005", []string{"3782 822463 10005"}},
		{"a4111111111111111", []string{"4111111111111111: glued to the word before it"}},
		{"4111111111111111a", []string{"4111111111111111: glued to the word behind it"}},
		{"+371449635398431", []string{"371449635398431: international phone number"}},
		{"411111", nil},
		{"0000000000000000", nil},
	} {
		require.Equal(t, c.want, cardsAt(CardOptions{}, c.text), c.text)
	}
}

// TestCardEndsWithinReach checks that a number that may go on behind the neighbourhood is none.
func TestCardEndsWithinReach(t *testing.T) {
	c := &cards{issuers: newIssuerTable(cardIssuers)}
	in := redact.Text{B: []byte("4111111111111111"), Left: '\n', Right: '1'}
	require.Empty(t, c.match(in, nil))
	in.Right = ' '
	require.Len(t, c.match(in, nil), 1)
	in.Left = '1'
	require.Empty(t, c.match(in, nil))
}

// Of two numbers in equal groups that share one neither is given up.
func TestCardsThatShareAGroup(t *testing.T) {
	got, err := cardRedactor(t, CardOptions{}).String("tel +4420 7946 0958 4919.7870.2317.0859")
	require.NoError(t, err)
	require.Equal(t, "tel +4420 79▇▇ ▇▇▇▇ 4919.78▇▇.▇▇▇▇.0859", got)
}

// A window that begins inside another number is no reason to leave out the card behind it.
func TestCardBehindANumberThatMayBeginOne(t *testing.T) {
	for _, text := range []string{
		"536-22-4321  4111  1111  1111 1111", "12.11.4321 4111-1111 1111 1111", "2026/11/4321  4111  1111 1111  1111",
	} {
		c := &cards{issuers: newIssuerTable(cardIssuers)}
		at := strings.Index(text, "4111")
		found := c.match(redact.Text{B: []byte(text), At: at, Left: '\n', Right: '\n'}, nil)
		require.NotEmpty(t, found, text)
		require.Empty(t, found[0].Veto, text)
		require.Equal(t, len(text), found[0].End)
	}
}

func TestCardJoins(t *testing.T) {
	c := &cards{issuers: newIssuerTable(cardIssuers)}
	for tail, want := range map[string]bool{
		"4111": true, "4111 1111": true, "4111-1111-1111-": true, "4111 1111,": true,
		"4111\n1111": true, "4111\n> 1111": true, "3782 822463": true,
		"6205 5000 0000 0001": true, "4111\n1111\n1111\n1111": true, // a group of three may follow
		"41111111": false, "4111 11": false, "4111 1111 of": false, "0111": false,
		"20240501": false, "411": false, "4111      ": false, "4111 1111 1111 1111 111": false,
		// a card that is pasted line by line
		"4111 1111 1111 1111": true, "4111111111111111 12/27": true, "4111111111111111\n12/27": true,
		"4111111111111111\r\n> 123": true, "4111111111111111\n12/27\n123": false, "4111111111111111\n5555": true,
		"4111111111111111\n55555": true, "4111111111111111\n": false, "4111111111111112": false,
		"4111111111111111 12/27 x": false, "4111111111111111\n12:27:30.123": false, "4111111111111111      ": false,
	} {
		require.Equal(t, want, c.joins([]byte(tail), 0), tail)
	}
	require.False(t, c.joins([]byte("pid=4111"), 4), "pid=4111")
	require.False(t, c.joins([]byte("(4111)"), 1), "(4111)")
	require.True(t, c.joins([]byte("=4111 1111"), 1))
	require.False(t, c.joins([]byte("5555 5555 5555 4444"), 5), "a whole card")
	require.True(t, c.joins([]byte("card: 5555555555554444"), 6), "a card behind its label")
	require.False(t, c.joins([]byte("17:20 paid 5555555555554444"), 11), "a line of a log")
	require.True(t, c.joins([]byte("5555 5555 5555 4445"), 5), "no card")
}

// TestCardRules holds each rule on both of its sides: what is masked and what is left.
func TestCardRules(t *testing.T) {
	const v, x = "4111111111111111", "411111▇▇▇▇▇▇1111"
	r := cardRedactor(t, CardOptions{})
	for _, c := range []struct{ rule, in, want string }{
		{"windows of whole groups", "7 4111 1111 1111 1111 9", "7 4111 11▇▇ ▇▇▇▇ 1111 9"},
		{"a failed window hides nothing", "4556997807150071 " + v, "4556997807150071 " + x},
		{"overlapping windows", "5105 1051 0510 5100 " + v, "5105 10▇▇ ▇▇▇▇ 5100 " + x},
		{"longer numbers", v + "2", v + "2"},
		{"longer numbers", "0" + v, "0" + v},
		{"brand groupings", "3782 822463 10005", "3782 82▇▇▇▇ ▇0005"},
		{"odd groupings as the whole run", "x 41 11 11 11 11 11 11 11 y", "x 41 11 11 ▇▇ ▇▇ ▇▇ 11 11 y"},
		{"odd groupings in a longer run", "9 41 11 11 11 11 11 11 11", "9 41 11 11 11 11 11 11 11"},
		{"odd groupings beside a word", "card 411 1,1111,1111 1111", "card 411 1,11▇▇,▇▇▇▇ 1111"},
		{"any separator in a brand grouping", "4111,1111,1111,1111", "4111,11▇▇,▇▇▇▇,1111"},
		{"letters separate nothing", "4111a1111a1111a1111", "4111a1111a1111a1111"},
		{"glue", "a" + v + "b", "a" + v + "b"},
		{"glue of a card word", "card" + v, "card" + x},
		{"glue behind a card word", "card" + v + "end", "card" + x + "end"},
		{"glue of a printed card", "is4111 1111 1111 1111x", "is4111 11▇▇ ▇▇▇▇ 1111x"},
		{"hexadecimal glue", "4111 1111 1111 1111a", "4111 1111 1111 1111a"},
		{"colours of terminals", "\x1b[31m" + v + "\x1b[0m", "\x1b[31m" + x + "\x1b[0m"},
		{"words of hexadecimal letters", "cafe 4111 1111 1111 1111", "cafe 4111 11▇▇ ▇▇▇▇ 1111"},
		{"a number with a colon is no offset", "1234: 4111 1111 1111 1111", "1234: 4111 11▇▇ ▇▇▇▇ 1111"},
		{"columns of numbers", "4241\n4242\n4243\n4259\n4262", "4241\n4242\n4243\n4259\n4262"},
		{"a card in a column", "4241\n4242\n4243\n4259\n1227", "4241\n42▇▇\n▇▇▇▇\n4259\n1227"},
		{"rows of numbers", "4241 4242 4243 4259 4262", "4241 4242 4243 4259 4262"},
		{"hexadecimal dumps", "a1b2 4111 1111 1111 1111 c3d4", "a1b2 4111 1111 1111 1111 c3d4"},
		{"an identifier of 16 digits", "ord-" + v, "ord-" + x},
		{"an identifier of 19 digits", "ord-6304123456789012342", "ord-6304123456789012342"},
		{"fractions", "0." + v, "0." + v},
		{"plus and 15 digits", "+371449635398431", "+371449635398431"},
		{"plus and 16 digits", "+" + v, "+" + x},
		{"path of a URL", "https://a.example/t/" + v, "https://a.example/t/" + v},
		{"query of a URL", "https://a.example/t?n=" + v, "https://a.example/t?n=" + x},
		{"a word is no scheme", "pan:" + v, "pan:" + x},
		{"an old length alone", "4222222222222", "▇▇▇▇▇▇▇▇▇2222"},
		{"an old length among words", "x 4222222222222 y", "x 4222222222222 y"},
		{"an old length beside a card word", "visa 4222222222222 y", "visa ▇▇▇▇▇▇▇▇▇2222 y"},
		{"zeros", "card 0000000000000000", "card 0000000000000000"},
		{"carrier and a sure card", "fedex " + v, "fedex " + x},
		{"carrier and an unsure one", "fedex 675964982648", "fedex 675964982648"},
		{"carrier, card and an unsure one", "ups card 675964982648", "ups card ▇▇▇▇▇▇▇▇2648"},
		{"IMEI", "IMEI 378282246310005", "IMEI 378282246310005"},
		{"digits of other scripts", "٤١١١١١١١١١١١١١١١", "٤١١١١١▇▇▇▇▇▇١١١١"},
		{"escapes", `"4111\u00201111\u00201111\u00201111"`, `"4111\u002011▇▇\u0020▇▇▇▇\u00201111"`},
		{"invalid UTF-8", "\xff" + v + "\xfe\x00", "\xff" + x + "\xfe\x00"},
		{"masked already", x, x},
		{"schemes without a check digit", "card 8600123412341234", "card 860012▇▇▇▇▇▇1234"},
		{"and without a word", "id 8600123412341234", "id 8600123412341234"},
	} {
		got, err := r.String(c.in)
		require.NoError(t, err)
		require.Equal(t, c.want, got, c.rule)
	}
}

func TestCardOptions(t *testing.T) {
	const v, x = "4111111111111111", "411111▇▇▇▇▇▇1111"
	for _, c := range []struct {
		o        CardOptions
		in, want string
	}{
		{CardOptions{NarrowGaps: true}, "4111.1111.1111.1111", "4111.1111.1111.1111"},
		{CardOptions{NarrowGaps: true}, "4111\n1111\n1111\n1111", "4111\n1111\n1111\n1111"},
		{CardOptions{NarrowGaps: true}, "4111 1111-1111 1111", "4111 11▇▇-▇▇▇▇ 1111"},
		{CardOptions{KeepPlus: true}, "+" + v, "+" + v},
		{CardOptions{LooseFlanks: true}, "a" + v + "b", "a" + x + "b"},
		{CardOptions{BrandGroups: true}, "41 11 11 11 11 11 11 11", "41 11 11 11 11 11 11 11"},
		{CardOptions{BrandGroups: true}, "4111 1111 1111 1111", "4111 11▇▇ ▇▇▇▇ 1111"},
		{CardOptions{BrandGroups: true}, "41111111 1111 1111", "41111111 1111 1111"},
		{CardOptions{BrandGroups: true}, "4111 1111 11111111", "4111 1111 11111111"},
		{CardOptions{BrandGroups: true}, "card 41111111 11111111", "card 41111111 11111111"},
		{CardOptions{}, "41111111 1111 1111", "411111▇▇ ▇▇▇▇ 1111"},
		{CardOptions{WideMaestro: true}, "x 609620526370903 y", "x 609620▇▇▇▇▇0903 y"},
		{CardOptions{WideMaestro: true, SkipTracking: true}, "x 609620526370903", "x 609620526370903"},
		{CardOptions{Embedded: true}, "9875610591081018250321", "987561059▇▇▇▇▇▇8250321"},
		{CardOptions{Embedded: true}, "4111.1111.1111.1111", "4111.1111.1111.1111"},
	} {
		got, err := cardRedactor(t, c.o).String(c.in)
		require.NoError(t, err)
		require.Equal(t, c.want, got, "%+v", c.o)
	}
}

// TestCodesBesideCards hides every code behind a card, in the forms of the field.
func TestCodesBesideCards(t *testing.T) {
	r := cardRedactor(t, CardOptions{})
	forms := []string{
		"%s %s", "%s / %s", "%s,%s", "%s|%s", "%s;%s", "%s cvv %s", "%s, CVC: %s", "%s CVV2 %s",
		"%s 12/27 %s", "%s|12|27|%s", "%s|12|2027|%s", "%s,1227,%s", "%s 12-27 %s", "%s exp 12/27 %s",
		"%s exp 12/27 cvv %s", "%s security code %s", "%s 2027-12 %s", "%s 12/2027 - %s",
		"%s (visa) 12/27, %s", "\"%s\",\"12/27\",\"%s\"", "%s Prüfziffer %s",
	}
	for pan, code := range map[string]string{
		"4111111111111111": "937", "5555 5555 5555 4444": "986", "4242-4242-4242-4242": "975",
		"378282246310005": "9387", "3714 496353 98431": "9068", "6011111111111117": "099",
		"30569309025904": "873", "3530111333300000": "864", "6200000000000005": "853", "2223003122003222": "690",
	} {
		for _, form := range forms {
			text := fmt.Sprintf(form, pan, code)
			got, err := r.String(text)
			require.NoError(t, err)
			require.NotContains(t, got, code, text)
		}
	}
}

// brands are heads of cards that are sure of their issuer, with their lengths and groupings.
var brands = []struct {
	head   string
	groups []int
}{
	{"4", []int{4, 4, 4, 4}}, {"51", []int{4, 4, 4, 4}}, {"2221", []int{4, 4, 4, 4}},
	{"37", []int{4, 6, 5}}, {"34", []int{4, 6, 5}}, {"6011", []int{4, 4, 4, 4}},
	{"36", []int{4, 6, 4}}, {"3528", []int{4, 4, 4, 4}}, {"62", []int{4, 4, 4, 4}},
	{"6759", []int{4, 4, 4, 4}}, {"2200", []int{4, 4, 4, 4}}, {"65", []int{4, 4, 4, 4}},
	{"9792", []int{4, 4, 4, 4}}, {"62", []int{4, 4, 4, 4, 3}},
}

// randomCard returns a number of a brand with sep between its groups, and its count of digits.
func randomCard(rnd *rand.Rand, head string, groups []int, sep string) (card string, n int) {
	for _, g := range groups {
		n += g
	}
	digits := []byte(head)
	for len(digits) < n-1 {
		digits = append(digits, '0'+byte(rnd.IntN(10)))
	}
	check, _ := luhn.Digit(digits)
	digits = append(digits, check)
	var parts []string
	for _, g := range groups {
		parts, digits = append(parts, string(digits[:g])), digits[g:]
	}
	return strings.Join(parts, sep), n
}

// TestEveryCardIsMasked puts cards of all brands, written with all separators, between all flanks, and
// compares the digits the output shows with those it may.
func TestEveryCardIsMasked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	r := cardRedactor(t, CardOptions{})
	flanks := [][2]string{
		{"", ""}, {"card ", ""}, {"pay ", " now"}, {"(", ")"}, {"\"", "\","}, {"<b>", "</b>"}, {"=", "&x=1"},
		{"no.:", ";"}, {"Visa", "exp"}, {"\n", "\n"}, {"#", "!"}, {"7 ", " ok"}, {"卡", "号"}, {"ref_", "_v"}, {"[", "]"},
	}
	for _, b := range brands {
		for _, sep := range []string{"", " ", "-", ".", "_", "  ", " - ", "\u00a0", "\u2011", "/", ",", "\t", "*", "&nbsp;", "%20"} {
			for _, f := range flanks {
				card, n := randomCard(rnd, b.head, b.groups, sep)
				if f[0] == "ref_" && n > 16 {
					continue // see TestCardRules: an identifier of 19 digits
				}
				text := f[0] + card + f[1]
				got, err := r.String(text)
				require.NoError(t, err)
				shown := 10
				if n < 15 {
					shown = 4
				}
				require.LessOrEqual(t, digitsIn([]byte(got)), digitsIn([]byte(text))-n+shown, text)
				if sep == "" {
					require.Equal(t, len([]rune(text)), len([]rune(got)), text)
				}
			}
		}
	}
}

// TestCardsTakeLinearTime compares the time that a hostile text takes with that of eight texts of an eighth: what takes
// quadratic time takes eight times as long for the one.
func TestCardsTakeLinearTime(t *testing.T) {
	r := cardRedactor(t, CardOptions{})
	for _, unit := range []string{
		"4", "4 ", "41", "4111111111111111", "4111 1111 1111 1111 ", "4111-", "4,", "4\n", "card 4 ",
		"4111\n", "%B4111111111111111^", "cvv 4", "4.", "+4", "DE89 4111 ", "/4111", "62",
	} {
		requireLinear(t, r, unit)
	}
}

// requireLinear takes the best of several runs of both, in turn, so that other work of the machine slows both. From the
// third on it ends as soon as the best are good enough.
func requireLinear(t *testing.T, r *redact.Redactor, unit string) {
	t.Helper()
	parts, whole := time.Hour, time.Hour
	for round := range 12 {
		parts = min(parts, timeOf(t, r, unit, 1<<16, 8))
		whole = min(whole, timeOf(t, r, unit, 1<<19, 1))
		if round > 1 && whole < 2*parts && whole < 2*time.Second {
			return
		}
	}
	t.Errorf("%q: eight parts take %v, the whole takes %v", unit, parts, whole)
}

// timeOf returns how long r computes for so many texts of n bytes of the unit.
func timeOf(t *testing.T, r *redact.Redactor, unit string, n, texts int) time.Duration {
	t.Helper()
	text := []byte(strings.Repeat(unit, n/len(unit)))
	start := testkit.CPUTime()
	for range texts {
		_, err := r.Append(nil, text)
		require.NoError(t, err)
	}
	return testkit.CPUTime() - start
}

func TestIssuers(t *testing.T) {
	table := newIssuerTable(cardIssuers)
	for _, c := range []struct {
		number             string
		sure, weak, worded bool
	}{
		{"4111111111111111", true, false, false},
		{"4222222222222", false, true, false},
		{"2720990000000000", true, false, false},
		{"2721000000000000", false, false, false},
		{"2220990000000000", false, false, false},
		{"2221000000000000", true, false, false},
		{"3527990000000000", false, true, false},
		{"3528000000000000", true, false, false},
		{"3589990000000000", true, false, false},
		{"340000000000009", true, false, false},
		{"3500000000000000", false, true, false},
		{"30000000000004", true, false, false},
		{"3100000000000000000", false, false, true},
		{"7006000000000000", false, false, true},
		{"2014000000000009", false, false, false},
	} {
		n := len(c.number)
		by := table.issued([]byte(c.number))
		require.Equal(t, c.sure, by.sure>>n&1 == 1, c.number)
		require.Equal(t, c.weak, by.weak>>n&1 == 1 && !c.sure, c.number)
		require.Equal(t, c.worded, by.worded>>n&1 == 1, c.number)
		known := table.lengths([4]byte([]byte(c.number)), 4)>>n&1 == 1
		require.Equal(t, c.sure || c.weak || c.worded, known, c.number)
		require.NotZero(t, table.lengths([4]byte{c.number[0]}, 1), "one digit says nothing")
	}
	for head := range 100 {
		text := fmt.Sprintf("20%02d", head)
		require.Zero(t, table.lengths([4]byte([]byte(text)), 4), "years begin like %s", text)
	}
}

func TestIssuerRangesAreWellFormed(t *testing.T) {
	for _, list := range [][]issuer{cardIssuers, wideIssuers} {
		for i, r := range list {
			require.LessOrEqual(t, r.lo, r.hi, "%d", r.lo)
			require.Equal(t, 6, len(fmt.Sprint(r.lo)), "%d", r.lo)
			require.Equal(t, 6, len(fmt.Sprint(r.hi)), "%d", r.hi)
			require.NotZero(t, r.sure|r.weak|r.worded, "%d", r.lo)
			require.True(t, i == 0 || list[i-1].lo <= r.lo, "%d is out of order", r.lo)
		}
	}
}

func TestCardWords(t *testing.T) {
	near := func(before, after string) bool {
		text := before + "4111111111111111" + after
		return cardWordNear(redact.Text{B: []byte(text), Left: 'x', Right: 'x'}, len(before), len(before)+16, false)
	}
	for _, w := range []string{
		"| card ", "|Visa: ", "|cardNumber=", "|card_no ", "|Kreditkartennummer ", "|моя карта ", "信用卡",
		"|kartım ", "|البطاقة ", "|CREDITCARD ",
	} {
		require.True(t, near(w, ""), w)
	}
	for _, w := range []string{"", "card ", "|discard ", "|cardiology ", "|order ", "|card\n", "|cartoon "} {
		require.False(t, near(w, ""), w)
	}
	require.True(t, near("", " (visa)"))
	require.False(t, near("", " is a number of the long kind, no card"))
	require.False(t, near("|card "+strings.Repeat("x ", 20), ""), "too far")
}
