package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestProbe(t *testing.T) {
	d := start(t)
	code, _, err := runs("probe", d.addr)
	require.Equal(t, exitDone, code, err)
	path := filepath.Join(t.TempDir(), "s")
	start(t, "--admin", "unix:"+path)
	code, _, err = runs("probe", "unix:"+path)
	require.Equal(t, exitDone, code, err)
	code, _, err = runs("probe", "unix:"+path+"4111111111111111")
	require.Equal(t, exitFailed, code)
	require.Contains(t, err, "nobody answers there")
	require.NotContains(t, err, "4111")
	code, _, err = runs("probe", "4111111111111111")
	require.Equal(t, exitUsage, code)
	require.NotContains(t, err, "4111")
}

// TestProbeUnready asks one that answers and wants no requests.
func TestProbeUnready(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/readyz" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	code, _, err := runs("probe", s.Listener.Addr().String())
	require.Equal(t, exitFailed, code)
	require.Contains(t, err, "cannot record")
	code, _, err = runs("probe", "--alive", s.Listener.Addr().String())
	require.Equal(t, exitDone, code, err)
}
