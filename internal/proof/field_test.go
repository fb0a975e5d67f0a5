package proof

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact/redacttest"
)

// TestField has values that say nothing without the name of their field.
func TestField(t *testing.T) {
	r := redactor(t)
	for _, c := range [][3]string{
		{"ssn", "078051121", "[US_SSN]"},
		{"ssn", "two:\n078051121\nand 078051121", "two:\n[US_SSN]\nand [US_SSN]"},
		{"employee.SSN", "078051121", "[US_SSN]"},
		{"cvv", "123", "▇▇▇"},
		{"cvv", "card 4111111111111111 123", "card 411111▇▇▇▇▇▇1111 ▇▇▇"},
		{"password", "hunter2", "[PASSWORD]"},
		{"user.phone", "020 7946 0958", "[PHONE_NUMBER]"},
		{"personnummer", "8112189876", "[SE_PERSONNUMMER]"},
		{"个人号码 マイナンバー", "555615829031", "[JP_MY_NUMBER]"},
		{"note", "078051121", "078051121"},
		{"", "078051121", "078051121"},
		{"ssn", strings.Repeat("and so on ", 30) + "078051121", strings.Repeat("and so on ", 30) + "078051121"},
		{"4111111111111111", "hello", "hello"},
		{"jo@example.com", "hello", "hello"},
		{"a\nssn: 078051121", "hello", "hello"},
		{"password", "", ""},
		{"password", "correct horse battery", "[PASSWORD]"},
		{"password", `a"b\c d`, "[PASSWORD]"},
		{"password", "it's, x;y", "[PASSWORD]"},
	} {
		got, err := r.Field(c[0]).String(c[1])
		require.NoError(t, err)
		require.Equal(t, c[2], got, "%s is %q", c[0], c[1])
	}
	got, err := r.String("078051121")
	require.NoError(t, err)
	require.Equal(t, "078051121", got, "a field changes the redactor it was made from")
}

// TestFieldPromises checks that what a field's values give does not depend on how they are cut, and the other
// promises.
func TestFieldPromises(t *testing.T) {
	from := newTexts(t, *seed)
	names := []string{"ssn", "password", "card cvv", "user.phone", "пароль", "4111 1111 11", "=", "a@b"}
	for i := range max(160, *cuts/2000) {
		r := redactor(t).Field(names[i%len(names)])
		text := from.next(100)
		if err := redacttest.Promises(r, text); err != nil {
			t.Fatal(names[i%len(names)], shrunk(r, text, err))
		}
		if _, err := cut(r, from, from.next(80)); err != nil {
			t.Fatal(names[i%len(names)], err)
		}
	}
}
