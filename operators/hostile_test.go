package operators_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// kinds are the entities that some rule of this package is for.
var kinds = []redact.Entity{
	"CREDIT_CARD", "IBAN_CODE", "US_SSN", "EMAIL_ADDRESS", "URL", "DOMAIN_NAME", "IP_ADDRESS", "MAC_ADDRESS", "PHONE_NUMBER",
	"CRYPTO", "CRYPTO_ETH", "PERSON", "PHYSICIAN_NAME", "DATE_TIME", "DATE_OF_BIRTH", "PL_PESEL", "EU_VAT", "VIN", "AGE",
	"US_ZIP_CODE", "UK_POSTCODE", "POSTAL_CODE", "LOCATION_COORDINATES", "CARD_CVV", "PASSWORD", "",
}

// hostile are values that no detector should find.
var hostile = []string{
	"", " ", "-", "\x00", "\xff\xfe", "٤١١١ ١١١١", "４１１１", "4111\n1111", "\"'`\\${}%", "1e400", "@", "@@", "://", "::", "0x", "bc1",
	"--------------------", "9999-99-99", "0000-00-00", "2026-01-31T99:99:99Z", "Ünïcödé", "👩‍👩‍👧", strings.Repeat("4", 100000),
	strings.Repeat("a@", 50000), strings.Repeat("\xf0", 1000), strings.Repeat("1 ", 500), strings.Repeat("b.", 30),
}

// many is how many random values a test draws: fewer where the race detector makes each ten times slower.
func many() int {
	if testing.Short() {
		return 5000
	}
	return 100000
}

// checkOutput holds what an operator writes to: it is not empty, and has no character that may break what is around it.
func checkOutput(t testing.TB, value, got string) {
	t.Helper()
	require.NotEmpty(t, got, "%q", value)
	require.False(t, strings.ContainsAny(got, "\"'`\\${}%<>&\n\r\x00"), "%q -> %q", value, got)
	require.Less(t, len(got), 1200)
}
