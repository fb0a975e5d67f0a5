package access

import (
	"errors"
	"io"
	"os"
	"runtime"
)

// maxFile bounds the file. Each request with a token is compared with each of its lines.
const maxFile = 1 << 20

var (
	errFile    = errors.New("access: the file cannot be read: name a regular file that this user may read")
	errTooLong = errors.New("access: the file has more than 1 MiB: name a shorter one")
	errMode    = errors.New("access: others may read the file, or its group may write it: chmod 640 or less")
)

// read returns the content of a file that is not for everybody: who knows the hashes can try tokens at leisure.
func read(path string) (string, error) {
	st, err := os.Stat(path) // before it is opened: a pipe would wait
	if err != nil || !st.Mode().IsRegular() {
		return "", errFile
	}
	f, err := os.Open(path)
	if err != nil {
		return "", errFile
	}
	defer f.Close()
	if st, err = f.Stat(); err != nil || st.Mode()&0o027 != 0 && runtime.GOOS != "windows" { // which has no such modes
		return "", errMode
	}
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return "", errFile
	case len(text) > maxFile:
		return "", errTooLong
	}
	return string(text), nil
}
