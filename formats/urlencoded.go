package formats

import (
	"slices"
	"strings"
)

// Forms as application/x-www-form-urlencoded and the queries of addresses have them: pairs of a name and a value, with '&'
// between. The texts are both; a name such as user[mail] is the path user.mail. Nothing is an error: an escape that is
// none stands for itself, as browsers have it.
// Source: https://url.spec.whatwg.org/#application/x-www-form-urlencoded

// A urlencoded reads pairs.
type urlencoded struct {
	s      *splicer
	base   *field // of all pairs
	name   *field // of the value that has begun, nil in a name
	open   bool   // a name or a value has begun
	pair   pair   // what the name says
	groups map[string]*group
	made   int // how many there were
}

func newURLEncoded(s *splicer, _ Options) scanner {
	return &urlencoded{s: s, base: s.within, groups: map[string]*group{}}
}

func (u *urlencoded) scan(p []byte, end bool) (n int, err error) {
	for n < len(p) && err == nil {
		if !u.open && p[n] == '&' || u.s.at() == 0 && p[n] == '?' {
			u.s.keep(p[n : n+1])
			n++
			continue
		}
		k := 0
		k, err = u.text(p[n:])
		n += k
	}
	if err == nil && end {
		if u.open {
			u.end(false)
		}
		u.s.release()
	}
	return n, err
}

// text takes more of a name or a value, and what ends it.
func (u *urlencoded) text(p []byte) (n int, err error) {
	if !u.open {
		u.begin(nil)
	}
	for n < len(p) && p[n] != '&' && (u.name != nil || p[n] != '=') {
		n++
	}
	u.s.text(p[:n])
	if u.name == nil && len(u.s.token()) > valueMax {
		return n, u.s.fail(0, "a name is longer than 64 KiB")
	}
	if n < len(p) {
		value := p[n] == '='
		u.end(value)
		u.s.keep(p[n : n+1])
		n++
		if value {
			u.begin(u.name)
			u.beginPair()
		}
	}
	return n, nil
}

// begin begins the value of a field, or a name if there is none. A name is masked as the text of no field.
func (u *urlencoded) begin(of *field) {
	u.open, u.name = true, of
	if of != nil {
		u.s.begin(of, percentText)
		return
	}
	u.s.beginToken(u.s.root, percentText)
}

// end ends what has begun. A name that no value follows is a text by itself.
func (u *urlencoded) end(value bool) {
	u.open = false
	if u.name != nil || !value {
		u.endPair()
		u.s.end()
		u.name = nil
		return
	}
	u.name = u.base.child(u.s.token(), pathOf)
	u.pair = u.pairOf(u.s.token())
	if u.name.isClean() {
		u.s.drop()
		return
	}
	u.s.now.place = u.name
	u.s.end()
}

// pathOf returns the text of a name, with dots between what stands in brackets, but for places in a list.
func pathOf(name []byte) string {
	path := pathWithPlaces(name)
	if strings.IndexByte(path, '.') < 0 {
		return path
	}
	parts := strings.Split(path, ".")
	names := slices.DeleteFunc(parts[1:], isPlace)
	return strings.Join(parts[:1+len(names)], ".")
}

// pathWithPlaces returns it with all that stands in brackets.
func pathWithPlaces(name []byte) string {
	text, _ := percentText.decode(nil, name, true)
	return brackets.Replace(string(text))
}

func isPlace(name string) bool { return name != "" && digits([]byte(name)) == len(name) }

var brackets = strings.NewReplacer("[]", "", "][", ".", "[", ".", "]", "")
