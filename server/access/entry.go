package access

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/redactd/redactd/server"
)

// An entry is a line of the file: who shows the one or the other is that actor.
type entry struct {
	sum   [sha256.Size]byte // of a token
	san   string            // of a certificate, "" for a token
	actor server.Actor
}

const (
	ofToken = "sha256:"
	ofSAN   = "san:"
)

// isName says what an actor may be called: nothing that a log or an audit would have to escape.
var isName = regexp.MustCompile(`^[A-Za-z0-9._@-]{1,64}$`).MatchString

// known are the roles, as a file names them.
var known = []server.Role{server.RoleRedact, server.RoleRestore, server.RolePolicy, server.RoleAudit}

// parse reads a file. Its errors name lines and hold nothing of them: somebody may have written the token itself.
func parse(text string) ([]entry, error) {
	var all []entry
	number := 0
	for line := range strings.Lines(text) {
		number++
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		e, problem := parseLine(words)
		if problem == "" && slices.ContainsFunc(all, func(o entry) bool { return o.sum == e.sum && o.san == e.san }) {
			problem = "it stands in a line above as well: remove one of them"
		}
		if problem != "" {
			return nil, fmt.Errorf("access: line %d: %s", number, problem)
		}
		all = append(all, e)
	}
	return all, nil
}

func parseLine(words []string) (e entry, problem string) {
	if len(words) != 3 {
		return e, "write sha256: or san: and what they show, a name and roles with commas between them"
	}
	if problem = e.parseProof(words[0]); problem != "" {
		return e, problem
	}
	if e.actor.Name = words[1]; !isName(e.actor.Name) {
		return e, "a name has up to 64 letters, digits and . _ @ -: write another"
	}
	for name := range strings.SplitSeq(words[2], ",") {
		role := server.Role(name)
		if !slices.Contains(known, role) {
			return e, "a role is redact, restore, policy or audit: write those that they have"
		}
		e.actor.Roles = append(e.actor.Roles, role)
	}
	return e, ""
}

func (e *entry) parseProof(word string) (problem string) {
	if san, ok := strings.CutPrefix(word, ofSAN); ok && san != "" {
		e.san = san
		return ""
	}
	digits, ok := strings.CutPrefix(word, ofToken)
	sum, err := hex.DecodeString(digits)
	if !ok || err != nil || len(sum) != len(e.sum) {
		return "it begins with sha256: and 64 hexadecimal digits, or with san: and a name: write what sha256sum prints"
	}
	e.sum = [sha256.Size]byte(sum)
	return ""
}
