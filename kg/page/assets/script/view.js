// What is to be seen: the state of the page, and what follows from it for every fact and entity.

const NO_PUBLISHER = 'Not named';
const LEVELS = ['Stated', 'Planned', 'Possible', 'Denied'];
const state = {
  selection: { type: 'start' },
  view: 'graph',
  depth: 1,
  off: { kind: new Set(), status: new Set(), relation: new Set(), publisher: new Set() },
  onlyDisputed: false,
  sure: 0, // claims read with less confidence are left out
  from: '', until: '', // ISO dates; '' is open
  drawn: new Set(entities.slice(0, phone.matches ? Math.min(tables.drawn, 90) : tables.drawn)),
  hidden: new Set(),
  hover: null, // an entity or a fact
};

const publisherOf = claim => claim.article.publisher ?? NO_PUBLISHER;

// Whether a claim passes the filters, leaving one of them aside (to count what it would give).
function passes(claim, aside) {
  const { off } = state;
  const fact = claim.fact;
  return (aside === 'status' || !off.status.has(claim.status))
    && (aside === 'publisher' || !off.publisher.has(publisherOf(claim)))
    && (aside === 'relation' || !off.relation.has(fact.relation))
    && (aside === 'kind' || !(off.kind.has(fact.subject.kind) || (fact.object && off.kind.has(fact.object.kind))))
    && (aside === 'sure' || claim.confidence >= state.sure)
    && (aside === 'disputed' || !state.onlyDisputed || fact.disputes.length)
    && (aside === 'date' || !claim.date || ((!state.from || claim.date >= state.from) && (!state.until || claim.date <= state.until)));
}

// Works out `fact.shown`, `fact.look` and `entity.seen` for everything.
function sift() {
  for (const entity of entities) entity.seen = false;
  for (const fact of facts) {
    fact.shown = fact.claims.filter(claim => passes(claim));
    fact.look = lineOf(fact);
    fact.past = fact.shown.length > 0 && fact.shown.every(claim => claim.tense === 'Past');
    if (!fact.shown.length) continue;
    for (const end of [fact.subject, fact.object]) if (end && inPicture(end)) end.seen = true;
  }
  for (const entity of selectedEntities()) entity.seen ||= inPicture(entity);
}

function inPicture(entity) {
  return state.drawn.has(entity) && !state.hidden.has(entity) && !state.off.kind.has(entity.kind);
}

function lineShown(fact) {
  return fact.object && fact.shown.length > 0 && fact.subject.seen && fact.object.seen;
}

// How the line looks: disputed if claims that are left stand against one another, else as firm as the firmest of them.
function lineOf(fact) {
  if (fact.disputes.some(isOpen)) return 'Disputed';
  const said = new Set(fact.shown.map(claim => claim.status));
  return LEVELS.find(level => said.has(level)) ?? 'Stated';
}

// Whether both sides are still heard.
function isOpen({ first, second }) {
  return [first, second].every(side => side.claims.some(claim => passes(claim)));
}

// What the selection is about, and what it lights up: null when nothing is to be dimmed.
function selectedEntities() {
  const { selection } = state;
  if (selection.type === 'entity') return [selection.entity];
  if (selection.type === 'fact') return [selection.fact.subject, selection.fact.object].filter(Boolean);
  if (selection.type === 'path') return [selection.from, selection.to, ...(selection.steps ?? []).flatMap(step => [step.from, step.to])].filter(Boolean);
  return [];
}

function lit() {
  const { selection } = state;
  if (selection.type === 'start' || selection.type === 'help') return null;
  const bright = { entities: new Set(selectedEntities()), facts: new Set() };
  if (selection.type === 'fact') bright.facts.add(selection.fact);
  if (selection.type === 'path') for (const step of selection.steps ?? []) bright.facts.add(step.fact);
  if (selection.type === 'entity') for (const entity of around(selection.entity, state.depth)) bright.entities.add(entity);
  if (selection.type === 'entity') {
    for (const entity of bright.entities) {
      for (const fact of entity.facts) {
        const near = fact.subject === selection.entity || fact.object === selection.entity || state.depth > 1;
        if (near && bright.entities.has(fact.subject) && bright.entities.has(fact.object)) bright.facts.add(fact);
      }
    }
  }
  return bright;
}
