package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/redactd/redactd/redact"
)

// What 'redact policy diff' tells of settings that are about no entity.

// settingChanges lists where two policies differ beside what they do with entities. What their lists hold is never told.
func settingChanges(was, is redact.Policy) (out []byte) {
	line := func(name, now, before string) {
		if now != before {
			out = fmt.Appendf(out, "%s: %s, was %s\n", name, now, before)
		}
	}
	line("countries", listOf(is.Countries), listOf(was.Countries))
	line("locale", cmp.Or(is.Locale, "none"), cmp.Or(was.Locale, "none"))
	line("allow patterns", someOf(is.AllowFunc != nil), someOf(was.AllowFunc != nil))
	out = append(out, listChange("allow", was.Allow, is.Allow)...)
	out = append(out, listChange("deny", was.Deny, is.Deny)...)
	return append(out, caseChanges(was.Cases, is.Cases)...)
}

// listChange says how many entries of a list were added and removed, nothing if none.
func listChange(name string, was, is []string) []byte {
	added, removed := len(prefixed("", is, was)), len(prefixed("", was, is))
	if added+removed == 0 {
		return nil
	}
	return fmt.Appendf(nil, "%s: %d values, %d of them new, %d are gone\n", name, len(is), added, removed)
}

// caseChanges compares the cases in their order: it counts.
func caseChanges(was, is []redact.Case) (out []byte) {
	for i := range max(len(was), len(is)) {
		before, now := caseAt(was, i), caseAt(is, i)
		name := fmt.Sprintf("when %d", i+1)
		if textOfCase(before) != textOfCase(now) {
			out = fmt.Appendf(out, "%s: %s, was %s\n", name, textOfCase(now), textOfCase(before))
			continue
		}
		for l := range strings.Lines(string(entityChanges(before.Policy, now.Policy))) {
			out = fmt.Appendf(out, "%s: %s", name, l)
		}
	}
	return out
}

// caseAt is a case of a list, the zero one behind its end.
func caseAt(list []redact.Case, i int) redact.Case {
	if i < len(list) {
		return list[i]
	}
	return redact.Case{}
}

// textOfCase says of which texts a case is.
func textOfCase(c redact.Case) string {
	if len(c.Fields)+len(c.Formats) == 0 {
		return "none"
	}
	return visible(fmt.Sprintf("fields %s of formats %s", anyOr(c.Fields), anyOr(c.Formats)))
}

// anyOr lists names, of which none means any.
func anyOr(names []string) string {
	if len(names) == 0 {
		return "any"
	}
	return strings.Join(names, ", ")
}

func listOf(names []string) string {
	return cmp.Or(strings.Join(slices.Sorted(slices.Values(names)), " "), "none")
}

func someOf(any bool) string {
	if any {
		return "some"
	}
	return "none"
}

// hashOf is the part of a policy's id that tells the text of one policy from that of another.
func hashOf(p redact.Policy) string {
	_, hash, _ := strings.Cut(p.ID, "@")
	return hash
}
