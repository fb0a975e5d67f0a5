package detectors

import (
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// CardOptions change how card numbers are looked for. The zero value is the default: everything
// that can be a card by its issuer, length, check digit and shape.
type CardOptions struct {
	// Embedded looks at every digit, also inside longer numbers: 14 to 16 digits that pass the Luhn
	// rule, of any issuer and zeros too, with blanks and hyphens between them. It hides too much.
	Embedded bool
	// WideMaestro takes every 6, 50 and 56 to 59 of 12 to 19 digits for a card, and all lengths that
	// an issuer has, without asking for a card word.
	WideMaestro bool
	// NarrowGaps joins groups over blanks, hyphens and marks such as '*' only: not over dots,
	// commas, slashes, colons, brackets or line breaks.
	NarrowGaps bool
	// BrandGroups wants the digits in one piece or grouped as on the issuer's cards, on which no group has
	// eight digits, whatever the words around it.
	BrandGroups bool
	// KeepPlus leaves every number behind a '+', however long.
	KeepPlus bool
	// LooseFlanks also takes numbers that are glued to letters.
	LooseFlanks bool
	// SkipTracking leaves numbers of 12 and 15 digits that pass a parcel service's own check.
	SkipTracking bool
}

// Entities of cards and of what must not be kept beside them.
const (
	creditCard redact.Entity = "CREDIT_CARD"
	cardTrack  redact.Entity = "CARD_TRACK"
	cardCVV    redact.Entity = "CARD_CVV"
	cardExpiry redact.Entity = "CARD_EXPIRY"
	cardPIN    redact.Entity = "CARD_PIN"
)

// Cards returns the rows of payment cards: the number, with the security code and the expiry date
// that stand behind it, the rest of a magnetic stripe, and what a label announces.
func Cards(o CardOptions) []redact.Detector {
	c := &cards{CardOptions: o, issuers: newIssuerTable(cardIssuers)}
	if o.WideMaestro {
		c.issuers = newIssuerTable(cardIssuers, wideIssuers)
	}
	number := c.number()
	if o.Embedded {
		number = embeddedCard()
	}
	return []redact.Detector{
		number, c.track(), c.chipNumber(), c.chipTrack(),
		labelledCVV(), numberedCVV(), c.nearCode(), labelledExpiry(), labelledPIN(), pinBlock(), barePINBlock(),
	}
}

// cards holds what the functions of the rows share. It is read only.
type cards struct {
	CardOptions
	issuers *issuerTable
}

const (
	cardMin = 12
	cardMax = 19
	// cardBefore and cardAfter are the reach: 19 digits with five characters of up to three bytes
	// between two of them, and what stands beside.
	cardBefore = 64
	cardAfter  = 324
)

func (c *cards) number() redact.Detector {
	d := redact.Detector{
		Name:    "card",
		Entity:  creditCard,
		Also:    []redact.Entity{cardExpiry, cardCVV, cardTrack},
		About:   "payment card: issuer's range and length, Luhn check digit, grouping",
		Example: "4111 1111 1111 1111",
		Trigger: redact.Groups(cardMin, cardMax, c.issuers.lengths).Checked(luhn.Valid),
		Before:  cardBefore,
		After:   cardAfter,
		Lines:   5,
		Joins:   c.joins,
		Match:   c.match,
		Pass:    0.1,
		Reads:   cardReads(),
		Alone:   true,
	}
	if c.NarrowGaps {
		d.Lines, d.Joins = 0, nil
	}
	return d
}
