package server

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

const (
	clearText  = "card 4111 1111 1111 1111, 😀 mail ann@example.com\nlast"
	hiddenText = "card 4111 11▇▇ ▇▇▇▇ 1111, 😀 mail [EMAIL_ADDRESS]\nlast"
)

// post sends a body and returns the status and the answer's body.
func post(t *testing.T, s http.Handler, path, media, body string) (int, string) {
	t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(body))
	r.Header.Set("Content-Type", media)
	w := httptest.NewRecorder()
	newContract(t).check(s, w, r)
	return w.Code, w.Body.String()
}

// serve runs a server on a socket, with the limits that it has on connections.
func serve(t *testing.T, s *Server) *httptest.Server {
	t.Helper()
	on := httptest.NewUnstartedServer(nil)
	on.Config = s.HTTP(s)
	on.Start()
	t.Cleanup(on.Close)
	return on
}

func TestRedactText(t *testing.T) {
	s, log := newServer(t, Config{})
	for _, c := range []struct {
		query, in, out string
		status         int
	}{
		{"", clearText, hiddenText, 200},
		{"", "", "", 200},
		{"?profile=zendesk", "card 378282246310005", "card 378282▇▇▇▇▇0005", 200},
		{"?operator=replace", clearText, "card [CREDIT_CARD], 😀 mail [EMAIL_ADDRESS]\nlast", 200},
		{"?entities=EMAIL_ADDRESS", clearText, "card 4111 1111 1111 1111, 😀 mail [EMAIL_ADDRESS]\nlast", 200},
		{"?entities=email_address,iban_code&skip=EMAIL_ADDRESS", "mail ann@example.com", "mail ann@example.com", 200},
		{"?min_score=0.999999", "mail ann@example.com", "mail ann@example.com", 200},
		{"?entities=" + canary, clearText, "", 422},
		{"?entities=", clearText, "", 422},
		{"?countries=" + canary, clearText, "", 422},
		{"?policy=" + canary, clearText, "", 422},
		{"?profile=" + canary, clearText, "", 422},
		{"?profile=pci&policy=default", clearText, "", 422},
		{"?operator=" + canary, clearText, "", 422},
		{"?operator=hash", clearText, "", 422},
		{"?locale=" + canary, clearText, "", 422},
		{"?min_score=" + canary, clearText, "", 422},
		{"?min_score=NaN", clearText, "", 422},
		{"?min_score=1", clearText, "", 422},
		{"?min_score=0", clearText, "", 422},
		{"?" + canary + "=1", clearText, "", 400},
		{"?operator=mask&operator=keep", clearText, "", 400},
		{"?operator=%zz" + canary, clearText, "", 400},
		{"", "\xff\xfe4\x001\x001\x001\x00", "", 415},
		{"", "PK\x03\x04" + canary, "", 415},
	} {
		status, out := post(t, s, "/v1/redact"+c.query, plainText, c.in)
		require.Equal(t, c.status, status, c.query)
		if status == 200 {
			require.Equal(t, c.out, out, c.query)
		}
		require.NotContains(t, out, canary)
	}
	require.False(t, strings.Contains(log.String(), "4111 ") || strings.Contains(log.String(), canary))
}

func TestRedactJSON(t *testing.T) {
	s, _ := newServer(t, Config{})
	status, out := post(t, s, "/v1/redact", jsonText, `{"text":"`+strings.ReplaceAll(clearText, "\n", `\n`)+`"}`)
	require.Equal(t, 200, status, out)
	var got maskedText
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, hiddenText, got.Text)
	require.Len(t, got.Findings, 2)
	for _, f := range got.Findings {
		require.Equal(t, []rune(clearText)[f.Runes.Start:f.Runes.End], []rune(clearText[f.Start:f.End]))
		require.Equal(t, string(utf16.Decode(utf16.Encode([]rune(clearText))[f.UTF16.Start:f.UTF16.End])), clearText[f.Start:f.End])
	}
	card, mail := got.Findings[0], got.Findings[1]
	require.Equal(t, "4111 1111 1111 1111", clearText[card.Start:card.End])
	require.Equal(t, "4111 11▇▇ ▇▇▇▇ 1111", hiddenText[card.Output.Start:card.Output.End])
	require.Equal(t, "ann@example.com", clearText[mail.Start:mail.End])
	require.Equal(t, "[EMAIL_ADDRESS]", hiddenText[mail.Output.Start:mail.Output.End])
	require.Equal(t, "[EMAIL_ADDRESS]", string([]rune(hiddenText)[mail.Output.Runes.Start:mail.Output.Runes.End]))
	require.Equal(t, mail.Output.Runes.Start+1, mail.Output.UTF16.Start)
	require.Equal(t, "replace", mail.Operator)

	status, out = post(t, s, "/v1/redact?operator=keep", jsonText,
		`{"texts":["x1y2z3","none"],"field":"password","operator":"replace"}`)
	require.Equal(t, 200, status, out)
	require.JSONEq(t, `["[PASSWORD]","none"]`, textsOf(t, out))
	_, out = post(t, s, "/v1/redact", jsonText, `{"texts":[]}`)
	require.JSONEq(t, `{"results":[]}`, out)
}

func textsOf(t *testing.T, out string) string {
	t.Helper()
	var got struct{ Results []maskedText }
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	list := []string{}
	for _, one := range got.Results {
		list = append(list, one.Text)
	}
	b, err := json.Marshal(list)
	require.NoError(t, err)
	return string(b)
}
