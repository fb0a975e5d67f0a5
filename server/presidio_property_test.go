package server

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// snippets are values, and what stands between them.
var snippets = []string{
	"4111 1111 1111 1111", "ann@example.com", "536-90-4399", "ssn", "cvv 123", "card", "+44 20 7946 0958", "é", "😀", "\u200b", "\n",
	"DE89 3704 0044 0532 0130 00", "10.0.0.1", "https://example.com/?u=bob@example.com", "password: hunter2!x", "AC432223", "license",
	"\\u0034", "&#52;", "\x00", "\"", "<b>", "1EG4-TE5-MK73", "a,b,ssn\n", "1,2,536904399", "\u202e", "4111111111111111", "e\u0301",
}

// send is post without a look at the document, which takes too long for thousands of requests.
func send(s *Server, path, body string) (int, string) {
	r := httptest.NewRequest("POST", path, strings.NewReader(body))
	r.Header.Set("Content-Type", jsonText)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

func randomText() string {
	var b strings.Builder
	for range rand.IntN(20) {
		b.WriteString(snippets[rand.IntN(len(snippets))])
		b.WriteString([]string{" ", "", "  ", ", "}[rand.IntN(4)])
	}
	return b.String()
}

// hiding are operators that leave nothing of a value, by themselves.
func hiding() []object {
	return []object{
		{"type": "replace"}, {"type": "replace", "new_value": "#"}, {"type": "redact"}, {"type": "hash"}, {"type": "hash", "hash_type": "sha512"},
		{"type": "encrypt", "key": "1111111111111111"}, {"type": "mask", "masking_char": "#", "chars_to_mask": 1000, "from_end": false},
	}
}

// TestPresidioLeavesNothing anonymizes what was analyzed: what stands beside the items is the text without the values.
func TestPresidioLeavesNothing(t *testing.T) {
	s, _ := newServer(t, Config{})
	for range 300 {
		text := randomText() + "x"
		body, err := json.Marshal(object{"text": text, "language": "en"})
		require.NoError(t, err)
		status, found := send(s, "/analyze", string(body))
		require.Equal(t, 200, status, found)
		var list []recognized
		require.NoError(t, json.Unmarshal([]byte(found), &list))
		got := anonymized(t, s, text, json.RawMessage(found), object{"DEFAULT": hiding()[rand.IntN(len(hiding()))]})
		beside := []rune(text)
		slices.SortFunc(list, func(a, b recognized) int { return int(b.Start - a.Start) })
		for _, r := range list {
			value := string([]rune(text)[r.Start:r.End])
			for _, i := range got.Items {
				require.False(t, len(value) > 8 && strings.Contains(i.Text, value)) // a short one may stand in a hash by chance
			}
			beside = slices.Delete(beside, int(r.Start), int(r.End))
		}
		left := []rune(got.Text)
		for _, i := range got.Items {
			require.Equal(t, i.Text, string(left[i.Start:i.End]))
			left = slices.Delete(left, i.Start, i.End)
		}
		// values of one entity with spaces between them become one
		require.Equal(t, strings.ReplaceAll(string(beside), " ", ""), strings.ReplaceAll(string(left), " ", ""))
	}
}

// anonymized sends results to /anonymize.
func anonymized(t *testing.T, s *Server, text string, results any, config object) (got rewritten) {
	t.Helper()
	body, err := json.Marshal(object{"text": text, "analyzer_results": results, "anonymizers": config})
	require.NoError(t, err)
	status, out := send(s, "/anonymize", string(body))
	require.Equal(t, 200, status, "%s\n%s", body, out)
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	return got
}

// TestPresidioSafeOverlaps throws results at a text in which no character is there twice: what one of them hides is
// nowhere, and all else at most once.
func TestPresidioSafeOverlaps(t *testing.T) {
	s, _ := newServer(t, Config{})
	text := []rune("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥ")
	mask := object{"type": "mask", "masking_char": "#", "chars_to_mask": 2, "from_end": true}
	for range 3000 {
		config := object{"A": hiding()[rand.IntN(7)], "B": hiding()[rand.IntN(7)], "M": mask, "DEFAULT": object{"type": "keep"}}
		var results []object
		gone, masked := map[rune]bool{}, map[rune]bool{}
		for range 1 + rand.IntN(6) {
			a, b := rand.IntN(len(text)), rand.IntN(len(text)+1)
			a, b = min(a, b), max(a, b)
			entity := []string{"A", "B", "M", "K", "L"}[rand.IntN(5)]
			results = append(results, object{"start": a, "end": b, "entity_type": entity, "score": float64(rand.IntN(3)) / 2})
			for _, c := range text[a:b] {
				gone[c] = gone[c] || entity == "A" || entity == "B"
				masked[c] = masked[c] || entity == "M"
			}
		}
		got := anonymized(t, s, string(text), results, config)
		seen := map[rune]bool{}
		for _, c := range got.Text {
			if !slices.Contains(text, c) {
				continue
			}
			require.False(t, seen[c] || gone[c], "%v\n%s", results, got.Text)
			seen[c] = true
		}
		for _, c := range text {
			require.True(t, seen[c] || gone[c] || masked[c], "nothing goes that nobody named: %v\n%s", results, got.Text)
		}
	}
}

// TestPresidioRoundTrip encrypts values and gets them back, also of overlapping results.
func TestPresidioRoundTrip(t *testing.T) {
	s, _ := newServer(t, Config{})
	for range 300 {
		key := strings.Repeat("k", []int{16, 24, 32}[rand.IntN(3)])
		text := randomText()
		length := utf8.RuneCountInString(text)
		results := []object{}
		for range rand.IntN(5) {
			a, b := rand.IntN(length+1), rand.IntN(length+1)
			results = append(results, object{"start": min(a, b), "end": max(a, b), "entity_type": snippets[rand.IntN(3)], "score": 1})
		}
		there := anonymized(t, s, text, results, object{"DEFAULT": object{"type": "encrypt", "key": key}})
		body, err := json.Marshal(object{"text": there.Text, "anonymizer_results": there.Items, "deanonymizers": object{"DEFAULT": object{"type": "decrypt", "key": key}}})
		require.NoError(t, err)
		status, out := send(s, "/deanonymize", string(body))
		require.Equal(t, 200, status, out)
		var back rewritten
		require.NoError(t, json.Unmarshal([]byte(out), &back))
		require.Equal(t, text, back.Text)
	}
}

// TestDecryptHostile wants no panic and no text for what is no ciphertext.
func TestDecryptHostile(t *testing.T) {
	block, err := aes.NewCipher([]byte("1111111111111111"))
	require.NoError(t, err)
	good := encryptCBC(block, "value")
	require.NotEqual(t, good, encryptCBC(block, "value"), "a new vector each time")
	for _, text := range []string{"", "=", "a", good[1:], good[:20], good[:24], good[:len(good)-1], good + "====", good + good, "é" + good} {
		plain, ok := decryptCBC(block, text)
		require.False(t, ok, "%q %q", text, plain)
	}
	long := append(make([]byte, aes.BlockSize), bytes.Repeat([]byte{32}, 32)...) // a padding of two blocks is none
	cipher.NewCBCEncrypter(block, long[:aes.BlockSize]).CryptBlocks(long[aes.BlockSize:], long[aes.BlockSize:])
	_, ok := decryptCBC(block, base64.URLEncoding.EncodeToString(long))
	require.False(t, ok)
	plain, ok := decryptCBC(block, good)
	require.True(t, ok)
	require.Equal(t, "value", plain)
	for range 10_000 { // a padding that fits by chance does not make it a text in UTF-8, most of the time
		raw := []byte(good)
		raw[rand.IntN(20)] ^= 1
		plain, ok := decryptCBC(block, string(raw))
		require.True(t, !ok || utf8.ValidString(plain))
	}
}

// TestPresidioSalts each value with a salt of its own, if the request has none.
func TestPresidioSalts(t *testing.T) {
	s, _ := newServer(t, Config{})
	for _, kind := range []string{"sha256", "sha512"} {
		seen := map[string]bool{}
		for range 3 {
			got := anonymized(t, s, "1 1", []object{{"start": 0, "end": 1, "entity_type": "A", "score": 1}, {"start": 2, "end": 3, "entity_type": "B", "score": 1}},
				object{"DEFAULT": object{"type": "hash", "hash_type": kind}})
			require.Len(t, got.Items, 2)
			for _, i := range got.Items {
				seen[i.Text] = true
			}
		}
		require.Len(t, seen, 6)
	}
}

// TestPresidioBounds ends what would be too long, in either way.
func TestPresidioBounds(t *testing.T) {
	for _, strict := range []bool{false, true} {
		s, _ := newServer(t, Config{PresidioStrict: strict, Limits: Limits{Body: 100_000}})
		var results []object
		for i := range 500 {
			results = append(results, object{"start": i, "end": i + 1 + 5000*(i%2), "entity_type": string(rune('A' + i)), "score": 1})
		}
		body, err := json.Marshal(object{"text": strings.Repeat("a", 10_000), "analyzer_results": results,
			"anonymizers": object{"DEFAULT": object{"type": "replace", "new_value": strings.Repeat("b", 10_000)}}})
		require.NoError(t, err)
		status, out := send(s, "/anonymize", string(body))
		require.Equal(t, 413, status)
		require.Contains(t, out, "too long")
	}
}

// FuzzPresidio sends bodies: no panic, no answer but those that are meant, and nothing of a body in an error or the log.
func FuzzPresidio(f *testing.F) {
	f.Add("analyze", `{"text":"mail ann@example.com `+canary+`","language":"en","return_decision_process":true,"allow_list":["a(?=b)"],"allow_list_match":"regex"}`)
	f.Add("analyze", `{"text":["`+canary+`"],"language":"`+canary+`","ad_hoc_recognizers":[`+zip+`,`+mister+`,{"`+canary+`":1}]}`)
	f.Add("analyze", `{"text":"a","language":"en","ad_hoc_recognizers":[{"name":"n","supported_entity":"`+canary+`","patterns":[{"name":"n","regex":"(`+canary+`","score":1}]}]}`)
	f.Add("anonymize", `{"text":"`+canary+`","analyzer_results":[{"start":0,"end":`+canary+`,"score":1,"entity_type":"N"}]}`)
	f.Add("anonymize", one(`{"type":"mask","masking_char":"`+canary+`","chars_to_mask":`+canary+`,"from_end":true}`))
	f.Add("anonymize", `{`+park+`,"anonymizers":{"NAME":{"type":"`+canary+`"}},`+parkIn+`}`)
	f.Add("deanonymize", `{"text":"`+sealed+canary+`","deanonymizers":{"DEFAULT":{"type":"decrypt","key":"`+canary+`"}},"anonymizer_results":[{"start":0,"end":80,"entity_type":"N"}]}`)
	s, log := newServer(f, Config{Limits: Limits{Body: 1 << 16}})
	f.Fuzz(func(t *testing.T, route, body string) {
		if !slices.Contains([]string{"analyze", "anonymize", "deanonymize"}, route) {
			return
		}
		log.Reset()
		status, out := send(s, "/"+route, body)
		require.True(t, json.Valid([]byte(out)))
		require.Contains(t, []int{200, 400, 413, 422, 500}, status)
		if status != 200 {
			require.NotContains(t, out, canary)
			require.NotContains(t, out, "please report")
		}
		require.NotContains(t, log.String(), canary)
		require.NotContains(t, log.String(), "panic")
	})
}
