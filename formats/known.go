package formats

// Known values: the same few words come again and again in some fields, such as "info" or "GET".

const (
	// knownMax is how many values of a field are remembered, knownLength how long they are at most.
	knownMax    = 8
	knownLength = 48
)

// A known remembers the last values of a field, as they are written, in which nothing was found. What is found in a value
// depends on it and its field alone.
type known struct {
	values [knownMax][]byte
	forms  [knownMax]*form
	next   int
	missed int // how much more often a value was not among them than it was
}

// unknowable is how often a value is looked for in vain until nobody looks any more: in this field each is another.
const unknowable = 64

// knows says whether nothing was found in such a value before.
func (f *field) knows(as *form, raw []byte) bool { return f.known != nil && f.known.has(as, raw) }

// know remembers a value in which nothing was found. Most documents have but one of each field: so the first is not.
func (f *field) know(as *form, raw []byte) {
	if f.known == nil && f.quiet {
		f.known = new(known)
	}
	if f.quiet = true; f.known != nil {
		f.known.add(as, raw)
	}
}

func (k *known) has(f *form, raw []byte) bool {
	if k.missed > unknowable {
		return false
	}
	for i, v := range k.values {
		if len(v) == len(raw) && k.forms[i] == f && string(v) == string(raw) {
			k.missed = max(0, k.missed-1)
			return true
		}
	}
	k.missed++
	return false
}

func (k *known) add(f *form, raw []byte) {
	if len(raw) > knownLength || k.missed > unknowable {
		return
	}
	k.values[k.next], k.forms[k.next] = append(k.values[k.next][:0], raw...), f
	k.next = (k.next + 1) % knownMax
}
