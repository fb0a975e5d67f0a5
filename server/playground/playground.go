// Package playground is the page on which people try what a server does: its files, and what a browser may do with them.
//
// The page is plain HTML, CSS and ES modules, as they are in assets: nothing builds them. It asks the server that it comes
// from and nobody else, and keeps what is typed in memory alone. Texts become part of it as text, never as markup.
//
// assets/main.js says how the modules work together; journey/ tests the page in a browser (make playground).
package playground

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io/fs"
	"path"
)

// Policy is the Content-Security-Policy of all files: nothing is run, shown or asked but what is of the server itself,
// and no text can become markup.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; frame-ancestors 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// A File is one of the page's.
type File struct {
	Path  string // where the server has it, such as /playground/main.js; / is the page itself
	Media string
	// Body is what is in it, Zipped the same by gzip. Nobody changes them.
	Body, Zipped []byte
}

//go:embed assets
var assets embed.FS

// media are the types of the files. There are no others.
var media = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
}

// Files returns all files of the page.
func Files() []File {
	names, err := fs.Glob(assets, "assets/*")
	mustDo(err)
	var list []File
	for _, name := range names {
		body, err := assets.ReadFile(name)
		mustDo(err)
		f := File{"/playground/" + path.Base(name), media[path.Ext(name)], body, zip(body)}
		if path.Base(name) == "index.html" {
			f.Path = "/"
		}
		list = append(list, f)
	}
	return list
}

func zip(body []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(body)
	mustDo(err)
	mustDo(w.Close())
	return b.Bytes()
}

// mustDo panics if what is in the program itself cannot be read.
func mustDo(err error) {
	if err != nil {
		panic(err)
	}
}
