// Claims → cards: the sentence as it stands, and below it, like a footnote, who says so, where and when.

const UNSURE = 0.7; // below this the reading itself is in doubt, and the card says so

// The claim that shows a fact best where there is room for one: firmly said, well read, naming both ends, in few words.
function clearest(fact) {
  const ends = [fact.subject, fact.object].filter(Boolean);
  const named = quote => ends.filter(end => firstSpot(quote, [end.name, ...end.aliases])).length;
  const quoteOf = claim => claim.passages[0]?.[1] ?? '';
  return sorted(fact.shown, claim => LEVELS.indexOf(claim.status), claim => claim.confidence < UNSURE, claim => -named(quoteOf(claim)), claim => quoteOf(claim).length)[0];
}

function evidenceCard(claim) {
  const names = [claim.fact.subject, claim.fact.object].filter(Boolean).map(entity => [entity.name, ...entity.aliases]);
  const quotes = claim.passages.map(([, quote]) => el('blockquote', {}, marked(quote, names, claim.words)));
  return el('article', { class: `card said-${claim.status}` },
    quotes, el('p', { class: 'how' }, statusPill(claim.status, claim.tense), details(claim)), saidBy(claim), source(claim),
    claim.confidence < UNSURE && el('p', { class: 'unsure' }, `Uncertain reading (${Math.round(claim.confidence * 100)}%)`));
}

function statusPill(status, tense) {
  const when = tense === 'Past' ? ', in the past' : tense === 'Future' ? ', to come' : '';
  return el('span', { class: `pill is-${status}` }, lineGlyph(status, 22), look.status[status].text.toLowerCase() + when);
}

function details(claim) {
  const span = claim.since || claim.until ? `${dateText(claim.since) || '…'} – ${dateText(claim.until) || '…'}` : null;
  const parts = [claim.amount, claim.stake && `${claim.stake} stake`, claim.role, claim.round, claim.topic, claim.time && dateText(claim.time), span];
  return parts.filter(Boolean).map(part => el('span', { class: 'detail' }, part));
}

function saidBy(claim) {
  if (!claim.by.length && !claim.via.length) return null;
  const list = some => some.map((entity, index) => [index ? ', ' : '', entityLink(entity)]);
  return el('p', { class: 'by' }, claim.by.length ? ['according to ', list(claim.by)] : '', claim.via.length ? [claim.by.length ? ', via ' : 'via ', list(claim.via)] : '');
}

function source({ article }) {
  const title = article.headline ?? article.id ?? '';
  const where = [article.publisher, dateText(article.published)].filter(Boolean).join(' · ');
  return el('footer', {}, title && el('cite', {}, outside(article.url, title)), where && el('span', {}, where));
}

// The quote with the words that matter marked: both names, the sum, the share, the role.
function marked(quote, names, words) {
  const spots = [...names.map(forms => firstSpot(quote, forms)), ...words.map(word => spotOf(quote, word))].filter(Boolean);
  const parts = [];
  let at = 0;
  for (const { start, end } of sorted(spots, spot => spot.start, spot => -spot.end)) {
    if (start < at) continue;
    parts.push(quote.slice(at, start), el('mark', {}, quote.slice(start, end)));
    at = end;
  }
  return [...parts, quote.slice(at)];
}

// Where the longest of an entity's names stands in the sentence.
function firstSpot(quote, forms) {
  for (const form of sorted(forms, name => -name.length)) {
    const spot = spotOf(quote, form);
    if (spot) return spot;
  }
  return null;
}

function spotOf(quote, word) {
  if (!word) return null;
  const letter = character => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  const [inside, sought] = [quote.toLowerCase(), word.toLowerCase()];
  if (inside.length !== quote.length) return null; // lower case of a few letters is longer: places would be wrong
  for (let start = inside.indexOf(sought); start >= 0; start = inside.indexOf(sought, start + 1)) {
    const end = start + sought.length;
    if (!letter(quote[start - 1]) && !letter(quote[end])) return { start, end };
  }
  return null;
}
