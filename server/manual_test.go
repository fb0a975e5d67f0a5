package server

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestManual(t *testing.T) {
	s, log := newServer(t, Config{})
	for _, c := range []struct {
		in, out string
		status  int
	}{
		{`{"text":"My ID is <redact>847564</redact>!"}`, `{"text":"My ID is ▇▇▇▇▇▇!","hidden":6,"missing":[]}`, 200},
		{`{"html":"<b>1</b>2","strings":["12","x"]}`, `{"html":"<b>▇</b>▇","hidden":2,"missing":[1]}`, 200},
		{`{"text":"😀é1","spans":[{"start":4,"end":6}]}`, `{"text":"😀▇1","hidden":1,"missing":[]}`, 200},
		{`{"text":"😀é1","unit":"runes","spans":[{"start":1,"end":2}]}`, `{"text":"😀▇1","hidden":1,"missing":[]}`, 200},
		{`{"text":"😀é1","unit":"utf16","spans":[{"start":2,"end":4}]}`, `{"text":"😀▇▇","hidden":2,"missing":[]}`, 200},
		{`{"text":"😀é1","unit":"utf16","spans":[{"start":1,"end":4}]}`, "", 400},
		{`{"text":"😀é1","unit":"runes","spans":[{"start":1,"end":4}]}`, "", 400},
		{`{"text":"😀é1","unit":"4111111111111111","spans":[]}`, "", 400},
		{`{"text":"😀é1","spans":[{"start":1,"end":4}]}`, "", 400},
		{`{"text":"😀é1","spans":[{"start":-9223372036854775808,"end":4}]}`, "", 400},
		{`{"text":"<redact>4111111111111111"}`, "", 400},
		{`{"text":"4111111111111111","html":""}`, "", 400},
		{`{"strings":["4111111111111111"]}`, "", 400},
		{`{"text":"4111111111111111","strings":[""]}`, "", 400},
	} {
		status, out := post(t, s, "/v1/manual", jsonText, c.in)
		require.Equal(t, c.status, status, c.in)
		if status == 200 {
			require.JSONEq(t, c.out, out, c.in)
		}
		require.NotContains(t, out, canary)
	}
	require.False(t, strings.Contains(log.String(), canary))
}
