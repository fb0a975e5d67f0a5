package strictjson

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// encoded is a text as encoding/json writes it.
func encoded(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	require.NoError(t, e.Encode(text))
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func TestAppendString(t *testing.T) {
	for c := rune(0); c < 0x2100; c++ {
		text := "a" + string(c) + "b"
		require.Equal(t, "<"+encoded(t, text), string(AppendString([]byte("<"), []byte(text))), "%q", text)
	}
}

// FuzzAppendString wants what encoding/json writes.
func FuzzAppendString(f *testing.F) {
	for _, text := range []string{
		"", "The parcel has not come yet.\n\"<&>\\", "\xff\xfe \xed\xa0\x80\xc0\xaf\xe2\x80", "\u2027\u2028\u2029\u202a é😀\ufffd", "\x00\x1f\x7f\u0080",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		require.Equal(t, encoded(t, text), string(AppendString(nil, []byte(text))), "%q", text)
	})
}
