// Names and relations on the picture: each where it covers nothing, the most telling first.

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';
const measure = document.createElement('canvas').getContext('2d');
const widths = new Map();

function textWidth(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    measure.font = font;
    widths.set(key, measure.measureText(text).width);
  }
  return widths.get(key);
}

// Boxes taken so far, in squares of 64 pixels so that a question touches few of them.
class Taken {
  constructor() { this.squares = new Map(); }

  each(box, visit) {
    for (let column = Math.floor(box.left / 64); column <= Math.floor(box.right / 64); column += 1) {
      for (let row = Math.floor(box.top / 64); row <= Math.floor(box.bottom / 64); row += 1) visit(column * 4096 + row);
    }
  }

  add(box) {
    this.each(box, square => { this.squares.set(square, [...(this.squares.get(square) ?? []), box]); });
  }

  covers(box, except) {
    let found = false;
    this.each(box, square => {
      found ||= (this.squares.get(square) ?? []).some(other => other.owner !== except
        && other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top);
    });
    return found;
  }
}

// `points`: [{entity, x, y, radius, strong}] in order of worth; `spots`: [{fact, x, y, length, strong}]; `others` are
// points without a name of their own that no label may cover. → labels to draw.
function placeLabels(points, spots, width, height, others = []) {
  const taken = { dots: new Taken(), words: new Taken() };
  for (const { entity, x, y, radius } of [...points, ...others]) taken.dots.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: entity });
  const names = points.map((dot, index) => placeName(dot, taken, width, height, index < 16)).filter(Boolean);
  const relations = spots.map(line => placeRelation(line, taken, width, height)).filter(Boolean);
  return [...names, ...relations];
}

// `must`: it may cover other dots if there is no better spot.
function placeName(dot, taken, width, height, must) {
  const { entity, x, y, radius, strong } = dot;
  const size = strong ? 13.5 : 12;
  const font = `${strong ? 600 : 400} ${size}px ${FONT}`;
  const rows = breakName(entity.name);
  const wide = Math.max(...rows.map(row => textWidth(row, font)));
  const high = rows.length * size * 1.18;
  const gap = radius + 4;
  const spots = [
    [x - wide / 2, y + gap], [x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x - wide / 2, y - gap - high],
    [x + gap * 0.7, y + gap * 0.6], [x - gap * 0.7 - wide, y + gap * 0.6], [x + gap * 0.7, y - gap * 0.6 - high], [x - gap * 0.7 - wide, y - gap * 0.6 - high],
  ];
  const boxes = spots.map(([left, top]) => ({ left: left - 2, right: left + wide + 2, top: top - 1, bottom: top + high, owner: entity }));
  const readable = boxes.filter(box => box.left >= 4 && box.top >= 4 && box.right <= width - 4 && box.bottom <= height - 4 && !taken.words.covers(box, entity));
  const box = readable.find(one => !taken.dots.covers(one, entity)) ?? (must ? readable[0] : null);
  if (!box) return null;
  taken.words.add(box);
  return { rows, font, size, box, x: (box.left + box.right) / 2, y: box.top + 1, entity };
}

function placeRelation(line, taken, width, height) {
  const { fact, x, y, length, strong } = line;
  const size = strong ? 12 : 11;
  const font = `italic 400 ${size}px ${FONT}`;
  const wide = textWidth(fact.label, font);
  if (!strong && wide > length * 0.72) return null;
  const box = { left: x - wide / 2 - 3, right: x + wide / 2 + 3, top: y - size * 0.65, bottom: y + size * 0.65, owner: fact };
  if (box.left < 4 || box.top < 4 || box.right > width - 4 || box.bottom > height - 4 || taken.words.covers(box, fact) || taken.dots.covers(box, fact)) return null;
  taken.words.add(box);
  return { rows: [fact.label], font, size, box, x, y: y - size * 0.55, fact };
}

// A long name in two rows, broken near its middle; clipped where it is longer still.
function breakName(name) {
  const text = clip(name.trim() || '·', 44);
  if (text.length <= 20) return [text];
  const gaps = [...text.matchAll(/[\s-]+/g)].map(match => match.index + match[0].length);
  const gap = sorted(gaps, place => Math.abs(place - text.length / 2))[0];
  return gap && gap > 4 && text.length - gap > 2 ? [text.slice(0, gap).trimEnd(), text.slice(gap)] : [clip(text, 28)];
}
