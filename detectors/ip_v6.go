package detectors

import "github.com/redactd/redactd/redact"

// matchIPv6 finds an address in a chain of hexadecimal groups. A zone (%eth0), a port, brackets and
// a prefix length stay readable. Where the chain's first group is the end of a name (en0:fe80::1),
// it is tried again behind that group's colon.
func matchIPv6(t redact.Text, found []redact.Match) []redact.Match {
	start := t.At
	if t.Byte(start-1) == ':' && t.Byte(start) == ':' {
		return found // name::, a scope operator
	}
	if glued(t.Byte(start-1)) || loneColon(t, start) {
		for start < len(t.B) && hexSet[t.B[start]] {
			start++
		}
		if !loneColon(t, start) {
			return found
		}
		start++
	}
	a := parseIPv6(t, start)
	if a.end == 0 || !a.distinctive(t.B[start:a.end]) {
		return found
	}
	if next := t.Byte(a.end); glued(next) || next == '.' && digitSet[t.Byte(a.end+1)] {
		return found
	}
	return append(found, redact.Match{Start: start, End: a.end})
}

// loneColon says whether a single colon stands at i, as in name:2001:db8::1.
func loneColon(t redact.Text, i int) bool { return t.Byte(i) == ':' && t.Byte(i+1) != ':' }

// ipv6Form is what the parser saw of an address.
type ipv6Form struct {
	end    int // 0: no address
	groups int // written out, an IPv4 tail counts as two
	first  int // value of the first group
	size   int // digits of the first group
	long   bool
	digit  bool
	more   bool // a group that tells it from ::1
	tail   bool // ends in dotted decimal
	pairs  bool // every group has two digits
	double bool // has "::"
}

// parseIPv6 reads an address at start: groups of one to four digits, at most one "::", and an IPv4
// tail in place of the last two groups (RFC 4291 section 2.2).
func parseIPv6(t redact.Text, start int) (a ipv6Form) {
	b, i := t.B, start
	a.pairs = true
	if t.Byte(i) == ':' && t.Byte(i+1) == ':' {
		a.double = true
		i += 2
	}
	for a.groups < 8 {
		if _, n := parseIPv4(b[min(i, len(b)):]); n > 0 && a.groups <= 6 {
			a.tail, i = true, i+n
			a.groups += 2
			break
		}
		n := a.group(b, i)
		if n == 0 {
			break
		}
		i += n
		if t.Byte(i) != ':' || a.groups == 8 {
			break
		}
		switch c := t.Byte(i + 1); {
		case c == ':' && !a.double:
			a.double = true
			i += 2
		case hexSet[c]:
			i++
		case c == ':':
			return ipv6Form{} // a second "::"
		default:
			return a.close(t, i) // a colon of the sentence
		}
	}
	return a.close(t, i)
}

// group reads one group and returns its length, 0 if there is none of one to four digits.
func (a *ipv6Form) group(b []byte, i int) int {
	n, v := 0, 0
	digit := false
	for i+n < len(b) && hexSet[b[i+n]] {
		v = v<<4&0xffff | hexValue(b[i+n])
		digit = digit || digitSet[b[i+n]]
		n++
	}
	if n == 0 || n > 4 {
		return 0
	}
	if a.groups == 0 && !a.double {
		a.first, a.size = v, n
	}
	a.groups++
	a.long = a.long || n > 2
	a.digit = a.digit || digit
	a.pairs = a.pairs && n == 2
	a.more = a.more || v > 1
	return n
}

// close ends the address at i, unless the groups do not add up or the chain goes on. Behind eight
// groups a port may follow.
func (a ipv6Form) close(t redact.Text, i int) ipv6Form {
	complete := a.groups == 8 && !a.double || a.groups < 8 && a.double
	if !complete {
		return ipv6Form{}
	}
	if t.Byte(i) == ':' && hexSet[t.Byte(i+1)] {
		j := i + 1
		for digitSet[t.Byte(j)] && j-i <= 6 {
			j++
		}
		if a.groups < 8 || j == i+1 || j-i > 6 || glued(t.Byte(j)) || t.Byte(j) == ':' {
			return ipv6Form{}
		}
	}
	a.end = i
	return a
}

// distinctive says whether the form can hardly be something else: a time, a slice, a scope operator
// or a list of small numbers. "::" and "::1", the addresses of this host, are not.
func (a ipv6Form) distinctive(value []byte) bool {
	switch {
	case a.tail:
		return a.tailOfSomeone(value)
	case !a.digit || !a.long || !a.more || a.pairs && a.groups == 8:
		return false
	case a.groups > 2:
		return true
	}
	return a.size == 4 && (a.first>>13 == 1 || a.first>>9 == 0x7e || a.first>>8 == 0xff ||
		a.first>>6 == 0xfe80>>6) || a.size == 2 && a.first == 0x64
}

// tailOfSomeone says whether the IPv4 tail is not that of this host.
func (a ipv6Form) tailOfSomeone(value []byte) bool {
	i := len(value)
	for i > 0 && value[i-1] != ':' {
		i--
	}
	quad, _ := parseIPv4(value[i:])
	return a.more || quad[0] != 0 && quad[0] != 127
}

func hexValue(c byte) int {
	switch {
	case c >= 'a':
		return int(c-'a') + 10
	case c >= 'A':
		return int(c-'A') + 10
	}
	return int(c - '0')
}
