package server

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A reset is the way back of a stream of HTTP/2 that was reset: a write fails, and what was to be written is still read.
type reset struct {
	header http.Header
	held   [][]byte
}

func (r *reset) Header() http.Header { return r.header }
func (r *reset) WriteHeader(int)     {}
func (r *reset) Write(p []byte) (int, error) {
	r.held = append(r.held, p)
	return 0, errors.New("the stream is closed")
}

// TestNobodyElseFillsWhatIsStillWritten: with rooms that are used again, a stream that was reset would send others' texts.
func TestNobodyElseFillsWhatIsStillWritten(t *testing.T) {
	s, _ := newServer(t, Config{})
	for _, c := range []struct{ path, media, mine, others, says string }{
		{"/v1/redact", plainText, "mine " + canary, "others " + canary, "mine "},
		{"/v1/redact", jsonText, `{"text":"mine ` + canary + `"}`, `{"text":"others ` + canary + `"}`, "mine "},
		{"/v1/scan", jsonText, `{"text":"` + canary + `"}`, `{"text":"others, with more before it: ` + canary + `"}`, "CREDIT_CARD"},
	} {
		for range 100 { // the race detector has pools forget some of what they get
			w := &reset{header: http.Header{}}
			r := httptest.NewRequest("POST", c.path, strings.NewReader(c.mine))
			r.Header.Set("Content-Type", c.media)
			r.ProtoMajor, r.ProtoMinor = 2, 0
			s.ServeHTTP(w, r)
			require.Len(t, w.held, 1)
			before := string(w.held[0])
			require.Contains(t, before, c.says)
			for range 4 {
				status, out := post(t, s, c.path, c.media, c.others)
				require.Equal(t, 200, status)
				require.NotEqual(t, before, out)
			}
			require.Equal(t, before, string(w.held[0]))
		}
	}
}
