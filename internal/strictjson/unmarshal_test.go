package strictjson

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const canary = "4111111111111111"

type part struct {
	Start int `json:"start"`
}

type doc struct {
	part
	Text   *string         `json:"text"`
	Texts  []string        `json:"texts"`
	Parts  []part          `json:"parts"`
	Named  map[string]part `json:"named"`
	Deep   any             `json:"deep"`
	Word   string          `json:"word"`
	Number float64         `json:"number"`
	hidden string
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		in, reason string
		at         int
	}{
		{``, "ends in the middle", 0},
		{`  `, "ends in the middle", 2},
		{"\xef\xbb\xbf{}", "no value begins", 0},
		{`{"text":"a"`, "a comma or the end", 11},
		{`{"text":"a`, "ends in a string", 10},
		{`{"text":"a\`, "ends in an escape", 10},
		{`{"text":"a"} {}`, "has ended", 13},
		{`{"text":"a","text":"b"}`, "twice", 12},
		{`{"text":"a","te\u0078t":"b"}`, "twice", 12},
		{`{"named":{"a":{},"\u0061":{}}}`, "twice", 17},
		{`{"deep":{"a":1,"a":2}}`, "twice", 15},
		{`{"Text":"a"}`, "the case of letters", 1},
		{`{"hidden":"a"}`, "no member", 1},
		{`{"4111111111111111":"a"}`, "no member", 1},
		{`{"parts":[{"start":1,"end":2}]}`, "no member", 21},
		{`{"text":null}`, "null", 8},
		{`{"texts":["a",null]}`, "null", 14},
		{`{"word":"a","texts":["4111111111111111",4111111111111111]}`, "another type", 56},
		{`{"texts":["a",["4111111111111111"]]}`, "another type", 15},
		{`{"text":4111111111111111}`, "another type", 24},
		{`{"parts":[{"start":"4111111111111111"}]}`, "another type", 37},
		{`{"start":4111111111111111.5}`, "another type", 27},
		{`{"start":1e999}`, "another type", 14},
		{`{"number":1e999}`, "another type", 15},
		{`{"number":01}`, "a comma or the end", 11},
		{`{"number":+1}`, "no value begins", 10},
		{`{"number":.5}`, "no value begins", 10},
		{`{"number":1.}`, "behind the point", 12},
		{`{"number":-}`, "a digit", 11},
		{`{"number":1e}`, "exponent", 12},
		{`{"number":NaN}`, "no value begins", 10},
		{`{"number":Infinity}`, "no value begins", 10},
		{`{"text":'a'}`, "no value begins", 8},
		{`{text:"a"}`, "a string belongs", 1},
		{`{"text" "a"}`, "a colon", 8},
		{`{"texts":["a",]}`, "no value begins", 14},
		{`{"text":"a",}`, "a string belongs", 12},
		{`["a"]`, "another type", 1},
		{`"a"`, "another type", 3},
		{"{\"text\":\"a\nb\"}", "control character", 10},
		{"{\"text\":\"\xff\"}", "UTF-8", 9},
		{"{\"text\":\"\xed\xa0\x80\"}", "UTF-8", 9},
		{"{\"text\":\"\xc0\xaf\"}", "UTF-8", 9},
		{"{\"t\xe9xt\":\"\"}", "UTF-8", 3},
		{`{"text":"\ud83d"}`, "surrogate", 9},
		{`{"text":"\ude00"}`, "surrogate", 9},
		{`{"text":"\ud83d\ud83d"}`, "surrogate", 9},
		{`{"text":"\ud83dx\ude00"}`, "surrogate", 9},
		{`{"text":"\x41"}`, "no such escape", 9},
		{`{"text":"\u00g1"}`, "no such escape", 9},
		{`{"text":"\u00"}`, "no such escape", 9},
		{strings.Repeat("[", 5) + strings.Repeat("]", 5), "too deeply", 4},
		{`{"deep":` + strings.Repeat("[", 100_000), "too deeply", 11},
	} {
		var d doc
		err := Unmarshal([]byte(c.in), &d, 4)
		var e *Error
		require.ErrorAs(t, err, &e, "%.80q", c.in)
		require.Contains(t, e.Reason, c.reason, "%.80q", c.in)
		require.Equal(t, c.at, e.Offset, "%.80q", c.in)
		require.NotContains(t, err.Error(), canary)
	}
}

func TestReads(t *testing.T) {
	in := ` { "text" : "\ud83d\ude00 \u00e9\n\"" , "texts":[ ] , "parts":[{"start":-7},{}],` +
		`"named":{"x":{"start":0}},"deep":[1,{"a":null,"b":[true,false,-0.5e+3]}],"number":1e3,"start":9}`
	var d, want doc
	require.NoError(t, Unmarshal([]byte(in), &d, 4))
	require.NoError(t, json.Unmarshal([]byte(in), &want))
	require.Equal(t, want, d)
	require.Equal(t, "😀 é\n\"", *d.Text)
	require.Empty(t, d.hidden)
}

// TestReadsTexts: what is not given to encoding/json is read as it would be.
func TestReadsTexts(t *testing.T) {
	for _, in := range []string{
		`{}`, `{"text":""}`, `{"word":"a","text":"b"}`, `{"text":"\u00e9\ud83d\ude00 \b\f\n\r\t\"\\\/ \u0000\u2028é😀"}`,
		`{"w\u006frd":"a\nb"}`, `{"text":"a","texts":["b"],"word":"c"}`, `{"word":"a","start":1}`,
		`{"texts":[]}`, `{"texts": [ "a" , "\u00e9\n" ],"text":"b"}`, `{"texts":[""],"deep":[1]}`,
	} {
		var d, want doc
		require.NoError(t, Unmarshal([]byte(in), &d, 4), in)
		require.NoError(t, json.Unmarshal([]byte(in), &want), in)
		require.Equal(t, want, d, in)
	}
}

// FuzzUnmarshal wants of every input an error, or what encoding/json reads in it, without the input in the error.
func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte(`{"text":"\ud83d\ude00","texts":["a"],"parts":[{"start":-7}],"named":{"x":{}},"deep":[1e9,null]}`))
	f.Add([]byte(`{"texts":[ "a\u00e9" , "" ],"word":"b"}`))
	f.Add([]byte(`{"number":0.5,"start":1}`))
	f.Add([]byte(`{"text":"\u00e9\ud83d\ude00\n\/ \u0000é","word":"a\\b\""}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		var any any
		if err := Unmarshal(in, &any, 64); err == nil {
			require.True(t, json.Valid(in))
		}
		var d, want doc
		err := Unmarshal(in, &d, 64)
		if err != nil {
			var e *Error
			require.ErrorAs(t, err, &e)
			require.LessOrEqual(t, e.Offset, len(in))
			return
		}
		require.NoError(t, json.Unmarshal(in, &want))
		require.Equal(t, want, d)
	})
}
