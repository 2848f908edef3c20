// The view as a drawing (SVG), as a picture (PNG, twice as fine), and on paper.

function drawing() {
  const [width, height] = [room.clientWidth, room.clientHeight];
  const shownFacts = facts.filter(lineShown);
  return svgEl('svg', { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONT.replaceAll('"', "'") },
    svgEl('title', {}, island.title), svgEl('rect', { width, height, fill: colours.ground }),
    shownFacts.flatMap(lineShape), entities.filter(entity => entity.seen).map(dotShape), labels.flatMap(labelShape));
}

function lineShape(fact) {
  const [from, via, to] = [fact.subject, fact.object === fact.subject ? fact.subject : viaOf(fact), fact.object].map(toScreen);
  const scale = network.getScale();
  const end = shorten(to, fact.bend ? via : from, fact.object.size * scale + 3);
  const opacity = bright && !bright.facts.has(fact) ? 0.14 : 1;
  const path = (colour, dash) => svgEl('path', { d: `M${spot(from)}Q${spot(via)} ${spot(end)}`, fill: 'none', stroke: colour, 'stroke-width': 1.3, 'stroke-dasharray': dash.join(' ') || null, opacity });
  const colour = colours.status[fact.look];
  const lines = fact.look === 'Disputed' ? [path(colours.status.Stated, []), path(colour, look.status.Disputed.dash)] : [path(colour, look.status[fact.look].dash)];
  return tables.symmetric.includes(fact.relation) ? lines : [...lines, arrowHead(end, fact.bend ? via : from, colour, opacity)];
}

function shorten(to, from, by) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: to.x - (to.x - from.x) / length * by, y: to.y - (to.y - from.y) / length * by };
}

function arrowHead(tip, from, colour, opacity) {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  const corner = turn => ({ x: tip.x - 7 * Math.cos(angle + turn), y: tip.y - 7 * Math.sin(angle + turn) });
  return svgEl('path', { d: `M${spot(tip)}L${spot(corner(0.4))}L${spot(corner(-0.4))}Z`, fill: colour, opacity });
}

function dotShape(entity) {
  const { x, y } = toScreen(entity);
  const size = Math.max(entity.size * network.getScale(), 3.2);
  return svgEl('path', { d: look.kind[entity.kind].path, transform: `translate(${spot({ x, y })}) scale(${size.toFixed(2)})`, fill: colours.kind[entity.kind], opacity: isBright(entity) ? 1 : 0.14 });
}

function labelShape(label) {
  const [, style, weight, size] = /^(italic )?(\d+) ([\d.]+)px/.exec(label.font);
  return label.rows.map((row, index) => svgEl('text', {
    x: label.x.toFixed(1), y: (label.y + (index * 1.18 + 0.86) * label.size).toFixed(1), 'text-anchor': 'middle', 'font-size': size, 'font-weight': weight, 'font-style': style && 'italic',
    fill: labelColour(label), stroke: colours.ground, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
  }, row));
}

function spot({ x, y }) {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

function svgBlob() {
  return new Blob([new XMLSerializer().serializeToString(drawing())], { type: 'image/svg+xml' });
}

function save(blob, ending) {
  const url = URL.createObjectURL(blob);
  const name = fold(island.title).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'graph';
  el('a', { href: url, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function savePng() {
  const url = URL.createObjectURL(svgBlob());
  const image = new Image();
  image.onload = () => {
    const canvas = el('canvas', { width: 2 * room.clientWidth, height: 2 * room.clientHeight });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob(blob => save(blob, 'png'));
  };
  image.src = url;
}
