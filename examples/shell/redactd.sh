# Functions that ask redactd with curl, for scripts: . ./redactd.sh
#
#   mask < ticket.txt                              a text
#   tail -n +1 -F app.log | mask                   each line as it comes
#   mask_document application/json < order.json    a document in place; GET /openapi.yaml lists the types
#   findings < ticket.txt                          what is in a text, an entity a line with its place in bytes
#   seal < ticket.txt | restore                    values that can be put back; redactd needs --key-file for that
#
# REDACTD_URL is where it is, REDACTD_HEADERS a file with a line "Authorization: Bearer TOKEN", if it wants one: what
# stands in the arguments of a program everybody sees.
#
# All end with 22 where redactd refuses and with another number but 0 where the answer breaks off. What they have
# printed is masked in any case, but not whole.

# ask ROUTE TYPE [OPTION OF CURL]... sends standard input and prints the answer.
ask() {
	ask_route=$1 ask_type=$2
	shift 2
	curl --noproxy '*' -sSf -H "Content-Type: $ask_type" ${REDACTD_HEADERS:+-H "@$REDACTD_HEADERS"} "$@" \
		"${REDACTD_URL:-http://127.0.0.1:8899}$ask_route"
}

# With -T . curl prints what has come back while it waits for more, with -T - only when more comes. curl 7.88 takes a
# quarter of a processor to wait so: "tail -F app.log | redact" takes none.
mask() { ask /v1/redact text/plain --no-progress-meter -N -X POST -T .; }

mask_document() { ask /v1/redact/document "$1" --data-binary @-; }

findings() {
	found=$(jq -Rs '{text: .}' | ask /v1/scan application/json --data-binary @-) || return
	printf %s "$found" | jq -r '.findings[] | "\(.type) \(.start) \(.end)"'
}

seal() { ask '/v1/redact?operator=token' text/plain --data-binary @-; }

restore() { ask /v1/restore text/plain --data-binary @-; }
