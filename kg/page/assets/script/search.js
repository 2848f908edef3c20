// Finding an entity by its names: arrows choose, Enter goes, Escape leaves.

const sought = entities.map(entity => ({ entity, names: [entity.name, ...entity.aliases].map(fold) }));

// Entities whose name has the words in it: whole names before beginnings before the rest, the telling ones first.
function findEntities(text, most = 8) {
  const words = fold(text).trim();
  if (!words) return [];
  const rank = names => Math.min(...names.map(name => (name === words ? 0 : name.startsWith(words) ? 1 : name.includes(` ${words}`) ? 2 : name.includes(words) ? 3 : 9)));
  const found = sought.map(({ entity, names }) => ({ entity, rank: rank(names) })).filter(one => one.rank < 9);
  return sorted(found, one => one.rank, one => one.entity.number).slice(0, most).map(one => one.entity);
}

function otherName(entity, text) {
  const words = fold(text).trim();
  return fold(entity.name).includes(words) ? null : entity.aliases.find(alias => fold(alias).includes(words));
}

// Turns an input and a list into a combobox over entities.
function suggest(input, list, choose) {
  let found = [];
  let marked = 0;

  function show() {
    found = findEntities(input.value);
    marked = 0;
    list.replaceChildren(...found.map((entity, index) => option(entity, index)));
    if (!found.length && input.value.trim()) list.append(el('li', { class: 'none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'No entity of that name'));
    open(Boolean(input.value.trim()));
    mark(0);
  }

  function option(entity, index) {
    const alias = otherName(entity, input.value);
    return el('li', { id: `${list.id}-${index}`, role: 'option', 'aria-selected': 'false', onmousedown: event => { event.preventDefault(); pick(index); } },
      kindGlyph(entity.kind), el('span', { class: 'what' }, entity.name, alias && el('small', {}, alias)), el('span', { class: 'more' }, entity.facts.length ? String(entity.facts.length) : ''));
  }

  function mark(index) {
    if (!found.length) return input.removeAttribute('aria-activedescendant');
    marked = (index + found.length) % found.length;
    [...list.children].forEach((item, place) => item.setAttribute('aria-selected', String(place === marked)));
    list.children[marked].scrollIntoView({ block: 'nearest' });
    return input.setAttribute('aria-activedescendant', `${list.id}-${marked}`);
  }

  function open(on) {
    list.hidden = !on;
    input.setAttribute('aria-expanded', String(on));
    if (!on) input.removeAttribute('aria-activedescendant');
  }

  function pick(index) {
    const entity = found[index];
    if (!entity) return;
    open(false);
    input.value = entity.name;
    choose(entity);
  }

  input.addEventListener('input', show);
  input.addEventListener('focus', () => input.select());
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', event => {
    const act = { ArrowDown: () => (list.hidden ? show() : mark(marked + 1)), ArrowUp: () => mark(marked - 1), Enter: () => pick(marked), Escape: () => (list.hidden ? leave() : open(false)) }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });

  function leave() {
    input.value = '';
    room.focus();
  }
}
