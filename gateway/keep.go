package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/redactd/redactd/gateway/spool"
	"github.com/redactd/redactd/server"
)

// keep puts an event into the spool, which takes the place of the upstream.
func (g *Gateway) keep(c *server.Call, id string, e *event) (a server.Answer, said int, err error) {
	if id, err = keepable(c, id, e); err != nil {
		return a, 0, err
	}
	if g.cfg.Spool.Seen(id) {
		return server.Answer{Status: http.StatusAccepted}, http.StatusAccepted, nil
	}
	head, err := json.Marshal(e)
	if err != nil {
		return a, 0, errEvent
	}
	c.Wait()
	err = g.cfg.Spool.Put(spool.Entry{ID: id, Received: g.cfg.Now(), Head: head, Body: e.body})
	switch {
	case errors.Is(err, spool.ErrLarge):
		return a, 0, server.NewProblem(server.TooLarge, "the event is larger than the spool takes: send less at a time")
	case err != nil:
		c.Log().Error("the spool has not kept an event", "error", err.Error()) // which holds nothing of it
		return a, 0, errNoRoom
	}
	return server.Answer{Status: http.StatusAccepted}, http.StatusAccepted, nil
}

// maxID is the most bytes of the id of an event that is kept, without what keepable adds.
const maxID = 200

// keepable is what an event is told by on disk: its id, and a hash of what is left of the event, as in keyOf. One of many
// ids looks like a value: that event is kept without, and may come twice.
func keepable(c *server.Call, id string, e *event) (string, error) {
	masked, err := c.Text("", id)
	if id == "" || masked != id || len(id) > maxID {
		return "", err
	}
	m := sha256.New()
	for _, part := range []string{e.Method, e.Path, e.Query} {
		_, _ = io.WriteString(m, strconv.Quote(part))
	}
	_, _ = m.Write(e.body)
	return id + " " + hex.EncodeToString(m.Sum(nil)[:8]), err
}

var errNoRoom = server.NewProblem(server.Full, "the event was not kept: send it again when there is room").With("Retry-After", "30")

// ready says why the spool keeps no events, nil if it does, or there is none.
func (g *Gateway) ready() error {
	if g.cfg.Spool == nil {
		return nil
	}
	err := g.cfg.Spool.Ready()
	switch {
	case err == nil:
		return nil
	case errors.Is(err, spool.ErrFull):
		return errSpoolFull
	}
	return errSpoolBroken
}

var (
	errSpoolFull = server.NewProblem(server.Full,
		"the spool is full: wait until the upstream has taken some events, or raise its limits").With("Retry-After", "30")
	errSpoolBroken = server.NewProblem(server.Full,
		"the spool cannot be written: make room on its disk, or replace it").With("Retry-After", "30")
)

// parallel is how many events of a spool are delivered at a time.
const parallel = 8

// Deliver sends what the spool has to the upstream, until ctx ends, and then lets those end that have begun. What the
// upstream cannot take at the moment is sent again, and what it will never take stays in the spool as a dead letter.
func (g *Gateway) Deliver(ctx context.Context, log *slog.Logger) error {
	return g.cfg.Spool.Deliver(ctx, func(ctx context.Context, e spool.Entry) error {
		err := g.deliver(ctx, e)
		if err != nil {
			log.Warn(failed, "how", causeOf(err))
		}
		return err
	}, spool.Retry{Parallel: parallel})
}

// replyMax is how much of a reply is read that nobody waits for.
const replyMax = 1 << 20

func (g *Gateway) deliver(ctx context.Context, kept spool.Entry) error {
	var e event
	if json.Unmarshal(kept.Head, &e) != nil {
		return &spool.Refused{Cause: errEvent}
	}
	e.body = kept.Body
	r, err := g.send(ctx, &e, replyMax, func(r io.Reader) io.Reader { return r })
	if err != nil {
		return err
	}
	return verdict(r)
}

// never are the statuses of an upstream that will not take a request, whenever it is sent. Others that are 4xx may be for
// what somebody mends: a secret, a path, a limit.
var never = []int{
	http.StatusBadRequest, http.StatusGone, http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong,
	http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity,
}

// verdict is what the status of a reply means for an event, nil if it was taken.
func verdict(r *reply) error {
	said := failure("says " + strconv.Itoa(r.status))
	seconds, _ := strconv.Atoi(r.header.Get("Retry-After"))
	switch {
	case r.status < 300:
		return nil
	case slices.Contains(never, r.status):
		return &spool.Refused{Cause: said}
	case seconds > 0:
		return &spool.Later{After: time.Duration(seconds) * time.Second, Cause: said}
	}
	return said
}

// causeOf is what the log says of an error.
func causeOf(err error) string {
	var f failure
	errors.As(err, &f)
	return string(f)
}
