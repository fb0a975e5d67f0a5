package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

const idPattern = `^[A-Za-z0-9][-A-Za-z0-9._/]{0,63}$`

var idLike = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(idPattern) })

func (d *decoder) id(n *yaml.Node, s *settings) {
	id, ok := d.text(n, "id")
	if ok && !idLike().MatchString(id) {
		d.fail(n, "an id is letters, digits and any of - . _ /, at most 64 together, such as support/7")
		return
	}
	s.id = id
}

// identify makes the id of what the text and the lines of its files say: with a part of their hash, so that no two
// policies of one name are taken for the same. No text has a zero byte, which begins a file here.
func (s *settings) identify(text []byte, files [][]string) {
	name := s.id
	if name == "" {
		name = s.name
	}
	sum := sha256.New()
	sum.Write(text)
	for _, lines := range files {
		sum.Write([]byte("\x00" + strings.Join(lines, "\n")))
	}
	s.id = name + "@" + hex.EncodeToString(sum.Sum(nil)[:6])
}
