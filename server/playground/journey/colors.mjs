// Contrasts, as WCAG 2.2 computes them, of what a page shows.

/** Runs in the page: the texts that are too faint on what lies behind them. */
export function faintTexts() {
  const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  // over paints a colour on another one; the canvas reads every way in which CSS writes colours
  const over = (color, ground) => {
    paint.clearRect(0, 0, 1, 1);
    for (const c of [`rgb(${ground})`, color]) { paint.fillStyle = c; paint.fillRect(0, 0, 1, 1); }
    return [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const groundOf = (el) => {
    const own = getComputedStyle(el).backgroundColor;
    return over(own, el.parentElement ? groundOf(el.parentElement) : [255, 255, 255]);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [hi, lo] = [light(a), light(b)].sort((x, y) => y - x);
    return (hi + 0.05) / (lo + 0.05);
  };
  const shows = (el) => el.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !el.closest('.unseen, .mirror, :disabled, .skip');
  const hasText = (el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const seen = [...document.body.querySelectorAll('*')].filter((el) => shows(el) && (hasText(el) || el.id === 'text'));
  const faint = seen.flatMap((el) => {
    const ground = groundOf(el), c = contrast(over(getComputedStyle(el).color, ground), ground);
    return c < 4.5 ? [`${el.tagName}.${el.className}#${el.id} "${el.textContent.slice(0, 20)}": ${c.toFixed(2)}`] : [];
  });
  return {faint, seen: seen.length};
}
