package trail

import (
	"cmp"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/server"
)

// recordOf writes an event as the audit log wants it.
func recordOf(e server.Event) audit.Record {
	return audit.Record{
		Event:    string(e.Role),
		Actor:    cmp.Or(e.Actor, "unknown"),
		Origin:   e.Origin,
		Command:  e.Route,
		Resource: limited(e.Changes),
		Result:   resultOf(e.Result),
		Policy:   e.Policy,
		Request:  e.Request,
		Counts:   e.Counts,
	}
}

// maxText is the most bytes of a text in a record.
const maxText = 256

// limited cuts a text, which is ASCII, to what a record takes.
func limited(text string) string { return text[:min(len(text), maxText)] }

// resultOf says how an event ended. What failed may have been done in part.
func resultOf(result string) audit.Result {
	switch result {
	case "ok":
		return audit.OK
	case "internal", "gone", "too-slow", "masked-all":
		return audit.Failed
	}
	return audit.Refused
}
