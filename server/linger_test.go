package server

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestARefusalIsHeard by whoever sends the whole body first, also on a connection that ends with it.
func TestARefusalIsHeard(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Body: 1000}})
	address := bound(t, s, 0, false)
	for _, head := range []string{postText, postText + "Connection: close\r\n", strings.Replace(postText, "1.1", "1.0", 1)} {
		c := dial(t, address)
		const pieces, piece = 50, 4000
		_, err := fmt.Fprintf(c, "%sContent-Length: %d\r\n\r\n", head, pieces*piece)
		require.NoError(t, err)
		for range pieces {
			_, err := io.WriteString(c, strings.Repeat("x", piece))
			require.NoError(t, err, "reset before it has sent all: %q", head)
			time.Sleep(time.Millisecond)
		}
		began := time.Now()
		answer, err := io.ReadAll(c)
		require.NoError(t, err)
		require.Contains(t, string(answer), " 413 ")
		require.Less(t, time.Since(began), lingerTime, "who has sent all waits for nothing")
	}
	c := dial(t, address)
	_, err := fmt.Fprintf(c, "%sConnection: close\r\nContent-Length: 100000\r\n\r\n", postText)
	require.NoError(t, err)
	began := time.Now()
	_, err = io.ReadAll(c)
	require.NoError(t, err)
	require.Less(t, time.Since(began), 3*lingerTime, "who sends nothing is not waited for")
}
