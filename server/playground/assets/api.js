// All that the page asks of the server it comes from. Texts, and names of fields in them, go in bodies, never in addresses.
// Paths are relative, so that the server may also stand behind a proxy, below a path.

/**
 * A stretch of a text in units of UTF-16, as strings of JavaScript count, half open.
 * @typedef {{start: number, end: number}} Span
 *
 * @typedef {{type: string, utf16: Span, output?: {utf16: Span}, operator?: string, score: number, detector: string,
 *   country: string, validated: boolean, undecided?: boolean, path?: string,
 *   alternatives: {type: string, score: number}[]}} Finding
 *
 * @typedef {Finding & {reported: boolean, verdict: string, bits: number,
 *   terms: {name: string, bits: number}[]}} Candidate
 */

/** Why the server does not answer, as a sentence. */
export class Refusal extends Error {
  /**
   * @param {string} sentence
   * @param {number} status of HTTP, 0 if there was no answer
   * @param {number} wait seconds until it is worth to ask again, 0 if it is not
   */
  constructor(sentence, status, wait) {
    super(sentence);
    this.status = status;
    this.wait = wait;
  }
}

let token = ''; // nowhere else, so that it is gone with the page

/** @param {string} secret what proves to the server who asks, '' for nobody */
export function setToken(secret) { token = secret; }

/** @returns {boolean} whether there is a token */
export function hasToken() { return token !== ''; }

/**
 * Masks a text.
 * @param {string} query of the wishes
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<{text: string, findings: Finding[]}>}
 */
export async function redactText(query, text, signal) {
  return (await post('v1/redact' + query, 'application/json', JSON.stringify({text}), signal)).json();
}

/**
 * Masks a document.
 * @param {string} query of the wishes
 * @param {string} media its type
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<{text: string, findings: Finding[]}>}
 */
export async function redactDocument(query, media, text, signal) {
  const [masked, scanned] = await Promise.all(['v1/redact/document', 'v1/scan/document'].map(
    (path) => post(path + query, media + '; charset=utf-8', text, signal)));
  return {text: await masked.text(), findings: (await scanned.json()).findings};
}

/**
 * Says why things are found in a text, and others are not.
 * @param {string} query of the wishes
 * @param {string} text
 * @param {AbortSignal} signal
 * @param {string} [field] the name of the field that has the text
 * @returns {Promise<Candidate[]>}
 */
export async function explain(query, text, signal, field) {
  const body = JSON.stringify({text, field}); // which leaves out a field that there is none of
  return (await (await post('v1/explain' + query, 'application/json', body, signal)).json()).candidates;
}

/**
 * Puts a box in the place of each character of a span.
 * @param {string} text
 * @param {boolean} html whether it is to be read as a browser does
 * @param {Span} span
 * @returns {Promise<{text: string, hidden: number}>}
 */
export async function hide(text, html, span) {
  const member = html ? 'html' : 'text';
  const body = JSON.stringify({[member]: text, spans: [span], unit: 'utf16'});
  const answer = await (await post('v1/manual', 'application/json', body)).json();
  return {text: answer[member], hidden: answer.hidden};
}

/**
 * @param {string} path of a list, with its query
 * @returns {Promise<any>}
 */
export async function list(path) { return (await ask(path, {})).json(); }

function post(path, media, body, signal) {
  return ask(path, {method: 'POST', headers: {'Content-Type': media}, body, signal});
}

async function ask(path, init) {
  const headers = {...init.headers, ...token && {Authorization: 'Bearer ' + token}};
  let answer;
  try {
    answer = await fetch(path, {...init, headers, cache: 'no-store', redirect: 'error'});
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Refusal('The server does not answer. Is it still running?', 0, 0);
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  const detail = problem.detail ?? `the server answers with status ${answer.status}`;
  const wait = [429, 503].includes(answer.status) ? Number(answer.headers.get('Retry-After')) || 1 : 0;
  return new Refusal(detail[0].toUpperCase() + detail.slice(1) + '.', answer.status, wait);
}
