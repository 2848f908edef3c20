'use strict';
// Questions and queries → answers in a table whose entities lead to the graph. What comes from the graph is only ever
// put into the page as text.
(() => {
const ROWS = {CSV: 'text/csv', TSV: 'text/tab-separated-values', JSON: 'application/sparql-results+json', XML: 'application/sparql-results+xml'};
const TRIPLES = {Turtle: 'text/turtle', 'N-Triples': 'application/n-triples', 'JSON-LD': 'application/ld+json', 'RDF/XML': 'application/rdf+xml'};
const ENDINGS = {CSV: 'csv', TSV: 'tsv', JSON: 'json', XML: 'xml', Turtle: 'ttl', 'N-Triples': 'nt', 'JSON-LD': 'jsonld', 'RDF/XML': 'rdf'};
const MOST_SHOWN = 1000; // rows; all can be saved
const MOST_NAMES = 500, LONGEST_NAME = 120; // of texts that may be names
const START = 'SELECT ?who ?whom {\n  ?claim rdf:predicate kg:investsIn ; rdf:subject ?who ; rdf:object ?whom .\n}\nLIMIT 100';
const NUMBERS = /#(integer|decimal|double|float)$/;
const ENTITY = told.prefixes[''];
const byId = id => document.getElementById(id);

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// The editor: no list of prefixes or terms from elsewhere, nothing kept, nothing sent but by us.
Yasqe.defaults.autocompleters = ['prefixes', 'variables'];
const editor = new Yasqe(byId('editor'), {
  value: START, showQueryButton: false, persistenceId: null, createShareableLink: null, consumeShareLink: null, resizeable: true, editorHeight: '220px',
  extraKeys: {'Ctrl-Enter': () => run(), 'Cmd-Enter': () => run(), 'Ctrl-Space': yasqe => yasqe.autocomplete(), Tab: false, 'Shift-Tab': false},
});
// The server declares the usual prefixes: a query that leaves them out is not marked as wrong, nor is the first, read anew.
const mode = editor.getMode();
const begin = mode.startState;
mode.startState = (...given) => Object.assign(begin(...given), {prefixes: {...told.prefixes}});
editor.setValue(START);

const state = (text, isAlarm = false) => {
  byId('state').textContent = text;
  byId('state').classList.toggle('alarm', isAlarm);
};

const ask = async (query, accept) => {
  const found = await fetch('/sparql', {method: 'POST', headers: {'Content-Type': 'application/sparql-query', Accept: accept}, body: query});
  if (!found.ok) throw new Error((await found.text()).trim());
  return found;
};

const isGraph = query => /^\s*(?:(?:PREFIX\s+\S*:|BASE)\s*<[^>]*>\s*|#.*\n\s*)*(?:CONSTRUCT|DESCRIBE)/i.test(query);

const run = async () => {
  state('…');
  byId('answer').replaceChildren();
  const query = editor.getValue();
  offerFormats(isGraph(query) ? TRIPLES : ROWS);
  const began = performance.now();
  try {
    const found = await ask(query, isGraph(query) ? 'text/turtle' : ROWS.JSON);
    const count = isGraph(query) ? showText(await found.text()) : showResult(await found.json());
    state(`${count} in ${Math.round(performance.now() - began)} ms`);
  } catch (error) {
    state(error.message, true);
  }
};

const showText = text => {
  byId('answer').append(make('pre', {textContent: text}));
  return 'A graph';
};

const showResult = result => {
  if ('boolean' in result) return result.boolean ? 'Yes' : 'No';
  const names = result.head.vars, rows = result.results.bindings;
  const head = make('tr', {}, ...names.map(name => make('th', {scope: 'col', textContent: name})));
  const body = rows.slice(0, MOST_SHOWN).map(row => make('tr', {}, ...names.map(name => cell(row[name]))));
  byId('answer').append(make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
  linkNames();
  const count = rows.length === 1 ? '1 row' : `${rows.length.toLocaleString('en')} rows`;
  return rows.length > MOST_SHOWN ? `${count}, the first ${MOST_SHOWN.toLocaleString('en')} shown,` : count;
};

const cell = term => {
  if (!term) return make('td');
  if (term.type === 'uri') return make('td', {}, link(term.value));
  return make('td', {className: NUMBERS.test(term.datatype ?? '') ? 'number' : 'text', textContent: term.value});
};

// A text that is the name of one entity leads to it, too; names are looked up once the answer stands.
const linkNames = async () => {
  const cells = [...byId('answer').querySelectorAll('td.text')].filter(cell => cell.textContent.length <= LONGEST_NAME);
  const names = [...new Set(cells.map(cell => cell.textContent))].slice(0, MOST_NAMES);
  const values = names.map(name => JSON.stringify(name).replace(/[\u007f-\uffff]/g, escaped)).join(' ');
  const query = `SELECT ?name (SAMPLE(?one) AS ?entity) { VALUES ?name { ${values} } ?one rdfs:label ?name ; kg:mentionedIn ?article }
    GROUP BY ?name HAVING (COUNT(DISTINCT ?one) = 1)`;
  const found = names.length ? await ask(query, ROWS.JSON).then(answer => answer.json(), () => null) : null;
  const entities = new Map(found?.results.bindings.map(row => [row.name.value, row.entity.value]));
  for (const cell of cells) {
    const name = cell.textContent, entity = entities.get(name);
    if (entity) cell.replaceChildren(make('a', {href: place(entity), textContent: name}));
  }
};

const escaped = character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const place = entity => `/graph#node=${encodeURIComponent(entity.startsWith(ENTITY) ? entity.slice(ENTITY.length) : entity)}`;

// Entities lead to their place in the graph; other addresses to where they say, if that is the web.
const link = address => {
  if (address.startsWith(ENTITY)) return make('a', {href: place(address), textContent: `:${address.slice(ENTITY.length)}`});
  if (!/^https?:/.test(address)) return address;
  return make('a', {href: address, rel: 'noopener noreferrer', target: '_blank', textContent: short(address)});
};

const short = address => {
  const found = Object.entries(told.prefixes).find(([, namespace]) => address.startsWith(namespace));
  return found ? `${found[0]}:${address.slice(found[1].length)}` : address;
};

const offerFormats = formats => {
  if (byId('format').options[0]?.value === Object.keys(formats)[0]) return;
  byId('format').replaceChildren(...Object.keys(formats).map(name => make('option', {value: name, textContent: name})));
};

const save = async () => {
  const name = byId('format').value;
  try {
    const found = await ask(editor.getValue(), ROWS[name] ?? TRIPLES[name]);
    const address = URL.createObjectURL(await found.blob());
    make('a', {href: address, download: `answer.${ENDINGS[name]}`}).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  } catch (error) {
    state(error.message, true);
  }
};

// Questions as buttons; one with parameters shows a box for each, and asks for all where a box is empty.
const choose = async (question, button) => {
  for (const other of byId('questions').querySelectorAll('button')) other.setAttribute('aria-pressed', other === button);
  const boxes = question.parameters.map(parameterBox);
  const form = byId('parameters');
  form.replaceChildren(...boxes, ...(boxes.length ? [make('button', {type: 'submit', textContent: 'Ask about it'})] : []));
  form.hidden = !boxes.length;
  form.onsubmit = event => {
    event.preventDefault();
    askQuestion(question, Object.fromEntries(new FormData(form)));
  };
  await askQuestion(question, {});
};

const askQuestion = async (question, values) => {
  const found = await fetch(`/question/${encodeURIComponent(question.name)}?${new URLSearchParams(values)}`);
  if (!found.ok) return state((await found.text()).trim(), true);
  editor.setValue((await found.json()).query);
  await run();
};

const parameterBox = parameter => {
  const box = make('input', {name: parameter.name, autocomplete: 'off', placeholder: `any ${parameter.kind}`});
  if (parameter.kind === 'entity') {
    box.setAttribute('list', 'names');
    box.addEventListener('input', () => suggest(box.value));
  }
  return make('label', {}, parameter.note || parameter.name, box);
};

let waiting;
const suggest = text => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const wanted = JSON.stringify(text.toLowerCase());
    const query = `SELECT DISTINCT ?name { ?entity kg:mentionedIn ?article ; rdfs:label ?name FILTER(CONTAINS(LCASE(?name), ${wanted})) } ORDER BY STRLEN(?name) ?name LIMIT 12`;
    const found = await ask(query, ROWS.JSON).then(answer => answer.json(), () => null);
    const names = found?.results.bindings.map(row => row.name.value) ?? [];
    byId('names').replaceChildren(...names.map(name => make('option', {value: name})));
  }, 150);
};

const showQuestions = wanted => {
  const words = wanted.toLowerCase().split(/\s+/);
  const chosen = told.questions.filter(question => words.every(word => question.text.toLowerCase().includes(word)));
  byId('questions').replaceChildren(...chosen.map(question => {
    const button = make('button', {type: 'button', textContent: question.text, title: question.name});
    button.addEventListener('click', () => choose(question, button));
    return make('li', {}, button);
  }));
};

byId('run').addEventListener('click', run);
byId('save').addEventListener('click', save);
byId('filter').addEventListener('input', event => showQuestions(event.target.value));
offerFormats(ROWS);
showQuestions('');
})();
