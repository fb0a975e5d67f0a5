package redact

import "sync"

// A Scope is what operators remember of the values of one text or stream, or of all texts that [Redactor.Scope] joins.
// It is safe for concurrent use; what is kept in it has to be as well.
type Scope struct {
	mu sync.Mutex
	by map[any]any
}

// State returns what an operator keeps under a key, such as a pointer of its own, and makes it first if there is
// nothing. Without a scope it is made anew each time.
func (s *Scope) State(key any, make func() any) any {
	if s == nil {
		return make()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	state, ok := s.by[key]
	if !ok {
		if s.by == nil {
			s.by = map[any]any{}
		}
		state = make()
		s.by[key] = state
	}
	return state
}

// Subject returns a redactor for texts about a person or thing, such as the number of a patient: operators that treat all
// values of one subject alike, such as those that move dates, go by it. Making one is cheap.
func (r *Redactor) Subject(name string) *Redactor {
	s := *r
	s.subject = name
	return &s
}

// forget makes it a new scope.
func (s *Scope) forget() { s.by = nil }

// Scope returns a redactor for texts that belong together, such as the comments of a ticket: a value that operators
// number or count has the same number in each of them. Without, each text and each stream begins anew. Making one is
// cheap; what it remembers goes with it.
func (r *Redactor) Scope() *Redactor {
	s := *r
	s.scope = new(Scope)
	return &s
}

// Joined is the redactor itself if its texts belong together already, and Scope otherwise: for the values of one document.
func (r *Redactor) Joined() *Redactor {
	if r.scope != nil {
		return r
	}
	return r.Scope()
}
