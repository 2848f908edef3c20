// The JSON island → entities, facts, claims and articles that refer to one another.

const island = JSON.parse(document.getElementById('graph-data').textContent);
const { look, tables } = island;
const articles = tables.articles;
const noArticle = { iri: '', id: '' };

const entities = island.nodes.map(node => ({
  number: node.id, name: String(node.label), kind: look.kind[node.group] ? node.group : 'other', size: node.size, x: node.x, y: node.y,
  key: node.kg.key, aliases: node.kg.aliases ?? [], same: node.kg.same ?? [], weight: node.kg.weight ?? 0,
  articles: (node.kg.articles ?? []).map(number => articles[number]),
  facts: [], says: [], seen: false,
}));

const facts = [];
for (const edge of island.edges) addFact(edge, entities[edge.to]);
for (const value of tables.values) addFact(value, null);
const claims = facts.flatMap(fact => fact.claims);
const factOf = number => facts[number];
const disputes = tables.disputes.map(toDispute);
const entityByKey = new Map(entities.map(entity => [entity.key, entity]));
const factByKey = new Map(facts.map(fact => [factKey(fact), fact]));

function addFact(edge, object) {
  const { relation } = edge.kg;
  const fact = {
    id: edge.id, number: Number(edge.id.slice(1)), subject: entities[edge.from], object, value: edge.value,
    relation, label: tables.relations[relation] ?? relation, disputes: [], bend: edge.kg.bend ?? 0, shown: [], look: 'Stated',
  };
  fact.claims = edge.kg.claims.map(claim => toClaim(claim, fact));
  facts[fact.number] = fact;
  for (const end of new Set([fact.subject, object])) end?.facts.push(fact);
}

function toClaim(record, fact) {
  const claim = {
    ...record, fact,
    article: articles[record.article] ?? noArticle,
    passages: (record.passages ?? []).map(number => tables.passages[number]),
    by: (record.by ?? []).map(number => entities[number]),
    via: (record.via ?? []).map(number => entities[number]),
    words: record.words ?? [], confidence: record.confidence ?? 1,
  };
  claim.date = claim.article.published ?? '';
  for (const speaker of new Set([...claim.by, ...claim.via])) speaker.says.push(claim);
  return claim;
}

// What two sides say, each with its claims; every fact with a claim on either side knows of it.
function toDispute({ aspect, topic, sides }) {
  const [first, second] = sides.map(side => ({ text: side.text, claims: side.claims.map(([fact, place]) => facts[fact].claims[place]) }));
  const dispute = { aspect, topic, first, second };
  for (const fact of new Set([...first.claims, ...second.claims].map(claim => claim.fact))) fact.disputes.push(dispute);
  return dispute;
}

// The name of a fact in a link: the same whatever else is in the graph.
function factKey(fact) {
  return [fact.subject.key, fact.relation, fact.object ? fact.object.key : `=${fact.value}`].map(encodeURIComponent).join(',');
}

function otherEnd(fact, entity) {
  return fact.subject === entity ? fact.object : fact.subject;
}
