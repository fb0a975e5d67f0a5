package redact

// An Observer is told what a Redactor does with a text. What is nil is not called.
type Observer struct {
	// OnFinding is called for each finding in order, before its masked text is written.
	OnFinding func(Finding)
	// OnEdit is called for each edit in order, behind OnFinding for what it comes from.
	OnEdit func(Edit)
	// Draft says that what takes the place of values goes nowhere, which operators are told.
	Draft bool
}

// An Edit says what takes the place of the bytes [Start, End) of the input. All others are written as they came. Edits
// do not overlap.
type Edit struct {
	// Entity is what the operator was told that the value is; of several values in one stretch, the strongest.
	Entity     Entity
	Start, End int64
	// Text is only readable during the call. It is empty where the value is taken out, or goes on that an edit before
	// stands for.
	Text []byte
}

// edited ends an edit: what is behind dst[:n] takes the place of the input from out to pos.
func (w *window) edited(e Entity, n int, pos int64) {
	if start := w.base + int64(w.out); w.edit != nil && pos > start {
		w.edit(Edit{e, start, pos, w.dst[n:]})
	}
	w.out = max(w.out, int(pos-w.base))
}
