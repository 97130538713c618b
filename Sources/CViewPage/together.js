// Which of the most frequent names occur together: a table of pairs, each of which can be chosen.

const together = {
  body: element("table", { class: "pairs" }),
  none: element("p", { class: "note" }, words.noPairs),
  mostEntities: 14,

  build() {
    if (data.entities.length < 2) return null;
    const choice = element(
      "select",
      {
        id: "unit",
        onchange: (event) => {
          selection.unit = event.target.value;
          if (selection.entities.length === 2) update();
          else this.draw();
        },
      },
      element("option", { value: "paragraph" }, words.paragraph),
      element("option", { value: "text" }, words.document)
    );
    this.body.addEventListener("keydown", (event) => this.move(event));
    observers.push((change) => change || this.draw());
    return section(
      "together",
      words.together,
      element("p", { class: "unit" }, element("label", { for: "unit" }, words.within), " ", choice),
      this.none,
      element("div", { class: "wide" }, this.body)
    );
  },

  /** The most frequent entities. */
  entities() {
    const found = new Set(marks.map((_, mention) => firstEntity(mention)));
    return [...found].filter((entity) => entity !== Infinity).sort((a, b) => a - b).slice(0, this.mostEntities);
  },

  /** In how many units each two of them occur. */
  count(entities) {
    const places = new Map(entities.map((entity, place) => [entity, place]));
    const counts = entities.map(() => new Uint32Array(entities.length));
    const unit = mentions[selection.unit];
    let present = new Set();
    const close = () => {
      for (const one of present) for (const other of present) counts[one][other] += 1;
      present = new Set();
    };
    for (let mention = 0; mention < marks.length; mention += 1) {
      if (mention > 0 && unit[mention] !== unit[mention - 1]) close();
      const entity = firstEntity(mention);
      if (places.has(entity)) present.add(places.get(entity));
    }
    close();
    return counts;
  },

  draw() {
    const entities = this.entities();
    const counts = this.count(entities);
    const isEmpty = counts.every((row, place) => row.every((count, column) => column >= place || count === 0));
    this.none.hidden = !isEmpty;
    this.body.hidden = isEmpty;
    const most = Math.max(1, ...entities.map((_, row) => Math.max(0, ...counts[row].slice(0, row))));
    const focused = document.activeElement?.closest(".pairs button")?.dataset.pair;
    let isFirst = true;
    const cell = (row, column) => {
      const count = counts[row][column];
      if (count === 0) return element("td", {});
      const pair = [entities[row], entities[column]];
      const isChosen = selection.entities.length === 2 && pair.every((entity) => selection.entities.includes(entity));
      const names = filled(words.both, ...pair.map((entity) => data.entities[entity].name));
      const units = plural(selection.unit === "text" ? "texts" : "paragraphs", count);
      const button = element(
        "button",
        {
          type: "button",
          "data-pair": `${row} ${column}`,
          tabindex: isFirst ? 0 : -1,
          class: `level-${Math.ceil((4 * count) / most)}`,
          title: `${names}: ${units}`,
          "aria-label": `${names}: ${units}`,
          "aria-pressed": String(isChosen),
          onclick: () => choose(...pair),
        },
        number(count)
      );
      isFirst = false;
      return element("td", {}, button);
    };
    this.body.replaceChildren(
      element("caption", { class: "unseen" }, words.togetherHint),
      element(
        "tbody",
        {},
        entities.map((entity, row) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, isolated(data.entities[entity].name), " ", element("span", { class: "rank" }, number(row + 1))),
            entities.slice(0, row).map((_, column) => cell(row, column))
          )
        )
      ),
      element(
        "tfoot",
        {},
        element(
          "tr",
          {},
          element("td", {}),
          entities.slice(0, -1).map((entity, column) => element("th", { scope: "col", title: data.entities[entity].name }, number(column + 1)))
        )
      )
    );
    if (focused) this.focus(this.body.querySelector(`button[data-pair="${focused}"]`));
  },

  focus(button) {
    if (!button) return;
    this.body.querySelector("button[tabindex='0']")?.setAttribute("tabindex", "-1");
    button.setAttribute("tabindex", "0");
    button.focus({ preventScroll: true });
  },

  /** Arrow keys go to the next pair that occurs. */
  move(event) {
    const onward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
    const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
    const steps = { [onward]: [0, 1], [back]: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const pair = event.target.dataset?.pair;
    if (!steps || !pair) return;
    event.preventDefault();
    let [row, column] = pair.split(" ").map(Number);
    for (;;) {
      row += steps[0];
      column += steps[1];
      if (row < 0 || column < 0 || row >= this.mostEntities || column >= this.mostEntities) return;
      const next = this.body.querySelector(`button[data-pair="${row} ${column}"]`);
      if (next) {
        next.scrollIntoView({ block: "nearest", inline: "nearest" });
        return this.focus(next);
      }
    }
  },
};
