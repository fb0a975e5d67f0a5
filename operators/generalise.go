package operators

import (
	"errors"
	"time"

	"github.com/redactd/redactd/redact"
)

// How much of an address of the net is kept where nothing else is said, and the most that may be.
const (
	keptIPv4Bits = 24
	keptIPv6Bits = 48
)

var errKeptBits = errors.New("operators: generalise: an address keeps 8 to 24 bits of IPv4 and 16 to 48 of IPv6:" +
	" use less, or 0 for the most")

// GeneraliseOptions are the settings of Generalise.
type GeneraliseOptions struct {
	// Months keeps the month of a date beside its year.
	Months bool
	// Order says how a date such as 01/02/2026 is read.
	Order DateOrder
	// IPv4Bits and IPv6Bits are how many bits of an address are kept: 8 to 24, 0 for 24, and 16 to 48, 0 for 48.
	IPv4Bits, IPv6Bits int
	// Now is the clock that tells which dates of birth are of people over 89, time.Now if nil.
	Now func() time.Time
}

func (o *GeneraliseOptions) check() error {
	if o.IPv4Bits == 0 {
		o.IPv4Bits = keptIPv4Bits
	}
	if o.IPv6Bits == 0 {
		o.IPv6Bits = keptIPv6Bits
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.IPv4Bits < 8 || o.IPv4Bits > keptIPv4Bits || o.IPv6Bits < 16 || o.IPv6Bits > keptIPv6Bits {
		return errKeptBits
	}
	return nil
}

// Generalise returns an operator that writes less of a value, so that many people share it:
//
//	dates                    2026-01-31T09:14Z -> 2026, or 2026-01 with Months, whatever the layout (those of Shift)
//	dates of birth           the same; over 89 years ago 1931-05-02 -> 1936 or earlier (in 2026)
//	AGE                      92 years -> 90+ years; 45 stays
//	US_ZIP_CODE              94105-1234 -> 941**; with up to 20,000 inhabitants 03601 -> 000**
//	UK_POSTCODE              EC1A 1BB -> EC1A
//	other postal codes       10115 -> 10***, K1A 0B1 -> K1A ***
//	IP_ADDRESS               203.0.113.9 -> 203.0.113.0, 2001:db8:1:2::3 -> 2001:db8:1::
//	LOCATION_COORDINATES     59.3293, 18.0686 -> 59.3, 18.0: cut, not rounded
//
// What has no rule, or cannot be read by it, has the mark alone, such as "[PERSON]". A year of two digits is 1969 to
// 2068; of a date of birth it is in the past, and refused where that may be twice.
//
// What is written is kept by a second pass as it is. Addresses, coordinates and ages look like values still and are
// found again. Values that are no longer alone can still tell, together with others, who somebody is: how many share
// them is for you to count.
// Source: the Safe Harbor method of HIPAA, 45 CFR 164.514(b)(2), for dates, ages and ZIP codes.
func Generalise(o GeneraliseOptions) (redact.Operator, error) {
	if err := o.check(); err != nil {
		return redact.Operator{}, err
	}
	c, err := newCalendar(o.Order)
	if err != nil {
		return redact.Operator{}, err
	}
	rules := newGeneralRules(o, c)
	return redact.Operator{Name: "generalise", LooksReal: true, Replace: func(dst []byte, v redact.Value) []byte {
		if rule := rules.of(v.Entity); rule != nil {
			if text := rule(v.Text); text != nil {
				return append(dst, text...)
			}
		}
		return bareMark(dst, v.Entity)
	}}, nil
}
