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
		{"zendesk 12", operators.MaskOptions{First: 6, Last: 4, EveryLength: true}, "501234567890",
			"501234▇▇7890"},
		{"zendesk 11", operators.MaskOptions{First: 6, Last: 4, EveryLength: true}, "12345678901",
			"▇▇▇▇▇▇▇▇▇▇▇"},
		{"8+4 of 16", operators.MaskOptions{First: 8, Last: 4}, "4111111111111111", "41111111▇▇▇▇1111"},
		{"8+4 of 15", operators.MaskOptions{First: 8, Last: 4}, "378282246310005", "378282▇▇▇▇▇0005"},
		{"0+12 of 15", operators.MaskOptions{Last: 12}, "378282246310005", "▇▇▇▇▇2246310005"},
		{"0+12 of 14", operators.MaskOptions{Last: 12}, "30569309025904", "▇▇▇▇▇▇▇▇▇▇5904"},
		{"0+4 of 8", operators.MaskOptions{Last: 4}, "12345678", "▇▇▇▇5678"},
		{"0+4 of 7", operators.MaskOptions{Last: 4}, "1234567", "▇▇▇▇▇▇▇"},
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
			op, err := operators.Mask(operators.MaskOptions{First: first, Last: last})
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
		{First: -1}, {Last: -1}, {First: 13}, {First: 9, Last: 4},
		{First: 8, Last: 4, EveryLength: true}, {First: 4, Last: 6, EveryLength: true},
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
