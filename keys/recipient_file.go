package keys

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
)

var (
	errRecipientMode = errors.New("keys: every user may change the recipient, and so have values sealed to themselves:" +
		" take that right away with chmod o-w")
	errRecipientThere = errors.New("keys: there is a file of this name: choose another one for the recipient")
)

// LoadRecipient reads the file of a recipient. It is not secret, and may be a link; it is refused if every user of the
// machine may change it.
func LoadRecipient(path string) (*Recipient, error) {
	before, err := os.Stat(path) // opening a pipe may wait
	if err == nil && !before.Mode().IsRegular() {
		return nil, errRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, failedFile("it cannot be opened", err)
	}
	defer f.Close()
	if st, err := f.Stat(); err != nil || runtime.GOOS != "windows" && st.Mode().Perm()&0o002 != 0 {
		return nil, errRecipientMode
	}
	text, err := readAll(f)
	if err != nil {
		return nil, err
	}
	return ParseRecipient(text)
}

// Save writes the recipient to a new file that everybody may read. It fails if there is a file of this name.
func (r *Recipient) Save(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return errRecipientThere
	case err != nil:
		return failedFile("the file cannot be made", err)
	}
	_, err = io.WriteString(f, r.String()+"\n")
	return keep(f, err)
}
