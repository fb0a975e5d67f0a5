package main

import (
	"context"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// probeTime is how long a server may take to say that it wants requests.
const probeTime = 3 * time.Second

// probeCommand asks a server whether it wants requests, where nothing else is installed that could: in an image without
// a shell.
func probeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "probe [ADDR]",
		Short: "ask a redactd whether it wants requests: exit code 0 if it does, and 3 if not",
		Long:  "ADDR is a listener without TLS, or unix:PATH; 127.0.0.1:8899 if none is given.",
		Args:  cobra.MaximumNArgs(1),
	}
	alive := cmd.Flags().Bool("alive", false, "ask whether it answers at all")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		route := "/readyz"
		if *alive {
			route = "/livez"
		}
		return probe(cmd.Context(), append(args, "127.0.0.1:8899")[0], route)
	}
	return cmd
}

func probe(ctx context.Context, addr, route string) error {
	network, path, err := "tcp", addr, error(nil)
	if name, ok := strings.CutPrefix(addr, "unix:"); ok {
		network, path = "unix", name
	} else if _, _, err = net.SplitHostPort(addr); err != nil {
		return usage("probe: write an address and a port such as 127.0.0.1:8899, or unix:PATH")
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, path)
	}
	c := http.Client{Timeout: probeTime, Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost"+route, nil)
	if err != nil {
		return failed("probe: the request cannot be made")
	}
	a, err := c.Do(r)
	if err != nil {
		return failed("probe: nobody answers there: look at the log of redactd")
	}
	_ = a.Body.Close()
	if a.StatusCode != http.StatusOK {
		return failed("probe: it stops, cannot record, or its spool takes nothing: look at its log")
	}
	return nil
}
