package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/redactd/redactd/server"
)

// grace is how long requests that have begun may take to end.
const grace = 10 * time.Second

// serve serves until ctx ends, and then lets the requests end that have begun.
func serve(ctx context.Context, o *options, log *slog.Logger) error {
	cfg, err := o.config(log)
	if err != nil {
		return err
	}
	s, err := server.New(cfg)
	if err != nil {
		return usage("%s", unprefixed(err))
	}
	l, err := o.listener()
	if err != nil {
		return err
	}
	on := s.HTTP()
	ended := make(chan error, 1)
	go func() { ended <- on.Serve(l) }()
	log.Info("listening", "address", l.Addr().String())
	select {
	case <-ended:
		return &fault{exitFailed, "the socket has failed: start again"}
	case <-ctx.Done():
	}
	log.Info("stopping")
	return drain(s, on)
}

// drain refuses new requests and waits for those that have begun, for as long as the grace lasts.
func drain(s *server.Server, on *http.Server) error {
	ctx, stop := context.WithTimeout(context.Background(), grace)
	defer stop()
	err := errors.Join(s.Drain(ctx), on.Shutdown(ctx))
	if err == nil {
		return nil
	}
	_ = on.Close()
	return &fault{exitFailed, "requests were cut off: they took longer than the time to stop"}
}
