package redact

// An Operator says what takes a value's place. It is a value: exactly one of Hide and Replace is set, or neither, which
// keeps the value as it is and needs a Name.
type Operator struct {
	// Name is the operator's name in policies and reports: "mask", "replace", "remove", "keep".
	Name string
	// Settings are the operator's own in a few words, for reports: "" if there are none, or the usual ones.
	Settings string
	// Hide marks the units of v.Text that a Box takes the place of, one each, by setting hide[i].
	// hide is as long as v.Text and all false. A byte that is marked in one of two overlapping
	// findings is hidden, whatever the other says.
	Hide func(v Value, hide []bool)
	// Box is what a hidden unit becomes: one printable character, "▇" by default.
	Box string
	// Replace appends what takes the place of the whole value to dst.
	Replace func(dst []byte, v Value) []byte
	// Undo, if set, appends to dst the value that Replace wrote v.Text for, where that alone is enough to tell. It returns
	// dst as it was and an error for what Replace cannot have written.
	Undo func(dst []byte, v Value) ([]byte, error)
	// Settle, if set, is called before anything of what Replace wrote leaves a Redactor, such as to make sure that it
	// can be undone. If it returns an error nothing leaves: the text ends with that error. It is called often, by all
	// who use the operator at the same time.
	Settle func() error
	// LooksReal says that what Replace writes cannot be told from a value: masking twice is not masking once, and what
	// stands beside is looked at as if the entity's name stood in its place.
	LooksReal bool
}

// A Value is what an operator may know about a finding.
type Value struct {
	Entity Entity
	// Text is the value as a reader sees it: folded, without what was dropped. Units are bytes; a
	// character that does not fold to ASCII has several. It is only readable during the call.
	Text []byte
	// Source is the bytes of the input that Replace takes the place of: all that is needed to undo it. They may be
	// more than the value if another one overlaps with it. It is nil for Hide.
	Source []byte
	// Subject is whose data the text holds, "" if nobody said: see Redactor.Subject.
	Subject string
	// Scope is what the operator may remember of the other values of the text.
	Scope *Scope
	// Draft says that what Replace writes is only looked at: nothing may be stored or counted for it. It need not be
	// what takes the place of the value in the end, but another mark of the entity if that is one.
	Draft bool

	failed *error // of the text that the value is in
}

// Fail ends the text that the value is in with err, which must hold nothing of it: what was written of it and has not
// left yet is withheld, and the values behind it are drafts. Replace still has to write something that hides the value.
func (v Value) Fail(err error) {
	if v.failed != nil && *v.failed == nil {
		*v.failed = err
	}
}

// Keeps says whether the operator leaves values as they are.
func (o Operator) Keeps() bool { return o.Hide == nil && o.Replace == nil }
