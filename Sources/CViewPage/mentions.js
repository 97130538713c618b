// The mentions as they stand in the texts, which of them are shown, and going from one to the next. All numbers count from 0,
// mentions in the order of the texts, entities as the data has them: the most frequent first.

const articles = [...document.querySelectorAll("article")];
const marks = [...document.querySelectorAll(".text mark")];

/** Types of the user's own have a look of their own, as long as there are enough. The most frequent come first. */
const ownKinds = new Map();
for (const entity of data.entities) {
  if (Number(entity.kind.slice(1)) < 5) continue;
  if (!ownKinds.has(entity.type)) ownKinds.set(entity.type, `k${5 + (ownKinds.size % 7)}`);
  entity.ownKind = ownKinds.get(entity.type);
}

const entityNumbers = new Map(data.entities.map((entity, number) => [String(entity.index), number]));

/** What is known of each mention. */
const mentions = (() => {
  const count = marks.length;
  const known = {
    text: new Int32Array(count),
    /** Lines of all texts, numbered through. */
    paragraph: new Int32Array(count),
    /** How far into all texts it is, from 0 to 1. */
    depth: new Float64Array(count),
    entities: new Array(count),
  };
  const total = Math.max(1, data.documents.reduce((sum, text) => sum + text.bytes, 0));
  let mention = 0;
  let paragraph = -1;
  let before = 0;
  articles.forEach((article, text) => {
    let line = "";
    for (const mark of article.querySelectorAll("mark")) {
      const ownLine = mark.getAttribute("data-l");
      if (ownLine !== line) paragraph += 1;
      line = ownLine;
      known.text[mention] = text;
      known.paragraph[mention] = paragraph;
      known.depth[mention] = (before + Number(mark.getAttribute("data-s"))) / total;
      known.entities[mention] = mark.getAttribute("data-e").split(" ").map((index) => entityNumbers.get(index));
      const { kind, ownKind = kind } = data.entities[known.entities[mention][0]];
      if (ownKind !== kind) mark.classList.replace(kind, ownKind);
      mention += 1;
    }
    before += data.documents[text].bytes;
  });
  return known;
})();

for (const entity of data.entities) entity.kind = entity.ownKind ?? entity.kind;

/** What is known of each entity. */
const totals = data.entities.map(() => ({ mentions: 0, texts: 0, lastText: -1, bins: new Uint32Array(32) }));
for (let mention = 0; mention < marks.length; mention += 1) {
  for (const entity of mentions.entities[mention]) {
    const total = totals[entity];
    total.mentions += 1;
    total.bins[Math.min(31, Math.floor(mentions.depth[mention] * 32))] += 1;
    if (total.lastText !== mentions.text[mention]) total.texts += 1;
    total.lastText = mentions.text[mention];
  }
}

/** What the user has asked for. */
const selection = {
  hiddenTypes: new Set(),
  /** None for all, one, or two that occur together. */
  entities: [],
  /** What two occur together in: `paragraph` or `text`. */
  unit: "paragraph",
  /** The mentions that are shown. */
  shown: [],
  /** The one that was gone to, -1 for none. */
  current: -1,
};

/** The tab key reaches one mention: arrow keys go on from there. */
let reachable = -1;

const observers = [];

function isVisible(entity) {
  return !selection.hiddenTypes.has(data.entities[entity].type);
}

/** Works out what is shown, and tells all parts of the page. */
function update() {
  const chosen = selection.entities;
  let units = null;
  if (chosen.length === 2) {
    const unit = mentions[selection.unit];
    const [first, second] = chosen.map((entity) => new Set(mentionsOf(entity).map((mention) => unit[mention])));
    units = first.intersection ? first.intersection(second) : new Set([...first].filter((each) => second.has(each)));
  }
  selection.shown = [];
  const shownTexts = new Set();
  for (let mention = 0; mention < marks.length; mention += 1) {
    const entities = mentions.entities[mention];
    const isOn = entities.some(isVisible);
    const isChosen =
      isOn &&
      (chosen.length === 0 ||
        (units === null
          ? entities.some((entity) => isVisible(entity) && chosen.includes(entity))
          : chosen.includes(firstEntity(mention)) && units.has(mentions[selection.unit][mention])));
    const list = marks[mention].classList;
    if (list.contains("off") === isOn) list.toggle("off", !isOn);
    const isMarked = isChosen && chosen.length > 0;
    if (list.contains("chosen") !== isMarked) list.toggle("chosen", isMarked);
    if (!isChosen) continue;
    selection.shown.push(mention);
    shownTexts.add(mentions.text[mention]);
  }
  document.body.classList.toggle("filtered", chosen.length > 0);
  articles.forEach((article, text) => {
    article.hidden = chosen.length > 0 && !shownTexts.has(text);
  });
  selection.shownTexts = shownTexts.size;
  if (!selection.shown.includes(selection.current)) leaveCurrent();
  // Whoever is at a mention stays there.
  if (selection.current < 0 && !selection.shown.includes(reachable)) makeReachable(selection.shown[0] ?? -1);
  for (const observe of observers) observe();
}

/** Of entities that share a place the most frequent, where two names are asked for: one is meant there, not two. */
function firstEntity(mention) {
  return Math.min(...mentions.entities[mention].filter(isVisible));
}

function mentionsOf(entity) {
  const found = [];
  for (let mention = 0; mention < marks.length; mention += 1) if (firstEntity(mention) === entity) found.push(mention);
  return found;
}

/** Shows only the mentions of these; all if they are what is shown already, or none. Goes to the first. */
function choose(...entities) {
  const isSame = entities.length === selection.entities.length && entities.every((each) => selection.entities.includes(each));
  showOnly(isSame ? [] : entities);
  if (selection.entities.length > 0 && selection.shown.length > 0) goTo(selection.shown[0], { takesFocus: false });
}

/** Shows only the mentions of these, of whatever type they are; all if there are none. */
function showOnly(entities, { isRemembered = true } = {}) {
  selection.entities = entities;
  if (isRemembered) remember(addressOf(entities));
  for (const entity of entities) selection.hiddenTypes.delete(data.entities[entity].type);
  update();
}

// --- One at a time ---

function makeReachable(mention) {
  if (reachable === mention) return;
  if (reachable >= 0) {
    for (const name of ["tabindex", "role", "aria-describedby"]) marks[reachable].removeAttribute(name);
  }
  reachable = mention;
  if (mention < 0) return;
  marks[mention].setAttribute("tabindex", "0");
  marks[mention].setAttribute("role", "button");
  marks[mention].setAttribute("aria-describedby", "card");
}

function leaveCurrent() {
  marks[selection.current]?.classList.remove("current");
  selection.current = -1;
}

/** Goes to a mention: brings it into view and tells about it. */
function goTo(mention, { takesFocus = true } = {}) {
  makeCurrent(mention);
  bring(marks[mention], 4);
  if (takesFocus) marks[mention].focus({ preventScroll: true });
}

function makeCurrent(mention) {
  leaveCurrent();
  selection.current = mention;
  marks[mention].classList.add("current");
  makeReachable(mention);
  for (const observe of observers) observe("moved");
}

/**
 * Scrolls to a mark. What is between has a guessed height until it is laid out, which moves the mark: so it is scrolled to
 * again, in the next frames.
 */
function bring(mark, frames) {
  if (!mark.classList.contains("current")) return;
  mark.scrollIntoView({ block: "center", behavior: "instant" });
  if (frames > 1) requestAnimationFrame(() => bring(mark, frames - 1));
}

/** The place among those shown of the first one at or behind a mention. */
function placeOf(mention) {
  let [low, high] = [0, selection.shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (selection.shown[middle] < mention) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInView(mark) {
  if (!mark) return false;
  const area = mark.getBoundingClientRect();
  return area.bottom > 0 && area.top < innerHeight;
}

/** The first mention in what is seen of the texts, or behind; `null` if none of them is seen. */
function firstInView() {
  const barHeight = 64;
  const isReached = (node) => node.getBoundingClientRect().bottom > barHeight;
  const article = articles.find((each) => !each.hidden && isReached(each));
  if (!article || article.getBoundingClientRect().top > innerHeight) return null;
  const blocks = [...article.querySelectorAll(".block")];
  const seen = blocks.findIndex(isReached);
  for (const block of seen < 0 ? [] : blocks.slice(seen)) {
    const mark = [...block.querySelectorAll("mark")].find((each) => each.getBoundingClientRect().top >= barHeight);
    if (mark) return marks.indexOf(mark);
  }
  const next = marks.findIndex((_, mention) => mentions.text[mention] > articles.indexOf(article));
  return next < 0 ? null : next;
}

/** Goes so many mentions on, from the last to the first. */
function goOn(steps, options) {
  const count = selection.shown.length;
  if (count === 0) return;
  const from = isInView(marks[selection.current]) ? selection.current : (firstInView() ?? selection.current);
  let place = steps > 0 ? 0 : count - 1;
  if (from >= 0) {
    place = placeOf(from);
    // To one that was not gone to yet it is one step less.
    if (selection.shown[place] !== from || from !== selection.current) place += Math.min(0, steps);
    else place += steps;
  }
  goTo(selection.shown[((place % count) + count) % count], options);
}
