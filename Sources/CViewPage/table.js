// The names that were found: sorted, searched, and chosen from; and the types, which can be left out.

const table = {
  order: { key: "mentions", isDown: true },
  query: "",
  limit: 100,
  body: element("tbody"),
  headings: [],
  more: null,

  columns: [
    { key: "name", title: words.name, value: (entity) => data.entities[entity].name },
    { key: "type", title: words.type, value: (entity) => typeName(data.entities[entity].type) },
    { key: "mentions", title: words.mentions, value: (entity) => totals[entity].mentions },
    { key: "texts", title: words.inDocuments, value: (entity) => totals[entity].texts },
  ],

  build() {
    this.headings = this.columns.map((column) =>
      element(
        "th",
        { scope: "col" },
        element("button", { type: "button", onclick: () => this.sortBy(column.key) }, column.title)
      )
    );
    this.more = element("button", { type: "button", class: "more", onclick: () => this.showMore() }, words.more);
    const search = element("input", {
      type: "search",
      id: "search",
      placeholder: words.searchHint,
      autocomplete: "off",
      spellcheck: "false",
      dir: "auto",
      oninput: (event) => this.search(event.target.value),
    });
    this.status = element("p", { class: "status", role: "status" });
    observers.push((change) => change || this.draw());
    return element(
      "div",
      { class: "names" },
      element("div", { class: "search" }, element("label", { for: "search" }, words.search), search),
      this.status,
      element(
        "div",
        { class: "list" },
        element(
          "table",
          { class: "entities" },
          element("caption", { class: "unseen" }, words.entities),
          element("thead", {}, element("tr", {}, this.headings, element("th", { scope: "col", class: "spread" }, words.spread))),
          this.body
        ),
        this.more
      )
    );
  },

  sortBy(key) {
    const isSame = this.order.key === key;
    this.order = { key, isDown: isSame ? !this.order.isDown : key === "mentions" || key === "texts" };
    this.draw();
  },

  search(text) {
    this.query = folded(text);
    this.limit = 100;
    this.draw();
  },

  showMore() {
    const first = this.limit;
    this.limit += 200;
    this.draw();
    this.body.rows[first]?.querySelector("button").focus();
  },

  rows() {
    const rows = data.entities.map((_, entity) => entity).filter((entity) => isVisible(entity) && this.isMeant(entity));
    const { value } = this.columns.find((column) => column.key === this.order.key);
    const keys = rows.map(value);
    const places = keys.map((_, place) => place);
    const collator = new Intl.Collator(data.locale);
    const sign = this.order.isDown ? -1 : 1;
    places.sort((a, b) => {
      const order = typeof keys[a] === "number" ? keys[a] - keys[b] : collator.compare(keys[a], keys[b]);
      return sign * order || a - b;
    });
    return places.map((place) => rows[place]);
  },

  /** Names with what was typed in them, also with other spaces, or with all of its words. */
  isMeant(entity) {
    const names = data.entities[entity].folded;
    const parts = this.query.split(" ");
    return (
      names.includes(this.query) ||
      names.replaceAll(" ", "").includes(parts.join("")) ||
      names.split("\n").some((name) => parts.every((word) => name.includes(word)))
    );
  },

  draw() {
    const rows = this.rows();
    this.headings.forEach((heading, place) => {
      const isSorted = this.columns[place].key === this.order.key;
      if (isSorted) heading.setAttribute("aria-sort", this.order.isDown ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
    // Who chose a row by the keyboard goes on from there.
    const focused = document.activeElement?.closest("tbody tr")?.dataset.entity;
    this.body.replaceChildren(...rows.slice(0, this.limit).map((entity) => this.row(entity)));
    if (focused !== undefined) this.body.querySelector(`tr[data-entity="${focused}"] button`)?.focus({ preventScroll: true });
    this.more.hidden = rows.length <= this.limit;
    this.status.textContent = this.says(rows.length);
  },

  says(count) {
    if (count > 0) return plural("names", count);
    if (data.entities.length === 0) return words.noMentions;
    return data.entities.some((_, entity) => isVisible(entity)) ? words.nothing : words.typesOff;
  },

  row(entity) {
    const { id, name, type, kind } = data.entities[entity];
    const isChosen = selection.entities.includes(entity);
    return element(
      "tr",
      { "data-entity": entity, class: isChosen && "chosen" },
      element(
        "th",
        { scope: "row" },
        element("button", { type: "button", "aria-pressed": String(isChosen), onclick: () => choose(entity) }, isolated(name), namesakes.has(`${type} ${name}`) && [" ", isolated(id, { class: "id" })])
      ),
      element("td", {}, element("span", { class: `type ${kind}` }, isolated(typeName(type)))),
      element("td", { class: "count" }, number(totals[entity].mentions)),
      element("td", { class: "count" }, number(totals[entity].texts)),
      element("td", {}, spreadBar(entity, kind))
    );
  },
};

/** Names that several entries of a type have: their identifiers tell them apart. */
const namesakes = new Set();
{
  const seen = new Set();
  for (const { type, name } of data.entities) {
    const key = `${type} ${name}`;
    if (seen.has(key)) namesakes.add(key);
    seen.add(key);
  }
}

/** Where in all texts an entity occurs, from the first to the last. */
function spreadBar(entity, kind) {
  const bins = totals[entity].bins;
  const most = Math.max(...bins);
  let path = "";
  bins.forEach((count, bin) => {
    if (count > 0) path += `M${2 + bin * 3} 16v-${3 + (13 * count) / most}`;
  });
  return svg(
    "svg",
    { class: `spread ${kind}`, viewBox: "0 0 97 17", role: "img", "aria-label": filled(words.spreadOf, data.entities[entity].name) },
    svg("path", { class: "ground", d: "M0.5 16.5h96" }),
    svg("path", { class: "ticks", d: path })
  );
}

/** A switch for each type that was found. */
function typeSwitches() {
  const types = new Map();
  for (const { type, kind } of data.entities) types.set(type, { kind, count: 0 });
  for (const entities of mentions.entities) {
    for (const type of new Set(entities.map((entity) => data.entities[entity].type))) types.get(type).count += 1;
  }
  const sorted = [...types].sort(([, a], [, b]) => b.count - a.count);
  const boxes = [];
  observers.push(() => boxes.forEach((box) => (box.checked = !selection.hiddenTypes.has(box.value))));
  const box = (type) => {
    boxes.push(
      element("input", {
        type: "checkbox",
        checked: true,
        value: type,
        onchange: (event) => {
          if (event.target.checked) selection.hiddenTypes.delete(type);
          else selection.hiddenTypes.add(type);
          selection.entities = selection.entities.filter(isVisible);
          update();
        },
      })
    );
    return boxes.at(-1);
  };
  return element(
    "fieldset",
    { class: "types" },
    element("legend", {}, words.types),
    sorted.map(([type, { kind, count }]) =>
      element(
        "label",
        { class: `switch ${kind}` },
        box(type),
        element("span", { class: "sample" }, isolated(typeName(type, "types"))),
        " ",
        element("span", { class: "count" }, number(count))
      )
    )
  );
}
