package server

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// hostile are bodies that are no good JSON, or not what a route wants, each with a card in it where there is room.
var hostile = []string{
	``, ` `, `null`, `true`, `4111111111111111`, `"4111111111111111"`, `["4111111111111111"]`, `[]`, `{}`,
	`{`, `{"`, `{"text`, `{"text"`, `{"text":`, `{"text":"4111111111111111`, `{"text":"4111111111111111"`,
	`{"text":"4111111111111111",`, `{"text":"4111111111111111"}}`, `{"text":"4111111111111111"} {"text":"x"}`,
	`{"text":"x"}4111111111111111`, `{"text":"x","text":"4111111111111111"}`, `{"text":"x","te\u0078t":"4111111111111111"}`,
	`{"Text":"4111111111111111"}`, `{"text":"x","TEXT":"4111111111111111"}`, `{"4111111111111111":1}`,
	`{"text":"x","4111111111111111":{}}`, `{"text":4111111111111111}`, `{"text":["4111111111111111"]}`,
	`{"text":{"4111111111111111":1}}`, `{"text":null}`, `{"texts":null}`, `{"texts":"4111111111111111"}`,
	`{"texts":[4111111111111111]}`, `{"texts":["x",null]}`, `{"text":"x","texts":["4111111111111111"]}`,
	`{"text":NaN}`, `{"text":-Infinity}`, `{"text":0x4111111111111111}`, `{"text":1e4111111111111111}`,
	`{"text":'4111111111111111'}`, `{text:"4111111111111111"}`, `{"text":"4111111111111111",}`,
	`// 4111111111111111` + "\n" + `{"text":"x"}`, "\xef\xbb\xbf" + `{"text":"4111111111111111"}`,
	"{\"text\":\"4111111111111111\xff\"}", "{\"text\":\"\xed\xa0\xbd4111111111111111\"}", "{\"text\":\"4111111111111111\x00\"}",
	"{\"text\":\"4111\n111111111111\"}", `{"text":"\ud83d4111111111111111"}`, `{"text":"\udc00"}`, `{"text":"\u41"}`,
	`{"text":"\x34111111111111111"}`, "\xff\xfe{\x00}\x00", "\x1f\x8b\x08\x00" + canary,
	strings.Repeat("[", 100_000), `{"text":"x","subject":` + strings.Repeat(`{"a":`, 5_000) + `4111111111111111`,
	`{"text":"x","subject":["4111111111111111"]}`, `{"text":"x","entities":"4111111111111111"}`,
	`{"text":"x","min_score":"4111111111111111"}`, `{"text":"x","min_score":1e999}`,
}

// unwished are bodies that ask for a policy that is not to be had.
var unwished = []string{
	`{"text":"x","entities":["4111111111111111"]}`, `{"text":"x","entities":[""]}`, `{"text":"x","skip":["4111111111111111"]}`,
	`{"text":"x","countries":["4111111111111111"]}`, `{"text":"x","operator":"4111111111111111"}`,
	`{"text":"x","locale":"4111111111111111"}`, `{"text":"x","policy":"4111111111111111"}`,
	`{"text":"x","profile":"4111111111111111"}`, `{"text":"x","min_score":4111111111111111}`, `{"text":"x","min_score":-1}`,
	`{"text":"x","operator":"encrypt"}`, `{"text":"x","entities":["CREDIT_CARD\u0000"]}`,
}

// TestHostileJSON: each is refused with the right status, and none is repeated.
func TestHostileJSON(t *testing.T) {
	require.GreaterOrEqual(t, len(hostile), 50)
	s, log := newServer(t, restoring(t))
	s.cfg.Options.Keys = nil
	require.NoError(t, s.Use(Means{Options: s.cfg.Options}))
	for _, path := range []string{"/v1/redact", "/v1/scan", "/v1/explain", "/v1/restore", "/v1/manual"} {
		for _, body := range hostile {
			status, out := post(t, s, path, jsonText, body)
			require.Equal(t, 400, status, "%s %.80q", path, body)
			require.NotContains(t, out, "4111", "%s %.80q", path, body)
		}
	}
	for _, path := range []string{"/v1/redact", "/v1/scan", "/v1/explain"} {
		for _, body := range unwished {
			status, out := post(t, s, path, jsonText, body)
			require.Equal(t, 422, status, "%s %.80q", path, body)
			require.NotContains(t, out, "4111", "%s %.80q", path, body)
		}
	}
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

// FuzzJSON wants an answer to every body, without the canary if it is a refusal, and never that the server failed.
func FuzzJSON(f *testing.F) {
	s, err := New(Config{})
	require.NoError(f, err)
	routes := []string{"/v1/redact", "/v1/scan", "/v1/explain", "/v1/manual"}
	for i, body := range append(hostile, unwished...) {
		f.Add(uint8(i), body)
	}
	f.Fuzz(func(t *testing.T, route uint8, body string) {
		r := httptest.NewRequest("POST", routes[int(route)%len(routes)], strings.NewReader(body))
		r.Header.Set("Content-Type", jsonText)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Contains(t, []int{200, 400, 413, 422}, w.Code)
		if w.Code != 200 {
			require.NotContains(t, w.Body.String(), canary)
		}
	})
}
