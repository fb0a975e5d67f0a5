package redact

// What an operator wrote may have to wait: for a store that keeps the value, say. These two are the only ways in which
// an operator can fail.

// settlers are the operators of a policy that have to be asked before anything leaves.
func settlers(p Policy) (all []func() error) {
	if p.Default.Settle != nil {
		all = append(all, p.Default.Settle)
	}
	for _, op := range p.Operators {
		if op.Settle != nil {
			all = append(all, op.Settle)
		}
	}
	return all
}

// piece is how much is taken in before what was decided leaves. Settling takes the longer the less there is at a time.
func (g *program) piece() int {
	if len(g.settle) > 0 {
		return 32 * chunk
	}
	return chunk
}

// release says whether what a push has appended may leave, and if not why.
func (w *window) release() error {
	if w.failed != nil {
		return w.failed
	}
	for _, settle := range w.p.settle {
		if err := settle(); err != nil {
			return err
		}
	}
	return nil
}
