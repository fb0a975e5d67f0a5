package formats

import "github.com/redactd/redactd/redact"

// Options say how a document is read. The zero Options find out the format by how the document begins.
type Options struct {
	// Format is one of Names; "" or "auto" finds it out by MediaType, by FileName or, without one of these that says
	// something, by how the document begins. A charset in MediaType is that of the document, unless it begins with a
	// byte order mark; boxes are asterisks in those that have none.
	Format              string
	MediaType, FileName string
	// Fields are patterns as in redact.Case: only the values of these fields are masked, those of all if there are
	// none. Names of fields are masked as well then.
	Fields []string
	// Header says whether the first record of CSV and TSV has the names of the columns: "yes", "no", or "" or "auto" if
	// all of its cells look like names.
	Header string
	// PassUnknown has parts of a multipart document that are of no format here pass as they came, unmasked. Without it
	// they are an error.
	PassUnknown bool
	// MaxDepth is how deep a document may nest: 0 is 512.
	MaxDepth int
	// OnFinding, if set, is called for each finding in order, before its masked text is written.
	OnFinding func(Finding)
}

// defaultDepth is the MaxDepth that 0 stands for.
const defaultDepth = 512

func (o Options) depth() int {
	if o.MaxDepth > 0 {
		return o.MaxDepth
	}
	return defaultDepth
}

// A Finding is one in a document: Start and End are offsets into the document as it came.
type Finding struct {
	redact.Finding
	// Path is where the value stands, as a JSON pointer (RFC 6901) such as /comments/0/author; names in it are masked.
	Path string
}
