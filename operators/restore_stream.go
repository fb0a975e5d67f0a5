package operators

import (
	"bytes"
	"io"

	"github.com/redactd/redactd/redact"
)

// restoreChunk is how much Copy reads at a time.
const restoreChunk = 64 << 10

// Copy reads src to its end and writes it to dst, restored as Append does, in constant memory. What was written before an
// error is whole: no mark is cut.
func (r *Restorer) Copy(dst io.Writer, src io.Reader) (all Restored, err error) {
	buf, out := make([]byte, 0, restoreChunk+redact.SealText), []byte(nil)
	for err == nil {
		var n int
		n, err = src.Read(buf[len(buf):min(cap(buf), len(buf)+restoreChunk)])
		buf = buf[:len(buf)+n]
		whole := len(buf)
		if err == nil {
			whole = wholeMarks(buf)
		} else if err != io.EOF {
			break
		}
		var some Restored
		out, some = r.Append(out[:0], buf[:whole])
		all.Add(some)
		if _, werr := dst.Write(out); werr != nil {
			return all, werr
		}
		buf = buf[:copy(buf, buf[whole:])]
	}
	if err == io.EOF {
		err = nil
	}
	return all, err
}

// wholeMarks returns up to where every mark in b is whole: one that may go on behind b begins there. A mark holds no
// other one.
func wholeMarks(b []byte) int {
	from := max(0, len(b)-redact.SealText)
	at := bytes.LastIndexByte(b[from:], '[')
	if at < 0 || bytes.IndexByte(b[from+at:], ']') >= 0 {
		return len(b)
	}
	return from + at
}
