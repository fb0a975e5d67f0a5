// Redaction by hand: a box in the place of each character that is selected.

import {$, count, say} from './dom.js';
import {hide} from './api.js';

/**
 * @param {import('./editor.js').Editor} editor
 * @param {() => boolean} html says whether the text is HTML, where tags stay
 * @param {(error: Error) => void} failed
 */
export function byHand(editor, html, failed) {
  let before = null; // the text that Undo brings back
  const selected = () => { $('hide').disabled = editor.place.start === editor.place.end; };
  editor.addEventListener('place', selected);
  editor.addEventListener('text', () => { selected(); $('undo').hidden = before === null; before = null; });
  $('hide').addEventListener('click', async () => {
    const {text, place} = editor;
    try {
      const answer = await hide(text, html(), place);
      if (editor.text !== text) return;
      before = text;
      const undo = () => { $('undo').onclick = null; editor.put(text); editor.area.focus(); };
      editor.put(answer.text);
      $('undo').onclick = undo;
      $('undo').focus();
      say(`${count(answer.hidden, 'character')} hidden by hand.`);
    } catch (e) {
      failed(e);
    }
  });
}
