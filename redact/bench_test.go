package redact

import (
	"io"
	"strings"
	"testing"
)

func BenchmarkCleanLines(b *testing.B) {
	r := toy(b)
	text := []byte(strings.Repeat("Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh\n", 600))
	w := r.NewWriter(io.Discard)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		w.Write(text)
	}
}
