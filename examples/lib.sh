# What the checks of the examples share. $work is a folder that goes away, and all that daemon and background have
# started ends with the check.
export LC_ALL=C.UTF-8
work=$(mktemp -d)
started=()
end() {
	local status=$? p
	set +e
	trap - ERR
	for p in "${started[@]}"; do
		kill $(ps -o pid= --ppid "$p") "$p" 2>/dev/null
		wait "$p" 2>/dev/null
	done
	rm -rf "$work"
	exit "$status"
}
trap end EXIT
trap 'echo "line $LINENO failed: $BASH_COMMAND" >&2' ERR

# is GOT WANTED
is() { [ "$1" = "$2" ] || { printf 'got "%s", wanted "%s"\n' "$1" "$2" >&2; return 1; }; }

# within SECONDS COMMAND... tries until it succeeds.
within() {
	local end=$((SECONDS + $1))
	until "${@:2}"; do
		[ "$SECONDS" -lt "$end" ] || { echo "not within $1 s: ${*:2}" >&2; return 1; }
		sleep 0.05
	done
}

# fails STATUS COMMAND... wants that exit code, and no output.
fails() {
	local status=0 out
	out=$("${@:2}" 2>/dev/null) || status=$?
	is "$status" "$1"
	is "$out" ""
}

# lacks FILE REGEXP wants a file in which it is not.
lacks() { [ -e "$1" ] && ! grep -qE "$2" "$1" || { echo "$1 has $2, or is not there" >&2; return 1; }; }

# background COMMAND... runs it until the check ends.
# Its input stays what it is: of what runs in the background shells take that away.
background() { "$@" <&0 & started+=($!); }

# listening FILE prints the address in the first line of a log of redactd.
listening() { sed -n '/"msg":"listening.*"/{s/.*"address":"\([^"]*\)".*/\1/p;q}' "$1" | grep .; }

# daemon VARIABLE FLAG... starts a redactd and sets the variable to its URL.
daemon() {
	local log=$work/redactd.${#started[@]}
	background redactd --listen 127.0.0.1:0 "${@:2}" 2>"$log"
	within 10 listening "$log" >/dev/null || { cat "$log" >&2; return 1; }
	printf -v "$1" 'http://%s' "$(listening "$log")"
	export "${1?}"
}
