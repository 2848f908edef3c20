// The strip below the picture: how many claims were published when, and two handles to choose a span.

const DAY = 86400000;
let bins = []; // [{start, end, claims}]: ISO dates, both within

function buildTimeline() {
  const box = byId('timeline');
  const days = [...new Set(claims.map(claim => claim.date).filter(date => /^\d{4}-\d\d-\d\d$/.test(date)))].sort();
  box.hidden = days.length < 2;
  if (box.hidden) return;
  bins = makeBins(days[0], days.at(-1));
  const handle = (name, value) => el('input', { type: 'range', min: 0, max: bins.length - 1, step: 1, 'aria-label': name, oninput: moved });
  const [low, high] = [handle('Published from'), handle('Published until')];
  [low.value, high.value] = ['0', String(bins.length - 1)];
  const text = el('output', { class: 'span' });
  const bars = svgEl('svg', { viewBox: `0 0 ${bins.length} 40`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  box.replaceChildren(text, el('div', { class: 'bars' }, bars, low, high));
  showBins();

  function moved(event) {
    if (Number(low.value) > Number(high.value)) event.target.value = event.target === low ? high.value : low.value;
    state.from = low.value === '0' ? '' : bins[low.value].start;
    state.until = Number(high.value) === bins.length - 1 ? '' : bins[high.value].end;
    showBins();
    refresh();
  }

  function showBins() {
    const [first, last] = [Number(low.value), Number(high.value)];
    const wide = 0.76 * Math.min(1, (bins.length + 3) / 16);
    const most = Math.max(...bins.map(bin => bin.claims));
    bars.replaceChildren(...bins.map((bin, index) => svgEl('rect', {
      x: index + (1 - wide) / 2, width: wide, y: 40 - (bin.claims ? 4 + 36 * bin.claims / most : 0.8), height: 40, class: index >= first && index <= last ? 'in' : 'out',
    })));
    const undated = claims.filter(claim => !claim.date).length;
    const span = [dateText(bins[first].start), dateText(bins[last].end)];
    text.textContent = `Published ${span.join(' – ')}${undated ? ` · ${undated} undated always shown` : ''}`;
    [low, high].forEach((input, index) => input.setAttribute('aria-valuetext', span[index]));
  }
}

// Days, weeks, months, quarters or years: the finest that gives at most 60 bars.
function makeBins(first, last) {
  const days = (Date.parse(last) - Date.parse(first)) / DAY;
  const step = days <= 60 ? 1 : days <= 420 ? 7 : 30.4375 * (days <= 1800 ? 1 : days <= 5400 ? 3 : 12);
  const made = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += step * DAY) {
    const end = Math.min(at + step * DAY - DAY / 2, Date.parse(last));
    made.push({ start: iso(at), end: iso(end), claims: 0 });
  }
  for (let index = 1; index < made.length; index += 1) made[index - 1].end = iso(Date.parse(made[index].start) - DAY);
  for (const { date } of claims) {
    const bin = made.find(one => date >= one.start && date <= one.end);
    if (bin) bin.claims += 1;
  }
  return made;
}

function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}
