package server

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// only is a policy that finds one entity.
func only(e redact.Entity) Means {
	p := policy.Default()
	p.Name, p.Only = string(e), []redact.Entity{e}
	return Means{Policies: []redact.Policy{p}}
}

// TestAStreamEndsWithThePolicyThatItBeganWith, whatever is read meanwhile.
func TestAStreamEndsWithThePolicyThatItBeganWith(t *testing.T) {
	s, _ := newServer(t, Config{Policies: only("EMAIL_ADDRESS").Policies})
	const line = "mail ann@example.com, card 4111 1111 1111 1111\n"
	const mails = "mail [EMAIL_ADDRESS], card 4111 1111 1111 1111\n"
	body, send := io.Pipe()
	go func() { _, _ = io.WriteString(send, line) }()
	a, err := http.Post(serve(t, s).URL+"/v1/redact", plainText, body)
	require.NoError(t, err)
	defer a.Body.Close()
	first := make([]byte, len(mails))
	_, err = io.ReadFull(a.Body, first)
	require.NoError(t, err)
	require.Equal(t, mails, string(first))
	require.NoError(t, s.Use(only("CREDIT_CARD")))
	_, err = io.WriteString(send, line)
	require.NoError(t, err)
	require.NoError(t, send.Close())
	rest, err := io.ReadAll(a.Body)
	require.NoError(t, err)
	require.Equal(t, mails, string(rest))
	_, out := post(t, s, "/v1/redact", plainText, line)
	require.Equal(t, "mail ann@example.com, card 4111 11▇▇ ▇▇▇▇ 1111\n", out)
}

// TestPoliciesChangeBetweenRequests of many: each is masked with one policy or the other, and never with none.
func TestPoliciesChangeBetweenRequests(t *testing.T) {
	s, _ := newServer(t, Config{Policies: only("EMAIL_ADDRESS").Policies})
	stop := make(chan bool)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				status, out := post(t, s, "/v1/redact", jsonText, `{"texts":["ann@example.com","4111111111111111"]}`)
				if status == http.StatusServiceUnavailable {
					continue
				}
				mails := strings.Contains(out, `"[EMAIL_ADDRESS]"`) && strings.Contains(out, `"4111111111111111"`)
				cards := strings.Contains(out, `"ann@example.com"`) && strings.Contains(out, `"411111▇▇▇▇▇▇1111"`)
				assert.True(t, mails != cards, out)
			}
		})
	}
	for i := range 10 {
		require.NoError(t, s.Use(only([]redact.Entity{"CREDIT_CARD", "EMAIL_ADDRESS"}[i%2])))
	}
	close(stop)
	all.Wait()
}
