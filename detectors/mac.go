package detectors

import "github.com/redactd/redactd/redact"

// dashedPairs are what a dashed MAC address can begin with.
func dashedPairs() []string {
	const hex = "0123456789abcdefABCDEF"
	var list []string
	for _, x := range hex {
		for _, y := range hex {
			list = append(list, string(x)+string(y)+"-")
		}
	}
	return list
}

var macWords = []string{
	"mac", "hwaddr", "ether", "bssid", "wifi", "wlan", "dhcp*", "lladdr", "adresse mac",
	"mac adresse", "direccion mac", "eui", "eui 64", "wwn", "wwpn", "guid",
}

// eightPairs is the evidence against an EUI-64 or a world wide name: eight pairs are as often the
// serial number of a certificate, so that they need a context word.
var eightPairs = redact.Term{Name: "eight pairs", Bits: -9}

// matchMACColon finds six pairs joined by colons. The hardware type 01 in front of a DHCP client
// identifier, and a name glued to the first colon, are not part of it.
func matchMACColon(t redact.Text, found []redact.Match) []redact.Match {
	start := t.At
	if glued(t.Byte(start-1)) || !hexSet[t.Byte(start+1)] || t.Byte(start+2) != ':' {
		for start < len(t.B) && hexSet[t.B[start]] {
			start++
		}
		start++ // the colon
	}
	return appendMAC(t, start, ':', found)
}

// matchMACDash finds six pairs joined by dashes.
func matchMACDash(t redact.Text, found []redact.Match) []redact.Match {
	return appendMAC(t, t.At, '-', found)
}

// appendMAC appends the chain of pairs at start if it has six or eight.
func appendMAC(t redact.Text, start int, sep byte, found []redact.Match) []redact.Match {
	n, end := pairs(t, start, sep)
	if n == 7 && sep == ':' && t.B[start] == '0' && t.B[start+1] == '1' {
		n, start = 6, start+3
	}
	if n != 6 && n != 8 || uniform(t.B[start:end]) {
		return found
	}
	m := redact.Match{Start: start, End: end}
	if n == 8 {
		m.Terms[0] = eightPairs
	}
	return append(found, m)
}

// pairs counts the pairs of hexadecimal digits joined by sep from start on, 0 if the chain is part
// of something longer.
func pairs(t redact.Text, start int, sep byte) (n, end int) {
	for i := start; n < 9; i++ {
		if !hexSet[t.Byte(i)] || !hexSet[t.Byte(i+1)] {
			break
		}
		i += 2
		n, end = n+1, i
		if t.Byte(i) != sep {
			break
		}
	}
	next := t.Byte(end)
	if n == 0 || glued(next) || next == sep && glued(t.Byte(end+1)) {
		return 0, start
	}
	return n, end
}

// uniform says whether all digits are 0 or all are f: no device, or all of them.
func uniform(b []byte) bool {
	first := b[0] | 0x20
	for _, c := range b {
		if hexSet[c] && c|0x20 != first {
			return false
		}
	}
	return b[0] == '0' || first == 'f'
}

// noLetter is the evidence against twelve digits without a letter, which a random address has once
// in 280 times: they are rather a date or an amount.
var noLetter = redact.Term{Name: "digits only", Bits: -9}

// matchMACDot finds three groups of four hexadecimal digits joined by dots, as routers print them.
func matchMACDot(t redact.Text, found []redact.Match) []redact.Match {
	start, end := t.At-4, t.At+10
	if start < 0 || end > len(t.B) || glued(t.Byte(start-1)) || glued(t.Byte(end)) {
		return found
	}
	if t.Byte(start-1) == '.' || t.Byte(end) == '.' && glued(t.Byte(end+1)) {
		return found
	}
	letter := false
	for i, c := range t.B[start:end] {
		if dot := i == 4 || i == 9; dot != (c == '.') || !dot && !hexSet[c] {
			return found
		}
		letter = letter || isLetter(c)
	}
	if uniform(t.B[start:end]) {
		return found
	}
	m := redact.Match{Start: start, End: end}
	if !letter {
		m.Terms[0] = noLetter
	}
	return append(found, m)
}
