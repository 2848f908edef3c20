// Ways from one entity to another, and neighbourhoods.

const COST = { Stated: 1, Planned: 1.15, Possible: 1.4, Disputed: 1.2, Denied: 3 };
const DETOUR = { topic: 1.5, place: 0.8, source: 2 }; // what merely happens to link two entities

// Everybody within some steps of an entity, over the facts that pass the filters.
function around(entity, steps) {
  const reached = new Set([entity]);
  let edge = [entity];
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap(near => neighbours(near)).filter(next => !reached.has(next));
    edge.forEach(next => reached.add(next));
  }
  return reached;
}

function neighbours(entity) {
  return [...new Set(entity.facts.filter(fact => fact.object && fact.shown.length).map(fact => otherEnd(fact, entity)))];
}

const STALE = 4; // what a fact costs more for each way already shown that took it

// The best way as [{from, to, fact}], or null: few steps, firmly stated ones first, other ones than those `tried`.
function findPath(from, to, tried = []) {
  const cost = new Map([[from, 0]]);
  const back = new Map();
  const taken = new Map();
  for (const fact of tried) taken.set(fact, (taken.get(fact) ?? 0) + STALE);
  const open = new Set([from]);
  const done = new Set();
  while (open.size) {
    const here = cheapest(open, cost);
    open.delete(here);
    if (here === to) return trace(back, from, to);
    done.add(here);
    for (const fact of here.facts) {
      const next = fact.object && otherEnd(fact, here);
      if (!next || done.has(next) || !fact.shown.length) continue;
      const total = cost.get(here) + COST[fact.look] + (taken.get(fact) ?? 0) + (next === to ? 0 : DETOUR[next.kind] ?? 0);
      if (total >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, total);
      back.set(next, { from: here, to: next, fact });
      open.add(next);
    }
  }
  return null;
}

function cheapest(open, cost) {
  let best = null;
  for (const entity of open) if (best === null || cost.get(entity) < cost.get(best)) best = entity;
  return best;
}

function trace(back, from, to) {
  const steps = [];
  for (let here = to; here !== from; here = steps[0].from) steps.unshift(back.get(here));
  return steps;
}
