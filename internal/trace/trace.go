// Package trace reads and writes the traceparent header of W3C Trace Context, level 1, so that a request can be followed
// through programs. It keeps no spans: those who do find the ids in logs.
package trace

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/redactd/redactd/luhn"
)

// A Context is where in which trace a request stands.
type Context struct {
	Trace string // 32 hexadecimal digits, not all of them zeros
	Span  string // 16, of the request itself
	flags string // two, of which the last bit says that others keep spans
}

// Of returns the context of a request: that of the header with a span of its own, or the beginning of a trace if the
// header cannot be read. A trace whose id could hold a card number begins anew as well, as seven of a thousand random
// ids could: ids are logged, and the client chooses them.
func Of(header []string) Context {
	c := Context{flags: "00"}
	if len(header) == 1 {
		c.read(header[0])
	}
	fresh := ids()
	if c.Trace == "" {
		c.Trace = fresh[:traceDigits]
	}
	c.Span = fresh[traceDigits:]
	return c
}

const (
	traceDigits = 32
	spanDigits  = 16
)

// Header is what the next program is told. Whatever tracestate says is not passed on: it may be anything.
func (c Context) Header() string { return strings.Join([]string{"00", c.Trace, c.Span, c.flags}, "-") }

// read takes the trace and the flags of a header. What a later version has behind them is not looked at.
func (c *Context) read(header string) {
	parts := strings.SplitN(header, "-", 5)
	switch {
	case len(parts) < 4, len(parts) == 5 && parts[0] == "00", parts[0] == "ff":
		return
	case !isHex(parts[0], 2), !isHex(parts[1], traceDigits), !isHex(parts[2], spanDigits), !isHex(parts[3], 2):
		return
	case allZero(parts[2]), !fits(parts[1]):
		return
	}
	c.Trace = parts[1]
	if bits, _ := strconv.ParseUint(parts[3], 16, 8); bits&1 != 0 {
		c.flags = "01"
	}
}

// isHex says whether a text is that many hexadecimal digits in lower case.
func isHex(text string, n int) bool {
	return len(text) == n && strings.Trim(text, "0123456789abcdef") == ""
}

func allZero(text string) bool { return strings.Trim(text, "0") == "" }

// The shortest and the longest card number.
const (
	minCard = 13
	maxCard = 19
)

// suspicious says whether digits stand in an id that could be a card number. None begins with 0.
func suspicious(id string) bool {
	run := 0
	for at := 0; at <= len(id); at++ {
		if at < len(id) && '0' <= id[at] && id[at] <= '9' {
			run++
			continue
		}
		if run >= minCard && holdsCard(id[at-run:at]) {
			return true
		}
		run = 0
	}
	return false
}

// holdsCard says whether some of the digits could be a card number.
func holdsCard(run string) bool {
	for at := range run {
		for size := minCard; size <= min(len(run)-at, maxCard) && run[at] != '0'; size++ {
			if luhn.Valid([]byte(run[at : at+size])) {
				return true
			}
		}
	}
	return false
}

// ids returns a random trace and, behind it, a random span. Nobody is let in for knowing one: they only have to differ,
// so that the system is not asked for each.
func ids() string {
	for {
		var b [(traceDigits + spanDigits) / 2]byte
		for at := 0; at < len(b); at += 8 {
			binary.BigEndian.PutUint64(b[at:], rand.Uint64())
		}
		both := string(hex.AppendEncode(make([]byte, 0, traceDigits+spanDigits), b[:])) // one allocation, not two
		if fits(both[:traceDigits]) && fits(both[traceDigits:]) {
			return both
		}
	}
}

func fits(id string) bool { return !allZero(id) && !suspicious(id) }
