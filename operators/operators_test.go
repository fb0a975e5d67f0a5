package operators_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

func mask(t *testing.T, o operators.MaskOptions) redact.Operator {
	t.Helper()
	op, err := operators.Mask(o)
	require.NoError(t, err)
	return op
}

func shown(first, last int) operators.MaskOptions {
	return operators.MaskOptions{Shown: operators.Shown{First: first, Last: last}}
}

func TestMaskByLength(t *testing.T) {
	for _, row := range []struct {
		name  string
		o     operators.MaskOptions
		value string
		want  string
	}{
		{"19", operators.CardMask(), "6304123456789012343", "630412▇▇▇▇▇▇▇▇▇2343"},
		{"16", operators.CardMask(), "4111111111111111", "411111▇▇▇▇▇▇1111"},
		{"15", operators.CardMask(), "378282246310005", "378282▇▇▇▇▇0005"},
		{"14", operators.CardMask(), "30569309025904", "▇▇▇▇▇▇▇▇▇▇5904"},
		{"13", operators.CardMask(), "4222222222222", "▇▇▇▇▇▇▇▇▇2222"},
		{"12", operators.CardMask(), "501234567890", "▇▇▇▇▇▇▇▇7890"},
		{"11", operators.CardMask(), "12345678901", "▇▇▇▇▇▇▇▇▇▇▇"},
		{"zendesk 12", operators.MaskOptions{Shown: operators.Shown{First: 6, Last: 4}, EveryLength: true}, "501234567890",
			"501234▇▇7890"},
		{"zendesk 11", operators.MaskOptions{Shown: operators.Shown{First: 6, Last: 4}, EveryLength: true}, "12345678901",
			"▇▇▇▇▇▇▇▇▇▇▇"},
		{"8+4 of 16", shown(8, 4), "4111111111111111", "41111111▇▇▇▇1111"},
		{"8+4 of 15", shown(8, 4), "378282246310005", "378282▇▇▇▇▇0005"},
		{"0+12 of 15", shown(0, 12), "378282246310005", "▇▇▇▇▇▇▇▇▇▇▇0005"},
		{"12+0 of 16", shown(12, 0), "4111111111111111", "41111111▇▇▇▇▇▇▇▇"},
		{"8+4 of 17", shown(8, 4), "63041234567890123", "630412▇▇▇▇▇▇▇0123"},
		{"0+12 of 14", shown(0, 12), "30569309025904", "▇▇▇▇▇▇▇▇▇▇5904"},
		{"0+4 of 8", shown(0, 4), "12345678", "▇▇▇▇5678"},
		{"0+4 of 7", shown(0, 4), "1234567", "▇▇▇▇▇▇▇"},
		{"all", operators.MaskOptions{Box: "X"}, "4111-1111", "XXXX-XXXX"},
		{"separators", operators.CardMask(), "4111.1111 1111\t1111", "4111.11▇▇ ▇▇▇▇\t1111"},
		{"other scripts", operators.MaskOptions{Box: "*"}, "Åsa Ö-ström, 東京·1", "*** *-*****, **·*"},
		{"broken UTF-8", operators.MaskOptions{Box: "*"}, "a\xe5b", "***"},
		{"nothing", operators.CardMask(), "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.want, apply(mask(t, row.o), "CREDIT_CARD", row.value))
		})
	}
}

// Whatever the settings, at least four digits of a card stay hidden, five where it has 15, and the
// same digits are hidden whatever separates them.
func TestMaskHidesEnough(t *testing.T) {
	for first := range 14 {
		for last := range 14 {
			op, err := operators.Mask(shown(first, last))
			require.Equal(t, first+last > 12, err != nil, "%d+%d", first, last)
			if err != nil {
				continue
			}
			for n := 12; n <= 19; n++ {
				got := apply(op, "CREDIT_CARD", strings.Repeat("4", n))
				hidden := strings.Count(got, "▇")
				require.GreaterOrEqual(t, hidden, 4, "%d+%d of %d", first, last, n)
				require.True(t, n != 15 || hidden >= 5, "%d+%d of 15", first, last)
				require.True(t, n >= 15 || hidden >= n-4, "%d+%d of %d", first, last, n)
				spaced := apply(op, "CREDIT_CARD", strings.TrimSpace(strings.Repeat("4 ", n)))
				require.Equal(t, got, strings.ReplaceAll(spaced, " ", ""))
			}
		}
	}
}

func TestMaskRefuses(t *testing.T) {
	for _, o := range []operators.MaskOptions{
		shown(-1, 0), shown(0, -1), shown(13, 0), shown(9, 4), {ByLength: map[int]operators.Shown{16: {First: 9, Last: 4}}},
		{ByLength: map[int]operators.Shown{3: {}}}, {ByLength: map[int]operators.Shown{101: {}}},
		{Shown: operators.Shown{First: 8, Last: 4}, EveryLength: true},
		{Shown: operators.Shown{First: 4, Last: 6}, EveryLength: true}, {BIN: true, EveryLength: true},
		{Box: "ab"}, {Box: "7"}, {Box: "٣"}, {Box: " "}, {Box: "\n"}, {Box: "\x00"}, {Box: "\""},
		{Box: "\\"}, {Box: "$"}, {Box: "\xff"}, {Box: "\u0301"}, {Box: "\u200b"},
	} {
		_, err := operators.Mask(o)
		require.ErrorContains(t, err, "operators: ", "%+v", o)
	}
	_, err := operators.HideAll("12")
	require.ErrorContains(t, err, "use ▇")
}

func TestHideAllLeavesOnlySpace(t *testing.T) {
	op, err := operators.HideAll("*")
	require.NoError(t, err)
	require.Equal(t, "*** **\t*\r\n*", apply(op, "CARD_TRACK", "a1^ =?\té\r\n\xff"))
}

func TestReplaceTemplates(t *testing.T) {
	for template, want := range map[string]string{
		"": "[X_Y]", "{entity}{entity}": "X_YX_Y", "gone": "gone", "▇ {entity} ▇": "▇ X_Y ▇",
		strings.Repeat("a", 200): strings.Repeat("a", 200),
	} {
		op, err := operators.Replace(template)
		require.NoError(t, err)
		require.Equal(t, "keep "+want, "keep "+apply(op, "X_Y", "secret"))
	}
	for _, template := range []string{
		`"`, "a\nb", "{entitty}", "${x}", "%s", `\`, "jo@example.com", "1234", "\xff",
		strings.Repeat("a", 201),
	} {
		_, err := operators.Replace(template)
		require.ErrorContains(t, err, "operators: replace: ", "%q", template)
	}
}

// What the operators write must not grow or move when they are run on it once more.
func TestMaskedStaysMasked(t *testing.T) {
	hide, err := operators.HideAll("")
	require.NoError(t, err)
	for _, op := range []redact.Operator{
		mask(t, operators.CardMask()), mask(t, operators.MaskOptions{Box: "X"}), hide, operators.Keep(),
	} {
		once := apply(op, "CREDIT_CARD", "4111 1111 1111 1111")
		require.Equal(t, once, apply(op, "CREDIT_CARD", once))
		require.Equal(t, len([]rune("4111 1111 1111 1111")), len([]rune(once)))
	}
}

func TestHideDoesNotAllocate(t *testing.T) {
	op := mask(t, operators.CardMask())
	v := redact.Value{Entity: "CREDIT_CARD", Text: []byte("4111 1111 1111 1111")}
	hide := make([]bool, len(v.Text))
	require.Zero(t, testing.AllocsPerRun(100, func() { op.Hide(v, hide) }))
}

func TestMaskShowsTheBINOfTheBrand(t *testing.T) {
	op := mask(t, operators.MaskOptions{BIN: true, Shown: operators.Shown{Last: 4}})
	for value, want := range map[string]string{
		"4111111111111111": "41111111▇▇▇▇1111", "5555 5555 5555 4444": "5555 5555 ▇▇▇▇ 4444", "2223000048400011": "22230000▇▇▇▇0011",
		"6011000990139424": "60110009▇▇▇▇9424", "3530111333300000": "35301113▇▇▇▇0000", "6212345678901232": "62123456▇▇▇▇1232",
		"5018000000000009": "501800▇▇▇▇▇▇0009", "378282246310005": "378282▇▇▇▇▇0005", "6304123456789012343": "630412▇▇▇▇▇▇▇▇▇2343",
		"30569309025904": "▇▇▇▇▇▇▇▇▇▇5904",
	} {
		require.Equal(t, want, apply(op, "CREDIT_CARD", value))
	}
	require.Equal(t, "▇▇▇▇▇▇▇▇▇▇▇▇1111", apply(op, "US_BANK_NUMBER", "4111111111111111"), "no card")
}

func TestMaskByGivenLengths(t *testing.T) {
	op := mask(t, operators.MaskOptions{
		Shown: operators.Shown{First: 6, Last: 4}, ByLength: map[int]operators.Shown{16: {Last: 4}, 9: {First: 2, Last: 2}, 13: {First: 6, Last: 6}},
	})
	require.Equal(t, "▇▇▇▇▇▇▇▇▇▇▇▇1111", apply(op, "CREDIT_CARD", "4111111111111111"))
	require.Equal(t, "378282▇▇▇▇▇0005", apply(op, "CREDIT_CARD", "378282246310005"))
	require.Equal(t, "▇▇▇▇▇▇▇▇▇2222", apply(op, "CREDIT_CARD", "4222222222222"), "limits go first")
	require.Equal(t, "12▇▇▇▇▇89", apply(op, "X", "123456789"))
}

func TestMaskKeepsTheDomain(t *testing.T) {
	op := mask(t, operators.MaskOptions{KeepDomain: true})
	for value, want := range map[string]string{
		"jo.doe@example.com": "▇▇.▇▇▇@example.com", `"a@b"@example.com`: `"▇@▇"@example.com`, "@handle": "@▇▇▇▇▇▇", "none": "▇▇▇▇",
		"": "",
	} {
		require.Equal(t, want, apply(op, "EMAIL_ADDRESS", value))
	}
	op = mask(t, operators.MaskOptions{KeepDomain: true, Shown: operators.Shown{First: 1}})
	require.Equal(t, "j▇.▇▇▇▇@example.com", apply(op, "EMAIL_ADDRESS", "jo.smit@example.com"))
}

func TestMaskShowsNothingOfWhatIsNeverStored(t *testing.T) {
	op := mask(t, operators.MaskOptions{Shown: operators.Shown{First: 8, Last: 4}, ByLength: map[int]operators.Shown{20: {First: 12}}})
	for _, e := range operators.NeverStoredEntities() {
		require.NotRegexp(t, `\d`, apply(op, e, "27121010000000000000"), e)
		require.NotRegexp(t, `\d`, apply(op, e, "4111111111111111"), e)
	}
}

// As the operator of all entities it must not show the end of a password.
func TestMaskKeepsNoDomainOfWhatIsNoAddress(t *testing.T) {
	op := mask(t, operators.MaskOptions{KeepDomain: true})
	require.Equal(t, "▇@▇▇▇▇▇▇.▇▇▇▇▇▇", apply(op, "PASSWORD", "p@ssw0rd.secret"))
	require.Equal(t, "▇▇▇:▇▇@▇▇.▇▇▇", apply(op, "URL_CREDENTIALS", "adm:s3@cr.t99"))
	require.Equal(t, "▇▇@example.com", apply(op, "STAFF_EMAIL", "jo@example.com"))
}
