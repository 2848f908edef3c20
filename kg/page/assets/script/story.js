// The start panel: what the graph is about, what is disputed, who and which deals, what is new.

function startPanel() {
  const lists = [disputesList(), peopleAndOrganizations(), dealsList(), newestList()].filter(Boolean);
  return [
    el('h2', { class: 'lead' }, summary()),
    lists.length ? lists : el('p', { class: 'quiet' }, facts.length ? 'Nothing passes the filters.' : 'No claims were found in these articles.'),
    el('p', { class: 'quiet hint' }, 'Click a line for the sentence behind it. Press ', el('kbd', {}, '?'), ' for keys.'),
  ];
}

function summary() {
  const days = articles.map(article => article.published).filter(Boolean).sort();
  const when = days.length ? (days[0] === days.at(-1) ? ` of ${dateText(days[0])}` : `, ${dateText(days[0])} to ${dateText(days.at(-1))}`) : '';
  return `${count(facts.length, 'fact')} about ${count(entities.length, 'person, company or thing', 'people, companies and things')} in ${count(articles.length, 'article')}${when}`;
}

const present = numbers => numbers.map(factOf).filter(fact => fact.shown.length);

function disputesList() {
  const some = sorted(disputes.filter(isOpen), dispute => -dispute.first.claims.length - dispute.second.claims.length);
  if (!some.length) return null;
  return section(['Where sources disagree ', el('span', { class: 'number' }, String(some.length))],
    folded(some, 4, dispute => el('li', {}, button({ class: 'row tall', onclick: () => go({ type: 'fact', fact: dispute.first.claims[0].fact }) },
      lineGlyph('Disputed'), el('span', { class: 'what' }, dispute.topic, el('small', {}, sideText(dispute.first)), el('small', {}, sideText(dispute.second)))))));
}

function sideText(side) {
  return `${side.text} – ${speakers(side.claims.filter(claim => passes(claim)))}`;
}

function peopleAndOrganizations() {
  const some = entities.filter(entity => entity.facts.some(fact => fact.shown.length));
  const people = some.filter(entity => entity.kind === 'person');
  const bodies = some.filter(entity => ['company', 'organization', 'government', 'media'].includes(entity.kind));
  return [nameList('Organizations', bodies), nameList('People', people)];
}

function nameList(title, some) {
  return some.length > 0 && section(title, folded(some, 6, entity => el('li', {}, button({ class: 'row', onclick: () => go({ type: 'entity', entity }) },
    kindGlyph(entity.kind), el('span', { class: 'what' }, entity.name), el('span', { class: 'more' }, inBrief(entity))))));
}

// A few words on an entity: the fact most is said about, with the entity as its subject if there is one.
function inBrief(entity) {
  const own = sorted(entity.facts.filter(fact => fact.shown.length && fact.object), fact => fact.subject !== entity && !tables.symmetric.includes(fact.relation), fact => ['Possible', 'Denied'].includes(fact.look) || fact.past,
    fact => !fact.shown.some(claim => claim.role), fact => -fact.shown.length, fact => -otherEnd(fact, entity).weight, fact => fact.number)[0];
  if (!own) return '';
  const forward = own.subject === entity || tables.symmetric.includes(own.relation);
  return clip(forward ? `${own.label} ${otherEnd(own, entity).name}` : `${own.subject.name} ${own.label} …`, 38);
}

function dealsList() {
  const some = present(tables.story.deals);
  return some.length > 0 && section('Deals', foldedFacts(some, 6));
}

function newestList() {
  const some = present(tables.story.newest);
  if (!some.length) return null;
  return section('Newest', folded(some, 5, fact => el('li', {}, button({ class: 'row tall', onclick: () => go({ type: 'fact', fact }) },
    lineGlyph(fact.look), el('span', { class: 'what' }, sentence(fact), el('small', {}, [dateText(fact.shown[0].date), fact.shown[0].article.publisher].filter(Boolean).join(' · ')))))));
}

function foldedFacts(some, first) {
  return folded(some, first, fact => factList([fact]).firstChild);
}

// A list that begins short and grows on demand.
function folded(some, first, item) {
  const list = el('ul', { class: 'facts' }, some.slice(0, first).map(item));
  if (some.length <= first) return list;
  const more = button({ class: 'small', onclick: () => {
    list.append(...some.slice(first).map(item));
    more.remove();
    list.children[first].querySelector('button')?.focus();
  } }, `${some.length - first} more`);
  return [list, more];
}

function helpPanel() {
  const keys = [['/', 'find an entity'], ['arrows', 'in the picture: go to the next entity that way'], ['Enter', 'open what is marked'], ['1, 2', 'neighbours to one or two steps'], ['p', 'path from here'],
    ['e', 'show more neighbours'], ['h', 'hide'], ['b', 'back'], ['Esc', 'overview'], ['0', 'show everything'], ['+ −', 'zoom'], ['l', 'list or picture'], ['?', 'this help']];
  return [el('h2', {}, 'Keys'), el('dl', { class: 'keys' }, keys.map(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)]))];
}
