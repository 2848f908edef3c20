// The picture: vis-network keeps camera, mouse and fingers; shapes, names and relations are drawn here.

const room = byId('canvas');
const dots = new vis.DataSet();
const lines = new vis.DataSet();
let colours = {};
let bright = null; // what is lit; null when nothing is dimmed
let labels = [];
let moving = false;

const network = new vis.Network(room, { nodes: dots, edges: lines }, {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, keyboard: false, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e6 },
  nodes: { shape: 'custom', chosen: false, borderWidth: 0 },
  edges: { chosen: false, smooth: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
});
const shapes = Object.fromEntries(Object.entries(look.kind).map(([kind, one]) => [kind, new Path2D(one.path)]));

// --- what to draw ---

function readColours() {
  const tone = document.documentElement.dataset.theme;
  const pick = table => Object.fromEntries(Object.entries(table).map(([name, one]) => [name, one[tone]]));
  colours = { kind: pick(look.kind), status: pick(look.status), ground: look.ground[tone], ink: look.ink[tone], accent: look.accent[tone] };
  const root = document.documentElement.style;
  for (const [kind, colour] of Object.entries(colours.kind)) root.setProperty(`--kind-${kind}`, colour);
  for (const [status, colour] of Object.entries(colours.status)) root.setProperty(`--status-${status}`, colour);
}

// Brings vis-network's own sets in line with the state, and draws.
function paint() {
  bright = lit();
  const shownEntities = entities.filter(entity => entity.seen);
  const shownFacts = facts.filter(lineShown);
  settle(dots, shownEntities.map(dotOf));
  settle(lines, shownFacts.flatMap(linesOf));
  network.setOptions({ interaction: { hideEdgesOnDrag: shownFacts.length > 1500 } });
  network.redraw();
}

function settle(set, wanted) {
  const keep = new Set(wanted.map(item => item.id));
  set.remove(set.getIds().filter(id => !keep.has(id)));
  set.update(wanted);
}

function dotOf(entity) {
  return { id: entity.number, x: entity.x, y: entity.y, ctxRenderer: ({ ctx, x, y }) => drawDot(ctx, x, y, entity) };
}

function linesOf(fact) {
  const style = look.status[fact.look];
  const strong = bright?.facts.has(fact);
  const colour = faded(strong && fact.look !== 'Denied' && fact.look !== 'Disputed' ? colours.accent : colours.status[fact.look], bright && !strong, fact.past);
  const width = (strong ? 2.2 : fact.look === 'Disputed' ? 1.9 : 1.25) + Math.min(1.6, 0.3 * (fact.shown.length - 1));
  const line = {
    id: fact.id, from: fact.subject.number, to: fact.object.number, color: { color: colour, inherit: false }, width,
    dashes: style.dash.length ? style.dash : false, smooth: bend(fact),
    arrows: { to: { enabled: !tables.symmetric.includes(fact.relation), scaleFactor: 0.5, type: 'arrow' } },
  };
  if (fact.look !== 'Disputed') return [line];
  const base = faded(strong ? colours.accent : colours.status.Stated, bright && !strong);
  return [{ ...line, color: { color: base, inherit: false }, dashes: false }, { ...line, id: `${fact.id}/2`, arrows: { to: { enabled: false } } }];
}

function bend(fact) {
  if (!fact.bend) return { enabled: false };
  return { enabled: true, type: fact.bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(fact.bend) };
}

function faded(colour, dim, past) {
  return dim ? `${colour}30` : past ? `${colour}90` : colour;
}

function isBright(entity) {
  return !bright || bright.entities.has(entity);
}

function drawDot(ctx, x, y, entity) {
  const size = Math.max(entity.size, 3.2 / network.getScale());
  return {
    drawNode() {
      ctx.save();
      ctx.translate(x, y);
      ctx.globalAlpha = isBright(entity) ? 1 : 0.18;
      const chosen = selectedEntities().includes(entity);
      if (chosen || state.hover === entity) ring(ctx, size, chosen);
      ctx.scale(size, size);
      ctx.fillStyle = colours.ground;
      ctx.globalAlpha = 1;
      ctx.fill(shapes[entity.kind]);
      ctx.globalAlpha = isBright(entity) ? 1 : 0.18;
      ctx.fillStyle = colours.kind[entity.kind];
      ctx.fill(shapes[entity.kind]);
      ctx.restore();
    },
    nodeDimensions: { width: 1.85 * size, height: 1.85 * size },
  };
}

function ring(ctx, size, chosen) {
  ctx.beginPath();
  ctx.arc(0, 0, size * 1.28 + 3, 0, 2 * Math.PI);
  ctx.lineWidth = 2 / network.getScale();
  ctx.strokeStyle = colours.accent;
  ctx.globalAlpha = chosen ? 1 : 0.45;
  ctx.stroke();
}

// --- names and relations ---

function toScreen({ x, y }) {
  const scale = network.getScale();
  const middle = network.getViewPosition();
  return { x: (x - middle.x) * scale + room.clientWidth / 2, y: (y - middle.y) * scale + room.clientHeight / 2 };
}

// Where a line is in its middle; curves as vis-network draws them.
function middleOf(fact) {
  const { subject: from, object: to } = fact;
  if (from === to) return { x: from.x, y: from.y - 34 };
  const via = viaOf(fact);
  return { x: 0.25 * from.x + 0.5 * via.x + 0.25 * to.x, y: 0.25 * from.y + 0.5 * via.y + 0.25 * to.y };
}

function viaOf({ subject: from, object: to, bend: turn }) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = 0.5 + Math.abs(turn) / 2;
  const angle = Math.atan2(from.y - to.y, to.x - from.x) + (0.5 + turn / 2) * Math.PI;
  return { x: from.x + reach * length * Math.sin(angle), y: from.y + reach * length * Math.cos(angle) };
}

function arrange() {
  const scale = network.getScale();
  const width = room.clientWidth;
  const height = room.clientHeight;
  const chosen = new Set(selectedEntities());
  const near = entity => (chosen.has(entity) ? 0 : state.hover === entity ? 1 : bright?.entities.has(entity) ? 2 : 3);
  const within = spot => spot.x > -40 && spot.y > -40 && spot.x < width + 40 && spot.y < height + 40;
  const inView = entities.filter(entity => entity.seen).map(entity => ({ entity, ...toScreen(entity) })).filter(within);
  const points = sorted(inView, dot => near(dot.entity), dot => dot.entity.number).map((dot, index) => ({
    ...dot, radius: Math.max(dot.entity.size * scale, 3.2), strong: near(dot.entity) < 2 || (!bright && index < 8 && dot.entity.weight > 6),
  }));
  const named = points.filter(dot => isBright(dot.entity) || state.hover === dot.entity).slice(0, moving && points.length > 400 ? 40 : 700);
  const unnamed = points.filter(dot => !named.includes(dot));
  return placeLabels(named, named.length > 420 ? [] : relationSpots(scale), width, height, bright ? [] : unnamed);
}

function relationSpots(scale) {
  const strong = fact => bright?.facts.has(fact) || state.hover === fact;
  const shown = facts.filter(fact => lineShown(fact) && (strong(fact) || (!bright && scale > 0.45)));
  const spots = shown.map(fact => {
    const length = scale * Math.hypot(fact.subject.x - fact.object.x, fact.subject.y - fact.object.y);
    return { fact, ...toScreen(middleOf(fact)), length, strong: strong(fact) };
  });
  return sorted(spots, spot => !spot.strong, spot => -spot.fact.shown.length, spot => spot.fact.number);
}

network.on('afterDrawing', ctx => {
  const ratio = ctx.canvas.width / room.clientWidth;
  labels = arrange();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.lineJoin = 'round';
  for (const label of labels) {
    ctx.font = label.font;
    label.rows.forEach((row, index) => {
      const top = label.y + index * label.size * 1.18;
      ctx.lineWidth = 4;
      ctx.strokeStyle = colours.ground;
      ctx.strokeText(row, label.x, top);
      ctx.fillStyle = labelColour(label);
      ctx.fillText(row, label.x, top);
    });
  }
  ctx.restore();
});

function labelColour(label) {
  if (label.entity) return colours.ink;
  return label.fact.look === 'Denied' || label.fact.look === 'Disputed' ? colours.status.Denied : colours.status.Stated;
}

// --- camera ---

// Uses the room there is: pulls the places apart along the longer side of the window, once.
function stretch() {
  const box = bounds(entities.slice(0, tables.drawn));
  const wanted = room.clientWidth / Math.max(1, room.clientHeight - 90);
  const factor = Math.min(1.7, Math.max(0.6, wanted / (box.width / box.height)));
  for (const entity of entities) {
    if (factor > 1) entity.x *= factor;
    else entity.y /= factor;
  }
}

function bounds(some) {
  const xs = some.map(entity => entity.x);
  const ys = some.map(entity => entity.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

// Brings entities into view, all of them if none are given.
function fit(some = entities.filter(entity => entity.seen), swift = false, closest = 1.35) {
  if (!some.length) return;
  const box = bounds(some);
  const inset = { side: phone.matches ? 36 : 64, top: 40, bottom: byId('timeline').hidden ? 44 : 110 };
  const wide = Math.max(120, room.clientWidth - 2 * inset.side);
  const high = Math.max(120, room.clientHeight - inset.top - inset.bottom);
  const scale = Math.min(closest, wide / box.width, high / box.height);
  const position = { x: box.left + box.width / 2, y: box.top + box.height / 2 + (inset.bottom - inset.top) / 2 / scale };
  network.moveTo({ position, scale, animation: swift || calm.matches ? false : { duration: 350, easingFunction: 'easeInOutQuad' } });
}

// Moves only if the selection is out of sight, or so small that it cannot be read.
function bringIntoView(some) {
  const bottom = room.clientHeight - (byId('timeline').hidden ? 30 : 96);
  const inside = some.map(toScreen).every(({ x, y }) => x > 30 && y > 30 && x < room.clientWidth - 30 && y < bottom);
  const scale = network.getScale();
  const box = bounds(some);
  const small = scale < 0.8 && box.width * scale < 0.5 * room.clientWidth && box.height * scale < 0.5 * room.clientHeight;
  if (!inside || small || phone.matches) fit(some, false, 1);
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: calm.matches ? false : { duration: 150 } });
}

// --- mouse and fingers ---

const factOfLine = id => facts[Number(String(id).slice(1).split('/')[0])];

network.on('click', ({ nodes, edges }) => {
  if (nodes.length) go({ type: 'entity', entity: entities[nodes[0]] });
  else if (edges.length) go({ type: 'fact', fact: factOfLine(edges[0]) });
  else if (state.selection.type !== 'start') go({ type: 'start' });
});
network.on('doubleClick', ({ nodes }) => { if (nodes.length) expand(entities[nodes[0]]); });
network.on('hoverNode', ({ node }) => hover(entities[node]));
network.on('hoverEdge', ({ edge }) => hover(factOfLine(edge)));
network.on('blurNode', () => hover(null));
network.on('blurEdge', () => hover(null));
network.on('dragStart', () => { moving = true; });
network.on('dragging', ({ nodes }) => follow(nodes));
network.on('dragEnd', ({ nodes }) => { moving = false; follow(nodes); network.redraw(); });

function follow(nodes) {
  for (const [number, place] of Object.entries(network.getPositions(nodes))) Object.assign(entities[number], place);
}

function hover(target) {
  state.hover = target;
  room.style.cursor = target ? 'pointer' : '';
  network.redraw();
}
