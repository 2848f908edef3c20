// The panel at the right: an entity, a fact, a path.

const panel = byId('panel');

function entityLink(entity, ...text) {
  return button({ class: 'entity', onclick: () => go({ type: 'entity', entity }) }, text.length ? text : entity.name);
}

function factTitle(fact, level = 'h2') {
  return el(level, { class: 'fact' }, entityLink(fact.subject), ' ', el('em', {}, fact.label), ' ', fact.object ? entityLink(fact.object) : el('strong', {}, fact.value));
}

function section(title, ...children) {
  return el('section', {}, el('h3', {}, title), ...children);
}

function renderPanel() {
  const { selection } = state;
  const draw = { start: startPanel, entity: entityPanel, fact: factPanel, path: pathPanel, help: helpPanel }[selection.type];
  const focused = panel.contains(document.activeElement);
  panel.replaceChildren(el('button', { type: 'button', class: 'handle phone', 'aria-label': 'Make this panel taller or lower', onclick: togglePanel }), el('div', { class: 'inside' }, backRow(), draw(selection)));
  panel.scrollTop = 0;
  if (focused) focusAfter();
}

// Where the keyboard goes on after a step inside the panel: to the open end of a path, else to the new heading.
function focusAfter() {
  const open = [...panel.querySelectorAll('.ends input')].find(input => !input.value);
  const heading = panel.querySelector('h2');
  heading.tabIndex = -1;
  (open ?? heading).focus({ preventScroll: true });
}

function backRow() {
  if (state.selection.type === 'start') return null;
  return el('nav', { class: 'back', 'aria-label': 'Back' },
    button({ id: 'back', onclick: back }, '← Back'), button({ id: 'home', onclick: () => go({ type: 'start' }) }, 'Overview'));
}

function togglePanel() {
  const heights = ['half', 'full', 'low'];
  panel.dataset.height = heights[(heights.indexOf(panel.dataset.height ?? 'half') + 1) % heights.length];
}

// --- a fact ---

function factPanel({ fact }) {
  const beside = fact.object ? fact.subject.facts.filter(other => other !== fact && other.shown.length && other.object && otherEnd(other, fact.subject) === otherEnd(fact, fact.subject)) : [];
  const left = fact.claims.length - fact.shown.length;
  return [
    factTitle(fact),
    fact.disputes.filter(isOpen).map(dispute => disputeNote(dispute, fact)),
    el('p', { class: 'quiet' }, `${count(fact.shown.length, 'claim')} in ${count(new Set(fact.shown.map(claim => claim.article)).size, 'article')}`,
      left > 0 && ` · ${left} filtered out`),
    fact.shown.map(evidenceCard),
    beside.length > 0 && section('Also between the two', factList(beside)),
  ];
}

// "Sources disagree on the amount: $2.4 billion (The Wire) or about $3 billion (two people close to it)".
function disputeNote(dispute, fact) {
  const sides = [dispute.first, dispute.second].map(side => sideNote(side, fact));
  return el('p', { class: 'dispute' }, `${aspectText(dispute)}: `, sides[0], ' or ', sides[1]);
}

function aspectText({ aspect }) {
  const names = { status: 'whether it is so', object: 'what or whom', holder: 'who it is' };
  return `Sources disagree on ${names[aspect] ?? `the ${aspect}`}`;
}

function sideNote(side, fact) {
  const heard = side.claims.filter(claim => passes(claim));
  const elsewhere = heard.find(claim => claim.fact !== fact)?.fact;
  const text = elsewhere && !heard.some(claim => claim.fact === fact) ? button({ class: 'entity', onclick: () => go({ type: 'fact', fact: elsewhere }) }, side.text) : el('strong', {}, side.text);
  return [text, ` (${speakers(heard)})`];
}

// Who speaks in a claim: those it is attributed to, else the paper.
const voices = some => [...new Set(some.flatMap(claim => (claim.by.length ? claim.by.map(entity => entity.name) : [sourceName(claim.article)])))].filter(Boolean);

function speakers(some) {
  const names = voices(some);
  if (names.length < 3) return names.join(' and ') || 'one article';
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

// Facts as rows: how the line looks, the words, what is added.
function factList(some, entity = null) {
  return el('ul', { class: 'facts' }, some.map(fact => el('li', {}, button({ class: 'row', onclick: () => go({ type: 'fact', fact }) },
    lineGlyph(fact.look), el('span', { class: 'what' }, entity ? rowName(fact, entity) : sentence(fact)), el('span', { class: 'more' }, extra(fact))))));
}

function rowName(fact, entity) {
  const other = otherEnd(fact, entity);
  return other ? [kindGlyph(other.kind, 13), ' ', other.name] : fact.value;
}

function extra(fact) {
  const level = LEVELS.find(status => fact.shown.some(claim => claim.status === status));
  const firm = fact.shown.filter(claim => claim.status === level);
  const first = name => firm.map(claim => claim[name]).find(Boolean);
  return [first('amount'), first('stake'), first('role') ?? first('round')].filter(Boolean).slice(0, 2).concat(isSum(fact) ? [whenOf(firm)] : []).concat(fact.past ? ['past'] : []).join(' · ');
}

// "£1.8 billion" and no "1964": sums come anew with every report, so that each needs its time.
function isSum(fact) {
  return !fact.object && /[^\d-]/.test(fact.value);
}

function whenOf(some) {
  const time = some.map(claim => claim.time).find(Boolean);
  const day = some.map(claim => claim.date).filter(Boolean).sort()[0];
  return time ? dateText(time) : day ? `told ${dateText(day.slice(0, 7))}` : 'undated';
}

// Facts of one relation: the most told first; of sums those of one sort together, the newest first.
function inOrder(group) {
  if (!group.every(isSum)) return sorted(group, fact => -fact.shown.length, fact => fact.number);
  return sorted(sorted(group, fact => fact.shown.map(claim => claim.date).sort()[0], fact => fact.number).reverse(), fact => fact.shown[0].role ?? '');
}

// --- an entity ---

function entityPanel({ entity }) {
  const known = entity.facts.filter(fact => fact.shown.length);
  const away = hiddenNeighbours(entity);
  return [
    el('p', { class: 'kind' }, kindGlyph(entity.kind), look.kind[entity.kind].one),
    el('h2', {}, entity.name),
    entity.aliases.length > 0 && el('p', { class: 'quiet' }, `also ${entity.aliases.join(', ')}`),
    entity.same.length > 0 && el('p', { class: 'quiet' }, entity.same.map((url, index) => [index ? ', ' : '', outside(url, url.replace(/^https?:\/\/(www\.)?/i, ''))])),
    el('div', { class: 'actions' },
      el('div', { class: 'switch', role: 'group', 'aria-label': 'Light up neighbours' }, [1, 2].map(steps => button({ 'aria-pressed': String(state.depth === steps), onclick: () => setDepth(steps) }, steps === 1 ? '1 step' : '2 steps'))),
      button({ onclick: () => go({ type: 'path', from: entity, to: null }) }, 'Path to …'),
      away.length > 0 && button({ onclick: () => expand(entity) }, `Show ${away.length} more`),
      button({ onclick: () => hide(entity) }, 'Hide')),
    known.length ? factsOf(entity, known) : el('p', { class: 'quiet' }, entity.facts.length ? 'Nothing that passes the filters.' : 'Mentioned, but nothing is said about it in terms of this graph.'),
    saysOf(entity),
    entity.articles.length > 0 && section(`In ${count(entity.articles.length, 'article')}`, el('ul', { class: 'plain' }, entity.articles.slice(0, 30).map(article => el('li', {}, source({ article }))))),
  ];
}

function factsOf(entity, known) {
  const byTime = el('div', { hidden: true }, timeOf(entity, known));
  const byRelation = el('div', {}, relationGroups(entity, known));
  const choose = time => {
    [byRelation.hidden, byTime.hidden] = [time, !time];
    tabs.forEach((tab, index) => tab.setAttribute('aria-pressed', String((index === 1) === time)));
  };
  const tabs = [button({ 'aria-pressed': 'true', onclick: () => choose(false) }, 'By relation'), button({ 'aria-pressed': 'false', onclick: () => choose(true) }, 'By date')];
  return [el('div', { class: 'switch tabs', role: 'group', 'aria-label': 'Order' }, tabs), byRelation, byTime];
}

function relationGroups(entity, known) {
  const groups = groupBy(known, fact => `${fact.object === entity && fact.subject !== entity && !tables.symmetric.includes(fact.relation) ? 'in' : 'out'} ${fact.label}`);
  const ordered = sorted([...groups], ([, some]) => -some.length, ([name]) => name);
  const block = (way, title) => {
    const some = ordered.filter(([name]) => name.startsWith(way));
    return some.length > 0 && section(title, el('dl', { class: 'relations' }, some.map(([, group]) => [
      el('dt', {}, group[0].label), el('dd', {}, factList(inOrder(group), entity))])));
  };
  const name = clip(entity.name, 30);
  return [block('out', `${name} …`), block('in', `… ${name}`)];
}

function timeOf(entity, known) {
  const told = known.flatMap(fact => fact.shown.map(claim => ({ fact, date: claim.date })));
  const first = new Map();
  for (const { fact, date } of sorted(told, one => one.date)) if (!first.has(fact)) first.set(fact, date);
  const days = groupBy(sorted([...first], ([, date]) => date).reverse(), ([, date]) => date);
  return [...days].map(([date, some]) => el('section', { class: 'group' }, el('h3', {}, date ? dateText(date) : 'No date'), factList(some.map(([fact]) => fact))));
}

function saysOf(entity) {
  const said = [...new Set(entity.says.filter(claim => passes(claim)).map(claim => claim.fact))];
  return said.length > 0 && section(`What ${clip(entity.name, 28)} says`, factList(said.slice(0, 40)));
}

// --- a path ---

function pathPanel(selection) {
  const { from, to, steps, tried } = selection;
  return [
    el('h2', {}, 'From one to another'),
    el('div', { class: 'ends' }, pathField('From', from, entity => go({ type: 'path', from: entity, to })), pathField('To', to, entity => go({ type: 'path', from, to: entity }))),
    from && to && !steps && el('p', { class: 'quiet' }, `No path from ${from.name} to ${to.name}${state.filtered ? ' with these filters' : ''}.`),
    steps && el('p', { class: 'quiet' }, count(steps.length, 'step'), '  ', button({ class: 'small', onclick: () => go({ type: 'path', from, to, tried: [...(tried ?? []), ...steps.map(step => step.fact)] }) }, 'Another way')),
    steps && el('ol', { class: 'way' }, steps.map((step, index) => el('li', {}, index === 0 && stop(step.from), el('div', { class: 'hop' }, hopTitle(step), evidenceCard(clearest(step.fact)), moreClaims(step.fact)), stop(step.to)))),
  ];
}

function stop(entity) {
  return el('p', { class: 'stop' }, kindGlyph(entity.kind, 16), entityLink(entity));
}

function hopTitle({ from, fact }) {
  const forward = fact.subject === from;
  return el('p', { class: 'relation' }, lineGlyph(fact.look), button({ class: 'entity', onclick: () => go({ type: 'fact', fact }) }, el('em', {}, forward ? `${fact.label} ↓` : `↑ ${fact.label}`)));
}

function moreClaims(fact) {
  const more = fact.shown.length - 1;
  return more > 0 && button({ class: 'small', onclick: () => go({ type: 'fact', fact }) }, `${count(more, 'more claim')}`);
}

function pathField(label, entity, choose) {
  const name = `path-${label.toLowerCase()}`;
  const input = el('input', { id: name, type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: 'Name', role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': `${name}-found` });
  input.value = entity?.name ?? '';
  const list = el('ul', { id: `${name}-found`, role: 'listbox', 'aria-label': label, class: 'found', hidden: true });
  suggest(input, list, choose);
  return el('div', { class: 'field' }, el('label', { for: name }, label), input, list);
}
