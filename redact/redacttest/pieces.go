package redacttest

import (
	"bytes"
	"io"

	"github.com/redactd/redactd/redact"
)

// Pieces masks text through a Writer in pieces that end at the cuts, ascending offsets into it, and
// returns the output and the findings. The buffer of a piece is overwritten as soon as Write
// returns, as a caller may do.
func Pieces(r *redact.Redactor, text []byte, cuts ...int) ([]byte, []redact.Finding, error) {
	var out bytes.Buffer
	var found []redact.Finding
	w := r.NewWriter(&out)
	w.OnFinding = func(f redact.Finding) { found = append(found, f) }
	piece := make([]byte, len(text))
	from := 0
	for i := 0; i <= len(cuts); i++ {
		to := len(text)
		if i < len(cuts) {
			to = cuts[i]
		}
		n := copy(piece, text[from:to])
		if _, err := w.Write(piece[:n]); err != nil {
			return out.Bytes(), found, err
		}
		poison(piece[:n])
		from = to
	}
	err := w.Close()
	return out.Bytes(), found, err
}

// poison overwrites a buffer with bytes that no output may hold: 0xDB is no text in any row's eyes,
// the digits make a test card.
func poison(b []byte) {
	for i := range b {
		b[i] = "4111\xdb"[i%5]
	}
}

// read masks text through a Reader that is read size bytes at a time.
func read(r *redact.Redactor, text []byte, size int) ([]byte, error) {
	src := r.NewReader(&trickle{text: text, size: size})
	buf := make([]byte, size)
	var out []byte
	for {
		n, err := src.Read(buf)
		out = append(out, buf[:n]...)
		poison(buf)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
	}
}

// trickle hands out size bytes a read, and its last bytes together with io.EOF, as a Reader may.
type trickle struct {
	text []byte
	size int
}

func (t *trickle) Read(p []byte) (int, error) {
	n := copy(p[:min(len(p), t.size)], t.text)
	t.text = t.text[n:]
	if len(t.text) == 0 {
		return n, io.EOF
	}
	return n, nil
}
