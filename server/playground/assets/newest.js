// Of several answers that are under way only the newest counts.

/**
 * Returns a function that runs a task soon, and once for several calls at a time. A run that is not done when the next
 * one begins is aborted, and nothing of it counts.
 * @param {number} pause in milliseconds before it runs
 * @param {(signal: AbortSignal) => Promise<void>} task must not change anything once the signal is aborted
 * @param {(error: Error) => void} failed is told why the newest run failed
 * @returns {() => void}
 */
export function newest(pause, task, failed) {
  let timer = 0;
  let running = new AbortController();
  const begin = async () => {
    const mine = running = new AbortController();
    try {
      await task(mine.signal);
    } catch (e) {
      if (!mine.signal.aborted) failed(e);
    }
  };
  return () => {
    clearTimeout(timer);
    running.abort();
    timer = setTimeout(begin, pause);
  };
}
