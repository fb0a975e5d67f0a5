package audit

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestABodyIsAsMarshalWritesIt: whatever stands in an entry.
func TestABodyIsAsMarshalWritesIt(t *testing.T) {
	odd := "a \"b\" \\ <c> & \n\t\x00\x7f \u00e5\u2028\U0001f600"
	now := time.Date(2026, 11, 27, 23, 59, 0, 120_000, time.UTC)
	for _, e := range []entry{
		{Seq: 1, Time: now, Record: Record{Event: "e", Actor: "a", Result: OK}, Prev: noHash},
		{Seq: 1 << 63, Time: now, Record: Record{
			Event: odd, Actor: odd, Origin: "192.0.2.1", Command: odd, Resource: odd, Result: Begun, Policy: odd, Tenant: odd,
			Request: odd, Counts: map[string]int{"B": 2, "A": 1 << 30, odd: 0}, Keys: []uint32{1, 1<<32 - 1},
		}, Key: 1<<32 - 1, Prev: noHash},
		{Seq: 3, Time: now, Record: Record{Event: eventRecovered, Actor: "a", Result: OK}, Torn: tornOf([]byte("{")), Prev: noHash},
	} {
		want, err := json.Marshal(e)
		require.NoError(t, err)
		got, err := e.appendBody([]byte("before"))
		require.NoError(t, err)
		require.Equal(t, "before"+string(want), string(got)+"}")
	}
}

func TestATimeThatNobodyReads(t *testing.T) {
	e := entry{Time: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}
	text, _, err := e.encode([]byte("before"), &hasher{})
	require.ErrorContains(t, err, "before the year 10000")
	require.Equal(t, "before", string(text))
}
