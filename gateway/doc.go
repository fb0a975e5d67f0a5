// Package gateway masks requests on their way to a server that stores what they hold, such as a receiver of webhooks.
//
// A [Gateway] is a guest of a server (server.Guest), whose limits, policies, metrics, logs and audits are its own. A
// request walks through the files of this package in this order: its sender is checked by the bytes that came
// (gateway.go), events that were here before are answered (seen.go), and whatever goes on is masked: the target
// (target.go), the headers (header.go) and the body (body.go). What that makes is an event (event.go), which is all that
// is ever sent. The upstream (upstream.go) gets it whole or not at all, and what it says goes back (reply.go); or the event is
// kept on disk and delivered later (keep.go).
//
// What is not known is refused or left out: bodies, headers both ways, statuses. The sender never hears a 2xx that the
// upstream has not said, but for a masked event that is kept on disk.
package gateway
