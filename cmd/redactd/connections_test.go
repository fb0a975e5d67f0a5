package main

import (
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAFullHouse: when there are as many connections as there may be, others are told, and the listener of --admin
// answers.
func TestAFullHouse(t *testing.T) {
	d := start(t, "--max-connections", "3", "--admin", "127.0.0.1:0")
	d.says("listening for who runs this")
	admin := "http://" + administered.FindStringSubmatch(d.log())[1]
	for range 3 {
		c, err := net.Dial("tcp", d.addr)
		require.NoError(t, err)
		defer c.Close()
	}
	once := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
	require.Eventually(t, func() bool {
		_, out := asked(t, once, "GET", admin+"/metrics", "", "")
		return strings.Contains(out, "\nredactd_connections 4\n") // and the one that asks
	}, 5*time.Second, 10*time.Millisecond)
	for range 200 {
		began := time.Now()
		status, out := asked(t, once, "POST", d.url+"/v1/redact", "", mail)
		require.Equal(t, 503, status)
		require.Contains(t, out, "#busy")
		require.Less(t, time.Since(began), time.Second)
	}
	status, _ := asked(t, once, "GET", admin+"/healthz", "", "")
	require.Equal(t, 200, status)
}
