package formats_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/redact"
)

var asJSON = formats.Options{Format: "json"}

func TestJSON(t *testing.T) {
	r := defaults(t)
	for _, c := range [][2]string{
		{``, ``},
		{" \r\n\t", " \r\n\t"},
		{"\ufeff{}\n", "\ufeff{}\n"},
		{`{"card":"4111111111111111"}`, `{"card":"411111▇▇▇▇▇▇1111"}`},
		{`{"card":4111111111111111,"n":[12]}`, `{"card":"411111▇▇▇▇▇▇1111","n":[12]}`},
		{`[4111111111111111 , 5]`, `["411111▇▇▇▇▇▇1111" , 5]`},
		{`"4\u0031\u0031\u0031 1111\u00a01111 1111\n"`, `"4\u0031\u0031\u0031 11▇▇\u00a0▇▇▇▇ 1111\n"`},
		{`{"ssn": 536224321 }`, `{"ssn": "[US_SSN]" }`},
		{`{"user":{"ssn":{"value":["x", "536-22-4321"]}}}`, `{"user":{"ssn":{"value":["x", "[US_SSN]"]}}}`},
		{`{"s\u0073n": "536224321"}`, `{"s\u0073n": "[US_SSN]"}`},
		{`{"jo@example.com":{"a":1},"b":"jo@example.com"}`, `{"[EMAIL_ADDRESS]":{"a":1},"b":"[EMAIL_ADDRESS]"}`},
		{`{"password":true,"pin":null,"cvv":"123","cvv":"456"}`, `{"password":true,"pin":null,"cvv":"▇▇▇","cvv":"▇▇▇"}`},
		{`{"password":"a\"b\\c d"}`, `{"password":"[PASSWORD]"}`},
		{`{"a":"say \"password=hunter2\" \/ \ud83d\ude00 \ud83d"}`, `{"a":"say \"password=[PASSWORD]\" \/ \ud83d\ude00 \ud83d"}`},
		{`{"name":"password","value":"x1","a":{"value":"x1"}}`, `{"name":"password","value":"[PASSWORD]","a":{"value":"x1"}}`},
		{`{"name":"cvv","type":"text","value":"123"}`, `{"name":"cvv","type":"text","value":"▇▇▇"}`},
		{`{"name":"cvv","type":"card","value":[123,["456"]]}`, `{"name":"cvv","type":"card","value":["▇▇▇",["▇▇▇"]]}`},
		{`{"password":{"value":"x1"},"color":{"value":"x1"}}`, `{"password":{"value":"[PASSWORD]"},"color":{"value":"x1"}}`},
		{`{"id":"password","values":["x1"]}`, `{"id":"password","values":["[PASSWORD]"]}`},
		{`{"value":"x1","name":"password"}`, `{"value":"[PASSWORD]","name":"password"}`},
		{`[{"Value":"x1","n":1,"Key":"DB_PASSWORD"},{"Value":"x2"}]`, `[{"Value":"[PASSWORD]","n":1,"Key":"DB_PASSWORD"},{"Value":"x2"}]`},
		{`{"value":[["x1"],{"S":"x2","o":"x3"}],"name":"password"}`, `{"value":[["[PASSWORD]"],{"S":"[PASSWORD]","o":"x3"}],"name":"password"}`},
		{`{"value":{"value":"x1","name":"a"},"b":{"name":"password"}}`, `{"value":{"value":"x1","name":"a"},"b":{"name":"password"}}`},
		{`{"value":{"value":"x1","name":"cvv"},"name":"password"}`, `{"value":{"value":"[PASSWORD]","name":"cvv"},"name":"password"}`},
		{`{"key":"password","value":{"stringValue":"x1"}}`, `{"key":"password","value":{"stringValue":"[PASSWORD]"}}`},
		{`{"password":{"S":"x1"},"cvv":{"L":[{"N":"123"}]}}`, `{"password":{"S":"[PASSWORD]"},"cvv":{"L":[{"N":"▇▇▇"}]}}`},
		{`{"password":{"#text":"x1","@a":"b"},"b":{"#text":"x1"}}`, `{"password":{"#text":"[PASSWORD]","@a":"b"},"b":{"#text":"x1"}}`},
		{`{"a":4.111111111111111e15,"cvv":1.23E+2,"b":1.5e2,"c":1e400,"d":1.5e-7,"e":4111111111111111e1}`,
			`{"a":"411111▇▇▇▇▇▇1111","cvv":"▇▇▇","b":1.5e2,"c":1e400,"d":1.5e-7,"e":4111111111111111e1}`},
		{`{"type":"ssn","number":536224321}`, `{"type":"ssn","number":"[US_SSN]"}`},
		{"1 2.5e-7\n-0\ntrue\r\n\n{}[]\"\"", "1 2.5e-7\n-0\ntrue\r\n\n{}[]\"\""},
		{`{"a":"{\"b\":\"{\\\"cvv\\\":\\\"123\\\"}\"}"}`, `{"a":"{\"b\":\"{\\\"cvv\\\":\\\"▇▇▇\\\"}\"}"}`},
	} {
		require.Equal(t, c[1], masked(t, r, asJSON, c[0]))
	}
}

// TestJSONNameBehindFar has a name tell what stands before it, as far as values wait, whatever stands between.
func TestJSONNameBehindFar(t *testing.T) {
	r := defaults(t)
	for _, far := range []int{60 << 10, 70 << 10} {
		between := strings.Repeat(`,{"code":"x","list":["y"]}`, far/26)
		doc := `[{"value":"x1","list":[0` + between + `],"name":"password"},{"value":"x2","name":"password"}]`
		whole, found, err := mask(r, asJSON, []byte(doc))
		require.NoError(t, err)
		require.Contains(t, string(whole), `{"value":"[PASSWORD]","name":"password"}]`)
		require.Equal(t, far < 64<<10, strings.HasPrefix(string(whole), `[{"value":"[PASSWORD]"`))
		for _, size := range []int{997, 8 << 10, 64 << 10} {
			var cuts []int
			for at := size; at < len(doc); at += size {
				cuts = append(cuts, at)
			}
			require.NoError(t, same(r, asJSON, []byte(doc), whole, found, nil, cuts...))
		}
	}
}

func TestJSONKeepsInvalidUTF8(t *testing.T) {
	doc := "{\"a\xff\":\"\xff\xfe jo@example.com \x7f \xc3\",\"b\":\"\xed\xa0\x80\"}"
	want := strings.Replace(doc, "jo@example.com", "[EMAIL_ADDRESS]", 1)
	require.Equal(t, want, masked(t, defaults(t), asJSON, doc))
}

func TestJSONRefuses(t *testing.T) {
	r := defaults(t)
	for doc, at := range map[string]int64{
		`{"a":1,}`: 7, `{"a":1 "b":2}`: 7, `[1,]`: 3, `[1 2]`: 3, `{"a" 1}`: 5, `{a:1}`: 1, `}`: 0, `[}`: 1, `{]`: 1,
		`[1}`: 2, `{"a":1]`: 6, `"secret`: 7, `{"secret`: 8, `{"a":`: 5, `[`: 1, `tru`: 0, `truee`: 0, `nul`: 0, `NaN`: 0,
		`Infinity`: 0, `-`: 0, `01`: 0, `1.`: 0, `.5`: 0, `1e`: 0, `1e+`: 0, `+1`: 0, `0x10`: 0, `[1]]`: 3, `{} ,`: 3,
		`// secret` + "\n{}": 0, `{/*secret*/}`: 1, `{'a':1}`: 1, `"\x41"`: 2, `"\u12G4"`: 5, "\"a\nb\"": 2, "\"\x00\"": 1,
		"\xef\xbb": 0, "\xef\xbb\xbf\xef\xbb\xbf{}": 3, "{}\xef\xbb\xbf": 2, "\u00a0{}": 0, `[1,,2]`: 3, `{"a"::1}`: 5,
		"[\"\\ud83\"]": 7, `"a" : 1`: 4,
	} {
		out, found, err := mask(r, asJSON, []byte(doc))
		var e *formats.Error
		require.ErrorAs(t, err, &e, doc)
		require.Equal(t, at, e.Offset, "%s: %v", doc, err)
		require.NotContains(t, err.Error(), "secret")
		require.NotContains(t, string(out), "secret")
		require.Empty(t, found)
		require.NoError(t, promises(r, asJSON, []byte(doc)))
	}
}

func TestJSONBounds(t *testing.T) {
	r := defaults(t)
	nested := func(n int) string { return strings.Repeat(`[`, n) + strings.Repeat(`]`, n) }
	_, _, err := mask(r, asJSON, []byte(nested(512)))
	require.NoError(t, err)
	_, _, err = mask(r, asJSON, []byte(nested(513)))
	require.ErrorContains(t, err, "deeper than 512")
	_, _, err = mask(r, formats.Options{Format: "json", MaxDepth: 3}, []byte(`[{"a":[[1]]}]`))
	require.ErrorContains(t, err, "deeper than 3")
	_, _, err = mask(r, asJSON, []byte(strings.Repeat("7", 4096)))
	require.NoError(t, err)
	_, _, err = mask(r, asJSON, []byte(strings.Repeat("7", 4097)))
	require.ErrorContains(t, err, "longer than 4 KiB")
	_, _, err = mask(r, asJSON, []byte(`{"`+strings.Repeat("a", 64<<10)+`":1}`))
	require.NoError(t, err)
	_, _, err = mask(r, asJSON, []byte(`{"`+strings.Repeat("a", 64<<10+1)+`":1}`))
	require.ErrorContains(t, err, "a name is longer")
}

func TestJSONFindings(t *testing.T) {
	doc := `{"a":[1,{"b/c~":"mail \u006ao@example.com"}],"jo@example.com":{"ssn":536224321}}`
	_, found, err := mask(defaults(t), asJSON, []byte(doc))
	require.NoError(t, err)
	type place struct{ entity, path, text string }
	var got []place
	for _, f := range found {
		got = append(got, place{string(f.Entity), f.Path, doc[f.Start:f.End]})
	}
	require.Equal(t, []place{
		{"EMAIL_ADDRESS", "/a/1/b~1c~0", `\u006ao@example.com`},
		{"EMAIL_ADDRESS", "/[EMAIL_ADDRESS]", "jo@example.com"},
		{"US_SSN", "/[EMAIL_ADDRESS]/ssn", "536224321"},
	}, got)
}

func TestJSONFields(t *testing.T) {
	o := formats.Options{Format: "json", Fields: []string{"mail", "contact.*"}}
	doc := `{"jo@example.com":"jo@example.com","Mail":["jo@example.com"],"contact":{"x":"jo@example.com","y":{"z":"jo@example.com"}}}`
	require.Equal(t, `{"jo@example.com":"jo@example.com","Mail":["[EMAIL_ADDRESS]"],`+
		`"contact":{"x":"[EMAIL_ADDRESS]","y":{"z":"jo@example.com"}}}`, masked(t, defaults(t), o, doc))
}

// TestJSONFieldsTellNothing keeps no name that is not masked itself, wherever the document is cut.
func TestJSONFieldsTellNothing(t *testing.T) {
	doc := `{"name":"ssn","value":"536224321"}`
	require.Equal(t, doc, masked(t, defaults(t), formats.Options{Format: "json", Fields: []string{"value"}}, doc))
	require.Equal(t, `{"name":"ssn","value":"[US_SSN]"}`,
		masked(t, defaults(t), formats.Options{Format: "json", Fields: []string{"value", "name"}}, doc))
}

// TestJSONOperators writes what would break a string.
func TestJSONOperators(t *testing.T) {
	p := says("\"\\\n,\x01é")
	r, err := redact.New(p)
	require.NoError(t, err)
	out, _, err := mask(r, asJSON, []byte(`["a jo@example.com \n",{"jo@example.com":4111111111111111}]`))
	require.NoError(t, err)
	require.Equal(t, `["a \"\\\u000a,\u0001é \n",{"\"\\\u000a,\u0001é":"\"\\\u000a,\u0001é"}]`, string(out))
	require.True(t, json.Valid(out))
}

// TestJSONLong streams a string that is longer than what is kept.
func TestJSONLong(t *testing.T) {
	r := defaults(t)
	part := `mail jo@example.com, card \u0034111 1111 1111 1111\n\ud83d\ude00 \"password=hunter2\" `
	doc := `{"a":"` + strings.Repeat(part, 2000) + `","b":"cvv 123"}`
	want := `{"a":"` + strings.Repeat(`mail [EMAIL_ADDRESS], card \u0034111 11▇▇ ▇▇▇▇ 1111\n\ud83d\ude00 \"password=[PASSWORD]\" `, 2000) +
		`","b":"cvv ▇▇▇"}`
	whole, found, err := mask(r, asJSON, []byte(doc))
	require.NoError(t, err)
	require.Equal(t, want, string(whole))
	require.Len(t, found, 6001)
	for _, f := range found {
		if f.Entity == "EMAIL_ADDRESS" {
			require.Equal(t, "jo@example.com", doc[f.Start:f.End])
		}
	}
	for _, size := range []int{1, 7, 4096, 64 << 10} {
		var cuts []int
		for at := size; at < len(doc); at += size {
			cuts = append(cuts, at)
		}
		require.NoError(t, same(r, asJSON, []byte(doc), whole, found, nil, cuts...))
	}
}
