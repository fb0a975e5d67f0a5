package formats

import "bytes"

// Keys that are written over lines, in a cell without quotes: they go on behind the breaks, and one would be masked in
// part otherwise.

// inArmour says whether such a key has begun in a value, and not ended.
func inArmour(value []byte) bool {
	at := bytes.LastIndex(value, []byte("-----BEGIN "))
	if at < 0 || bytes.Contains(value[at:], []byte("-----END ")) {
		return false
	}
	line, _, _ := bytes.Cut(value[at:], []byte("\n"))
	return bytes.HasSuffix(bytes.TrimRight(line, "\r"), []byte("KEY-----"))
}

// armoured says whether what stands behind a line break goes on with a key in several lines, and whether that is known.
func armoured(p []byte, end bool) (goesOn, known bool) {
	const enough = 24
	line := p[max(1, lineBreak(p, end)):]
	for i, c := range line[:min(len(line), enough)] {
		if c-'0' >= 10 && c|0x20-'a' >= 26 && bytes.IndexByte([]byte("+/=- "), c) < 0 {
			return c == '\n' && i > 0 && line[i-1] == '=', true
		}
	}
	return len(line) >= enough, len(line) >= enough || end
}
