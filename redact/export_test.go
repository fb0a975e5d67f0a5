package redact

// Heard is Field that scans behind the name whether or not it says anything.
func (r *Redactor) Heard(name string) *Redactor {
	f := r.Field(name)
	f.field = fieldName(name)
	return f
}

// IsMute says whether the name of a field says nothing to the policy.
func (r *Redactor) IsMute(name string) bool { return r.Field(name).field == "" }
