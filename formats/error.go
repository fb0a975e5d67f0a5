package formats

import "fmt"

// An Error says where and why a document cannot be read as its format. It never holds what was read.
type Error struct {
	Format string
	Offset int64 // of the byte that cannot be read
	Reason string
}

func (e *Error) Error() string {
	return fmt.Sprintf("formats: %s: byte %d: %s: mend it, or read it as text", e.Format, e.Offset, e.Reason)
}
