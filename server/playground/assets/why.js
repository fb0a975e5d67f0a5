// Why something was found, or was not: the evidence, in bits.

import {$, clone, count, fill} from './dom.js';
import {kindOf} from './kinds.js';

/**
 * Of the candidates at a place the one to talk about, and the others.
 * @param {import('./api.js').Candidate[]} candidates
 * @param {{start: number, end: number}} place
 * @param {import('./api.js').Finding} [finding] that is there
 * @returns {{main?: import('./api.js').Candidate, others: import('./api.js').Candidate[]}}
 */
export function at(candidates, place, finding) {
  const here = candidates.filter(({utf16: c}) => c.start < place.end && c.end > place.start ||
    place.start === place.end && c.start <= place.start && place.start <= c.end);
  const main = finding ? explaining(here, finding) : here.toSorted(closest)[0];
  return {main, others: distinct(here.filter((c) => c !== main && c.type !== main?.type))};
}

function explaining(here, f) {
  const same = here.filter((c) => c.type === f.type).toSorted(closest);
  return same.find((c) => c.utf16.start === f.utf16.start && c.utf16.end === f.utf16.end) ?? same[0];
}

function closest(a, b) { return b.reported - a.reported || b.bits - a.bits; }

// distinct keeps the strongest candidate of each type.
function distinct(list) {
  const best = new Map();
  for (const c of list.toSorted(closest)) if (!best.has(c.type)) best.set(c.type, c);
  return [...best.values()];
}

/** @param {string} sentence instead of a reason */
export function showNote(sentence) {
  const p = document.createElement('p');
  p.className = 'note';
  p.textContent = sentence;
  $('reason').replaceChildren(p);
}

/**
 * @param {import('./api.js').Candidate} c
 * @param {import('./api.js').Candidate[]} others that were looked at in the same place
 * @param {{finding?: import('./api.js').Finding, about: string, pass: number}} more about is what its detector says of
 *   itself, pass the share of random values that pass its check, 1 if there is none
 */
export function showReason(c, others, more) {
  const node = clone('a-reason');
  fill(node, {strong: c.type, '.badge': badge(c), '.about': sentence(more.about)});
  fill(node, {'.facts': facts(c, more.finding), '.odds': odds(c.bits), 'tfoot .number': signed(c.bits)});
  node.querySelector('.dot').dataset.kind = kindOf(c.type);
  node.querySelector('.badge').dataset.reported = c.reported;
  const most = Math.max(...c.terms.map((t) => Math.abs(t.bits)), 1);
  node.querySelector('tbody').append(...c.terms.map((t) => row(t, most, c, more.pass)));
  showOthers(node.querySelector('.others'), others);
  $('reason').replaceChildren(node);
}

function badge(c) {
  return c.reported ? `found, score ${c.score.toFixed(2)}` : `left alone: ${c.verdict.replace('vetoed: ', '')}`;
}

function row(term, most, c, pass) {
  const tr = fill(clone('a-term'), {th: meaning(term, c, pass), '.number': signed(term.bits)});
  const bar = tr.querySelector('.bits-bar');
  bar.dataset.side = term.bits < 0 ? 'against' : 'for';
  bar.style.setProperty('--share', Math.abs(term.bits) / most);
  return tr;
}

const meanings = {
  prior: 'How often such a form is one',
  'context word': 'A word beside it that speaks for it',
  'card word': 'A word for cards beside it',
  country: 'Of a country that the policy names',
  locale: 'Of the country that the text is from',
};

function meaning(term, c, pass) {
  if (term.name !== 'check') return meanings[term.name] ?? capital(term.name);
  return fails(c) ? 'What its check would say if it held' : `Its check: 1 in ${round(1 / pass)} passes at random`;
}

// fails says whether a fact decides, whatever the evidence is.
function fails(c) { return c.verdict.startsWith('vetoed: '); }

function round(n) { return new Intl.NumberFormat('en', {maximumSignificantDigits: 2, notation: 'compact'}).format(n); }

function odds(bits) {
  const n = 2 ** Math.min(Math.abs(bits), 60);
  return bits < 0 ? `1 to ${round(n)} against it` : `${round(n)} to 1 for it`;
}

function signed(bits) { return (bits < 0 ? '−' : '+') + Math.abs(bits).toFixed(1); }

function facts(c, finding) {
  const list = [verified(c)];
  if (c.country) list.push('country ' + c.country);
  if (finding?.operator) list.push('operator ' + finding.operator);
  if (finding?.path) list.push('field ' + finding.path);
  const also = finding?.alternatives ?? [];
  if (also.length) list.push('could also be ' + also.map((a) => `${a.type} (${a.score.toFixed(2)})`).join(', '));
  return sentence([...list, 'detector ' + c.detector].join('; '));
}

function verified(c) {
  if (fails(c)) return c.verdict.replace('vetoed: ', '') + ', which decides whatever the sum is';
  return c.validated ? 'a checksum, a date or a structure was verified' : 'nothing in it can be verified';
}

function showOthers(details, others) {
  details.hidden = others.length === 0;
  details.querySelector('summary').textContent = `Also looked at: ${count(others.length, 'other')}`;
  details.querySelector('ul').append(...others.map((c) => {
    const li = document.createElement('li');
    li.textContent = `${c.type}: ${c.reported ? 'found' : c.verdict}, ${signed(c.bits)} bits`;
    return li;
  }));
}

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

function sentence(text) { return text && capital(text) + '.'; }
