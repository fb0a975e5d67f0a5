// What a person wants of the server, and how it is written: in a query, as a policy file, as a format.

/**
 * @typedef {{policy: string, profile: string, usual: boolean, entities: string[], countries: string[], operator: string,
 *   format: string}} Wish policy is one of the server's own, or profile one that is built in; usual says that it is the one
 *   of requests that name none; empty lists are all, an empty operator is the policy's
 */

/** The formats: how people call them, media type, name in Go, and endings of files. */
export const formats = {
  text: {label: 'Text, logs', media: 'text/plain', files: []},
  json: {label: 'JSON', media: 'application/json', files: ['json']},
  ndjson: {label: 'NDJSON', media: 'application/x-ndjson', files: ['ndjson', 'jsonl']},
  csv: {label: 'CSV', media: 'text/csv', files: ['csv']},
  tsv: {label: 'TSV', media: 'text/tab-separated-values', files: ['tsv']},
  logfmt: {label: 'logfmt', media: 'application/logfmt', files: []},
  html: {label: 'HTML', media: 'text/html', files: ['html', 'htm', 'xhtml']},
  xml: {label: 'XML', media: 'application/xml', files: ['xml', 'svg']},
  urlencoded: {label: 'Form', media: 'application/x-www-form-urlencoded', files: []},
  sse: {label: 'Event stream', media: 'text/event-stream', files: []},
};

/** @param {string} file its name @returns {string} the format that files of this name have */
export function formatOf(file) {
  const ending = file.toLowerCase().split('.').pop();
  return Object.keys(formats).find((name) => formats[name].files.includes(ending)) ?? 'text';
}

/**
 * @param {Wish} w
 * @returns {string} a query, with its question mark, '' for one that wants nothing
 */
export function queryOf(w) {
  const q = [];
  if (!w.usual) q.push(w.policy ? ['policy', w.policy] : ['profile', w.profile]);
  if (w.operator) q.push(['operator', w.operator]);
  if (w.countries.length) q.push(['countries', w.countries.join()]);
  if (w.entities.length) q.push(['entities', w.entities.join()]);
  const pairs = q.map(([name, value]) => name + '=' + encodeURIComponent(value).replaceAll('%2C', ','));
  return pairs.length ? '?' + pairs.join('&') : '';
}

// For which entities a profile has operators of its own: one operator for everything has to name them.
const cards = ['CREDIT_CARD', 'CARD_EXPIRY'];
const named = {
  zendesk: ['CREDIT_CARD'], presidio: ['CREDIT_CARD'], luhnybin: ['CREDIT_CARD'], secrets: [],
  hipaa: [...cards, 'AGE', 'DATE_OF_BIRTH', 'DATE_TIME', 'US_ZIP_CODE'],
};
const unmasked = ['strict', 'hipaa', 'presidio']; // the profiles with no way of their own to mask cards
const secret = ['CARD_CVV', 'CARD_PIN', 'CARD_TRACK']; // which stay hidden, whatever is wanted of the others

/**
 * @param {Wish} w
 * @returns {string} a policy file that wants the same
 */
export function policyFile(w) {
  const lines = ['version: 1', 'name: playground'];
  if (w.policy) lines.unshift(`# ${JSON.stringify(w.policy)} is a file of the server's: add this to it.`);
  else lines.push('extends: ' + w.profile);
  if (w.countries.length) lines.push(`countries: [${w.countries.map((c) => JSON.stringify(c)).join(', ')}]`);
  if (w.entities.length) lines.push('entities:', `  only: [${w.entities.join(', ')}]`);
  if (w.operator) lines.push('operators:', ...operators(w));
  return lines.join('\n') + '\n';
}

function operators(w) {
  const asked = (entity) => w.entities.length === 0 || w.entities.includes(entity);
  const ownMask = w.operator === 'mask' && !unmasked.includes(w.profile);
  const all = (named[w.profile] ?? cards).filter((entity) => asked(entity) && !(ownMask && entity === 'CREDIT_CARD'));
  const hidden = w.profile === 'strict' ? secret.filter(asked) : [];
  return [
    `  default: ${w.operator}`, ...all.map((entity) => `  ${entity}: ${w.operator}`),
    ...hidden.map((entity) => `  ${entity}: hide`),
  ];
}
