package server

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A fact is what Presidio answers to a request. The texts of errors and the statuses are Presidio's, as documented or as
// its clients see them; docs/presidio.md has those that differ.
type fact struct {
	body   string
	status int
	want   string // JSON, or the text of the error
}

// check asks for each fact.
func check(t *testing.T, s *Server, path string, facts []fact) {
	t.Helper()
	for _, f := range facts {
		status, out := post(t, s, path, jsonText, f.body)
		require.Equal(t, f.status, status, "%s\n%s", f.body, out)
		want := f.want
		if f.status != 200 {
			quoted, err := json.Marshal(map[string]string{"error": want})
			require.NoError(t, err)
			want = string(quoted)
		}
		require.JSONEq(t, want, out, f.body)
	}
}

const (
	jane    = `"text":"hello world, my name is Jane Doe. My number is: 034453334"`
	park    = `"text":"I'm George Washington Square Park"`
	parkIn  = `"analyzer_results":[{"start":4,"end":21,"score":0.8,"entity_type":"NAME"},{"start":11,"end":33,"score":0.8,"entity_type":"LOCATION"}]`
	sealed  = `e6HnOMnIxbd4a8Qea44LshQDnjvxwzBIaAz+YqHNnMW2mC5r3AWoay8Spsoajyyy`
	noJSON  = "The browser (or proxy) sent a request that this server could not understand."
	outside = "Invalid analyzer result, start and end are not inside of the text"
)

// one is a request about the number of jane.
func one(params string) string {
	return `{"text":"n 034453334","anonymizers":{"N":` + params + `},"analyzer_results":[{"start":2,"end":11,"score":1,"entity_type":"N"}]}`
}

// became is the answer to one.
func became(operator, text string) string {
	end, _ := json.Marshal(2 + len([]rune(text)))
	quoted, _ := json.Marshal(text)
	whole, _ := json.Marshal("n " + text)
	return `{"text":` + string(whole) + `,"items":[{"operator":"` + operator + `","entity_type":"N","start":2,"end":` + string(end) + `,"text":` + string(quoted) + `}]}`
}

// with is a request with one result.
func with(result string) string { return `{"text":"n 034453334","analyzer_results":[` + result + `]}` }

func TestPresidioAnonymize(t *testing.T) {
	s, log := newServer(t, Config{})
	check(t, s, "/anonymize", []fact{
		{`{` + jane + `,"anonymizers":{"DEFAULT":{"type":"replace","new_value":"ANONYMIZED"},
			"PHONE_NUMBER":{"type":"mask","masking_char":"*","chars_to_mask":4,"from_end":true}},
			"analyzer_results":[{"start":24,"end":32,"score":0.8,"entity_type":"NAME"},{"start":24,"end":28,"score":0.8,"entity_type":"FIRST_NAME"},
			{"start":29,"end":32,"score":0.6,"entity_type":"LAST_NAME"},{"start":48,"end":57,"score":0.95,"entity_type":"PHONE_NUMBER"}]}`, 200,
			`{"text":"hello world, my name is ANONYMIZED. My number is: 03445****","items":[
			{"operator":"mask","entity_type":"PHONE_NUMBER","start":50,"end":59,"text":"03445****"},
			{"operator":"replace","entity_type":"NAME","start":24,"end":34,"text":"ANONYMIZED"}]}`},
		{`{` + jane + `,"anonymizers":{"NAME":{"type":"keep"},"PHONE_NUMBER":{"type":"replace"}},"analyzer_results":[
			{"start":24,"end":32,"score":0.8,"entity_type":"NAME"},{"start":48,"end":57,"score":0.95,"entity_type":"PHONE_NUMBER"}]}`, 200,
			`{"text":"hello world, my name is Jane Doe. My number is: <PHONE_NUMBER>","items":[
			{"operator":"replace","entity_type":"PHONE_NUMBER","start":48,"end":62,"text":"<PHONE_NUMBER>"},
			{"operator":"keep","entity_type":"NAME","start":24,"end":32,"text":"Jane Doe"}]}`},
		{`{` + jane + `,"anonymizers":{"PERSON":{"type":"redact"}},"analyzer_results":[{"start":24,"end":32,"score":0.8,"entity_type":"PERSON"}]}`, 200,
			`{"text":"hello world, my name is . My number is: 034453334","items":[{"operator":"redact","entity_type":"PERSON","start":24,"end":24,"text":""}]}`},

		{`{"text":"","anonymizers":{"DEFAULT":{"type":"replace"}},"analyzer_results":[]}`, 200, `{"text":"","items":[]}`},
		{`{"analyzer_results":[]}`, 200, `{"text":"","items":[]}`},
		{`{"text":null,"anonymizers":null,"analyzer_results":[]}`, 200, `{"text":"","items":[]}`},
		{`{"text":"nothing here","anonymizers":{},"analyzer_results":[]}`, 200, `{"text":"nothing here","items":[]}`},
		{`{"text":"😀é Ann","analyzer_results":[{"start":3,"end":6,"score":1,"entity_type":"Ünï"}]}`, 200,
			`{"text":"😀é <Ünï>","items":[{"operator":"replace","entity_type":"Ünï","start":3,"end":8,"text":"<Ünï>"}]}`},
		{with(`{"start":2,"end":2,"score":1,"entity_type":"N"}`), 200,
			`{"text":"n <N>034453334","items":[{"operator":"replace","entity_type":"N","start":2,"end":5,"text":"<N>"}]}`},
		{with(`{"start":2,"end":11,"score":0,"entity_type":"N","analysis_explanation":null,"more":{}}`), 200, became("replace", "<N>")},

		{one(`{"type":"replace"}`), 200, became("replace", "<N>")},
		{one(`{"type":"replace","new_value":""}`), 200, became("replace", "<N>")},
		{one(`{"type":"replace","new_value":null}`), 200, became("replace", "<N>")},
		{one(`{"type":"replace","new_value":"é😀"}`), 200, became("replace", "é😀")},
		{one(`{"type":"replace","new_value":5}`), 422, "Invalid parameter value for new_value. Expecting 'string', but got 'number'."},
		{one(`{"type":"replace","new_value":["a"]}`), 422, "Invalid parameter value for new_value. Expecting 'string', but got 'array'."},
		{one(`{"type":"replace","new_value":true}`), 422, "Invalid parameter value for new_value. Expecting 'string', but got 'boolean'."},
		{one(`{"type":"replace","new_value":1.5}`), 422, "Invalid parameter value for 'new_value'."},
		{one(`{"type":"redact"}`), 200, became("redact", "")},
		{one(`{"type":"keep"}`), 200, became("keep", "034453334")},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":4,"from_end":true}`), 200, became("mask", "03445****")},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":4,"from_end":false}`), 200, became("mask", "****53334")},
		{one(`{"type":"mask","masking_char":"▇","chars_to_mask":4000000000,"from_end":false}`), 200, became("mask", "▇▇▇▇▇▇▇▇▇")},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":-3,"from_end":true}`), 200, became("mask", "034453334")},
		{one(`{"type":"mask","masking_char":"","chars_to_mask":4,"from_end":true}`), 200, became("mask", "03445")},
		{one(`{"type":"mask"}`), 422, "Expected parameter masking_char"},
		{one(`{"type":"mask","masking_char":"*"}`), 422, "Expected parameter chars_to_mask"},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":4}`), 422, "Expected parameter from_end"},
		{one(`{"type":"mask","masking_char":"**","chars_to_mask":4,"from_end":true}`), 422, "Invalid input, masking_char must be a character"},
		{one(`{"type":"mask","masking_char":1,"chars_to_mask":4,"from_end":true}`), 422, "Invalid parameter value for masking_char. Expecting 'string', but got 'number'."},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":"4","from_end":true}`), 422, "Invalid parameter value for chars_to_mask. Expecting 'number', but got 'string'."},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":4.5,"from_end":true}`), 422, "Invalid parameter value for 'chars_to_mask'."},
		{one(`{"type":"mask","masking_char":"*","chars_to_mask":4,"from_end":"yes"}`), 422, "Invalid parameter value for from_end. Expecting 'boolean', but got 'string'."},
		{one(`{"type":"hash","salt":"0123456789abcdef"}`), 200, became("hash", "ad95272591cc388e0a6b8f8eb8030826135ac7bb7364ee27f57c7d0501002d40")},
		{one(`{"type":"hash","hash_type":"md5"}`), 422, "Parameter hash_type is not in range of values ['sha256', 'sha512']"},
		{one(`{"type":"hash","hash_type":null}`), 422, "Expected parameter hash_type"},
		{one(`{"type":"hash","salt":""}`), 422, "Salt parameter cannot be empty. Either omit the salt parameter to auto-generate a random salt, or provide a salt of at least 16 bytes (128 bits)."},
		{one(`{"type":"hash","salt":"0123456789abcde"}`), 422, "Salt must be at least 16 bytes (128 bits)."},
		{one(`{"type":"hash","salt":5}`), 422, "Invalid parameter value for salt. Expecting 'string', but got 'number'."},
		{one(`{"type":"encrypt"}`), 422, "Expected parameter key"},
		{one(`{"type":"encrypt","key":""}`), 422, "Invalid input, key must be of length 128, 192 or 256 bits"},
		{one(`{"type":"encrypt","key":"111111111111111"}`), 422, "Invalid input, key must be of length 128, 192 or 256 bits"},
		{one(`{"type":"encrypt","key":1111111111111111}`), 422, "Invalid parameter value for 'key'."},
		{one(`{"type":"decrypt","key":"1111111111111111"}`), 422, "Invalid operator class."},
		{one(`{"type":"` + canary + `"}`), 422, "Invalid operator class."},
		{one(`{"type":"custom","new_value":"lambda x: x"}`), 400, "Custom type anonymizer is not supported"},
		{one(`{"type":"","new_value":"x"}`), 422, "Invalid input, operator config must contain operator_name"},
		{one(`{}`), 422, "Invalid input, operator config must contain operator_name"},
		{one(`"redact"`), 422, "Invalid parameter value for 'anonymizers'."},
		{`{"text":"a","anonymizers":[1],"analyzer_results":[]}`, 422, "Invalid parameter value for 'anonymizers'."},
		{`{"text":"a","anonymizers":{"OTHER":{"type":"mask"}},"analyzer_results":[{"start":0,"end":1,"score":1,"entity_type":"N"}]}`, 200,
			`{"text":"<N>","items":[{"operator":"replace","entity_type":"N","start":0,"end":3,"text":"<N>"}]}`},

		{`{"text":"a"}`, 422, "Invalid input, request must contain analyzer results"},
		{`{"text":"a","analyzer_results":null}`, 422, "Invalid input, request must contain analyzer results"},
		{`{"text":"a","analyzer_results":5}`, 422, "Invalid parameter value for analyzer_results. Expecting 'array', but got 'number'."},
		{`{"text":["a"],"analyzer_results":[]}`, 422, "Invalid parameter value for text. Expecting 'string', but got 'array'."},
		{with(`5`), 422, "Invalid input, a result must be an object"},
		{with(`{"end":11,"score":1,"entity_type":"N"}`), 422, "Invalid input, result must contain start"},
		{with(`{"start":2,"score":1,"entity_type":"N"}`), 422, "Invalid input, result must contain end"},
		{with(`{"start":2,"end":11,"score":1}`), 422, "Invalid input, result must contain entity_type"},
		{with(`{"start":2,"end":11,"score":1,"entity_type":""}`), 422, "Invalid input, result must contain entity_type"},
		{with(`{"start":2,"end":11,"entity_type":"N"}`), 422, "Invalid input, analyzer result must contain score"},
		{with(`{"start":"2","end":11,"score":1,"entity_type":"N"}`), 422, "Invalid parameter value for start. Expecting 'number', but got 'string'."},
		{with(`{"start":2,"end":true,"score":1,"entity_type":"N"}`), 422, "Invalid parameter value for end. Expecting 'number', but got 'boolean'."},
		{with(`{"start":2.5,"end":11,"score":1,"entity_type":"N"}`), 422, "Invalid parameter value for 'start'."},
		{with(`{"start":-1,"end":11,"score":1,"entity_type":"N"}`), 422, "Invalid input, result start and end must be positive"},
		{with(`{"start":5,"end":4,"score":1,"entity_type":"N"}`), 422, "Invalid input, start index must be smaller than end index"},
		{with(`{"start":2,"end":12,"score":1,"entity_type":"N"}`), 422, outside},
		{with(`{"start":12,"end":12,"score":1,"entity_type":"N"}`), 422, outside},
		{with(`{"start":2,"end":` + canary + `,"score":1,"entity_type":"N"}`), 422, outside},
		{with(`{"start":1e300,"end":1e300,"score":1,"entity_type":"N"}`), 422, outside},

		{``, 400, noJSON},
		{canary + `a`, 400, noJSON},
		{`{"text":"a","text":"b","analyzer_results":[]}`, 400, noJSON},
		{`{"text":"\ud83d","analyzer_results":[]}`, 400, noJSON},
		{`{"text":"a",}`, 400, noJSON},
		{strings.Repeat("[", 100), 400, noJSON},
		{`{}`, 400, "Invalid request json"},
		{`[]`, 400, "Invalid request json"},
		{`null`, 400, "Invalid request json"},
		{`"` + canary + `"`, 400, "Invalid request json"},
	})
	require.NotContains(t, log.String(), canary)
}

func TestPresidioOverlaps(t *testing.T) {
	first := `{` + park + `,"anonymizers":{"NAME":{"type":"keep"},"LOCATION":{"type":"replace"}},` + parkIn + `}`
	second := `{` + park + `,"anonymizers":{"NAME":{"type":"replace"},"LOCATION":{"type":"keep"}},` + parkIn + `}`
	both := `{` + park + `,"anonymizers":{"DEFAULT":{"type":"keep"}},` + parkIn + `}`
	neither := `{` + park + `,` + parkIn + `}`
	cvv := `{"text":"cvv 123","anonymizers":{"DEFAULT":{"type":"keep"}},"analyzer_results":[{"start":4,"end":7,"score":1,"entity_type":"CARD_CVV"}]}`
	safe, _ := newServer(t, Config{})
	check(t, safe, "/anonymize", []fact{
		{first, 200, `{"text":"I'm George <LOCATION>","items":[{"operator":"replace","entity_type":"LOCATION","start":11,"end":21,"text":"<LOCATION>"}]}`},
		{second, 200, `{"text":"I'm <NAME> Square Park","items":[{"operator":"replace","entity_type":"NAME","start":4,"end":10,"text":"<NAME>"}]}`},
		{both, 200, `{"text":"I'm George Washington Square Park","items":[
			{"operator":"keep","entity_type":"LOCATION","start":11,"end":33,"text":"Washington Square Park"},
			{"operator":"keep","entity_type":"NAME","start":4,"end":11,"text":"George "}]}`},
		{neither, 200, `{"text":"I'm <NAME><LOCATION>","items":[
			{"operator":"replace","entity_type":"LOCATION","start":10,"end":20,"text":"<LOCATION>"},
			{"operator":"replace","entity_type":"NAME","start":4,"end":10,"text":"<NAME>"}]}`},
		{cvv, 200, `{"text":"cvv <CARD_CVV>","items":[{"operator":"replace","entity_type":"CARD_CVV","start":4,"end":14,"text":"<CARD_CVV>"}]}`},
		{`{"text":"id 123456789","anonymizers":{"A":{"type":"mask","masking_char":"*","chars_to_mask":2,"from_end":false},"B":{"type":"mask","masking_char":"#","chars_to_mask":2,"from_end":true}},
			"analyzer_results":[{"start":3,"end":8,"score":1,"entity_type":"A"},{"start":6,"end":12,"score":1,"entity_type":"B"}]}`, 200,
			`{"text":"id ***######","items":[{"operator":"mask","entity_type":"B","start":6,"end":12,"text":"######"},{"operator":"mask","entity_type":"A","start":3,"end":6,"text":"***"}]}`},
		{`{"text":"see http://a/?m=ann@b.c now","anonymizers":{"URL":{"type":"keep"}},
			"analyzer_results":[{"start":4,"end":23,"score":1,"entity_type":"URL"},{"start":16,"end":23,"score":1,"entity_type":"EMAIL"}]}`, 200,
			`{"text":"see http://a/?m=<EMAIL> now","items":[{"operator":"replace","entity_type":"EMAIL","start":16,"end":23,"text":"<EMAIL>"}]}`},
	})
	strict, _ := newServer(t, Config{PresidioStrict: true})
	check(t, strict, "/anonymize", []fact{
		{first, 200, `{"text":"I'm George Washington<LOCATION>","items":[
			{"operator":"replace","entity_type":"LOCATION","start":21,"end":31,"text":"<LOCATION>"},
			{"operator":"keep","entity_type":"NAME","start":4,"end":21,"text":"George Washington"}]}`},
		{second, 200, `{"text":"I'm <NAME>Washington Square Park","items":[
			{"operator":"keep","entity_type":"LOCATION","start":10,"end":32,"text":"Washington Square Park"},
			{"operator":"replace","entity_type":"NAME","start":4,"end":10,"text":"<NAME>"}]}`},
		{both, 200, `{"text":"I'm George WashingtonWashington Square Park","items":[
			{"operator":"keep","entity_type":"LOCATION","start":21,"end":43,"text":"Washington Square Park"},
			{"operator":"keep","entity_type":"NAME","start":4,"end":21,"text":"George Washington"}]}`},
		{cvv, 200, `{"text":"cvv 123","items":[{"operator":"keep","entity_type":"CARD_CVV","start":4,"end":7,"text":"123"}]}`},
	})
}

// TestPresidioConflicts asks for what becomes of results that meet.
func TestPresidioConflicts(t *testing.T) {
	for in, want := range map[string]string{
		"A 0 5 .5, A 3 8 .9":                     "<A> lmnop",            // one entity, overlapping: one
		"A 0 5 .5, A 5 8 .9":                     "<A><A> lmnop",         // touching: two
		"A 0 5 .5, B 0 5 .9":                     "<B>fg  lmnop",         // the likelier one
		"A 0 5 .5, B 0 5 .5":                     "<B>fg  lmnop",         // or the last one
		"B 0 5 .5, A 0 5 .5":                     "<A>fg  lmnop",         //
		"A 0 8 .1, B 2 5 .9":                     "<A> lmnop",            // one within another, however likely
		"B 2 5 .9, A 0 8 .1":                     "<A> lmnop",            //
		"A 0 7 .5, A 9 10 .5":                    "<A>mnop",              // spaces between
		"A 0 7 .5, B 9 10 .5":                    "<A>  <B>mnop",         // but not of two entities
		"A 0 2 .5, A 3 5 .5":                     "<A>c<A>fg  lmnop",     // no spaces between
		"A 0 7 .5, B 3 3 .5":                     "<A>  lmnop",           // nothing within something
		"A 0 4 .5, A 2 2 .5, A 3 6 .5":           "<A>g  lmnop",          // of one entity as well
		"C 1 9 .5, B 1 9 .5, C 8 8 .5":           "a<B>lmnop",            // an empty one makes no other likelier
		"A 0 4 .5, B 2 6 .5, C 5 9 .5":           "<A><B><C>lmnop",       // a chain
		"A 0 4 .5, B 2 6 .5, A 5 9 .5, A 3 5 .1": "<A><B><A>lmnop",       // through another
		"A 9 10 .5, A 0 1 .5, A 4 5 .5":          "<A>bcd<A>fg  <A>mnop", // in any order
	} {
		var results []object
		for _, r := range strings.Split(in, ", ") {
			f := strings.Fields(r)
			var n [3]float64
			for i := range n {
				require.NoError(t, json.Unmarshal([]byte(strings.Replace(f[i+1], ".", "0.", 1)), &n[i]), r)
			}
			results = append(results, object{"entity_type": f[0], "start": n[0], "end": n[1], "score": n[2]})
		}
		body, err := json.Marshal(object{"text": "abcdefg  lmnop", "analyzer_results": results})
		require.NoError(t, err)
		for _, strict := range []bool{false, true} {
			s, _ := newServer(t, Config{PresidioStrict: strict})
			status, out := post(t, s, "/anonymize", jsonText, string(body))
			require.Equal(t, 200, status, out)
			var got rewritten
			require.NoError(t, json.Unmarshal([]byte(out), &got))
			require.Equal(t, want, got.Text, in)
		}
	}
}

func TestPresidioDeanonymize(t *testing.T) {
	s, log := newServer(t, Config{})
	number := func(params string) string {
		return `{"text":"` + sealed + `","deanonymizers":{"NUMBER":` + params + `},"anonymizer_results":[{"start":0,"end":64,"entity_type":"NUMBER"}]}`
	}
	opened := `{"text":"text_for_encryption","items":[{"start":0,"end":19,"operator":"decrypt","text":"text_for_encryption","entity_type":"NUMBER"}]}`
	undecided := "Invalid input, the text cannot be decrypted: check key, start and end"
	check(t, s, "/deanonymize", []fact{
		{number(`{"type":"decrypt","key":"1111111111111111"}`), 200, opened},
		{strings.ReplaceAll(strings.ReplaceAll(number(`{"type":"decrypt","key":"1111111111111111"}`), "+", "-"), "/", "_"), 200, opened},
		{number(`{"type":"decrypt","key":"invalidkey"}`), 422, "Invalid input, key must be of length 128, 192 or 256 bits"},
		{number(`{"type":"decrypt"}`), 422, "Expected parameter key"},
		{number(`{"type":"decrypt","key":"2222222222222222"}`), 422, undecided},
		{number(`{"type":"encrypt","key":"1111111111111111"}`), 422, "Invalid operator class."},
		{number(`{"type":"custom"}`), 422, "Invalid operator class."},
		{number(`{"key":"1111111111111111"}`), 422, "Invalid input, operator config must contain operator_name"},
		{number(`{"type":"deanonymize_keep"}`), 200,
			`{"text":"` + sealed + `","items":[{"start":0,"end":64,"operator":"deanonymize_keep","text":"` + sealed + `","entity_type":"NUMBER"}]}`},
		{`{"text":"` + canary + `","deanonymizers":{"DEFAULT":{"type":"decrypt","key":"1111111111111111"}},"anonymizer_results":[{"start":0,"end":16,"entity_type":"N"}]}`, 422, undecided},
		{`{"text":"` + sealed + `"}`, 200, `{"text":"` + sealed + `","items":[]}`},
		{`{"key":"1111111111111111"}`, 200, `{"text":"","items":[]}`},
		{`{"text":"a","anonymizer_results":[{"start":0,"end":1,"entity_type":"N"}]}`, 422, "Invalid operator class."},
		{`{"text":"a","anonymizer_results":[{"start":1,"end":0,"entity_type":"N"}]}`, 422, "Invalid input, start index must be smaller than end index"},
		{`{"text":"a","anonymizer_results":[{"start":0,"end":2,"entity_type":"N"}]}`, 422, outside},
		{`{ }`, 400, "Invalid request json"},
		{`{"text":`, 400, noJSON},
	})
	require.NotContains(t, log.String(), canary)
}
