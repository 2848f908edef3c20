// node ask.js ENDPOINT SELECT CONSTRUCT → what each client gets, as one line of JSON.
'use strict';
const {QueryEngine} = require('@comunica/query-sparql');
const {SparqlEndpointFetcher} = require('fetch-sparql-endpoint');

const gathered = stream => new Promise((resolve, reject) => {
  const found = [];
  stream.on('data', item => found.push(item)).on('end', () => resolve(found)).on('error', reject);
});
const pair = row => [row.who.value, row.whom.value];
const ends = quad => [quad.subject.value, quad.object.value];

const main = async (endpoint, select, construct) => {
  const engine = new QueryEngine(), fetcher = new SparqlEndpointFetcher();
  const told = {};
  for (const source of [endpoint, {type: 'sparql', value: endpoint}]) {
    const name = typeof source === 'string' ? 'comunica, untold' : 'comunica';
    const rows = await (await engine.queryBindings(select, {sources: [source]})).toArray();
    told[`${name}: rows`] = rows.map(row => [row.get('who').value, row.get('whom').value]);
    told[`${name}: triples`] = (await (await engine.queryQuads(construct, {sources: [source]})).toArray()).map(ends);
  }
  told['fetch-sparql-endpoint: rows'] = (await gathered(await fetcher.fetchBindings(endpoint, select))).map(pair);
  told['fetch-sparql-endpoint: triples'] = (await gathered(await fetcher.fetchTriples(endpoint, construct))).map(ends);
  told['fetch-sparql-endpoint: ask'] = await fetcher.fetchAsk(endpoint, 'ASK {}');
  console.log(JSON.stringify(told));
};

main(...process.argv.slice(2)).catch(error => { console.error(error); process.exit(1); });
