package operators

import (
	"fmt"
	"net/netip"
	"regexp"
	"strings"

	"github.com/redactd/redactd/redact"
)

// A generalRule returns less of a text, nil if it cannot read it. What it returns it leaves as it is.
type generalRule func(text []byte) []byte

// generalRules are the rules by entity.
type generalRules map[redact.Entity]generalRule

func newGeneralRules(o GeneraliseOptions, c *calendar) generalRules {
	dates := &generalDates{o, c, regexp.MustCompile(`^((?:1[89]|2[01])\d\d)(?:-(\d\d)| or earlier)?$`)}
	halved := generalRule(halvedCode)
	return generalRules{
		anyDate:                dates.date,
		anyBirth:               dates.birth,
		"AGE":                  newGeneralAge(),
		"US_ZIP_CODE":          newGeneralZIP(),
		"UK_POSTCODE":          newOutwardCode(),
		"POSTAL_CODE":          halved,
		"BR_CEP":               halved,
		"CA_POSTAL_CODE":       halved,
		"DE_PLZ":               halved,
		"IE_EIRCODE":           halved,
		"IP_ADDRESS":           o.network,
		"LOCATION_COORDINATES": newGeneralPlace(),
	}
}

// anyBirth stands for all dates with such a name.
const anyBirth redact.Entity = "any date of birth"

// of returns the rule of an entity, nil if it has none.
func (r generalRules) of(e redact.Entity) generalRule {
	switch {
	case isDate(e) && (strings.Contains(string(e), "BIRTH") || strings.Contains(string(e), "DOB")):
		return r[anyBirth]
	case isDate(e):
		return r[anyDate]
	}
	return r[e]
}

// ageUnit are the words that an age keeps behind it.
const ageUnit = `(?:years?|yrs?|y|yo|months?|weeks?|days?)`

// newGeneralAge writes 90+ for 90 and more.
func newGeneralAge() generalRule {
	age := regexp.MustCompile(`^(?i)(aged? |)(\d{1,3})\+?((?:[ -]?` + ageUnit + `(?:[ -]old)?)?)$`)
	return func(text []byte) []byte {
		part := age.FindSubmatch(text)
		if part == nil {
			return nil
		}
		if number(string(part[2])) < 90 {
			return text
		}
		return fmt.Appendf(nil, "%s90+%s", part[1], part[3])
	}
}

// newGeneralPlace cuts both numbers, which need a point, behind their first decimal: eleven kilometres at most.
func newGeneralPlace() generalRule {
	place := regexp.MustCompile(`^([+-]?\d{1,3}\.\d)\d*( ?°? ?[NS]?(?:, ?| ))([+-]?\d{1,3}\.\d)\d*( ?°? ?[EW]?)$`)
	return func(text []byte) []byte {
		if !place.Match(text) {
			return nil
		}
		return place.ReplaceAll(text, []byte("$1$2$3$4"))
	}
}

// network keeps the first bits of an address and writes zeros for the others.
func (o GeneraliseOptions) network(text []byte) []byte {
	ip, err := netip.ParseAddr(string(text))
	if err != nil || ip.Zone() != "" {
		return nil
	}
	bits := o.IPv6Bits
	if ip.Unmap().Is4() {
		bits = o.IPv4Bits + ip.BitLen() - 32 // of IPv4 in IPv6 as well
	}
	net, err := ip.Prefix(bits)
	if err != nil {
		return nil
	}
	return cased([]byte(net.Addr().String()), text)
}
