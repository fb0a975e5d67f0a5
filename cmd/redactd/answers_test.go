package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// answers reads what comes back on a connection.
type answers struct {
	r    *bufio.Reader
	open *http.Response // the one that has begun
}

func newAnswers(c net.Conn) *answers { return &answers{r: bufio.NewReader(c)} }

// begin reads the beginning of an answer and n bytes of its body.
func (a *answers) begin(t *testing.T, n int) string {
	t.Helper()
	var err error
	a.open, err = http.ReadResponse(a.r, nil)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, a.open.StatusCode)
	buf := make([]byte, n)
	_, err = io.ReadFull(a.open.Body, buf)
	require.NoError(t, err)
	return string(buf)
}

// rest reads the rest of the answer.
func (a *answers) rest(t *testing.T) string {
	t.Helper()
	out, err := io.ReadAll(a.open.Body)
	require.NoError(t, err)
	return string(out)
}

// next reads a whole answer.
func (a *answers) next(t *testing.T) string {
	t.Helper()
	return a.begin(t, 0) + a.rest(t)
}

// any reads a whole answer of any status, 0 if there is none.
func (a *answers) any(t *testing.T) (status int, body string) {
	t.Helper()
	answer, err := http.ReadResponse(a.r, nil)
	if err != nil {
		return 0, ""
	}
	out, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(out)
}
