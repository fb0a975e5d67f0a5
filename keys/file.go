package keys

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"unicode/utf8"

	"github.com/redactd/redactd/internal/safefile"
)

var (
	errRegular = errors.New("keys: it is no regular file: name a file of keys")
	errMode    = errors.New("keys: others than its owner may read, write or run it: chmod 600 the file, or 440 if its" +
		" group has to read it")
	errOwner = errors.New("keys: it belongs to another user: chown it to the one that runs this, and chmod 600")
	errRaw   = errors.New("keys: it is no key set, and a raw secret has no key-encryption key: leave out one" +
		" of the two, or use a copy of the key set if it was one")
)

// Load reads a set from a file. On Unix the file must be the user's own or root's, with mode 0600 or less, or 0440,
// which no umask makes and Kubernetes gives to secrets. Everywhere it must be a regular file of at most 1 MiB. A link
// is followed on Unix alone, to a file in the folder that it stands in, if nobody but the user and root can change
// the link.
func Load(path string, kek KEK) (*Set, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	if kek == nil {
		return nil, errNoKEK
	}
	return parse(text, kek)
}

// LoadKEK is [KEKFromBytes] of the content of a file, which has to be as for [Load].
func LoadKEK(path string) (KEK, error) {
	secret, err := readFile(path)
	if err != nil {
		return nil, err
	}
	defer clear(secret)
	return KEKFromBytes(secret)
}

// LoadFile reads a file that holds a set, as [Load], or a raw secret, as [FromRaw]. A raw secret has no
// key-encryption key: kek must be nil then, and must not be nil for a set. So no set that is damaged is taken
// for a secret, which would give other keys.
func LoadFile(path string, kek KEK) (*Set, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	defer clear(data)
	return parseFile(data, kek)
}

// LoadForRestore reads a file that holds what opens seals: identities, as [LoadIdentities], or what [LoadFile] reads.
// One of the two that it returns is nil.
func LoadForRestore(path string, kek KEK) (*Set, []*Identity, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, nil, err
	}
	defer clear(data)
	if bytes.HasPrefix(data, []byte(identityPrefix)) {
		list, err := parseIdentities(data, kek)
		return nil, list, err
	}
	s, err := parseFile(data, kek)
	return s, nil, err
}

func parseFile(data []byte, kek KEK) (*Set, error) {
	switch isSet := looksLikeSet(data); {
	case ofPair(data):
		return nil, errNoSecret
	case isSet && kek == nil:
		return nil, errNoKEK
	case isSet:
		return parse(data, kek)
	case kek != nil:
		return nil, errRaw
	}
	return FromRaw(data)
}

// looksLikeSet says whether data is text that begins like a JSON object. Of random secrets of 32 bytes less
// than one in a billion does.
func looksLikeSet(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{")) && utf8.Valid(data)
}

// readFile returns the content of a file that only its owner may read.
func readFile(path string) ([]byte, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f)
}

// openFile opens a file of keys.
func openFile(path string) (*os.File, error) {
	before, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, failedFile("it cannot be opened", err)
	case before.Mode()&fs.ModeSymlink != 0:
		return openLink(path, before)
	}
	return openChecked(before, func() (*os.File, error) {
		return os.OpenFile(path, os.O_RDONLY|safefile.NoFollow, 0)
	})
}

// openChecked opens a file of keys that before describes.
func openChecked(before fs.FileInfo, open func() (*os.File, error)) (*os.File, error) {
	return safefile.Open(before, checkFile, func() (*os.File, error) {
		f, err := open()
		if err != nil {
			return nil, failedFile("it cannot be opened", err)
		}
		return f, nil
	})
}

func checkFile(st fs.FileInfo) error {
	if !st.Mode().IsRegular() {
		return errRegular
	}
	return checkOwner(st)
}
