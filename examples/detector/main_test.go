package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// TestDetector is all that a detector needs for a test: each case is tried whole, at every cut, and twice.
func TestDetector(t *testing.T) {
	r, err := redactor()
	require.NoError(t, err)
	for _, c := range redacttest.Detector(t, member, "members.txt") {
		redacttest.Run(t, r, c)
	}
}

// TestRule wants the same of the rule in policy.yaml.
func TestRule(t *testing.T) {
	p, err := policy.Load("policy.yaml")
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	marked, err := os.ReadFile("members.txt")
	require.NoError(t, err)
	cases, err := redacttest.Cases(marked)
	require.NoError(t, err)
	require.NotEmpty(t, cases)
	for _, c := range cases {
		redacttest.Run(t, r, c)
	}
}
