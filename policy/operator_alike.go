package policy

import (
	"bytes"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// Operators that write look-alikes: what cannot be told from a value.

func bareFPE(o Options, _ redact.Entity) (redact.Operator, error) {
	return o.fpe(operators.FPEOptions{})
}

func setFPE(d *decoder) setting {
	var o operators.FPEOptions
	list := []field{
		d.flagField("keep_bin", "leave the first six digits of a card as they are", &o.KeepBIN),
		d.flagField("luhn", "write a number that passes the Luhn check for one that does", &o.Luhn),
	}
	return setting{object(list), func(n *yaml.Node) { d.fields(n, "fpe", list) }, func() (redact.Operator, error) {
		return d.options.fpe(o)
	}}
}

func (o Options) fpe(settings operators.FPEOptions) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	return operators.FPEKeys{Set: o.Keys, Tenant: o.Tenant, ID: o.KeyID}.FPE(settings)
}

func bareSurrogate(o Options, _ redact.Entity) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	return operators.Surrogate(o.Keys, operators.SurrogateOptions{Tenant: o.Tenant, Valid: validity(detectors.All())})
}

// validity returns a function that says whether a text may be a value of an entity, as far as the tests of its rows
// tell. Of an entity without rows nothing is known.
func validity(rows []redact.Detector) func(e redact.Entity, text string) bool {
	by := map[redact.Entity][]redact.Detector{}
	for _, d := range rows {
		by[d.Entity] = append(by[d.Entity], d)
	}
	return func(e redact.Entity, text string) bool {
		value := lettersAndDigits(text)
		for _, d := range by[e] {
			if d.Valid == nil || d.Valid(value) {
				return true
			}
		}
		return len(by[e]) == 0
	}
}

// lettersAndDigits is a value as its test is given it: letters in upper case and digits.
func lettersAndDigits(text string) []byte {
	return bytes.Map(func(r rune) rune {
		if '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' {
			return r
		}
		return -1
	}, bytes.ToUpper([]byte(text)))
}

func bareShift(o Options, _ redact.Entity) (redact.Operator, error) {
	return o.shift(operators.ShiftOptions{})
}

func setShift(d *decoder) setting {
	var o operators.ShiftOptions
	list := []field{
		{"max_days", "the most days that dates are moved by", countTo(operators.MaxDays), func(n *yaml.Node) {
			o.MaxDays = d.count(n, "max_days", operators.MaxDays)
		}},
		d.orderField(&o.Order),
	}
	return setting{object(list), func(n *yaml.Node) { d.fields(n, "shift", list) }, func() (redact.Operator, error) {
		return d.options.shift(o)
	}}
}

func (o Options) shift(settings operators.ShiftOptions) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	settings.Tenant, settings.Key = o.Tenant, o.KeyID
	return operators.Shift(o.Keys, settings)
}

func bareGeneralise(Options, redact.Entity) (redact.Operator, error) {
	return operators.Generalise(operators.GeneraliseOptions{})
}

func setGeneralise(d *decoder) setting {
	var o operators.GeneraliseOptions
	bits := func(name, about string, most int, into *int) field {
		return field{name, about + ", " + strconv.Itoa(most) + " at most", countTo(most), func(n *yaml.Node) {
			*into = d.count(n, name, most)
		}}
	}
	list := []field{
		d.flagField("months", "keep the month of a date beside its year", &o.Months),
		d.orderField(&o.Order),
		bits("ipv4_bits", "how many bits of an IPv4 address are kept", 24, &o.IPv4Bits),
		bits("ipv6_bits", "how many bits of an IPv6 address are kept", 48, &o.IPv6Bits),
	}
	return setting{object(list), func(n *yaml.Node) { d.fields(n, "generalise", list) }, func() (redact.Operator, error) {
		return operators.Generalise(o)
	}}
}

func (d *decoder) orderField(into *operators.DateOrder) field {
	names := []string{string(operators.DayFirst), string(operators.MonthFirst)}
	return field{"order", "how a date such as 01/02/2026 is read; if nobody knows it is replaced", textOf(names), func(n *yaml.Node) {
		name, _ := d.text(n, "order")
		*into = operators.DateOrder(name)
	}}
}
