package server

import "github.com/redactd/redactd/redact"

// A masking masks the texts of a request, one after the other, and writes them into the answer. It is used again and
// again, and has room for short texts: what outgrows that is not kept.
type masking struct {
	x       *exchange
	m       *masker
	answer  []byte
	observe redact.Observer

	text, masked []byte // of the last text, as what is below
	found        []redact.Finding
	edits        shifts

	textRoom, maskedRoom room
	foundRoom            [4]redact.Finding
	editsRoom            [8]shift
}

// masking returns one for a request that has read all of its texts.
func (x *exchange) masking(m *masker) *masking {
	k, ok := x.s.maskings.Get().(*masking)
	if !ok {
		k = new(masking)
		k.observe = redact.Observer{OnFinding: k.finding, OnEdit: k.edits.add}
	}
	k.x, k.m, k.answer = x, m, x.room()
	k.text, k.masked, k.found, k.edits = k.textRoom[:0], k.maskedRoom[:0], k.foundRoom[:0], k.editsRoom[:0]
	return k
}

// leave gives the masking back. The answer stays.
func (k *masking) leave() {
	s := k.x.s
	k.x, k.m, k.answer, k.text, k.masked, k.found, k.edits = nil, nil, nil, nil, nil, nil, nil
	s.maskings.Put(k)
}

// maskAll masks texts, and tells as [listed] does.
func (k *masking) maskAll(list []string) error {
	k.answer = append(k.answer, `{"results":[`...)
	for i, text := range list {
		if i > 0 {
			k.answer = append(k.answer, ',')
		}
		if err := k.mask(text); err != nil {
			return err
		}
	}
	k.answer = append(k.answer, "]}"...)
	return nil
}

// mask masks one text and tells where what was found is, before and after.
func (k *masking) mask(text string) (err error) {
	k.text, k.found, k.edits = append(k.text[:0], text...), k.found[:0], k.edits[:0]
	if k.masked, err = k.m.Observe(k.masked[:0], k.text, k.observe); err != nil {
		return err
	}
	list, err := k.x.findings(k.text, k.masked, k.found, k.edits)
	if err != nil {
		return err
	}
	k.answer = appendMasked(k.answer, k.masked, list)
	return nil
}

func (k *masking) finding(f redact.Finding) {
	k.x.found(f)
	k.found = append(k.found, f)
}
