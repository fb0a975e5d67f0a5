// Who asks, where the server wants to know.

import {$} from './dom.js';
import {setToken} from './api.js';

/** @param {() => void} again is called when there is another token */
export function access(again) {
  const use = () => {
    setToken($('token').value.trim());
    $('token').value = '';
    $('access').hidden = true;
    again();
  };
  $('use-token').addEventListener('click', use);
  $('token').addEventListener('keydown', (e) => e.key === 'Enter' && use());
}

/** Asks for a token. */
export function askForToken() {
  if (!$('access').hidden) return;
  $('access').hidden = false;
  $('token').focus();
}
