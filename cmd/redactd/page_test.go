package main

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPage: the page is at / of the service, unless nobody wants it, and never where the server is run from.
func TestPage(t *testing.T) {
	for _, c := range []struct {
		flags  []string
		status int
	}{{nil, http.StatusOK}, {[]string{"--playground=false"}, http.StatusNotFound}, {[]string{"--admin", "127.0.0.1:0"}, http.StatusOK}} {
		d := start(t, c.flags...)
		status, _ := asked(t, http.DefaultClient, "GET", d.url+"/", "", "")
		require.Equal(t, c.status, status, c.flags)
		status, _ = asked(t, http.DefaultClient, "GET", d.url+"/playground/main.js", "", "")
		require.Equal(t, c.status, status, c.flags)
	}
}
