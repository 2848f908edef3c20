// The column at the left: a legend that is also the filter.

const FACETS = [
  { name: 'kind', title: 'Who and what', glyph: kind => kindGlyph(kind), text: kind => look.kind[kind].many, values: () => Object.keys(look.kind) },
  { name: 'status', title: 'How it is said', glyph: status => lineGlyph(status), text: status => look.status[status].text, values: () => LEVELS },
  { name: 'relation', title: 'Relations', text: relation => tables.relations[relation], values: () => Object.keys(tables.relations), folded: true },
  { name: 'publisher', title: 'Published by', text: publisher => publisher, values: () => [...new Set(claims.map(publisherOf))].sort(), folded: true },
];
const rows = new Map(); // "kind person" → {input, number}

function buildFilters() {
  byId('filters').replaceChildren(...[...FACETS.map(facet), sureRow()].filter(Boolean),
    button({ id: 'reset', class: 'small', onclick: resetFilters, hidden: true }, 'Clear all filters'));
}

function facet(one) {
  const counts = facetCounts(one);
  const values = one.values().filter(value => counts.get(value));
  if (!values.length) return null;
  const ordered = one.folded ? sorted(values, value => -counts.get(value), value => value) : values;
  const list = el('ul', { class: 'facet' }, ordered.map(value => facetRow(one, value)));
  if (one.name === 'status') list.append(...disputedRow());
  const title = el(one.folded ? 'summary' : 'h2', {}, one.title);
  const all = one.folded && values.length > 2 && el('div', { class: 'all' }, button({ class: 'small', onclick: () => setAll(one, values, true) }, 'all'), button({ class: 'small', onclick: () => setAll(one, values, false) }, 'none'));
  return el(one.folded ? 'details' : 'section', {}, title, all, list);
}

function facetRow(one, value) {
  const input = el('input', { type: 'checkbox', checked: true, onchange: () => { flip(one.name, value, input.checked); refresh(); } });
  const number = el('span', { class: 'number' });
  rows.set(`${one.name} ${value}`, { input, number, one, value });
  return el('li', {}, el('label', {}, input, one.glyph?.(value), el('span', { class: 'name' }, one.text(value)), number));
}

function flip(name, value, on) {
  if (on) state.off[name].delete(value);
  else state.off[name].add(value);
}

function setAll(one, values, on) {
  for (const value of values) flip(one.name, value, on);
  refresh();
}

function disputedRow() {
  const disputed = facts.filter(fact => fact.disputes.length).length;
  if (!disputed) return [];
  const input = el('input', { type: 'checkbox', id: 'only-disputed', onchange: () => { state.onlyDisputed = input.checked; refresh(); } });
  const row = el('label', { class: 'lone' }, input, lineGlyph('Disputed'), el('span', { class: 'name' }, 'Only disputed'), el('span', { class: 'number' }, String(disputed)));
  return [el('li', {}, row)];
}

function sureRow() {
  if (!claims.some(claim => claim.confidence < 1)) return null;
  const output = el('output', { for: 'sure' }, 'any');
  const input = el('input', { id: 'sure', type: 'range', min: 0, max: 95, step: 5, oninput: () => { state.sure = input.value / 100; output.textContent = Number(input.value) ? `at least ${input.value}%` : 'any'; refresh(); } });
  input.value = '0';
  return el('section', {}, el('label', { class: 'sure', for: 'sure' }, el('span', {}, 'Confidence'), output), input);
}

// How many claims (for kinds: entities) each value would give, the other filters as they are.
function facetCounts(one) {
  const counts = new Map();
  const add = value => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (one.name === 'kind') {
    const met = new Set(claims.filter(claim => passes(claim, 'kind')).flatMap(({ fact }) => [fact.subject, fact.object]));
    for (const entity of met) if (entity) add(entity.kind);
    return counts;
  }
  const valueOf = { status: claim => claim.status, relation: claim => claim.fact.relation, publisher: publisherOf }[one.name];
  for (const claim of claims) if (passes(claim, one.name)) add(valueOf(claim));
  return counts;
}

function showCounts() {
  const counts = new Map(FACETS.map(one => [one.name, facetCounts(one)]));
  for (const { input, number, one, value } of rows.values()) {
    number.textContent = (counts.get(one.name).get(value) ?? 0).toLocaleString('en');
    input.checked = !state.off[one.name].has(value);
  }
  state.filtered = Object.values(state.off).some(set => set.size) || state.onlyDisputed || state.sure > 0 || Boolean(state.from || state.until);
  byId('reset').hidden = !state.filtered;
}

function resetFilters() {
  for (const set of Object.values(state.off)) set.clear();
  Object.assign(state, { onlyDisputed: false, sure: 0, from: '', until: '' });
  buildFilters();
  buildTimeline();
  refresh();
}

// What is not in the picture, and how to get it there.
function showNotes() {
  const told = entities.filter(entity => entity.facts.some(fact => fact.shown.length) && !state.off.kind.has(entity.kind));
  const away = told.filter(entity => !state.drawn.has(entity)).length;
  const seen = entities.filter(entity => entity.seen).length;
  byId('notes').replaceChildren(...[
    seen === 0 && el('p', { class: 'empty' }, 'Nothing passes the filters. ', button({ class: 'small', onclick: resetFilters }, 'Clear all filters')),
    away > 0 && el('p', {}, `${seen.toLocaleString('en')} of ${told.length.toLocaleString('en')} shown `, button({ class: 'small', onclick: drawMore }, `Show ${Math.min(away, 100)} more`)),
    state.hidden.size > 0 && el('p', {}, `${state.hidden.size} hidden `, button({ class: 'small', onclick: unhide }, 'Show again')),
  ].filter(Boolean));
}
