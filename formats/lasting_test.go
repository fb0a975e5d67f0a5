package formats

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// lastingDocs are documents that could know something of each other: by their names, of which some are written in several
// ways, told or values themselves, by their values, and by what operators count in each.
var lastingDocs = []string{
	`{"a":"info","b":{"c":"ann@example.com"},"d":["x","x","x","bob@example.com"]}`,
	`{"b":{"c":"bob@example.com","a":"info"},"a":"info","pin":"1234","d":["x"]}`,
	`{"name":"password","value":"hunter2x"}`, `{"value":"hunter2x"}`, `{"password":"hunter2x","x":{"password":"info"}}`,
	`{"pass\u0077ord":"hunter2x","\u0061":1}`, `{"name":"pass\\u0077ord","value":"hunter2x"}`, `{"password":{"value":"x1y2z3"}}`,
	`{"ann@example.com":{"a":"4111111111111111"},"4111111111111111":4111111111111111}`, `{"ssn":"536224321","a":536224321}`,
	`{"a":"ann@example.com","bob@example.com":{"a":"carol@example.com"}}`, `{"bob@example.com":{"a":"carol@example.com"}}`,
	`[{"ssn":1},{"ssn":"536-22-4321"}]`, `{"` + strings.Repeat("n", maxKey+1) + `":{"ssn":"536224321"}}`, `[]`, ``, `{"a":`,
	`{"x":"` + strings.Repeat("long text, ", 2000) + `ann@example.com"}`, "{\"a\":1}\n{\"a\":2,\"cvv\":123}",
	"{" + strings.Repeat(`"a":{"b":1,"c":"info"},`, 300) + `"e":"ann@example.com"}`, many(lastingFields), many(lastingFields + 9),
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"card%d":"%d","k%d":"ann@example.com"}`, i, 100+i, i)
	}
	return b.String()
}

// counting returns a new redactor that numbers what it finds in a document: some entities if any are named, and then only
// addresses in JSON that is not NDJSON.
func counting(t *testing.T, entities ...redact.Entity) *redact.Redactor {
	p := policy.Default()
	all := p.Detectors
	only := func(entities ...redact.Entity) []redact.Detector {
		return slices.DeleteFunc(slices.Clone(all), func(d redact.Detector) bool { return !slices.Contains(entities, d.Entity) })
	}
	key := new(int)
	p.Operators = nil
	p.Default = redact.Operator{Name: "count", Replace: func(dst []byte, v redact.Value) []byte {
		n := v.Scope.State(key, func() any { return new(int) }).(*int)
		*n++
		return fmt.Appendf(dst, "[%s %d]", v.Entity, *n)
	}}
	if len(entities) > 0 {
		p.Detectors = only(entities...)
		inJSON := redact.Policy{Detectors: only("EMAIL_ADDRESS"), Default: p.Default}
		p.Cases = []redact.Case{{Formats: []string{"json"}, Policy: inJSON}}
	}
	r, err := redact.New(p)
	require.NoError(t, err)
	return r
}

// outcome masks a document and returns all that can be seen of that.
func outcome(r *redact.Redactor, o Options, doc string) string {
	var b bytes.Buffer
	o.OnFinding = func(f Finding) { fmt.Fprintln(&b, f) }
	w, err := NewWriter(&b, r, o)
	if err == nil {
		_, err = w.Write([]byte(doc))
	}
	if err == nil {
		err = w.Close()
	}
	fmt.Fprintln(&b, err)
	return b.String()
}

// TestNothingOfOneDocumentIsInAnother masks documents one behind the other as if each were the only one.
func TestNothingOfOneDocumentIsInAnother(t *testing.T) {
	redactors, rnd := []*redact.Redactor{counting(t), counting(t, "US_SSN", "PASSWORD")}, rand.New(rand.NewPCG(7, 7))
	alone := map[string]string{}
	options := []Options{{Format: "json"}, {Format: "ndjson"}, {Format: "urlencoded"}, {Format: "csv"}, {Format: "html"},
		{Format: "json", Fields: []string{"a", "ssn"}}, {Format: "json", MediaType: "application/json; charset=koi8-r"}}
	inherited := 0
	for range 2500 {
		o, doc := options[rnd.IntN(2+rnd.IntN(len(options)-1))], lastingDocs[rnd.IntN(len(lastingDocs))]
		which := rnd.IntN(2)
		shared, key := redactors[which], fmt.Sprint(which, o, doc)
		if alone[key] == "" {
			fresh := *shared // another redactor, whose fields nobody has made
			alone[key] = outcome(&fresh, o, doc)
		}
		s := splicers.Get().(*splicer)
		if s.root != nil && s.root.tree.of == shared {
			inherited++
		}
		splicers.Put(s)
		require.Equal(t, alone[key], outcome(shared, o, doc), "%s %.80s", o.Format, doc)
	}
	require.Greater(t, inherited, 100)
}

// TestAtTheSameTime masks documents of one redactor side by side.
func TestAtTheSameTime(t *testing.T) {
	r := counting(t)
	var all sync.WaitGroup
	for first := range 4 {
		all.Go(func() {
			for i := range 100 {
				doc := lastingDocs[(first+i)%10]
				fresh := *r
				assert.Equal(t, outcome(&fresh, Options{Format: "json"}, doc), outcome(r, Options{Format: "json"}, doc))
			}
		})
	}
	all.Wait()
}

// TestWhatLastsIsEmpty looks at what a document leaves to others.
func TestWhatLastsIsEmpty(t *testing.T) {
	const doc = `{"a":"card\t4111 1111 1111 1111","ssn":"536-22-4321","b":["quiet","quiet","qu\u0069et"]}`
	w, err := NewWriter(new(bytes.Buffer), counting(t), Options{Format: "json", OnFinding: func(Finding) {}})
	require.NoError(t, err)
	_, err = w.Write([]byte(doc))
	require.NoError(t, err)
	s := w.s
	require.NotNil(t, s.root.below["b"].known)
	s.wipe()
	require.Len(t, s.root.tree.all, 3)
	for _, f := range append(s.root.tree.all, s.root) {
		require.True(t, f.r == nil && f.known == nil && !f.quiet, f.name)
	}
	require.Nil(t, s.root.tree.r)
	kinds := [][]byte{s.doc, s.value.text, s.value.spare, s.quiet.text}
	for i, b := range append(kinds, s.out) {
		require.Zero(t, bytes.Trim(b[:cap(b)], "\x00"), i)
		require.Positive(t, cap(b), i)
	}
	for _, e := range s.entries[:cap(s.entries)] {
		require.Zero(t, e.field)
		require.Zero(t, e.levels)
	}
	require.True(t, s.found == nil && s.value.OnEdit == nil && s.within == nil && s.fields == nil)
}

// TestFieldsThatDoNotLast has documents that could tell, or whose fields take too much memory.
func TestFieldsThatDoNotLast(t *testing.T) {
	for _, c := range []struct {
		o       Options
		doc     string
		lasting bool
	}{
		{Options{Format: "json"}, `{"a":1}`, true}, {Options{Format: "ndjson"}, `{"a":1}`, true},
		{Options{Format: "urlencoded"}, "a=1", false}, {Options{Format: "csv"}, "a,b\n1,2\n", false},
		{Options{Format: "json", Fields: []string{"a"}}, `{"a":1}`, false}, {Options{Format: "json"}, `{"\u0061":1}`, false},
		{Options{Format: "json"}, `{"ann@example.com":1}`, false},
		{Options{Format: "json"}, `{"` + strings.Repeat("n", maxKey+1) + `":1}`, false},
		{Options{Format: "json"}, many(lastingFields / 2), true}, {Options{Format: "json"}, many(lastingFields/2) + `{"a":1}`, false},
	} {
		w, err := NewWriter(new(bytes.Buffer), counting(t), c.o)
		require.NoError(t, err)
		_, err = w.Write([]byte(c.doc))
		require.NoError(t, err)
		s := w.s
		s.wipe()
		require.Equal(t, c.lasting, s.root != nil, "%s %.80s", c.o.Format, c.doc)
	}
}

// TestHeirs says which documents have the fields of one before.
func TestHeirs(t *testing.T) {
	r := counting(t)
	w, err := NewWriter(new(bytes.Buffer), r, Options{Format: "json"})
	require.NoError(t, err)
	_, err = w.Write([]byte(`{"a":1}`))
	require.NoError(t, err)
	s := w.s
	s.wipe()
	for _, c := range []struct {
		of     *redact.Redactor
		format string
		fields redact.Fields
		want   bool
	}{
		{r, "json", nil, true}, {r, "ndjson", nil, false}, {counting(t), "json", nil, false},
		{r, "json", redact.Fields{{"a"}}, false},
	} {
		s.of, s.format, s.fields = c.of, c.format, c.fields
		require.Equal(t, c.want, s.inherits(), c)
	}
}

// TestPoison masks documents in memory that is full of others.
func TestPoison(t *testing.T) {
	r := counting(t)
	for _, doc := range lastingDocs {
		want := outcome(counting(t), Options{Format: "json"}, doc)
		s := new(splicer)
		for _, b := range []*[]byte{&s.doc, &s.out, &s.value.text, &s.value.spare, &s.quiet.text} {
			*b = bytes.Repeat([]byte("carol@example.com 5500005555555559 "), 1000)[:0]
		}
		splicers.Put(s)
		require.Equal(t, want, outcome(r, Options{Format: "json"}, doc), "%.80s", doc)
	}
}
