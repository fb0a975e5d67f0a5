package formats

// Texts that a run has glued: a style may show <span>12</span><span>4111 ...</span> apart, and then a card stands there that
// is none behind "12". So a run in which texts are glued is masked once more with a blank between them.

// apart puts a blank between texts that are glued, and says whether there are such.
func (r *run) apart() bool {
	text, segments, glued := r.text, r.segments, r.seams()
	if len(glued) == 0 {
		return false
	}
	r.text, r.segments = make([]byte, 0, len(text)+len(glued)), make([]segment, 0, len(segments)+len(glued))
	for from, i := 0, 0; from < len(text); {
		next, to := segment{}, len(text)
		if len(glued) > 0 {
			next, glued = glued[0], glued[1:]
			to = next.text
		}
		for ; i < len(segments) && segments[i].text < to; i++ {
			s := segments[i]
			s.text += len(r.text) - from
			r.segments = append(r.segments, s)
		}
		r.text = append(r.text, text[from:to]...)
		if from = to; from < len(text) {
			r.segments = append(r.segments, segment{len(r.text), next.lo, next.hi})
			r.text = append(r.text, ' ')
		}
	}
	return true
}

// seams returns where no blank stands beside a text that is glued, each once.
func (r *run) seams() (seams []segment) {
	last := 0
	for _, s := range r.glued {
		if s.text > last && s.text < len(r.text) && !isSpace(r.text[s.text-1]) && !isSpace(r.text[s.text]) {
			seams = append(seams, s)
			last = s.text
		}
	}
	return seams
}
