package detectors

import "bytes"

// Passwords that are arguments by their place.

// nth returns the argument of that number, or what stands in it behind a sign.
func nth(b []byte, args []arg, n int, behind byte) arg {
	if n >= len(args) {
		return arg{}
	}
	return option{behind: behind}.part(b, args[n])
}

// oracleLogin reads name/password@service.
func oracleLogin(b []byte, args []arg) arg {
	for _, a := range args {
		v := b[a.start:a.end]
		slash, at := bytes.IndexByte(v, '/'), bytes.LastIndexByte(v, '@')
		if slash < 1 || v[0] == '-' || v[0] == '@' || at >= 0 && at < slash {
			continue
		}
		if at > 0 {
			a.end = a.start + at
		}
		a.start += slash + 1
		return a
	}
	return arg{}
}

// netUse reads what stands beside /user:name, behind it or before it.
func netUse(b []byte, args []arg) arg {
	for i, a := range args {
		if !hasFold(b[a.start:a.end], "/user:") && !hasFold(b[a.start:a.end], "/u:") {
			continue
		}
		if i+1 < len(args) && isShareSecret(b, args[i+1]) {
			return args[i+1]
		}
		if i > 0 && isShareSecret(b, args[i-1]) {
			return args[i-1]
		}
	}
	return arg{}
}

// isShareSecret says whether an argument of net use is no switch, drive or share.
func isShareSecret(b []byte, a arg) bool {
	v := b[a.start:a.end]
	return len(v) > 3 && v[0] != '/' && v[0] != '\\' && v[0] != '*'
}

// netUser reads what stands behind the name of a user who is made or changed.
func netUser(b []byte, args []arg) arg {
	if len(args) < 2 || !isShareSecret(b, args[1]) || !looksTyped(b[args[1].start:args[1].end]) {
		return arg{}
	}
	return args[1]
}

// continued reads a line that begins with the option of curl, as the lines behind a backslash do.
func continued(b []byte, args []arg) arg {
	v := nth(b, args, 0, ':')
	if v.end == 0 || !looksTyped(b[v.start:v.end]) {
		return arg{}
	}
	if lead := bytes.Trim(b[:args[0].start], " \t\"'"); string(lead) != "-u" && string(lead) != "--user" {
		return arg{}
	}
	return v
}

// awsSet returns what a name for secrets is set to.
func awsSet(b []byte, args []arg) arg {
	if len(args) < 2 || !endsFold(b[args[0].start:args[0].end], "secret_access_key") && !endsFold(b[args[0].start:args[0].end], "session_token") {
		return arg{}
	}
	return args[1]
}

// secureString returns the string that is made secure: the first argument in quotes.
func secureString(b []byte, args []arg) arg {
	for _, a := range args {
		if a.quoted {
			return a
		}
	}
	return arg{}
}

// typed returns the first argument if it looks like no word.
func typed(b []byte, args []arg) arg {
	if len(args) == 0 || !looksTyped(b[args[0].start:args[0].end]) {
		return arg{}
	}
	return args[0]
}

// ciscoSecret skips the digit for how the value is hidden, which looks typed or is hexadecimal.
func ciscoSecret(b []byte, args []arg) arg {
	if len(args) > 1 && args[0].end-args[0].start == 1 && hasDigit(b[args[0].start:args[0].end]) {
		args = args[1:]
	}
	if v := hiddenBySeven(b, args); v.end > 0 {
		return v
	}
	return typed(b, args)
}

// hiddenBySeven returns the first argument if it is an even number of hexadecimal digits.
func hiddenBySeven(b []byte, args []arg) arg {
	if len(args) > 0 {
		if v := b[args[0].start:args[0].end]; len(v) >= 10 && len(v)%2 == 0 && allHex(v) && hasDigit(v) {
			return args[0]
		}
	}
	return arg{}
}

// wifiCode reads the password of a code that phones scan: WIFI:S:name;T:WPA;P:password;;
func wifiCode(b []byte, args []arg) (v arg) {
	if len(args) == 0 {
		return v
	}
	code := b[args[0].start:]
	i := bytes.Index(code, []byte(";P:"))
	if i < 0 {
		return v
	}
	v.start = args[0].start + i + len(";P:")
	n := bytes.IndexByte(b[v.start:], ';')
	v.end, v.quoted = v.start+n, true
	return v
}

// echoed returns what the command before the last pipe in b prints, or what stands in it behind a sign.
func echoed(b []byte, behind byte) arg {
	pipe := bytes.LastIndexByte(b, '|')
	if pipe < 0 {
		return arg{}
	}
	at := max(bytes.LastIndex(b[:pipe], []byte("echo ")), bytes.LastIndex(b[:pipe], []byte("printf ")))
	if at < 0 {
		return arg{}
	}
	var room [4]arg
	for _, a := range arguments(b[:pipe], at+bytes.IndexByte(b[at:], ' '), room[:0]) {
		if b[a.start] != '-' && a.end > a.start {
			a.end = a.start + len(bytes.TrimSuffix(b[a.start:a.end], []byte(`\n`)))
			return option{behind: behind}.part(b, a)
		}
	}
	return arg{}
}
