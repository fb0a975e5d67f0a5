// The reasons for a text, fetched when somebody looks: the candidates, and what the detectors say of themselves.

import * as api from './api.js';
import {at} from './why.js';

const whole = 32 * 1024; // the longest text that is explained as a whole; of longer ones the lines around the place are
const around = 4 * 1024; // and so much on each side

export class Reasons {
  #known = {}; // the candidates that were fetched last, and of what they are
  #about = new Map(); // what detectors say of themselves, by name
  #asked = new Set(); // the queries for which they were asked

  /**
   * @param {string} query of the wishes
   * @param {string} text
   * @param {{start: number, end: number}} place that is looked at
   * @param {api.Finding} [finding] that is there
   * @param {AbortSignal} signal
   * @returns {Promise<{main?: api.Candidate, others: api.Candidate[], about: string, pass: number}>}
   */
  async of(query, text, place, finding, signal) {
    const part = partOf(text, place), known = this.#known;
    const same = known.query === query && known.text === text && known.start === part.start && known.end === part.end;
    const candidates = same ? known.candidates : await explained(query, text, part, signal);
    this.#known = {query, text, ...part, candidates};
    let {main, others} = at(candidates, place, finding);
    if (finding?.path && !main?.reported) main = await ofField(query, text, finding, signal) ?? main;
    return {main, others, ...main && await this.#detector(query, main.detector)};
  }

  async #detector(query, name) {
    if (!this.#about.has(name) && !this.#asked.has(query)) {
      this.#asked.add(query);
      for (const d of await api.list('v1/detectors' + query)) this.#about.set(d.name, d);
    }
    const d = this.#about.get(name);
    return {about: d?.about ?? '', pass: d?.pass_rate ?? 1};
  }
}

// partOf is the part of a text that is explained: it begins and ends with lines, where there are some.
function partOf(text, {start, end}) {
  if (text.length <= whole) return {start: 0, end: text.length};
  const line = text.lastIndexOf('\n', Math.max(start - around, 0)) + 1;
  const next = text.indexOf('\n', end + around);
  return {
    start: Math.max(line, start - 2 * around), end: Math.min(next < 0 ? text.length : next, end + 2 * around),
  };
}

async function explained(query, text, part, signal) {
  const all = await api.explain(query, text.slice(part.start, part.end).toWellFormed(), signal);
  return all.map((c) => ({...c, utf16: {start: c.utf16.start + part.start, end: c.utf16.end + part.start}}));
}

// ofField explains a value of a document by itself, with the name of its field: that is how it is looked at.
async function ofField(query, text, f, signal) {
  const value = text.slice(f.utf16.start, f.utf16.end);
  const field = f.path.split('/').filter((part) => part && !/^\d+$/.test(part)).join('.');
  const all = await api.explain(query, value, signal, field || undefined);
  return all.find((c) => c.reported && c.type === f.type);
}
