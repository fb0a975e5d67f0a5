// The masked text: as a result, and as what changed.

import {$, clone, copy, count, fill, reveal} from './dom.js';
import {differences, linesOf, moved, offsets} from './diff.js';
import {kindOf} from './kinds.js';
import {marked, point, within} from './marks.js';

const around = 1; // unchanged lines that are shown beside those that changed

export class Masked {
  #before = '';
  #after = '';
  #marks = []; // of the text and of the masked one
  #runs = [];

  /** @param {(index: number) => void} chosen is told on which finding somebody has clicked */
  constructor(chosen) {
    this.result = $('result');
    $('copy-masked').addEventListener('click', (e) => copy(e.target, this.#after, this.result));
    this.result.addEventListener('click', ({target}) => target.dataset.index && chosen(Number(target.dataset.index)));
  }

  /** @returns {string} the masked text */
  get text() { return this.#after; }

  /**
   * @param {string} before
   * @param {string} after
   * @param {import('./api.js').Finding[]} findings
   */
  show(before, after, findings) {
    [this.#before, this.#after] = [before, after];
    this.#runs = differences(before, after);
    const changes = this.#runs.flatMap((run) => run.changes);
    const kept = keeper(changes);
    this.#marks = findings.map((f, index) => (
      {...f.output?.utf16 ?? moved(changes, f.utf16), index, kind: kindOf(f.type), kept: kept(f.utf16)}));
    this.result.replaceChildren(marked(after, this.#marks));
    $('changes').replaceChildren(...this.#lines());
    $('tally').textContent = changes.length ? tally(this.#marks, this.#runs) : 'Nothing had to be changed.';
    this.busy(false);
  }

  /** Shows nothing: there is no result, and the old one must not be taken for it. */
  clear() {
    this.show('', '', []);
    $('tally').textContent = 'Nothing is shown that could not be decided.';
  }

  /** Says that what is shown is of a text that has changed since. */
  busy(is) { for (const id of ['result', 'changes']) $(id).setAttribute('aria-busy', is); }

  /** @param {number} index of the finding that is looked at, -1 for none */
  choose(index) {
    const mark = point(this.result, index);
    if (mark) reveal(this.result, mark);
  }

  /** @param {number} index of a finding @returns {string} what stands in its place, for people */
  replacement(index) {
    const {start, end, kept} = this.#marks[index];
    return (this.#after.slice(start, end) || 'removed') + (kept ? ' stays' : '');
  }

  // lines are those that changed, as they were and as they are, and those around them.
  #lines() {
    const a = linesOf(this.#before), b = linesOf(this.#after);
    const atA = offsets(a), atB = offsets(b);
    const out = [];
    let done = 0;
    for (const run of this.#runs) {
      const old = run.changes.map((c) => c.a), now = run.changes.map((c) => c.b);
      const before = (i) => line(i, '−', marked(a[i], within(old, atA[i], atA[i + 1]), 'del'));
      const after = (i) => line(i, '+', marked(b[i], within(now, atB[i], atB[i + 1]), 'ins'));
      out.push(...unchanged(a, done, run.a[0]), ...beside(run.a, run.b, before, after));
      done = run.a[1];
    }
    out.push(...unchanged(a, done, a.length));
    return out;
  }
}

// keeper returns what says, of spans in order, whether nothing in them changed.
function keeper(changes) {
  let i = 0;
  return ({start, end}) => {
    while (i < changes.length && changes[i].a.end <= start) i++;
    return !(i < changes.length && changes[i].a.start < end);
  };
}

// beside shows each line as it was and as it is; where lines are more or fewer now, all as they were first.
function beside([from, to], [fromB, toB], before, after) {
  const a = range(from, to).map(before), b = range(fromB, toB).map(after);
  return a.length === b.length ? a.flatMap((row, i) => [row, b[i]]) : [...a, ...b];
}

function range(from, to) { return Array.from({length: to - from}, (_, i) => from + i); }

function tally(marks, runs) {
  const lines = runs.reduce((n, {a: [from, to]}) => n + to - from, 0);
  const hidden = marks.filter((m) => !m.kept).length;
  const changed = `${hidden} of ${count(marks.length, 'value')} changed, in ${count(lines, 'line')}`;
  return changed + '. Every other character is as it was.';
}

// unchanged shows lines beside those that changed, and how many others there are.
function unchanged(lines, from, to) {
  const plain = (i) => line(i, ' ', lines[i]);
  const all = range(from, to).filter((i) => lines[i] !== '');
  const hidden = all.length - 2 * around;
  if (hidden < 2) return all.map(plain);
  const gap = line(-1, '⋯', count(hidden, 'unchanged line'));
  gap.className += ' gap';
  return [...all.slice(0, around).map(plain), gap, ...all.slice(-around).map(plain)];
}

function line(i, sign, text) {
  const row = fill(clone('a-line'), {'.at': i < 0 ? '' : i + 1, '.sign': sign});
  row.dataset.sign = sign;
  row.querySelector('code').append(text);
  return row;
}
