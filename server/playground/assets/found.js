// What was found: how much of each entity, and each in a list.

import {$, clone, count, fill, reveal} from './dom.js';
import {kindOf} from './kinds.js';
import {reachable, roving} from './roving.js';

const most = 300; // findings that are listed; all are counted and marked

export class Found {
  #findings = [];
  #chosen = -1;

  /** @param {(index: number) => void} chosen is told which finding somebody wants to look at */
  constructor(chosen) {
    this.list = $('found');
    this.chosen = chosen;
    const tell = (button) => chosen(Number(button.dataset.index));
    roving(this.list, 'button', tell);
    this.list.addEventListener('click', ({target}) => target.closest('button') && tell(target.closest('button')));
  }

  /**
   * @param {import('./api.js').Finding[]} findings
   * @param {string} text
   * @param {(index: number) => string} replacement says what stands in the place of one
   * @param {string} none what is said if there are none
   */
  show(findings, text, replacement, none) {
    this.#findings = findings;
    const lines = lineNumbers(text, findings);
    const items = findings.slice(0, most).map((f, i) => item(f, i, lines[i], replacement(i)));
    if (findings.length > most) items.push(more(findings.length - most));
    if (findings.length === 0) items.push(note(none));
    this.list.replaceChildren(...items);
    $('counts').replaceChildren(...counts(findings).map((c) => this.#chip(c)));
    this.choose(-1);
  }

  /** @param {number} index of the finding that is looked at, -1 for none */
  choose(index) {
    this.#chosen = index;
    const all = [...this.list.querySelectorAll('button')];
    for (const b of all) b.setAttribute('aria-current', Number(b.dataset.index) === index);
    reachable(all, all[index] ?? all[0]);
    const one = all[index];
    if (one) reveal(this.list, one);
  }

  #chip([type, n]) {
    const chip = fill(clone('a-chip'), {span: type, b: n});
    chip.querySelector('.dot').dataset.kind = kindOf(type);
    chip.title = 'Go to the next one';
    chip.addEventListener('click', () => this.chosen(this.#next(type)));
    return chip;
  }

  // next is the finding of a type behind the one that is looked at, or the first one.
  #next(type) {
    const of = this.#findings.flatMap((f, i) => f.type === type ? [i] : []);
    return of.find((i) => i > this.#chosen) ?? of[0];
  }
}

/** @param {import('./api.js').Finding[]} findings @returns {[string, number][]} the entities by how often they are there */
export function counts(findings) {
  const n = new Map();
  for (const f of findings) n.set(f.type, (n.get(f.type) ?? 0) + 1);
  return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function item(f, i, line, replacement) {
  const li = fill(clone('a-finding'), {
    '.what': f.type, '.as': replacement.replaceAll(/\s+/g, ' '), '.line': 'line ' + line, '.score': f.score.toFixed(2),
  });
  li.querySelector('.dot').dataset.kind = kindOf(f.type);
  const button = li.querySelector('button');
  button.dataset.index = i;
  button.style.setProperty('--strength', f.score);
  return li;
}

function more(n) { return note(`And ${count(n, 'more', 'more')}.`); }

function note(text) {
  const li = document.createElement('li');
  li.className = 'note';
  li.textContent = text;
  return li;
}

function lineNumbers(text, findings) {
  let line = 1, at = 0;
  return findings.map(({utf16: {start}}) => {
    for (let next; (next = text.indexOf('\n', at)) >= 0 && next < start; at = next + 1) line++;
    return line;
  });
}
