package testkit

import _ "embed" // the event

// TicketEvent is an event as Zendesk sends it, of 1 KB, with a card number and a telephone number.
//
//go:embed event.json
var TicketEvent string
