// Returns the element with the focus and the faults of its visible focus. It is an
// expression.
(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return { name: '', faults: [] };
  const parse = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.a === 1) return color;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const faults = [];
  const style = getComputedStyle(e);
  const width = parseFloat(style.outlineWidth);
  if (!e.matches(':focus-visible') || style.outlineStyle === 'none' || width < 2) faults.push('no outline');
  // The background of an inner outline is the element, that of any other the parent.
  const behind = ground(parseFloat(style.outlineOffset) < 0 ? e : e.parentElement);
  const [a, b] = [luminance(parse(style.outlineColor)), luminance(behind)];
  if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3) faults.push('an outline that can hardly be seen');
  const box = e.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) faults.push('no size');
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const seen = points.some(([x, y]) => {
    const top = inside(x, y) && document.elementFromPoint(x, y);
    return top && (e.contains(top) || top.contains(e));
  });
  if (!seen) faults.push('nothing of it in sight');
  const name = (e.getAttribute('aria-label') || e.textContent || e.placeholder || '').trim().slice(0, 40);
  return { name: `${e.tagName.toLowerCase()}.${e.className} ${name}`, faults };
})()
