package server

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/server/playground"
)

// get asks for a path and holds the answer against openapi.yaml.
func get(t *testing.T, s *Server, path, encoding string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	newContract(t).check(s, w, r)
	return w
}

func TestPage(t *testing.T) {
	s, _ := newServer(t, Config{Playground: true})
	for _, f := range playground.Files() {
		w := get(t, s, f.Path, "")
		require.Equal(t, http.StatusOK, w.Code)
		require.Equal(t, string(f.Body), w.Body.String())
		for name, value := range map[string]string{
			"Content-Type": f.Media, "Content-Security-Policy": playground.Policy, "Referrer-Policy": "no-referrer",
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Cache-Control": "no-store", "Content-Encoding": "",
		} {
			require.Equal(t, value, w.Header().Get(name), f.Path)
		}
		w = get(t, s, f.Path, "br, gzip")
		require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
		require.Equal(t, f.Zipped, w.Body.Bytes())
	}
}

func TestTakesGzip(t *testing.T) {
	for accepts, want := range map[string]bool{
		"gzip": true, "br, gzip": true, "deflate,GZIP;q=1.0": true, "gzip ; q=0": false, "gzip;q=0.0, br": false, "": false,
		"x-gzip": false, "identity": false,
	} {
		require.Equal(t, want, takesGzip(accepts), accepts)
	}
}

// TestPageIsOpen: whoever looks at the page has no token yet. What it asks needs one.
func TestPageIsOpen(t *testing.T) {
	s, _ := newServer(t, Config{Playground: true, Auth: func(*http.Request) (Actor, error) { return Actor{}, problem(unauthorized, "no") }})
	require.Equal(t, http.StatusOK, get(t, s, "/", "").Code)
	require.Equal(t, http.StatusUnauthorized, get(t, s, "/v1/policies", "").Code)
}

func TestNoPage(t *testing.T) {
	s, _ := newServer(t, Config{})
	for _, f := range playground.Files() {
		require.Equal(t, http.StatusNotFound, get(t, s, f.Path, "").Code)
	}
	s, _ = newServer(t, Config{Playground: true})
	require.Equal(t, http.StatusNotFound, get(t, s, "/playground/", "").Code)
	admin := httptest.NewRecorder()
	s.Admin().ServeHTTP(admin, httptest.NewRequest("GET", "/", nil))
	require.Equal(t, http.StatusNotFound, admin.Code)
}
