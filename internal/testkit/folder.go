package testkit

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// EachFile passes the text of each file below a folder. All of them must be for their owner alone, and one must be there.
func EachFile(t testing.TB, dir string, each func(text string)) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		each(string(text))
		st, err := d.Info()
		if err == nil && st.Mode()&0o077 != 0 {
			t.Errorf("others may use a file: its mode is %v", st.Mode())
		}
		return err
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files were read: %v", files, err)
	}
}
