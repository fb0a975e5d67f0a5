// Texts with marks in them, as nodes. What is in a text never becomes markup.

/**
 * A span to be marked: kind is its colour, index says which finding it is, strength how sure that is, from 0 to 1,
 * kept that it was found and stays.
 * @typedef {{start: number, end: number, kind?: string, index?: number, strength?: number, kept?: boolean}} Mark
 */

/**
 * @param {string} text
 * @param {Mark[]} marks in order; of what overlaps the first counts
 * @param {string} tag mark, ins or del
 * @returns {DocumentFragment}
 */
export function marked(text, marks, tag = 'mark') {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const m of marks) {
    if (m.start < at || m.end > text.length || m.start === m.end) continue;
    out.append(text.slice(at, m.start), element(tag, text.slice(m.start, m.end), m));
    at = m.end;
  }
  out.append(text.slice(at));
  return out;
}

function element(tag, text, m) {
  const el = document.createElement(tag);
  el.textContent = text;
  if (m.kind) el.dataset.kind = m.kind;
  if (m.index !== undefined) el.dataset.index = m.index;
  if (m.strength !== undefined) el.style.setProperty('--strength', m.strength);
  el.classList.toggle('kept', Boolean(m.kept));
  return el;
}

/**
 * Shows which finding is looked at.
 * @param {HTMLElement} node has the marks
 * @param {number} index of the finding, -1 for none
 * @returns {HTMLElement|null} its mark
 */
export function point(node, index) {
  node.querySelector('.chosen')?.classList.remove('chosen');
  const mark = node.querySelector(`[data-index="${index}"]`);
  mark?.classList.add('chosen');
  return mark;
}

/**
 * The marks of a part of a text, counted from its beginning.
 * @param {Mark[]} marks
 * @param {number} start
 * @param {number} end
 * @returns {Mark[]}
 */
export function within(marks, start, end) {
  return marks.filter((m) => m.end > start && m.start < end)
    .map((m) => ({...m, start: Math.max(m.start, start) - start, end: Math.min(m.end, end) - start}));
}

/**
 * The findings of a text that was edited, until there are new ones: those before the edit stay, those behind it move, and
 * what it touches goes.
 * @template {{utf16: {start: number, end: number}}} F
 * @param {F[]} findings
 * @param {string} before
 * @param {string} after
 * @returns {F[]}
 */
export function follow(findings, before, after) {
  const [head, tail] = common(before, after);
  const moved = after.length - before.length;
  return findings.flatMap((f) => {
    const {start, end} = f.utf16;
    if (end <= head) return [f];
    return start >= before.length - tail ? [{...f, utf16: {start: start + moved, end: end + moved}}] : [];
  });
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {[number, number]} how many units both begin with, and how many of the others both end with
 */
export function common(a, b) {
  const most = Math.min(a.length, b.length);
  let head = 0, tail = 0;
  while (head < most && a[head] === b[head]) head++;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, tail];
}
