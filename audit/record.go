package audit

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// A Record is what happened. Event, Actor and Result have to be there. Each text has at most 256 bytes of UTF-8.
type Record struct {
	Event    string `json:"event"`              // what was done: restore, reload; none that begins with "log."
	Actor    string `json:"actor"`              // who did it
	Origin   string `json:"origin,omitempty"`   // from where: a host, an address
	Command  string `json:"command,omitempty"`  // by which command or route
	Resource string `json:"resource,omitempty"` // with what: a file, a store
	Result   Result `json:"result"`
	Policy   string `json:"policy,omitempty"`
	Tenant   string `json:"tenant,omitempty"`
	Request  string `json:"request,omitempty"` // an id that other logs have as well
	// Counts are how many values of which entity, at most 500.
	Counts map[string]int `json:"counts,omitempty"`
	// Keys are the ids of the keys that were used, at most 100.
	Keys []uint32 `json:"keys,omitempty"`
}

// A Result is how it ended.
type Result string

// Begun stands in a record that is written before values are let out, and one of the others in a record behind it.
const (
	Begun   Result = "begun"
	OK      Result = "ok"
	Refused Result = "refused"
	Failed  Result = "failed"
)

const (
	maxText   = 256
	maxCounts = 500
	maxKeys   = 100
	// ownEvents begins the names of events of the log itself.
	ownEvents = "log."
)

var (
	errNeeded = errors.New("audit: a record needs an event, an actor and a result: begun, ok, refused or failed")
	errEvent  = errors.New(`audit: events that begin with "log." are those of the log itself: name it otherwise`)
	errText   = errors.New("audit: a text of the record is over 256 bytes long or no UTF-8: shorten it")
	errMany   = errors.New("audit: a record has at most 500 counts and 100 keys, and no count below 0:" +
		" write several records")
)

// check says whether a record may be written.
func (r *Record) check() error {
	for _, text := range [...]string{r.Event, r.Actor, r.Origin, r.Command, r.Resource, r.Policy, r.Tenant, r.Request} {
		if !isText(text) {
			return errText
		}
	}
	for entity, n := range r.Counts {
		switch {
		case n < 0:
			return errMany
		case !isText(entity):
			return errText
		}
	}
	switch {
	case r.Event == "" || r.Actor == "" || !r.Result.known():
		return errNeeded
	case strings.HasPrefix(r.Event, ownEvents):
		return errEvent
	case len(r.Counts) > maxCounts || len(r.Keys) > maxKeys:
		return errMany
	}
	return nil
}

func isText(text string) bool { return len(text) <= maxText && utf8.ValidString(text) }

func (r Result) known() bool { return r == Begun || r == OK || r == Refused || r == Failed }
