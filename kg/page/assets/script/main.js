// What the reader does → a new state → everything drawn again; links into the page; keys; the start.

const trail = []; // selections to go back to

// --- going somewhere ---

function go(selection, { remember = true, keep = false } = {}) {
  if (remember && !same(selection, state.selection)) trail.push(state.selection);
  state.selection = selection;
  if (selection.type !== 'start' && phone.matches) panel.dataset.height = 'half';
  if (selection.type === 'path') findSteps(selection);
  for (const entity of selectedEntities()) show(entity);
  redraw();
  if (!keep && selectedEntities().length) bringIntoView([...(lit()?.entities ?? [])].filter(entity => entity.seen).slice(0, 60));
  address(remember);
  say();
}

function same(one, other) {
  return one.type === other.type && one.entity === other.entity && one.fact === other.fact && one.from === other.from && one.to === other.to && one.tried === other.tried;
}

function back() {
  go(trail.pop() ?? { type: 'start' }, { remember: false });
  room.focus({ preventScroll: true });
}

function findSteps(selection) {
  const { from, to, tried } = selection;
  selection.steps = from && to && from !== to ? findPath(from, to, tried) : null;
}

// The filters changed.
function refresh() {
  redraw();
  showCounts();
}

// The selection changed, or what is drawn.
function redraw() {
  sift();
  if (state.selection.type === 'path') {
    findSteps(state.selection);
    sift();
  }
  document.documentElement.dataset.at = state.selection.type;
  paint();
  showNotes();
  renderPanel();
  if (state.view === 'list') renderList();
}

function setDepth(steps) {
  state.depth = steps;
  if (state.selection.type === 'entity') {
    for (const entity of [...around(state.selection.entity, steps)].slice(0, 400)) show(entity);
    go(state.selection);
  }
}

function show(entity) {
  state.drawn.add(entity);
  state.hidden.delete(entity);
}

function hiddenNeighbours(entity) {
  return neighbours(entity).filter(next => !state.drawn.has(next) || state.hidden.has(next));
}

function expand(entity) {
  for (const next of sorted(hiddenNeighbours(entity), one => one.number).slice(0, 60)) show(next);
  go({ type: 'entity', entity });
}

function hide(entity) {
  state.hidden.add(entity);
  go({ type: 'start' });
}

function unhide() {
  state.hidden.clear();
  redraw();
}

function drawMore() {
  const away = entities.filter(entity => !state.drawn.has(entity) && entity.facts.length);
  for (const entity of away.slice(0, 100)) state.drawn.add(entity);
  redraw();
  fit();
}

function setView(view) {
  state.view = view;
  document.documentElement.dataset.view = view;
  byId('stage').hidden = view !== 'graph';
  byId('list').hidden = view !== 'list';
  byId('as-graph').setAttribute('aria-pressed', String(view === 'graph'));
  byId('as-list').setAttribute('aria-pressed', String(view === 'list'));
  if (view === 'list') renderList();
  else network.redraw();
}

// Tells a screen reader where we are.
function say() {
  const { selection } = state;
  const text = {
    start: () => 'Overview', help: () => 'Keys',
    entity: ({ entity }) => `${entity.name}, ${look.kind[entity.kind].one}, ${count(entity.facts.length, 'fact')}`,
    fact: ({ fact }) => `${sentence(fact)}, ${look.status[fact.look].text}, ${count(fact.shown.length, 'claim')}`,
    path: ({ from, to, steps }) => (steps ? `Path from ${from.name} to ${to.name}: ${count(steps.length, 'step')}` : 'Path'),
  }[selection.type](selection);
  byId('status').textContent = text;
  document.title = selection.type === 'start' ? island.title : `${text} · ${island.title}`;
}

// --- links into the page ---

function fragment() {
  const { selection } = state;
  if (selection.type === 'entity') return `#node=${encodeURIComponent(selection.entity.key)}`;
  if (selection.type === 'fact') return `#edge=${factKey(selection.fact)}`;
  if (selection.type === 'path' && selection.from && selection.to) return `#path=${[selection.from, selection.to].map(entity => encodeURIComponent(entity.key)).join(',')}`;
  return '';
}

function address(remember) {
  try {
    const url = fragment() || location.pathname + location.search;
    if (fragment() !== location.hash) history[remember ? 'pushState' : 'replaceState'](null, '', url);
  } catch {
    // a frame in a notebook has no address of its own
  }
}

function fromAddress() {
  const [, name, value] = /^#(node|edge|path)=(.*)$/.exec(location.hash) ?? [];
  if (name === 'node') return { type: 'entity', entity: entityByKey.get(decoded(value)) };
  if (name === 'edge') return { type: 'fact', fact: factByKey.get(value) ?? factByKey.get(value.split(',').map(part => encodeURIComponent(decoded(part))).join(',')) };
  if (name === 'path') {
    const [from, to] = value.split(',').map(part => entityByKey.get(decoded(part)));
    return { type: 'path', from, to };
  }
  return { type: 'start' };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function followAddress() {
  const selection = fromAddress();
  if (trail.length && same(trail.at(-1), selection)) trail.pop(); // the browser's own way back
  const known = selection.type === 'start' || selection.entity || selection.fact || (selection.from && selection.to);
  go(known ? selection : { type: 'start' }, { remember: false });
  if (!known) byId('status').textContent = 'The link names something that is not in this graph.';
}

// --- keys ---

function towards(dx, dy) {
  const here = selectedEntities()[0];
  const start = here ? toScreen(here) : { x: room.clientWidth / 2, y: room.clientHeight / 2 };
  const scored = entities.filter(entity => entity.seen && entity !== here).map(entity => {
    const spotted = toScreen(entity);
    const [x, y] = [spotted.x - start.x, spotted.y - start.y];
    const along = x * dx + y * dy;
    return { entity, along, cost: along + 2.2 * Math.abs(x * dy - y * dx) };
  });
  const ahead = sorted(here ? scored.filter(one => one.along > 2) : scored.map(one => ({ ...one, cost: one.entity.number })), one => one.cost)[0];
  if (ahead) go({ type: 'entity', entity: ahead.entity });
}

const inPictureKeys = {
  ArrowLeft: () => towards(-1, 0), ArrowRight: () => towards(1, 0), ArrowUp: () => towards(0, -1), ArrowDown: () => towards(0, 1),
  Enter: () => focusPanel(),
};
const keys = {
  '/': () => byId('find').focus(),
  '?': () => go({ type: 'help' }),
  Escape: () => escape(),
  '0': () => fit(), '+': () => zoom(1.3), '=': () => zoom(1.3), '-': () => zoom(1 / 1.3),
  '1': () => setDepth(1), '2': () => setDepth(2),
  b: () => back(),
  l: () => setView(state.view === 'graph' ? 'list' : 'graph'),
  p: () => pathFromHere(),
  e: () => withEntity(expand), h: () => withEntity(hide),
};

function withEntity(act) {
  if (state.selection.type === 'entity') act(state.selection.entity);
}

function pathFromHere() {
  go({ type: 'path', from: selectedEntities()[0] ?? null, to: null });
  byId(state.selection.from ? 'path-to' : 'path-from').focus();
}

function focusPanel() {
  (panel.querySelector('.inside > :not(nav) button, .inside section button') ?? panel).focus();
}

function escape() {
  byId('filters').classList.remove('open');
  byId('menu').open = false;
  if (state.selection.type !== 'start') go({ type: 'start' });
  room.focus({ preventScroll: true });
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('input:not([type=checkbox]):not([type=range])');
  if (typing && event.key !== 'Escape') return;
  const act = (event.target === room && inPictureKeys[event.key]) || keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// --- light and dark ---

const dark = matchMedia('(prefers-color-scheme: dark)');

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  readColours();
}

// Paper is light, whatever the screen is.
function onPaper(on) {
  setTheme(on ? 'light' : storedTheme() ?? (dark.matches ? 'dark' : 'light'));
  paint();
}

function storedTheme() {
  try {
    return localStorage.getItem('newskg-theme');
  } catch {
    return null; // some frames have no storage
  }
}

function switchTheme() {
  setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
  paint();
  try {
    localStorage.setItem('newskg-theme', document.documentElement.dataset.theme);
  } catch {
    // then it holds for this visit only
  }
}

// --- the start ---

function wire() {
  suggest(byId('find'), byId('found'), entity => { go({ type: 'entity', entity }); focusPanel(); });
  const click = (id, act) => byId(id).addEventListener('click', act);
  click('as-graph', () => setView('graph'));
  click('as-list', () => setView('list'));
  click('zoom-in', () => zoom(1.3));
  click('zoom-out', () => zoom(1 / 1.3));
  click('fit', () => fit());
  click('theme', switchTheme);
  click('save-svg', () => save(svgBlob(), 'svg'));
  click('save-png', savePng);
  click('print', () => window.print());
  click('copy-link', () => copyLink());
  click('menu', event => { if (event.target.closest('li')) byId('menu').open = false; });
  click('filters-button', () => byId('filters-button').setAttribute('aria-expanded', String(byId('filters').classList.toggle('open'))));
  window.addEventListener('popstate', followAddress);
  dark.addEventListener('change', () => { if (!storedTheme()) { setTheme(dark.matches ? 'dark' : 'light'); paint(); } });
  window.addEventListener('beforeprint', () => onPaper(true));
  window.addEventListener('afterprint', () => onPaper(false));
  new ResizeObserver(() => network.redraw()).observe(room);
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    byId('status').textContent = 'Link copied';
  } catch {
    window.prompt('Link to this view', location.href);
  }
}

function begin() {
  byId('about').textContent = byId('about').dataset.about || 'Every line is one click from the sentence behind it';
  if (phone.matches) byId('find').placeholder = 'Find a name …';
  setTheme(storedTheme() ?? (dark.matches ? 'dark' : 'light'));
  sift();
  buildFilters();
  buildTimeline();
  stretch();
  wire();
  refresh();
  fit(undefined, true);
  if (location.hash) followAddress();
  else say();
  document.documentElement.dataset.ready = 'yes';
}

begin();

// For scripts and tests: what is there, what is drawn, and going somewhere.
window.newskg = Object.freeze({
  entities: () => entities.length,
  facts: () => facts.length,
  dots: () => dots.length,
  lines: () => facts.filter(lineShown).length,
  find: name => entities.findIndex(entity => entity.name === name),
  open: (type, number) => go({ type, entity: entities[number], fact: facts[number] }),
  pan: pixels => network.moveTo({ offset: { x: pixels, y: 0 } }),
  labels: () => labels.map(({ box, rows }) => ({ ...box, text: rows.join(' '), owner: undefined })),
  whereIs: key => toScreen(middleOf(factByKey.get(key))),
});
