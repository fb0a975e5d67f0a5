package server

import (
	"encoding/json"
	"net/http"
)

// A Problem is why a request was refused or failed, written as RFC 9457 says.
type Problem struct {
	kind   kind
	detail string
	header http.Header
}

// A kind is the last part of a problem's type, which stays as it is for ever.
type kind string

const (
	malformed    kind = "malformed"
	unauthorized kind = "unauthorized"
	forbidden    kind = "forbidden"
	notFound     kind = "not-found"
	wrongMethod  kind = "wrong-method"
	tooSlow      kind = "too-slow"
	tooLarge     kind = "too-large"
	unreadable   kind = "unreadable"
	wrongPolicy  kind = "policy"
	invalid      kind = "invalid"
	tooMany      kind = "too-many"
	internal     kind = "internal"
	unserved     kind = "unserved"
	busy         kind = "busy"
	unrecorded   kind = "unrecorded"
	stopping     kind = "stopping"
	conflict     kind = "conflict"
	loop         kind = "loop"
	upstream     kind = "upstream"
	upstreamSlow kind = "upstream-slow"
	full         kind = "full"
)

// typeBase stands before a kind. The page has a paragraph for each.
const typeBase = "https://github.com/redactd/redactd/blob/main/docs/problems.md#"

// kinds are the status and the title of each kind.
var kinds = map[kind]struct {
	status int
	title  string
}{
	malformed:    {http.StatusBadRequest, "the request cannot be read"},
	unauthorized: {http.StatusUnauthorized, "nobody known sends this request"},
	forbidden:    {http.StatusForbidden, "the sender may not do this"},
	notFound:     {http.StatusNotFound, "there is no such route"},
	wrongMethod:  {http.StatusMethodNotAllowed, "the route has other methods"},
	tooSlow:      {http.StatusRequestTimeout, "the body came too slowly"},
	tooLarge:     {http.StatusRequestEntityTooLarge, "the body is too large"},
	unreadable:   {http.StatusUnsupportedMediaType, "the body is of a kind that is not read here"},
	wrongPolicy:  {http.StatusUnprocessableEntity, "the policy cannot be what the request wants"},
	invalid:      {http.StatusUnprocessableEntity, "a value in the request is not what belongs there"},
	tooMany:      {http.StatusTooManyRequests, "the sender has sent too many requests"},
	internal:     {http.StatusInternalServerError, "the server failed"},
	unserved:     {http.StatusInternalServerError, "a request that Presidio has this status for"},
	busy:         {http.StatusServiceUnavailable, "the server has too much to do"},
	unrecorded:   {http.StatusServiceUnavailable, "the request cannot be recorded"},
	stopping:     {http.StatusServiceUnavailable, "the server is about to stop"},
	conflict:     {http.StatusConflict, "the same event is on its way"},
	loop:         {http.StatusLoopDetected, "the request has come through here before"},
	upstream:     {http.StatusBadGateway, "the upstream has not answered as it should"},
	upstreamSlow: {http.StatusGatewayTimeout, "the upstream has not answered in time"},
	full:         {http.StatusServiceUnavailable, "there is no room to keep the event"},
}

// problem returns a problem. The detail says what to do next, and holds nothing of the request.
func problem(k kind, detail string) *Problem { return &Problem{kind: k, detail: detail} }

// with adds a header to the answer.
func (p *Problem) with(name, value string) *Problem {
	if p.header == nil {
		p.header = http.Header{}
	}
	p.header.Set(name, value)
	return p
}

// Error returns the detail.
func (p *Problem) Error() string { return "server: " + p.detail }

func (p *Problem) status() int { return kinds[p.kind].status }

// answer writes the problem as problem details.
func (p *Problem) answer(id string) answer {
	body, _ := json.Marshal(struct { // strings of ours: it cannot fail
		Type    string `json:"type"`
		Title   string `json:"title"`
		Status  int    `json:"status"`
		Detail  string `json:"detail"`
		Request string `json:"request"`
	}{typeBase + string(p.kind), kinds[p.kind].title, p.status(), p.detail, id})
	return answer{status: p.status(), media: "application/problem+json", body: append(body, '\n'), header: p.header}
}
