package server

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"strconv"
	"strings"
)

// logged says of each request how it ended: by the route, not the path, and with none of what the client has written.
func (s *Server) logged(x *exchange, next handler) (answer, error) {
	a, err := next(x)
	ctx, h := x.r.Context(), s.cfg.Log.Handler()
	if !h.Enabled(ctx, slog.LevelInfo) {
		return a, err
	}
	line := slog.NewRecord(x.ended, slog.LevelInfo, "request", 0) // without the place in the source, which takes time to find
	line.AddAttrs(
		slog.String("request", x.id),
		slog.String("trace", x.trace.Trace),
		slog.String("span", x.trace.Span),
		slog.String("remote", x.from),
		slog.String("method", methodName(x.r.Method)),
		slog.String("route", x.row.called),
		slog.String("actor", x.actor.Name),
		slog.String("result", x.result(err)),
		slog.String("cause", cause(err)),
		slog.Int("status", statusOf(a, err, x.out.status)),
		slog.Int64("in", x.in.n),
		slog.Int64("out", x.out.n+int64(len(a.body))),
		slog.Duration("took", x.ended.Sub(x.began)),
	)
	_ = h.Handle(ctx, line)
	return a, err
}

// statusOf is the status that goes out, or went: 0 if the client has gone before there was one.
func statusOf(a answer, err error, sent int) int {
	switch {
	case sent != 0:
		return sent
	case err == errGone:
		return 0
	case err != nil:
		return problemOf(err).status()
	}
	return cmp.Or(a.status, http.StatusOK)
}

// recovered makes a problem of a panic. The log has its place alone: its value may have been built from a text.
func (s *Server) recovered(x *exchange, next handler) (a answer, err error) {
	defer func() {
		if recover() == nil {
			return
		}
		s.cfg.Log.LogAttrs(x.r.Context(), slog.LevelError, "internal error, please report this line",
			slog.String("request", x.id), slog.String("place", panicPlace()))
		a, err = answer{}, problem(internal, "please report the request's id and what the log says of it")
	}()
	return next(x)
}

// panicPlace is where the panic was that is being recovered from.
func panicPlace() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(4, pc)])
	for f, more := frames.Next(); f.Line > 0; f, more = frames.Next() {
		if !more || !strings.HasPrefix(f.Function, "runtime.") {
			return f.Function + ":" + strconv.Itoa(f.Line)
		}
	}
	return "unknown"
}

// silent tells a log that a connection has failed, and not how: the texts of net/http hold addresses, and values of
// panics.
type silent struct{ slog.Handler }

func (h silent) Handle(ctx context.Context, r slog.Record) error {
	return h.Handler.Handle(ctx, slog.NewRecord(r.Time, r.Level, "a connection has failed", 0))
}
