// The same facts as a table that can be sorted: for those who read rather than look, and for screen readers.

const COLUMNS = [
  { title: 'Who', value: fact => fact.subject.name, cell: fact => named(fact.subject) },
  { title: 'Relation', value: fact => fact.label, cell: fact => button({ class: 'entity', onclick: () => go({ type: 'fact', fact }), 'aria-label': `Evidence: ${sentence(fact)}` }, el('em', {}, fact.label)) },
  { title: 'Whom or what', value: fact => objectName(fact), cell: fact => (fact.object ? named(fact.object) : fact.value) },
  { title: 'Said', value: fact => ['Stated', 'Planned', 'Possible', 'Disputed', 'Denied'].indexOf(fact.look), cell: fact => [lineGlyph(fact.look), ' ', look.status[fact.look].text] },
  { title: 'Sum, share, role', value: fact => extra(fact), cell: fact => extra(fact) },
  { title: 'Who says so', value: fact => voices(fact.shown).join(', '), cell: fact => clip(voices(fact.shown).join(', '), 60) },
  { title: 'Last published', value: fact => fact.shown[0].date, cell: fact => dateText(fact.shown[0].date) },
  { title: 'Claims', value: fact => fact.shown.length, cell: fact => String(fact.shown.length), number: true },
];
const PORTION = 300; // rows at a time
const order = { column: 7, down: true };
let portion = PORTION;

function renderList() {
  const listed = facts.filter(fact => fact.shown.length);
  const column = COLUMNS[order.column];
  const folding = value => (typeof value === 'string' ? fold(value) : value);
  const ordered = sorted(listed, fact => folding(column.value(fact)), fact => fact.number);
  if (order.down) ordered.reverse();
  byId('list').replaceChildren(
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of facts' },
      el('table', {}, el('caption', {}, `${count(listed.length, 'fact')}${state.filtered ? ' that pass the filters' : ''}`), el('thead', {}, el('tr', {}, COLUMNS.map(head))),
        el('tbody', {}, ordered.slice(0, portion).map(fact => el('tr', { class: chosen(fact) ? 'chosen' : null }, COLUMNS.map(one => el('td', { class: one.number ? 'number' : null }, one.cell(fact))))))),
      ordered.length > portion && button({ class: 'small', onclick: () => { portion += PORTION; renderList(); } }, `${Math.min(PORTION, ordered.length - portion)} more of ${ordered.length - portion}`)));
}

function named(entity) {
  return el('span', { class: 'named' }, kindGlyph(entity.kind), entityLink(entity));
}

function head(column, index) {
  const current = order.column === index;
  const sort = current ? (order.down ? 'descending' : 'ascending') : 'none';
  return el('th', { scope: 'col', 'aria-sort': sort }, button({ onclick: () => sortBy(index) }, column.title, el('span', { 'aria-hidden': 'true' }, current ? (order.down ? ' ↓' : ' ↑') : '')));
}

function sortBy(index) {
  Object.assign(order, { down: order.column === index ? !order.down : index === 7, column: index });
  renderList();
  byId('list').querySelectorAll('th button')[index].focus();
}

function chosen(fact) {
  return state.selection.type === 'fact' && state.selection.fact === fact;
}
