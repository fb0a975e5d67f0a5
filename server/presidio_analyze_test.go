package server

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// An analyzed text is what was recognized in it, as "ENTITY start-end".
func analyzed(t *testing.T, s *Server, body string) string {
	t.Helper()
	status, out := post(t, s, "/analyze", jsonText, body)
	require.Equal(t, 200, status, "%s\n%s", body, out)
	var list []recognized
	require.NoError(t, json.Unmarshal([]byte(out), &list), out)
	return summary(list)
}

func summary(list []recognized) string {
	var said []string
	for _, r := range list {
		said = append(said, fmt.Sprintf("%s %d-%d", r.Entity, r.Start, r.End))
	}
	return strings.Join(said, ", ")
}

const (
	license   = `"text":"John Smith drivers license is AC432223","language":"en"`
	admin     = `"text":"email: admin@GitHub.com","language":"en"`
	zipText   = `"text":"John Smith drivers license is AC432223. Zip code: 10023","language":"en"`
	zip       = `{"name":"Zip code Recognizer","supported_language":"en","patterns":[{"name":"zip code (weak)","regex":"(\\b\\d{5}(?:\\-\\d{4})?\\b)","score":0.01}],"supported_entity":"ZIP"}`
	mister    = `{"name":"Mr. Recognizer","supported_language":"en","deny_list":["Mr.","Mister"],"supported_entity":"MR_TITLE"}`
	foundMail = "EMAIL_ADDRESS 7-23"
)

func TestPresidioAnalyze(t *testing.T) {
	s, log := newServer(t, Config{})
	for body, want := range map[string]string{
		`{` + license + `}`:                                                             "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"score_threshold":0.7}`:                                       "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"score_threshold":0.9}`:                                       "",
		`{` + license + `,"score_threshold":1}`:                                         "",
		`{` + license + `,"score_threshold":0}`:                                         "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"score_threshold":null,"entities":null,"context":null}`:       "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"correlation_id":"123","trace":"somedata","unknown":{"a":1}}`: "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"return_decision_process":0}`:                                 "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"entities":["US_DRIVER_LICENSE","PERSON"]}`:                   "US_DRIVER_LICENSE 30-38",
		`{` + license + `,"entities":["CREDIT_CARD"]}`:                                  "",
		`{` + license + `,"entities":[]}`:                                               "US_DRIVER_LICENSE 30-38",
		`{"text":"Jan hat AC432223","language":"de"}`:                                   "",
		`{"text":"Jan hat AC432223","language":"de","context":["Driver license"]}`:      "US_DRIVER_LICENSE 8-16",
		`{"text":"Jan hat AC432223","language":"zz","context":["weather"]}`:             "",
		`{"text":"é😀 ann@example.com é😀 bob@example.com","language":"en"}`:              "EMAIL_ADDRESS 3-18, EMAIL_ADDRESS 22-37",
		`{"text":"mail ann@example.com card 4111 1111 1111 1111","language":"en"}`:      "CREDIT_CARD 26-45, EMAIL_ADDRESS 5-20",
		`{"text":"nothing","language":"en"}`:                                            "",

		`{` + admin + `}`: foundMail,
		`{` + admin + `,"allow_list":["admin@GitHub.com"]}`:                                                 "",
		`{` + admin + `,"allow_list":["admin@github.com"]}`:                                                 foundMail,
		`{` + admin + `,"allow_list":[".*@github.com"]}`:                                                    foundMail,
		`{` + admin + `,"allow_list":[".*@github.com"],"allow_list_match":"regex"}`:                         "",
		`{` + admin + `,"allow_list":["","x"],"allow_list_match":"regex"}`:                                  foundMail,
		`{` + admin + `,"allow_list":["hub"],"allow_list_match":"regex"}`:                                   "",
		`{` + admin + `,"allow_list":["^hub"],"allow_list_match":"regex"}`:                                  foundMail,
		`{` + admin + `,"allow_list":[".*@github.com"],"allow_list_match":"regex","regex_flags":0}`:         foundMail,
		`{` + admin + `,"allow_list":[".*@GitHub.com"],"allow_list_match":"regex","regex_flags":0}`:         "",
		`{` + admin + `,"allow_list":[".*@github.com"],"allow_list_match":"regex","regex_flags":34}`:        "",
		`{` + admin + `,"allow_list":["(?=admin).*(?<!org)$"],"allow_list_match":"regex"}`:                  "",
		`{` + admin + `,"allow_list":[],"allow_list_match":"neither"}`:                                      foundMail,
		`{"text":"mail ann@example.com, bob@example.com","language":"en","allow_list":["ann@example.com"]}`: "EMAIL_ADDRESS 22-37",

		`{` + zipText + `,"ad_hoc_recognizers":[` + zip + `]}`:                                                                                                                                     "US_DRIVER_LICENSE 30-38, ZIP 50-55",
		`{` + zipText + `,"ad_hoc_recognizers":[` + zip + `],"score_threshold":0.5}`:                                                                                                               "US_DRIVER_LICENSE 30-38",
		`{` + zipText + `,"ad_hoc_recognizers":[` + zip + `],"entities":["ZIP"]}`:                                                                                                                  "ZIP 50-55",
		`{` + zipText + `,"ad_hoc_recognizers":[` + zip + `],"entities":["US_DRIVER_LICENSE"]}`:                                                                                                    "US_DRIVER_LICENSE 30-38",
		`{` + zipText + `,"ad_hoc_recognizers":null}`:                                                                                                                                              "US_DRIVER_LICENSE 30-38",
		`{"text":"Mr. Smith, mister Bob, misters","language":"en","ad_hoc_recognizers":[` + mister + `]}`:                                                                                          "MR_TITLE 0-3, MR_TITLE 11-17",
		`{"text":"MISTER, Mister","language":"en","ad_hoc_recognizers":[{"deny_list":["Mister"],"supported_entity":"T","global_regex_flags":0}]}`:                                                  "T 8-14",
		`{"text":"Mister, ann@example.com","language":"en","score_threshold":1,"ad_hoc_recognizers":[` + mister + `]}`:                                                                             "MR_TITLE 0-6",
		`{"text":"MISTER","language":"en","ad_hoc_recognizers":[{"deny_list":["Mister"],"deny_list_score":0,"supported_entity":"T"}]}`:                                                             "",
		`{"text":"emp-10471","language":"en","ad_hoc_recognizers":[{"patterns":[{"name":"e","regex":"EMP-\\d+","score":1}],"supported_entities":["Ünï cødé","B"]}]}`:                               "Ünï cødé 0-9",
		`{"text":"emp-10471","language":"en","ad_hoc_recognizers":[{"patterns":[{"name":null,"regex":"EMP-\\d+","score":0.5}],"supported_entity":"US_SSN","global_regex_flags":0}]}`:               "",
		`{"text":"ssn 536-90-4399 EMP-10471","language":"en","entities":["US_SSN"],"ad_hoc_recognizers":[{"patterns":[{"name":"x","regex":"EMP-\\d+","score":0.4}],"supported_entity":"US_SSN"}]}`: "US_SSN 4-15, US_SSN 16-25",
	} {
		require.Equal(t, want, analyzed(t, s, body), body)
	}
	require.NotContains(t, log.String(), "somedata")
}

func TestPresidioBatch(t *testing.T) {
	s, _ := newServer(t, Config{})
	status, out := post(t, s, "/analyze", jsonText+"; charset=utf-8", `{"text":["mail ann@example.com","","é ann@example.com"],"language":"en"}`)
	require.Equal(t, 200, status)
	var list [][]recognized
	require.NoError(t, json.Unmarshal([]byte(out), &list))
	require.Len(t, list, 3)
	require.Equal(t, "EMAIL_ADDRESS 5-20", summary(list[0]))
	require.Empty(t, list[1])
	require.Equal(t, "EMAIL_ADDRESS 2-17", summary(list[2]))
	require.Contains(t, out, `{"analysis_explanation":null,"end":20,"entity_type":"EMAIL_ADDRESS","score":`, "members in order")
	require.Contains(t, out, `],[],[`, "no null for nothing")
}

func TestPresidioAnalyzeRefusals(t *testing.T) {
	s, log := newServer(t, Config{})
	parse := "Failed to parse /analyze request for AnalyzerEngine.analyze(). "
	adHoc := func(r string) string { return `{"text":"a","language":"en","ad_hoc_recognizers":[` + r + `]}` }
	pattern := func(p string) string { return adHoc(`{"supported_entity":"Z","patterns":[` + p + `]}`) }
	regex := func(r string) string { return pattern(`{"name":"n","regex":"` + r + `","score":0.5}`) }
	unread := "allow_list: a pattern cannot be read, or is longer than 1,024 bytes: write it as for RE2, or with look-around"
	check(t, s, "/analyze", []fact{
		{`{}`, 500, "No text provided"},
		{`{"language":"en"}`, 500, "No text provided"},
		{`{"text":"","language":"en"}`, 500, "No text provided"},
		{`{"text":[],"language":"en"}`, 500, "No text provided"},
		{`{"text":null,"language":"en"}`, 500, "No text provided"},
		{`{"text":"John Smith"}`, 500, "No language provided"},
		{`{"text":"John Smith","language":""}`, 500, "No language provided"},
		{`{"text":"a","language":"en","entities":["` + canary + `"]}`, 500, "No matching recognizers were found to serve the request."},
		{`{"text":"a","language":"en","entities":["ZIP"],"ad_hoc_recognizers":[` + mister + `]}`, 500, "No matching recognizers were found to serve the request."},
		{`{` + admin + `,"allow_list":["a"],"allow_list_match":"` + canary + `"}`, 500, "allow_list_match must either be set to 'exact' or 'regex'."},
		{adHoc(`{"deny_list":["abc"]}`), 500, "Pattern recognizer should be initialized with entity"},
		{adHoc(`{"supported_entity":"Z"}`), 500, "Pattern recognizer should be initialized with patterns or with deny list"},
		{adHoc(`{"supported_entity":"Z","deny_list":[],"patterns":[]}`), 500, "Pattern recognizer should be initialized with patterns or with deny list"},
		{pattern(`{"name":"n","regex":"abc","score":1.5}`), 500, "Invalid score. Score should be between 0 and 1"},
		{adHoc(`{"supported_entity":"Z","deny_list":["abc"],"deny_list_score":-1}`), 500, "Invalid score. Score should be between 0 and 1"},

		{pattern(`{"type":"n","bebex":"abc","confidence":0.5}`), 400, parse + "A recognizer or a pattern has an unexpected member"},
		{adHoc(`{"supported_entity":"Z","deny_list":["abc"],"` + canary + `":1}`), 400, parse + "A recognizer or a pattern has an unexpected member"},
		{pattern(`{"name":"n","regex":"abc"}`), 400, parse + "A pattern needs name, regex and score"},
		{pattern(`{"regex":"abc","score":0.5}`), 400, parse + "A pattern needs name, regex and score"},
		{adHoc(`5`), 400, parse + "A recognizer or a pattern must be an object"},
		{pattern(`"abc"`), 400, parse + "A recognizer or a pattern must be an object"},
		{`{"text":"a","language":"en","ad_hoc_recognizers":{"a":1}}`, 400, parse + "Invalid parameter value for 'ad_hoc_recognizers'."},
		{`{"text":5,"language":"en"}`, 400, parse + "text is neither a string nor an array of strings"},
		{`{"text":["a",5],"language":"en"}`, 400, parse + "Invalid parameter value for text. Expecting 'string', but got 'number'."},
		{`{"text":"a","language":"en","entities":"PERSON"}`, 400, parse + "Invalid parameter value for entities. Expecting 'array', but got 'string'."},
		{`{"text":"a","language":"en","score_threshold":"high"}`, 400, parse + "Invalid parameter value for score_threshold. Expecting 'number', but got 'string'."},
		{`{"text":"a","language":"en","allow_list":"a"}`, 400, parse + "Invalid parameter value for allow_list. Expecting 'array', but got 'string'."},
		{`{"text":"a","language":"en","context":["a",null]}`, 400, parse + "Invalid parameter value for 'context'."},

		{regex("(" + canary), 422, "ad_hoc_recognizers: pattern: cannot read the pattern: missing closing )"},
		{regex(".+"), 422, "ad_hoc_recognizers: pattern: nothing in it can be looked for quickly: it needs 3 fixed characters in a row, a number of 4 digits or more behind \\b, an @, 8 letters, digits or hyphens in a row, or a code of fixed length such as \\b[A-Z]{2}\\d{2}\\b"},
		{regex("(?=((a+)+)+$)abc"), 422, "ad_hoc_recognizers: pattern: a repeat without end inside another takes too long with look-around or back-references: give one of them a limit, such as {1,20}"},
		{regex(strings.Repeat("a", 1100)), 422, "ad_hoc_recognizers: pattern: the pattern is longer than 1,024 bytes: shorten it"},
		{adHoc(`{"supported_entity":"Z","deny_list":["ab"]}`), 422, "ad_hoc_recognizers: list: an entry has at least 3 bytes: one this short is found everywhere"},
		{adHoc(`{"supported_entity":"Z","deny_list":["abc"],"context":["` + canary + `"]}`), 422, "ad_hoc_recognizers: a context word has letters and at most 64 bytes"},
		{adHoc(strings.Repeat(mister+",", 100) + mister), 422, "ad_hoc_recognizers: at most 100 patterns and deny lists: leave some out"},
		{adHoc(`{"supported_entity":"Z","deny_list":["abc"],"global_regex_flags":64}`), 422, "regex flags: IGNORECASE (2), MULTILINE (8), DOTALL (16) and UNICODE (32) alone are read"},
		{`{` + admin + `,"allow_list":["a"],"allow_list_match":"regex","regex_flags":-1}`, 422, "regex flags: IGNORECASE (2), MULTILINE (8), DOTALL (16) and UNICODE (32) alone are read"},
		{`{` + admin + `,"allow_list":["(` + canary + `"],"allow_list_match":"regex"}`, 422, unread},
		{`{` + admin + `,"allow_list":["` + strings.Repeat("a", 1100) + `"],"allow_list_match":"regex"}`, 422, unread},
		{`{` + admin + `,"allow_list":["a"` + strings.Repeat(`,"a"`, 100) + `],"allow_list_match":"regex"}`, 422, "allow_list: at most 100 patterns: join some with |"},
		{`{"text":"` + strings.Repeat("a", 1<<20) + `b","language":"en","return_decision_process":true}`, 413, "at most 1 MiB of text is explained: leave return_decision_process out"},

		{``, 400, noJSON},
		{`[]`, 400, noJSON},
		{`{"text":"a",}`, 400, noJSON},
		{`{"text":"\ud83d","language":"en"}`, 400, noJSON},
	})
	status, out := post(t, s, "/analyze", plainText, canary)
	require.Equal(t, 415, status)
	require.JSONEq(t, `{"error":"Did not attempt to load JSON data because the request Content-Type was not 'application/json'."}`, out)
	require.NotContains(t, log.String(), canary)
}

func TestPresidioExplains(t *testing.T) {
	s, _ := newServer(t, Config{})
	status, out := post(t, s, "/analyze", jsonText, `{"text":"Zip code: 10023, card 4111 1111 1111 1111, Mister","language":"en","return_decision_process":true,
		"ad_hoc_recognizers":[{"name":"ad_hoc_1_0","context":["zip"],"patterns":[{"name":"weak","regex":"\\b\\d{5}\\b","score":0.01}],"supported_entity":"ZIP"},`+mister+`]}`)
	require.Equal(t, 200, status, out)
	var list []recognized
	require.NoError(t, json.Unmarshal([]byte(out), &list))
	require.Len(t, list, 3)
	i := slices.IndexFunc(list, func(r recognized) bool { return r.Entity == "ZIP" })
	e := list[i].Explanation
	require.Equal(t, "ad_hoc_1_0", e.Recognizer, "a name as the client has written it, whatever that is")
	require.Equal(t, "weak", *e.PatternName)
	require.Equal(t, `\b\d{5}\b`, *e.Pattern)
	require.Equal(t, 0.01, e.OriginalScore)
	require.Equal(t, list[i].Score, e.Score)
	require.InDelta(t, e.Score-0.01, e.Improvement, 1e-9)
	require.Greater(t, e.Improvement, 0.5)
	require.Nil(t, e.Validation)
	require.Equal(t, "bits of evidence: prior -6.6, context word +9.0", *e.Text)
	i = slices.IndexFunc(list, func(r recognized) bool { return r.Entity == "CREDIT_CARD" })
	require.True(t, *list[i].Explanation.Validation)
	require.Equal(t, "card", list[i].Explanation.Recognizer)
	require.Nil(t, list[i].Explanation.Pattern)
	i = slices.IndexFunc(list, func(r recognized) bool { return r.Entity == "MR_TITLE" })
	require.Equal(t, "deny_list", *list[i].Explanation.PatternName)
	require.NotContains(t, out, canary[:8])
}

func TestPresidioLists(t *testing.T) {
	s, _ := newServer(t, Config{})
	get := func(path string) string {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		require.Equal(t, 200, w.Code)
		return w.Body.String()
	}
	require.JSONEq(t, `["encrypt","hash","keep","mask","redact","replace"]`, get("/anonymizers"))
	require.JSONEq(t, `["deanonymize_keep","decrypt"]`, get("/deanonymizers"))
	require.Equal(t, "Presidio Analyzer service is up", get("/health"))
	for _, query := range []string{"", "?language=en", "?language=he", "?uknown=input"} {
		require.Contains(t, get("/supportedentities"+query), `"CREDIT_CARD"`)
		require.Contains(t, get("/recognizers"+query), `"us_ssn"`)
	}
}

// TestPresidioTellsNoAudit wants nothing of a client's in the audit: neither entities nor the names of recognizers.
func TestPresidioTellsNoAudit(t *testing.T) {
	var events []Event
	s, _ := newServer(t, Config{Audit: func(e Event) error { events = append(events, e); return nil }})
	entity := `"supported_entity":"` + canary + `"`
	analyzed(t, s, `{"text":"mail ann@example.com abc","language":"en","entities":["`+canary+`","EMAIL_ADDRESS"],"ad_hoc_recognizers":[{"name":"`+canary+`","deny_list":["abc"],`+entity+`}]}`)
	status, _ := post(t, s, "/anonymize", jsonText, `{"text":"abc","analyzer_results":[{"start":0,"end":1,"score":1,"entity_type":"`+canary+`"},{"start":1,"end":2,"score":1,"entity_type":"US_SSN"}]}`)
	require.Equal(t, 200, status)
	require.Len(t, events, 2)
	require.NotContains(t, fmt.Sprint(events), canary)
	require.Equal(t, map[string]int{"EMAIL_ADDRESS": 1, "AD_HOC_0": 1}, events[0].Counts)
	require.Equal(t, map[string]int{"OTHER": 1, "US_SSN": 1}, events[1].Counts)
	require.Equal(t, "ad_hoc_recognizers=1 entities=AD_HOC_0,EMAIL_ADDRESS", events[0].Changes)
}

// TestPresidioProfile is what a client of Presidio's gets with the profile for it: whatever is at all likely.
func TestPresidioProfile(t *testing.T) {
	p, err := policy.Profile("presidio")
	require.NoError(t, err)
	s, _ := newServer(t, Config{Policies: []redact.Policy{p}})
	require.Equal(t, "US_SSN 4-15, ZIP 20-25", analyzed(t, s, `{"text":"ssn 536-90-4399 zip 10023","language":"en","ad_hoc_recognizers":[`+zip+`]}`))
}

// TestAdHocTime ends requests of which the patterns take too long, whatever part of the text they came to.
func TestAdHocTime(t *testing.T) {
	late := &timed{strings.NewReader(strings.Repeat("a", 10_000)), time.Now().Add(time.Hour)}
	n, err := late.Read(make([]byte, 10_000))
	require.NoError(t, err)
	require.Equal(t, 4<<10, n)
	late.until = time.Now().Add(-time.Second)
	_, err = late.Read(make([]byte, 10_000))
	require.ErrorContains(t, err, "they take too long")

	s, _ := newServer(t, Config{})
	x := newExchange(s, s.routes, httptest.NewRecorder(), httptest.NewRequest("POST", "/analyze", nil))
	m, err := x.masker(wish{})
	require.NoError(t, err)
	x.began = time.Now().Add(-adHocTime - time.Second)
	_, err = x.find(m, analysis{}, "text")
	require.NoError(t, err)
	_, err = x.find(m, analysis{adHoc: []recognizer{{}}}, "text")
	require.ErrorContains(t, err, "they take too long")
}

// TestAllowTime reports what the patterns of an allow list did not come to.
func TestAllowTime(t *testing.T) {
	a, err := readAllowed(object{}, []string{"x"})
	require.NoError(t, err)
	require.True(t, a.holds("x"))
	a.until = time.Now().Add(-time.Second)
	require.False(t, a.holds("x"))
}

// TestUndecidedIsNotAllowed wants what a pattern gave up on, though it is on the allow list.
func TestUndecidedIsNotAllowed(t *testing.T) {
	s, _ := newServer(t, Config{})
	text := strings.Repeat("a1234", 60)
	status, out := post(t, s, "/analyze", jsonText, `{"text":"`+text+`","language":"en","allow_list":["`+text+`"],"ad_hoc_recognizers":[
		{"supported_entity":"Z","patterns":[{"name":"n","regex":"(?<=a)\\d{4}(\\w{1,20}){1,20}x","score":0.5}]}]}`)
	require.Equal(t, 200, status)
	require.Contains(t, out, `"entity_type":"Z","score":1,"start":0`)
}

func TestPresidioTooMuch(t *testing.T) {
	s, _ := newServer(t, Config{})
	status, out := send(s, "/anonymize", `{"text":"a","analyzer_results":[1`+strings.Repeat(",1", maxFindings)+`]}`)
	require.Equal(t, 413, status, out)
	status, out = send(s, "/analyze", `{"text":"`+strings.Repeat("a@b.co ", maxFindings+1)+`","language":"en"}`)
	require.Equal(t, 413, status, out)
}
