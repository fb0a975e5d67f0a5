// Keys within a group of buttons: one of them is reached by Tab, the others by the arrows, Home and End.

const ways = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

/**
 * Has the keys move within a group. Buttons may come and go.
 * @param {HTMLElement} group
 * @param {string} selector of its buttons
 * @param {(button: HTMLElement) => void} moved is told where the focus went
 */
export function roving(group, selector, moved = () => {}) {
  group.addEventListener('keydown', (e) => {
    const all = [...group.querySelectorAll(selector)];
    const at = all.indexOf(e.target.closest(selector));
    const to = target(e.key, at, all.length);
    if (at < 0 || to === undefined) return;
    e.preventDefault();
    reachable(all, all[to]);
    all[to].focus();
    moved(all[to]);
  });
}

function target(key, at, n) {
  if (key === 'Home') return 0;
  if (key === 'End') return n - 1;
  return key in ways ? (at + ways[key] + n) % n : undefined;
}

/** Has Tab reach one button of a list alone. */
export function reachable(all, one) {
  for (const b of all) b.tabIndex = b === one ? 0 : -1;
}

/**
 * Makes tabs of a tablist: the chosen one shows its panel.
 * @param {HTMLElement} tablist
 * @param {(tab: HTMLElement) => void} chosen is told which one it is
 */
export function tabs(tablist, chosen = () => {}) {
  const all = [...tablist.querySelectorAll('[role=tab]')];
  const choose = (tab) => {
    for (const one of all) {
      one.setAttribute('aria-selected', one === tab);
      document.getElementById(one.getAttribute('aria-controls')).hidden = one !== tab;
    }
    reachable(all, tab);
    chosen(tab);
  };
  roving(tablist, '[role=tab]', choose);
  for (const tab of all) tab.addEventListener('click', () => choose(tab));
  choose(all[0]);
}
