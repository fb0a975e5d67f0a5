package server

import (
	"bytes"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/policy"
)

// A contract is openapi.yaml, to hold exchanges against.
type contract struct {
	t        *testing.T
	doc      map[string]any
	compiler *jsonschema.Compiler
}

// parsed is the document, nil if it cannot be read.
var parsed = sync.OnceValue(func() (doc map[string]any) {
	if yaml.Unmarshal([]byte(document), &doc) != nil {
		return nil
	}
	return doc
})

func newContract(t *testing.T) *contract {
	t.Helper()
	c := &contract{t: t, compiler: jsonschema.NewCompiler(), doc: parsed()}
	require.NotNil(t, c.doc, "openapi.yaml cannot be read")
	require.NoError(t, c.compiler.AddResource("openapi.yaml", c.doc))
	return c
}

// at returns what stands at a path in the document, nil if nothing does. References are followed.
func (c *contract) at(path ...string) any {
	var v any = c.doc
	for _, key := range path {
		m, _ := v.(map[string]any)
		v = m[key]
		m, _ = v.(map[string]any)
		if ref, ok := m["$ref"].(string); ok && strings.HasPrefix(ref, "#/components/responses/") {
			v = c.at(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
		}
		if v == nil {
			return nil
		}
	}
	return v
}

// paths are those of the document.
func (c *contract) paths() map[string]any { return c.doc["paths"].(map[string]any) }

// schemaAt compiles the schema at a path.
func (c *contract) schemaAt(path ...string) *jsonschema.Schema {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	pointer := "openapi.yaml#"
	for _, key := range path {
		pointer += "/" + escape.Replace(key)
	}
	s, err := c.compiler.Compile(pointer)
	require.NoError(c.t, err)
	return s
}

// check has a handler answer, and fails the test if the answer, or a request that was taken, is not as the document
// says.
func (c *contract) check(h http.Handler, w *httptest.ResponseRecorder, r *http.Request) {
	c.t.Helper()
	body, err := io.ReadAll(r.Body)
	require.NoError(c.t, err)
	r.Body = io.NopCloser(bytes.NewReader(body))
	h.ServeHTTP(w, r)
	route := []string{"paths", r.URL.Path, strings.ToLower(r.Method)}
	if c.at(route...) == nil {
		return
	}
	answers := append(route, "responses", strconv.Itoa(w.Code))
	if c.at(answers...) == nil {
		answers[4] = "default"
	}
	c.holds(w.Header().Get("Content-Type"), w.Body.Bytes(), answers...)
	if w.Code == http.StatusOK && c.at(append(route, "requestBody")...) != nil {
		c.holds(r.Header.Get("Content-Type"), body, append(route, "requestBody")...)
	}
}

// holds fails the test unless a body is what the document says at a path.
func (c *contract) holds(contentType string, body []byte, path ...string) {
	c.t.Helper()
	media, _, err := mime.ParseMediaType(contentType)
	require.NoError(c.t, err)
	require.NotNil(c.t, c.at(append(path, "content", media)...), "%v is never %s", path, media)
	if media == "application/problem+json" {
		path = []string{"components", "responses", "Problem"}
	}
	schema := c.schemaAt(append(path, "content", media, "schema")...)
	for _, one := range c.values(media, body) {
		require.NoError(c.t, schema.Validate(one), "%s", body)
	}
}

// values are what a body holds.
func (c *contract) values(media string, body []byte) (list []any) {
	if !strings.HasSuffix(media, "json") {
		return []any{string(body)}
	}
	pieces := [][]byte{body}
	if media == ndjson {
		pieces = slices.Collect(bytes.Lines(body))
	}
	for _, piece := range pieces {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(piece))
		require.NoError(c.t, err)
		list = append(list, v)
	}
	return list
}

func TestEveryRouteIsInTheDocument(t *testing.T) {
	s, _ := newServer(t, Config{Playground: true})
	c := newContract(t)
	var have, want []string
	for _, r := range s.rows() {
		have = append(have, r.name())
		if r.body != "" && r.body != anyBody {
			path := []string{"paths", r.path, strings.ToLower(r.method), "requestBody", "content", r.body}
			require.NotNil(t, c.at(path...), "%s of %s", r.name(), r.body)
		}
	}
	for path, methods := range c.paths() {
		for method := range methods.(map[string]any) {
			want = append(want, strings.ToUpper(method)+" "+path)
		}
	}
	slices.Sort(have)
	slices.Sort(want)
	require.Equal(t, want, slices.Compact(have))
}

// TestTheDocumentKnows what the code knows: parameters, operators and kinds of problems.
func TestTheDocumentKnows(t *testing.T) {
	c := newContract(t)
	for name := range c.at("components", "parameters").(map[string]any) {
		require.NotNil(t, new(wish).setter(name), name)
	}
	for _, name := range []string{"policy", "profile", "operator", "locale", "field", "entities", "skip", "countries", "min_score"} {
		require.NotNil(t, c.at("components", "parameters", name), name)
		require.NotNil(t, c.at("components", "schemas", "Texts", "properties", name), name)
	}
	var operators, types []string
	for _, name := range c.at("components", "schemas", "Operator", "enum").([]any) {
		operators = append(operators, name.(string))
	}
	require.ElementsMatch(t, operators, policy.OperatorNames())
	for _, name := range c.at("components", "schemas", "Problem", "properties", "type", "enum").([]any) {
		types = append(types, name.(string))
	}
	read := map[string]bool{}
	for media := range c.at("paths", "/v1/redact/document", "post", "requestBody", "content").(map[string]any) {
		read[formats.OfMediaType(media)] = true
	}
	require.ElementsMatch(t, formats.Names(), slices.Collect(maps.Keys(read)))
	page, err := os.ReadFile("../docs/problems.md")
	require.NoError(t, err)
	described := regexp.MustCompile(`(?m)^## (.*)\n\n(\d+)\. `).FindAllStringSubmatch(string(page), -1)
	require.Len(t, described, len(kinds))
	for _, d := range described {
		require.Contains(t, types, typeBase+d[1])
		require.Equal(t, strconv.Itoa(kinds[kind(d[1])].status), d[2], d[1])
	}
	require.Len(t, types, len(slices.Collect(maps.Keys(kinds))))
}

func TestLists(t *testing.T) {
	s, _ := newServer(t, Config{})
	const other = "4012888888881881" // the canary is an example of a detector
	for path, holds := range map[string]string{
		"/openapi.yaml":                   "openapi: 3.1.0",
		"/v1/entities":                    `"name":"CREDIT_CARD"`,
		"/v1/entities?entities=IBAN_CODE": `[{"name":"IBAN_CODE","detectors":["iban"`,
		"/v1/detectors?profile=pci":       `"name":"card"`,
		"/v1/policies":                    `"name":"zendesk"`,
		"/v1/entities?entities=" + other:  "#policy",
		"/v1/detectors?policy=" + other:   "#policy",
		"/v1/detectors?nonsense=" + other: "#malformed",
	} {
		w := httptest.NewRecorder()
		newContract(t).check(s, w, httptest.NewRequest("GET", path, nil))
		require.Contains(t, w.Body.String(), holds, path)
		require.NotContains(t, w.Body.String(), other)
	}
}
