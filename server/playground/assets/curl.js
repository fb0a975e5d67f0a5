// The request that the page sends, as a command for a shell.

import {formats, queryOf} from './wish.js';

const most = 4000; // characters of a text that stand in the command; of longer ones a file is named

/**
 * @param {import('./wish.js').Wish} w
 * @param {string} text
 * @param {string} base address of the server, which ends in a slash
 * @param {boolean} token whether the server wants one, which is never written out
 * @returns {string}
 */
export function curl(w, text, base, token) {
  const path = w.format === 'text' ? 'v1/redact' : 'v1/redact/document';
  const parts = [
    'curl -sS ' + quoted(base + path + queryOf(w)), `-H 'Content-Type: ${formats[w.format].media}; charset=utf-8'`,
    text.length > most ? '--data-binary @your-file' : '--data-raw ' + quoted(text),
  ];
  if (token) parts.splice(1, 0, '-H "Authorization: Bearer $REDACTD_TOKEN"');
  return parts.join(' \\\n  ') + '\n';
}

/** @param {string} text @returns {string} one word of a shell that means the text */
export function quoted(text) { return `'${text.replaceAll("'", `'\\''`)}'`; }
