// Small helpers for text and for elements. Text enters the page as text nodes alone.

const SVG = 'http://www.w3.org/2000/svg';
const byId = id => document.getElementById(id);

// An element with attributes, listeners (`onclick`) and children; nothing where a child is null or false.
function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

function svgEl(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  return node;
}

function button(props, ...children) {
  return el('button', { type: 'button', ...props }, ...children);
}

// A link out of the page, only where it is one to follow; else the bare text.
function outside(url, text) {
  if (!/^https?:\/\//i.test(url ?? '')) return text;
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function kindGlyph(kind, size = 14) {
  const path = svgEl('path', { d: look.kind[kind].path });
  path.style.fill = `var(--kind-${kind})`;
  const scale = kind === 'topic' ? 2 : 1.35;
  return svgEl('svg', { class: 'glyph', viewBox: [-scale, -scale, 2 * scale, 2 * scale].join(' '), width: size, height: size, 'aria-hidden': 'true' }, path);
}

function lineGlyph(status, width = 26) {
  const stroke = (name, dash) => {
    const line = svgEl('path', { d: `M1,5H${width - 1}`, 'stroke-width': 2, 'stroke-dasharray': dash.join(' ') || null });
    line.style.stroke = `var(--status-${name})`;
    return line;
  };
  const lines = status === 'Disputed' ? [stroke('Stated', []), stroke('Disputed', look.status.Disputed.dash)] : [stroke(status, look.status[status].dash)];
  return svgEl('svg', { class: 'line', viewBox: `0 0 ${width} 10`, width, height: 10, 'aria-hidden': 'true' }, ...lines);
}

// Text without case or accents, for searching.
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

// "2025-06-12" → "12 Jun 2025"; "2025-06" → "Jun 2025"; anything else as it stands.
function dateText(iso) {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(iso ?? '');
  if (!match) return iso ?? '';
  const [, year, month, day] = match;
  const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1];
  return [day && Number(day), name, year].filter(Boolean).join(' ');
}

function sorted(items, ...keys) {
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return [...items].sort((a, b) => keys.reduce((found, key) => found || compare(key(a), key(b)), 0));
}

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function clip(text, length) {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join('').trimEnd()}…` : text;
}

function objectName(fact) {
  return fact.object ? fact.object.name : fact.value;
}

function sentence(fact) {
  return `${fact.subject.name} ${fact.label} ${objectName(fact)}`;
}

function sourceName(article) {
  return article.publisher ?? article.headline ?? article.id ?? '';
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const phone = matchMedia('(max-width: 760px)');
