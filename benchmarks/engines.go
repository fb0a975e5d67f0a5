package main

import (
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// dozen are the entities that the rivals' patterns look for, and the few that card numbers come with: what is
// compared with them. The default policy finds hundreds more.
const dozen = "CREDIT_CARD,CARD_CVV,CARD_TRACK,CARD_EXPIRY,EMAIL_ADDRESS,IBAN_CODE,PHONE_NUMBER,IP_ADDRESS," +
	"MAC_ADDRESS,URL_CREDENTIALS,JWT,PRIVATE_KEY,PASSWORD,AWS_ACCESS_KEY,GITHUB_TOKEN,SLACK_TOKEN,STRIPE_API_KEY," +
	"US_SSN,SE_PERSONNUMMER,UK_NHS,PL_PESEL,CRYPTO"

// engines are a redactor for the dozen, and one for everything.
type engines struct {
	dozen, all *redact.Redactor
	rows       int // of the default policy
}

func newEngines() (e engines, err error) {
	p := policy.Default()
	e.rows = len(p.Detectors)
	if e.all, err = redact.New(p); err != nil {
		return e, err
	}
	for name := range strings.SplitSeq(dozen, ",") {
		p.Only = append(p.Only, redact.Entity(name))
	}
	e.dozen, err = redact.New(p)
	return e, err
}
