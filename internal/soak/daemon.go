package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// rounds is how many parts a run has. Behind each, while nobody asks, it is looked at what the process has.
const rounds = 30

// clients is how many send requests at a time.
const clients = 8

// daemonSoak sends small requests of many kinds to one redactd, with an audit log, and fails if what the process has
// left after a collection is not flat, or an answer is not as it has to be.
func daemonSoak(args []string) error {
	flags := flag.NewFlagSet("daemon", flag.ContinueOnError)
	bin := flags.String("bin", "redactd", "the built daemon")
	n := flags.Int("n", 5_000_000, "how many requests")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "soak-daemon")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p, err := startRedactd(*bin, dir)
	if err != nil {
		return err
	}
	err = p.soak(max(*n/rounds, 1))
	return errors.Join(err, p.stop())
}

// soak runs the rounds, each of so many requests, and judges what was seen.
func (p *redactd) soak(each int) error {
	before, err := p.look()
	if err != nil {
		return err
	}
	exchanges, err := p.exchanges()
	if err != nil {
		return err
	}
	var seen []holding
	began := time.Now()
	for range rounds {
		if err := p.round(exchanges, each); err != nil {
			return err
		}
		s, err := p.look()
		if err != nil {
			return err
		}
		fmt.Println(s)
		seen = append(seen, s)
	}
	took := time.Since(began)
	p.client.CloseIdleConnections()
	time.Sleep(time.Second) // for the process to see it
	after, err := p.look()
	if err != nil {
		return err
	}
	fmt.Printf("%d requests in %v, %.0f/s; before %s; after %s\n", each*rounds, took.Round(time.Second),
		float64(each*rounds)/took.Seconds(), before, after)
	return judge(before, after, seen)
}

// round sends requests, and returns when all have been answered.
func (p *redactd) round(exchanges []exchange, n int) error {
	var left atomic.Int64
	left.Store(int64(n))
	problems := make(chan error, clients)
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			rng := rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64()))
			for left.Add(-1) >= 0 {
				if err := exchanges[rng.IntN(len(exchanges))].send(p); err != nil {
					problems <- err
					left.Store(0)
					return
				}
			}
		})
	}
	all.Wait()
	close(problems)
	return errors.Join(<-problems, p.leaked())
}

// newClient returns one that keeps a connection for each of those who send.
func newClient() *http.Client {
	return &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
}
