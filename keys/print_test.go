package keys_test

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// A holder has what is secret in fields that fmt reads without asking for a String method.
type holder struct {
	set  keys.Set
	sub  keys.Subkey
	kek  keys.KEK
	subs map[uint32]keys.Subkey
	any  any
}

// printed is v as people may print it by mistake.
func printed(t *testing.T, v any) string {
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%e", "%c", "%U"} {
		fmt.Fprintf(&out, verb+"\n", v)
	}
	fmt.Fprintln(&out, v)
	text, err := json.Marshal(v)
	require.NoError(t, err)
	out.Write(text)
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("x", "v", v, slog.Group("g", slog.Any("v", v)))
	}
	return out.String()
}

// requireAbsent fails if text holds a stretch of secret in any form that a printer writes bytes in.
func requireAbsent(t *testing.T, text string, secret []byte) {
	t.Helper()
	part := secret[8:14]
	for _, form := range []string{
		string(part), hex.EncodeToString(part), strings.ToUpper(hex.EncodeToString(part)),
		strings.Trim(fmt.Sprint(part), "[]"), strings.Trim(fmt.Sprintf("%#v", part), "[]byte{}"),
		strings.Trim(fmt.Sprintf("%q", part), `"`), strings.Trim(fmt.Sprintf("%U", part), "[]"),
		base64.StdEncoding.EncodeToString(secret[9:15]), base64.StdEncoding.EncodeToString(secret),
	} {
		require.NotContains(t, text, form)
	}
}

func TestNothingPrintsAKey(t *testing.T) {
	s, err := keys.FromRaw(counting(0x41, 32))
	require.NoError(t, err)
	m, primary, err := s.Sub("a", "b", "c", 32)
	require.NoError(t, err)
	secret := m[primary].Bytes()
	own, err := hkdf.Key(sha256.New, counting(0x41, 32), nil, "redactd raw secret 1: key", 32)
	require.NoError(t, err)
	k, err := keys.KEKFromBytes(counting(0x41, 32))
	require.NoError(t, err)
	for name, v := range map[string]any{
		"set": *s, "pointer": s, "sub-key": m[primary], "sub-keys": m, "kek": k,
		"holder": holder{*s, m[primary], k, m, s}, "list": []any{s, k, m[primary]},
		"pointer to holder": &holder{*s, m[primary], k, m, m},
	} {
		t.Run(name, func(t *testing.T) {
			text := printed(t, v)
			requireAbsent(t, text, secret)
			requireAbsent(t, text, counting(0x41, 32))
			requireAbsent(t, text, own)
			for _, mark := range []string{"[]uint8{", "[]byte{", "=&[", "gcm.", "hkdfprf.", "HKDFPRF", "key_data"} {
				require.NotContains(t, text, mark, "what is behind a field was printed")
			}
		})
	}
}

func TestSetPrintsAsItsIDs(t *testing.T) {
	s := fresh(t)
	require.NoError(t, s.Rotate())
	old, id := s.Info()[0].ID, s.Info()[1].ID
	want := fmt.Sprintf("key set [%d, %d primary]", old, id)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		require.Equal(t, want, fmt.Sprintf(verb, s), verb)
		require.Equal(t, want, fmt.Sprintf(verb, *s), verb)
	}
	require.Equal(t, want, s.GoString())
	require.Equal(t, want, s.LogValue().String())
	require.NoError(t, s.Disable(old))
	require.Equal(t, fmt.Sprintf("key set [%d disabled, %d primary]", old, id), s.String())
	text, err := json.Marshal(map[string]any{"keys": s})
	require.NoError(t, err)
	require.JSONEq(t, fmt.Sprintf(`{"keys":[{"id":%d,"primary":false,"enabled":false},
		{"id":%d,"primary":true,"enabled":true}]}`, old, id), string(text))
}
