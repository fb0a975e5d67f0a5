// What differs between a text and what became of it, told from the two alone: whatever the server says that it has
// changed, this is what it has.

import {common} from './marks.js';

/**
 * A difference: what stood in a is now what stands in b, either of which may be empty.
 * @typedef {{a: {start: number, end: number}, b: {start: number, end: number}}} Change
 */

const patience = 600; // differences between two lists until all between their ends counts as one

/**
 * The lines that differ, as runs of them, and in each what differs.
 * @param {string} before
 * @param {string} after
 * @returns {{a: [number, number], b: [number, number], changes: Change[]}[]} numbers of lines from 0, half open, and
 *   places in the texts
 */
export function differences(before, after) {
  const a = linesOf(before), b = linesOf(after);
  const runs = a.length === b.length ? pairwise(a, b) : aligned(a, b);
  const atA = offsets(a), atB = offsets(b);
  return runs.map((run) => ({...run, changes: changesIn(run, a, b, atA, atB)}));
}

/** @param {string} text @returns {string[]} its lines, with their ends */
export function linesOf(text) { return text.split(/(?<=\n)/); }

/** @param {string[]} parts @returns {number[]} where each begins, and where the last one ends */
export function offsets(parts) {
  const at = [0];
  for (const p of parts) at.push(at.at(-1) + p.length);
  return at;
}

function pairwise(a, b) {
  const runs = [];
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    const last = runs.at(-1);
    if (last && last.a[1] === i) last.a[1] = last.b[1] = i + 1;
    else runs.push({a: [i, i + 1], b: [i, i + 1]});
  }
  return runs;
}

// changesIn looks into each pair of lines of a run; where there are no pairs, into all of it at once.
function changesIn(run, a, b, atA, atB) {
  const [from, to] = run.a, [fromB, toB] = run.b;
  if (to - from !== toB - fromB) {
    return inside(a.slice(from, to).join(''), b.slice(fromB, toB).join(''), atA[from], atB[fromB]);
  }
  return a.slice(from, to).flatMap((line, i) => inside(line, b[fromB + i], atA[from + i], atB[fromB + i]));
}

function inside(x, y, atX, atY) {
  const a = x.match(tokens) ?? [], b = y.match(tokens) ?? [];
  const fromA = offsets(a), fromB = offsets(b);
  return aligned(a, b).map((run) => ({
    a: {start: atX + fromA[run.a[0]], end: atX + fromA[run.a[1]]},
    b: {start: atY + fromB[run.b[0]], end: atY + fromB[run.b[1]]},
  }));
}

const tokens = /\p{L}+|[^]/gu;

// aligned finds the fewest differences between two lists: E. Myers, "An O(ND) Difference Algorithm", 1986.
function aligned(a, b) {
  const [head, tail] = common(a, b);
  const n = a.length - head - tail, m = b.length - head - tail;
  if (n + m === 0) return [];
  const trace = furthest(n, m, (i, j) => a[head + i] === b[head + j]);
  if (!trace) return [{a: [head, head + n], b: [head, head + m]}];
  return joined(backwards(trace, n, m)).map((run) => ({a: run.a.map((i) => i + head), b: run.b.map((j) => j + head)}));
}

// furthest returns, for each number of differences, how far each diagonal comes with so many, or nothing.
function furthest(n, m, same) {
  const far = new Map([[1, 0]]), trace = [];
  for (let d = 0; d <= Math.min(n + m, patience); d++) {
    trace.push(new Map(far));
    for (let k = -d; k <= d; k += 2) {
      let x = down(far, k, d) ? far.get(k + 1) : far.get(k - 1) + 1;
      while (x < n && x - k < m && same(x, x - k)) x++;
      far.set(k, x);
      if (x >= n && x - k >= m) return trace;
    }
  }
}

function down(far, k, d) { return k === -d || k !== d && far.get(k - 1) < far.get(k + 1); }

// backwards walks from the ends to the beginnings and returns the single differences, the last one first.
function backwards(trace, x, y) {
  const steps = [];
  for (let d = trace.length - 1; d > 0; d--) {
    const far = trace[d], k = x - y;
    const from = down(far, k, d) ? k + 1 : k - 1;
    const i = far.get(from), j = i - from;
    while (x > i && y > j) { x--; y--; }
    steps.push({a: [i, x], b: [j, y]});
    [x, y] = [i, j];
  }
  return steps;
}

// joined puts differences together that touch.
function joined(steps) {
  const runs = [];
  for (const s of steps.reverse()) {
    const last = runs.at(-1);
    if (last && last.a[1] === s.a[0] && last.b[1] === s.b[0]) [last.a[1], last.b[1]] = [s.a[1], s.b[1]];
    else runs.push(s);
  }
  return runs;
}

/**
 * Where a span of the first text is in the second, with what was put in at its ends, such as quotes.
 * @param {Change[]} changes in order
 * @param {{start: number, end: number}} span
 * @returns {{start: number, end: number}}
 */
export function moved(changes, span) {
  let by = 0, start = null, end = null;
  for (const {a, b} of changes) {
    if (start === null && (span.start < a.end || span.start === a.start)) {
      start = span.start < a.start ? span.start + by : b.start;
    }
    if (end === null && span.end <= a.end) end = span.end < a.end && span.end <= a.start ? span.end + by : b.end;
    by = b.end - a.end;
  }
  return {start: start ?? span.start + by, end: end ?? span.end + by};
}
