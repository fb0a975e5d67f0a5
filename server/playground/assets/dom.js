// The few things that every module does with the page.

/** @param {string} id @returns {HTMLElement} */
export const $ = (id) => document.getElementById(id);

/** @param {string} template its id @returns {DocumentFragment|HTMLElement} what is in it: the element, if it is one */
export function clone(template) {
  const {content} = $(template);
  return document.importNode(content.childElementCount === 1 ? content.firstElementChild : content, true);
}

/** Writes texts into the elements of a node, by selector. */
export function fill(node, texts) {
  for (const [selector, text] of Object.entries(texts)) node.querySelector(selector).textContent = text;
  return node;
}

/** Tells people who do not see the page, and those who look for it. */
export function say(sentence) { $('status').textContent = sentence; }

/** Scrolls a box, and nothing around it, until one of its elements can be seen. */
export function reveal(box, el) {
  const a = box.getBoundingClientRect(), b = el.getBoundingClientRect();
  box.scrollTop += Math.max(b.bottom - a.bottom, 0) + Math.min(b.top - a.top, 0);
}

/** @param {number} n @param {string} one @param {string} many @returns {string} such as "1 finding" */
export function count(n, one, many = one + 's') { return `${n.toLocaleString('en')} ${n === 1 ? one : many}`; }

/**
 * Copies a text, and says so on the button for a while.
 * @param {HTMLElement} button
 * @param {string} text
 * @param {HTMLElement} shown has the text, to be selected where a page may not copy
 */
export async function copy(button, text, shown) {
  button.dataset.label ??= button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    say('Copied.');
  } catch {
    getSelection().selectAllChildren(shown);
    button.textContent = 'Press Ctrl+C';
    say('The text is selected: press Control and C.');
  }
  setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
}
