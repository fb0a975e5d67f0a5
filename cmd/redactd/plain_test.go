package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
)

// plainProxy is a proxy that masks nothing, to compare with. Its argument is the upstream.
func plainProxy() {
	upstream, err := url.Parse(os.Args[1])
	if err != nil {
		os.Exit(exitUsage)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		os.Exit(exitFailed)
	}
	fmt.Println(l.Addr())
	_ = http.Serve(l, &httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(upstream) },
		Transport: &http.Transport{MaxIdleConnsPerHost: 256},
	})
}
