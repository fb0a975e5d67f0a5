// What was tried, to take away: as a command, as a program, as a policy file.

import {$, copy} from './dom.js';
import {curl} from './curl.js';
import {golang} from './golang.js';
import {policyFile} from './wish.js';
import {tabs} from './roving.js';

export class Take {
  constructor(tablist) {
    tabs(tablist, (tab) => { this.shown = $(tab.getAttribute('aria-controls')); });
    $('copy-code').addEventListener('click', (e) => copy(e.target, this.shown.textContent, this.shown));
  }

  /**
   * @param {import('./wish.js').Wish} wish
   * @param {string} text
   * @param {boolean} token whether the server wants one
   */
  show(wish, text, token) {
    $('code-curl').textContent = curl(wish, text, new URL('.', location.href).href, token);
    $('code-go').textContent = golang(wish);
    $('code-policy').textContent = policyFile(wish);
  }
}
