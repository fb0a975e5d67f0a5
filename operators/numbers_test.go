package operators_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// numbering returns a redactor that replaces everything by a template.
func numbering(t *testing.T, template string) *redact.Redactor {
	t.Helper()
	op, err := operators.Replace(template)
	require.NoError(t, err)
	p := policy.Default()
	p.Default, p.Operators = op, nil
	r, err := redact.New(p)
	require.NoError(t, err)
	return r
}

func TestNumbersTellValuesApart(t *testing.T) {
	r := numbering(t, operators.NumberedTemplate)
	text := "a@example.com wrote to b@example.com, A@example.com answered, card 4111 1111 1111 1111 or 4111111111111111\n"
	want := "[EMAIL_ADDRESS_1] wrote to [EMAIL_ADDRESS_2], [EMAIL_ADDRESS_1] answered, card [CREDIT_CARD_1] or [CREDIT_CARD_1]\n"
	for range 2 { // another text begins anew
		got, err := r.String(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	again, err := r.String(want)
	require.NoError(t, err)
	require.Equal(t, want, again)
}

// A number would say which cards have the same code.
func TestNumbersDoNotTellSecurityCodesApart(t *testing.T) {
	got, err := numbering(t, operators.NumberedTemplate).String("cvv 123, cvv 456, cvv 123\n")
	require.NoError(t, err)
	require.Equal(t, "cvv [CARD_CVV_0], cvv [CARD_CVV_0], cvv [CARD_CVV_0]\n", got)
}

func TestNumbersOfAStreamGoOn(t *testing.T) {
	var out strings.Builder
	w := numbering(t, "<{entity} no {n}>").NewWriter(&out)
	for _, text := range []string{"a@example.com\n", "b@example.com\n", "a@example.com\n"} {
		_, err := w.Write([]byte(text))
		require.NoError(t, err)
		require.NoError(t, w.Flush())
	}
	require.Equal(t, "<EMAIL_ADDRESS no 1>\n<EMAIL_ADDRESS no 2>\n<EMAIL_ADDRESS no 1>\n", out.String())
}

func TestScopeJoinsTexts(t *testing.T) {
	r := numbering(t, operators.NumberedTemplate)
	ticket, other := r.Scope(), r.Scope()
	for _, row := range []struct {
		r          *redact.Redactor
		text, want string
	}{
		{ticket, "a@example.com", "[EMAIL_ADDRESS_1]"}, {ticket, "b@example.com", "[EMAIL_ADDRESS_2]"},
		{other, "b@example.com", "[EMAIL_ADDRESS_1]"}, {ticket.Field("mail"), "b@example.com", "[EMAIL_ADDRESS_2]"},
		{r, "b@example.com", "[EMAIL_ADDRESS_1]"},
	} {
		got, err := row.r.String(row.text)
		require.NoError(t, err)
		require.Equal(t, row.want, got)
	}
}

// Values have as many numbers as there are values, whoever asks first.
func TestScopeConcurrently(t *testing.T) {
	r := numbering(t, operators.NumberedTemplate).Scope()
	var all sync.WaitGroup
	seen := make([]map[string]string, 8)
	for k := range seen {
		seen[k] = map[string]string{}
		all.Go(func() {
			for i := range 200 {
				mail := fmt.Sprintf("u%d@example.com", (i*7+k)%50)
				seen[k][mail], _ = r.String(mail)
			}
		})
	}
	all.Wait()
	numbers := map[string]bool{}
	for mail, mark := range seen[0] {
		numbers[mark] = true
		for k := range seen {
			require.Equal(t, mark, seen[k][mail])
		}
	}
	require.Len(t, numbers, 50)
}

func TestNumbersAreBounded(t *testing.T) {
	op, err := operators.Replace(operators.NumberedTemplate)
	require.NoError(t, err)
	scope := new(redact.Scope)
	write := func(i int) string {
		return string(op.Replace(nil, redact.Value{Entity: "X", Text: fmt.Appendf(nil, "value %d", i), Scope: scope}))
	}
	for i := range 10_000 {
		require.Equal(t, fmt.Sprintf("[X_%d]", i+1), write(i))
	}
	require.Equal(t, "[X_0]", write(10_000))
	require.Equal(t, "[X_7]", write(6), "those that have a number keep it")
}

func TestDraftsHaveNoNumber(t *testing.T) {
	op, err := operators.Replace(operators.NumberedTemplate)
	require.NoError(t, err)
	v := redact.Value{Entity: "X", Text: []byte("one"), Scope: new(redact.Scope), Draft: true}
	require.Equal(t, "[X_1]", string(op.Replace(nil, v)))
	v.Text, v.Draft = []byte("two"), false
	require.Equal(t, "[X_1]", string(op.Replace(nil, v)))
	v.Text = []byte("one")
	require.Equal(t, "[X_2]", string(op.Replace(nil, v)))
}

func TestNumberedTemplatesAreParted(t *testing.T) {
	for _, template := range []string{"{n}", "a{n}", "{n}a", "[1{n}]", "[{n}1]", "[{n}{n}]", "x {n} 2 {n}"} {
		_, err := operators.Replace(template)
		require.ErrorContains(t, err, "{n} stands at an end", template)
	}
	for _, template := range []string{"[{n}]", "<{entity}{n}>", "({n} of {entity}, {n})"} {
		_, err := operators.Replace(template)
		require.NoError(t, err, template)
	}
}
