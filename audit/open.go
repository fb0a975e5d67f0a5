package audit

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/redactd/redactd/internal/safefile"
)

var (
	errRegular = errors.New("audit: the log is no regular file: name a file")
	errLocked  = errors.New("audit: another program is writing this log: let each have a log of its own")
	errEnd     = errors.New("audit: the last line of the log is not whole, was changed, or has another key: check it" +
		" with 'redact audit verify', keep it elsewhere, and begin a new one")
)

// Open opens a log for appending, or begins one, of mode 0600. No other program may have it open, and others than its
// owner may not write it. Its last line has to hold; the whole is up to [Verify]. A last line that was torn by a
// power cut stays where it is, and a record behind it accounts for its bytes.
func Open(path string, o Options) (*Log, error) {
	if !o.Keys.check() {
		return nil, errNoKey
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failed("the log's folder cannot be told", err)
	}
	f, err := openFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND)
	if err != nil {
		return nil, err
	}
	l := &Log{options: o, path: path, file: f, hasher: hasher{keys: o.Keys}}
	if err := l.resume(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return l, nil
}

// openFile opens a file that this program alone may write from then on.
func openFile(path string, flags int) (*os.File, error) {
	if st, err := os.Lstat(path); err == nil && !st.Mode().IsRegular() {
		return nil, errRegular // opening a pipe may wait
	}
	f, err := os.OpenFile(path, flags|safefile.NoFollow, 0o600)
	if err != nil {
		return nil, failed("the log cannot be opened", err)
	}
	st, err := f.Stat()
	switch {
	case err != nil:
		err = failed("the log cannot be opened", err)
	case !st.Mode().IsRegular():
		err = errRegular
	default:
		err = checkMode(st)
	}
	if err == nil {
		err = lock(f)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// resume finds the end of the file and goes on from there.
func (l *Log) resume() error {
	st, err := l.file.Stat()
	if err != nil {
		return failed("the log cannot be read", err)
	}
	l.open, l.size = st, st.Size()
	if !l.inPlace() {
		return errMoved // while it was opened
	}
	last, rest, err := l.tail()
	if err != nil {
		return err
	}
	if last != nil {
		e, hash, problem := decode(last, &l.hasher)
		if problem != "" {
			return errEnd
		}
		l.head = after(e, hash)
	}
	switch {
	case len(rest) > 0:
		return l.recover(rest)
	case l.size == 0 && l.options.Sync: // the name is to be there after a power cut as well
		return syncFolder(filepath.Dir(l.path))
	}
	return nil
}

// tail returns the last whole line of the file, nil if there is none, and what stands behind it.
func (l *Log) tail() (last, rest []byte, err error) {
	from := max(0, l.size-2*maxLine)
	text, err := io.ReadAll(io.NewSectionReader(l.file, from, l.size-from))
	if err != nil {
		return nil, nil, failed("the log cannot be read", err)
	}
	at := bytes.LastIndexByte(text, '\n')
	if len(text)-at > maxLine {
		return nil, nil, errEnd
	}
	if at < 0 {
		return nil, text, ours(text)
	}
	return text[bytes.LastIndexByte(text[:at], '\n')+1 : at], text[at+1:], nil
}

// logBegins is how every log begins that was never purged.
const logBegins = `{"seq":1,`

// ours refuses a file without a whole line that does not begin like a log: nobody's file is written to by mistake.
func ours(text []byte) error {
	if n := min(len(text), len(logBegins)); string(text[:n]) != logBegins[:n] {
		return errEnd
	}
	return nil
}

// recover goes on behind a line that has no line break. If nothing else is missing, it gets one.
func (l *Log) recover(rest []byte) error {
	e, hash, problem := decode(rest, &l.hasher)
	c := chain{head: l.head}
	if problem == "" && c.follows(e) == "" {
		l.head = after(e, hash)
		l.err = l.write([]byte("\n"), l.now())
		return l.err
	}
	return l.append(entry{Record: Record{Event: eventRecovered, Actor: "redactd", Result: OK}, Torn: tornOf(rest)}, "\n")
}

// syncFolder makes a rename durable.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return failed("the log's folder cannot be opened", err)
	}
	defer dir.Close()
	if err := safefile.Sync(dir); err != nil {
		return failed("the log's folder cannot be kept", err)
	}
	return nil
}
