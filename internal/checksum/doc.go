// Package checksum holds the check rules that identifiers of people and their money share: modulo
// sums, the ISO 7064 systems, Verhoeff, Damm, calendar dates, base58 and bech32.
//
// All functions take ASCII bytes without separators, never allocate, and refuse (false, -1) what is
// not in the rule's alphabet instead of guessing.
package checksum
