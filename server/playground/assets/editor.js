// The text that people write. Behind the text area lies a mirror with the same text, in which findings are marked.

import {$, reveal} from './dom.js';
import {follow, marked, point} from './marks.js';
import {kindOf} from './kinds.js';

/** The longest text that the page takes, in bytes. */
export const longest = 256 * 1024;

/**
 * Tells of changes by events: "text" for another text, with the name of its file if it has one, "place" for another cursor,
 * "refused" for a file that is not taken, with the reason.
 */
export class Editor extends EventTarget {
  #text = '';
  #findings = [];

  constructor() {
    super();
    this.area = $('text');
    this.mirror = $('sheet').querySelector('.mirror');
    this.area.addEventListener('input', () => this.#edited());
    document.addEventListener('selectionchange', () => {
      if (document.activeElement === this.area) this.dispatchEvent(new Event('place'));
    });
    this.#takeFiles();
  }

  /** @returns {string} */
  get text() { return this.#text; }

  /** @returns {{start: number, end: number}} what is selected, or where the cursor is */
  get place() { return {start: this.area.selectionStart, end: this.area.selectionEnd}; }

  /**
   * Puts another text in the place of the one there is.
   * @param {string} text
   * @param {string} file its name, if it is of a file
   */
  put(text, file = '') {
    this.area.value = text;
    this.area.setSelectionRange(0, 0);
    $('sheet').scrollTop = 0;
    this.#edited(file);
  }

  /** @param {import('./api.js').Finding[]} findings of the text as it is now */
  show(findings) {
    this.#findings = findings;
    this.#paint();
  }

  /**
   * Shows which finding is looked at.
   * @param {number} index -1 for none
   * @param {boolean} select whether the cursor goes there
   */
  choose(index, select = false) {
    const mark = point(this.mirror, index);
    if (!mark || !select) return;
    const {start, end} = this.#findings[index].utf16;
    this.area.setSelectionRange(start, end);
    reveal($('sheet'), mark);
  }

  #edited(file) {
    const before = this.#text;
    this.#text = this.area.value;
    this.#findings = follow(this.#findings, before, this.#text);
    this.#paint();
    this.dispatchEvent(Object.assign(new Event('text'), {file}));
  }

  #paint() {
    const marks = this.#findings.map((f, index) => ({...f.utf16, index, kind: kindOf(f.type), strength: f.score}));
    this.mirror.replaceChildren(marked(this.#text, marks), '\n');
  }

  #takeFiles() {
    const input = $('file');
    for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
      document.addEventListener(kind, (e) => { // anywhere: a browser would leave the page for a file that misses its place
        if (!e.dataTransfer?.types.includes('Files')) return;
        e.preventDefault();
        $('source').classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
        if (kind === 'drop') this.#read(e.dataTransfer.files[0]);
      });
    }
    $('open').addEventListener('click', () => input.click());
    input.addEventListener('change', () => { this.#read(input.files[0]); input.value = ''; });
  }

  async #read(file) {
    if (!file) return;
    try {
      if (file.size > longest) throw new Error('too long');
      this.put(new TextDecoder('utf-8', {fatal: true}).decode(await file.arrayBuffer()), file.name);
    } catch {
      const what = file.size > longest ? 'is longer than this page takes' : 'is no text in UTF-8';
      const reason = `The file ${what}. Use curl, or the command redact.`;
      this.dispatchEvent(Object.assign(new Event('refused'), {reason}));
    }
  }
}
