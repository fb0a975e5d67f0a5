package server

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// TestPolicies: others are used at once, and bad ones not at all.
func TestPolicies(t *testing.T) {
	two := policy.Default()
	two.Name, two.Only = "mail", []redact.Entity{"EMAIL_ADDRESS"}
	s, _ := newServer(t, Config{Policies: []redact.Policy{policy.Default(), two}})
	_, out := post(t, s, "/v1/redact?policy=mail", plainText, clearText)
	require.Contains(t, out, "card 4111 1111 1111 1111, 😀 mail [EMAIL_ADDRESS]")
	require.Error(t, s.Use(Means{Policies: []redact.Policy{two, two}}), "two of one name")
	broken := two
	broken.Detectors = []redact.Detector{{}}
	require.Error(t, s.Use(Means{Policies: []redact.Policy{broken}}))
	_, out = post(t, s, "/v1/redact", plainText, clearText)
	require.Equal(t, hiddenText, out, "the old ones stay")
	require.NoError(t, s.Use(Means{Policies: []redact.Policy{two}}))
	_, out = post(t, s, "/v1/redact", plainText, clearText)
	require.Contains(t, out, "card 4111 1111 1111 1111")
}

// TestTheCacheIsBounded asks for more policies than are kept.
func TestTheCacheIsBounded(t *testing.T) {
	s, _ := newServer(t, Config{})
	names := policy.Entities()
	for i := range cacheSize + 3 {
		status, out := post(t, s, "/v1/redact?entities="+string(names[i]), plainText, "x")
		require.Equal(t, 200, status, out)
	}
	c := &s.policies.Load().cache
	require.Len(t, c.maskers, cacheSize)
	require.Len(t, c.recent, cacheSize)
	_, out := post(t, s, "/v1/redact", plainText, clearText)
	require.Equal(t, hiddenText, out)
}

// TestEveryProfile can be asked for, and is one of those that are listed.
func TestEveryProfile(t *testing.T) {
	s, _ := newServer(t, Config{})
	for _, name := range policy.Profiles() {
		status, out := post(t, s, "/v1/redact?profile="+name, plainText, "password=x1y2z3")
		require.Equal(t, 200, status, name)
		require.NotEmpty(t, out, name)
	}
}
