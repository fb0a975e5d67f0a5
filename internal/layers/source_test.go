package layers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNoInit refuses init functions: what a program does must not depend on what it imports.
func TestNoInit(t *testing.T) {
	each(t, func(name string, file *ast.File) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: has an init function", name)
			}
		}
	})
}

// wellKnown are methods whose contract is an interface's that everyone knows.
var wellKnown = []string{"Error", "Unwrap", "String"}

// TestExportedNamesAreDocumented wants a doc comment that begins with the name on every exported
// function, method and type.
func TestExportedNamesAreDocumented(t *testing.T) {
	each(t, func(name string, file *ast.File) {
		if file.Name.Name == "main" || strings.HasSuffix(name, "_test.go") {
			return
		}
		for _, d := range file.Decls {
			for _, exported := range undocumented(d) {
				t.Errorf("%s: %s has no doc comment that begins with its name", name, exported)
			}
		}
	})
}

// undocumented returns the exported names that d declares without a comment of their own.
func undocumented(d ast.Decl) (names []string) {
	check := func(id *ast.Ident, doc *ast.CommentGroup) {
		text := strings.TrimPrefix(strings.TrimPrefix(doc.Text(), "A "), "An ")
		if id.IsExported() && !strings.HasPrefix(text, id.Name) {
			names = append(names, id.Name)
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		known := d.Recv != nil && slices.Contains(wellKnown, d.Name.Name)
		if !known && (d.Recv == nil || exportedReceiver(d.Recv)) {
			check(d.Name, d.Doc)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			if s, ok := s.(*ast.TypeSpec); ok && s.Doc != nil {
				check(s.Name, s.Doc)
			} else if ok {
				check(s.Name, d.Doc)
			}
		}
	}
	return names
}

func exportedReceiver(recv *ast.FieldList) bool {
	x := recv.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	id, ok := x.(*ast.Ident)
	return ok && id.IsExported()
}

// each parses all Go files of the module, nested modules left out.
func each(t *testing.T, do func(name string, file *ast.File)) {
	fset, files, root := token.NewFileSet(), 0, "../.."
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skip(root, name)
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err == nil {
			files++
			do(name, file)
		}
		return err
	})
	require.NoError(t, err)
	require.Greater(t, files, 10)
}

// skip leaves out hidden folders and folders with a go.mod of their own.
func skip(root, name string) error {
	if name == root {
		return nil
	}
	_, err := os.Stat(filepath.Join(name, "go.mod"))
	if err == nil || strings.HasPrefix(filepath.Base(name), ".") {
		return filepath.SkipDir
	}
	return nil
}
