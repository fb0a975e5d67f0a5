package formats

// Texts of markup, and what they look like together.

// text takes more of a text.
func (m *markup) text(p []byte) error {
	if !m.node {
		m.node = true
		m.s.begin(m.field(), markupText)
		m.s.now.others = m.told()
	}
	if i := solid(p); i >= 0 && !m.html && len(m.stack) == 0 {
		m.s.text(p[:i])
		return m.s.fail(0, "there is a text outside of all elements")
	}
	m.reserve(len(p))
	m.s.text(p)
	return nil
}

// endText ends a text and adds it to the run.
func (m *markup) endText() {
	if !m.node {
		return
	}
	m.node = false
	m.tell()
	if m.s.stream.w != nil || !m.s.root.chosen {
		m.s.end()
		return
	}
	blank := m.join(markupText)
	if blank || m.html && !m.labelled() {
		m.s.drop()
		return
	}
	m.s.end()
}

// join adds the text that ends to the run, and says whether it is blank. One that is too long to be kept was none.
func (m *markup) join(as *form) (blank bool) {
	raw := m.s.token()
	blank = solid(raw) < 0
	if m.run == nil && !blank {
		m.run = m.s.beginRun(markupText)
	}
	if m.run != nil {
		m.run.solid = m.run.solid || !blank
		m.run.add(as, raw, m.s.base+int64(m.s.now.lo))
		m.addPart(as, raw)
	}
	return blank
}

// solid returns where in p something stands that is no blank and no line break, or -1.
func solid(p []byte) int {
	for i, c := range p {
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			return i
		}
	}
	return -1
}

// keep takes markup.
func (m *markup) keep(p []byte) {
	m.reserve(len(p))
	m.s.keep(p)
}

// reserve ends the run if what comes is too far from its beginning.
func (m *markup) reserve(n int) {
	if m.run != nil && m.s.to+n-m.s.held > valueMax {
		m.endRun()
	}
}

func (m *markup) endRun() {
	if m.run != nil {
		m.settleHeader(true)
		m.s.endRun(m.run)
		m.run = nil
	}
}

// separate has what a reader sees in the place of a tag stand between two texts.
func (m *markup) separate(name string) {
	if m.run == nil {
		return
	}
	sign, ends := " ", m.tag.closing && len(m.stack) <= m.run.depth
	if m.html {
		sign = separatorOf(name)
		ends = sign == "\n"
	}
	m.run.mark(sign)
	if ends {
		m.endParagraph()
	}
}

// endParagraph ends a run that is long enough. In XML a paragraph is what closes no deeper than another one before it.
func (m *markup) endParagraph() {
	m.run.depth = len(m.stack)
	if m.run.hi-m.run.lo >= runMin && m.labels.rows.label == nil {
		m.endRun()
	}
}

// separatorOf returns what a reader sees in the place of an element's tags. One that nobody knows is nothing, unless a
// style says otherwise: see run_apart.go.
func separatorOf(name string) string {
	switch name {
	case "td", "th":
		return "\t"
	case "img", "input", "button", "label", "select", "svg", "object":
		return " "
	case "address", "area", "article", "aside", "audio", "base", "basefont", "bgsound", "blockquote", "body", "br", "canvas",
		"caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "embed", "fieldset",
		"figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
		"hgroup", "hr", "html", "iframe", "keygen", "legend", "li", "link", "listing", "main", "map", "marquee", "math", "menu",
		"menuitem", "meta", "nav", "noembed", "noframes", "noscript", "ol", "optgroup", "option", "p", "param", "plaintext", "pre",
		"script", "search", "section", "source", "style", "summary", "table", "tbody", "template", "textarea", "tfoot", "thead",
		"title", "tr", "track", "ul", "video", "xmp":
		return "\n"
	}
	return ""
}

// field returns that of the text that comes.
func (m *markup) field() *field {
	if n := len(m.stack); n > 0 {
		return m.stack[n-1].field
	}
	if m.html && m.tag.field != nil && !m.tag.closing {
		return m.tag.field
	}
	return m.s.within
}
