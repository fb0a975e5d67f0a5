package main

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPay(t *testing.T) {
	var out bytes.Buffer
	log, err := logger(&out)
	require.NoError(t, err)
	pay(log)
	want := `{"level":"INFO","msg":"charging card 4111 11▇▇ ▇▇▇▇ 1111","customer":{"id":"c-7","mail":"[EMAIL_ADDRESS]"},` +
		`"payment":{"order":88213,"card":{"number":"411111▇▇▇▇▇▇1111","cvv":"▇▇▇"}}}
{"level":"ERROR","msg":"refused","customer":{"id":"c-7","mail":"[EMAIL_ADDRESS]"},` +
		`"payment":{"err":"acquirer: 411111▇▇▇▇▇▇1111: expired","tried":["378282▇▇▇▇▇0005"]}}
`
	require.Equal(t, want, regexp.MustCompile(`"time":"[^"]*",`).ReplaceAllString(out.String(), ""))
}
