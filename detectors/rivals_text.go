package detectors

import "github.com/redactd/redactd/redact"

// inUUID says whether the value overlaps 8-4-4-4-12 hexadecimal digits.
func inUUID(t redact.Text, start, end int) bool {
	first := start
	for first > 0 && start-first < 36 && isUUIDByte(t.B[first-1]) {
		first--
	}
	for i := first; i < end && i+36 <= len(t.B); i++ {
		if !isAlnum(t.Byte(i-1)) && isUUID(t.B[i:i+36]) && i+36 > start {
			return true
		}
	}
	return false
}

func isUUID(b []byte) bool {
	for i, c := range b {
		hyphen := i == 8 || i == 13 || i == 18 || i == 23
		if hyphen != (c == '-') || !isUUIDByte(c) {
			return false
		}
	}
	return true
}

func isUUIDByte(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' || c == '-'
}

// inIdentifier says whether a hyphen or an underscore ties the value to a word of both letters and
// digits, as in a1b2-1234567890, or an underscore to a number. A word of letters is a label.
func inIdentifier(t redact.Text, start, end int) bool {
	if c := t.Byte(start - 1); c == '-' || c == '_' {
		i := start - 2
		letters, digits := false, false
		for ; i >= 0 && isAlnum(t.B[i]); i-- {
			letters, digits = letters || isLetter(t.B[i]), digits || isDigit(t.B[i])
		}
		if digits && (letters || c == '_') {
			return true
		}
	}
	if c := t.Byte(end); c == '-' || c == '_' {
		return isAlnum(t.Byte(end + 1))
	}
	return false
}

// isDotted says whether the value is, or lies in, four or more groups joined by dots: an address, a
// version or an object identifier. Pairs of digits are how the French write phone numbers.
func isDotted(t redact.Text, start, end int) bool {
	for start > 0 && (isDigit(t.B[start-1]) || t.B[start-1] == '.' && isDigit(t.Byte(start-2))) {
		start--
	}
	groups, pairs := 0, true
	for i := start; ; groups++ {
		next := digitsEnd(t.B, i)
		pairs = pairs && next-i == 2
		if next == i {
			return false
		}
		if next+1 >= len(t.B) || t.B[next] != '.' || !isDigit(t.B[next+1]) {
			return next >= end && groups >= 3 && !pairs
		}
		i = next + 1
	}
}

// isDecimal says whether the value is the fraction of a decimal number, or one run of digits that a
// fraction follows.
func isDecimal(t redact.Text, start, end int) bool {
	if t.Byte(start-1) == '.' && isDigit(t.Byte(start-2)) {
		return true
	}
	return digitsEnd(t.B, start) >= end && t.Byte(end) == '.' && isDigit(t.Byte(end+1))
}

// isAmount says whether the value is one run of digits with a unit behind it or a currency before.
func isAmount(t redact.Text, start, end int) bool {
	if digitsEnd(t.B, start) < end {
		return false
	}
	if t.Byte(start-1) == '$' || t.Byte(end) == '%' {
		return true
	}
	i := end
	if t.Byte(i) == ' ' {
		i++
	}
	to := i
	for to < len(t.B) && isLetter(t.B[to]) && to-i < 12 {
		to++
	}
	if isAlnum(t.Byte(to)) {
		return false
	}
	return isWord(t.B[i:to], "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "byte", "bytes", "bits",
		"ns", "us", "ms", "msec", "msecs", "sec", "secs", "second", "seconds", "min", "minutes",
		"hours", "days", "px", "rows", "records", "lines", "items", "files", "blocks", "packets",
		"times", "requests", "messages", "eur", "usd", "gbp", "sek", "pln", "euro", "dollars")
}

// isCounter says whether a name such as id=, "size": or pid stands right before the value and is
// tied to it by a sign. Longer numbers than identifiers have are left alone.
func isCounter(t redact.Text, start, end int) bool {
	if end-start > 14 {
		return false
	}
	i, signs := start, 0
	for i > 0 && start-i < 6 && !isLetter(t.B[i-1]) {
		switch t.B[i-1] {
		case '=', ':', '#', '[':
			signs++
		case '"', '\'', ' ', '(':
		default:
			return false
		}
		i--
	}
	return signs > 0 && isWord(lastWord(t, i), "id", "ids", "uid", "gid", "pid", "ppid", "tid", "rid",
		"sid", "size", "len", "length", "port", "offset", "duration", "elapsed", "time", "timestamp",
		"ts", "count", "total", "bytes", "seq", "sequence", "line", "row", "index", "idx", "version",
		"build", "revision", "rev", "port", "memory", "heap", "block", "thread", "session", "request",
		"txid", "zxid", "epoch", "latency", "ttl", "weight", "height", "amount", "price", "hash")
}

// isReference says whether the last word before the value, filler words apart, names a thing that
// has a number of its own.
func isReference(t redact.Text, start, _ int) bool {
	i := start
	for range 2 {
		for i > 0 && start-i < 16 && !isLetter(t.B[i-1]) {
			if isDigit(t.B[i-1]) || t.B[i-1] >= 0x80 {
				return false
			}
			i--
		}
		word := lastWord(t, i)
		if !isWord(word, "no", "nr", "num", "number", "id", "is", "ref", "the") {
			return isWord(word, "order", "invoice", "ticket", "case", "reference", "tracking", "serial",
				"sku", "article", "isbn", "ean", "upc", "parcel", "shipment", "rma", "po", "job",
				"transaction", "batch", "commit", "bestellung", "rechnung", "bestellnummer",
				"rechnungsnummer", "kundennummer", "auftragsnummer", "sendungsnummer", "facture",
				"commande", "factura", "pedido", "faktura", "faktury", "zamowienia", "ordernummer",
				"fakturanummer", "factuurnummer", "fattura", "ordine")
		}
		i -= len(word)
	}
	return false
}

// lastWord returns the letters that end before t.B[i], the last hump of them where camelCase has
// several, nil if they begin before t.B.
func lastWord(t redact.Text, i int) []byte {
	from := i
	for from > 0 && isLetter(t.B[from-1]) {
		from--
		if c := t.B[from]; c >= 'A' && c <= 'Z' && isLower(t.Byte(from-1)) {
			break
		}
	}
	if from == 0 && isLetter(t.Left) {
		return nil
	}
	return t.B[from:i]
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// isWord says whether w is one of the words, in any case.
func isWord(w []byte, words ...string) bool {
	for _, word := range words {
		if len(w) == len(word) && equalFold(w, word) {
			return true
		}
	}
	return false
}
