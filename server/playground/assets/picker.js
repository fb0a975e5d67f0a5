// A list that opens, to choose any number of names from.

import {clone} from './dom.js';

export class Picker {
  #chosen = new Set();
  #stale = true;

  /**
   * @param {HTMLDetailsElement} details its summary has a b for how many are chosen
   * @param {() => Promise<[string, string][]>} load fetches the names and how people call them, when it opens
   * @param {() => void} changed is called when others are chosen
   */
  constructor(details, load, changed) {
    this.details = details;
    this.load = load;
    this.changed = changed;
    details.append(clone('a-picker'));
    this.list = details.querySelector('ul');
    this.search = details.querySelector('input');
    this.search.setAttribute('aria-label', 'Search ' + details.id);
    this.list.setAttribute('aria-label', details.id);
    this.#listen();
  }

  /** @returns {string[]} the names that are chosen, in order, none for all */
  get chosen() { return [...this.#chosen].sort(); }

  /** Forgets what is chosen, and what there is to choose from. */
  reset() {
    this.#stale = true;
    this.#choose(new Set());
    if (this.details.open) this.#open();
  }

  #listen() {
    const {details, list, search} = this;
    details.addEventListener('toggle', () => details.open && this.#open());
    details.addEventListener('keydown', (e) => e.key === 'Escape' && details.open && this.#close());
    details.querySelector('.choices button').addEventListener('click', () => { this.#choose(new Set()); this.changed(); });
    search.addEventListener('input', () => this.#narrow());
    list.addEventListener('change', ({target}) => {
      target.checked ? this.#chosen.add(target.value) : this.#chosen.delete(target.value);
      this.#count();
      this.changed();
    });
    const leave = (to) => { if (to && !details.contains(to)) details.open = false; };
    document.addEventListener('pointerdown', (e) => leave(e.target));
    details.addEventListener('focusout', (e) => leave(e.relatedTarget));
  }

  async #open() {
    if (this.#stale) {
      const names = await this.load().catch(() => []); // the page says why, elsewhere
      this.#stale = names.length === 0;
      this.list.replaceChildren(...names.map((name) => this.#item(name)));
    }
    this.search.focus();
  }

  #item([name, label]) {
    const item = clone('a-choice');
    const box = item.querySelector('input');
    box.value = name;
    box.checked = this.#chosen.has(name);
    item.querySelector('span').textContent = label;
    return item;
  }

  #close() {
    this.details.open = false;
    this.details.querySelector('summary').focus();
  }

  #choose(names) {
    this.#chosen = names;
    for (const box of this.list.querySelectorAll('input')) box.checked = names.has(box.value);
    this.#count();
  }

  #narrow() {
    const wanted = this.search.value.trim().toLowerCase();
    for (const item of this.list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  }

  #count() { this.details.querySelector('summary b').textContent = this.#chosen.size || 'all'; }
}
