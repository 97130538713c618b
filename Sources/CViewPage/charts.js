// How many mentions of what is chosen there are in each text, or at each time.

/** Kinds in the order in which they are drawn on each other. */
const kinds = [...new Set(data.entities.map((entity) => entity.kind))].sort(
  (a, b) => Number(a.slice(1)) - Number(b.slice(1))
);

/** The shown mentions of each text, by kind. */
function countsByText() {
  const counts = articles.map(() => new Map());
  for (const mention of selection.shown) {
    const entity = mentions.entities[mention].find(
      (each) => isVisible(each) && (selection.entities.length === 0 || selection.entities.includes(each))
    );
    const count = counts[mentions.text[mention]];
    const { kind } = data.entities[entity];
    count.set(kind, (count.get(kind) ?? 0) + 1);
  }
  return counts;
}

function sum(counts) {
  let all = 0;
  for (const count of counts.values()) all += count;
  return all;
}

function largest(numbers) {
  return numbers.reduce((most, each) => Math.max(most, each), 1);
}

function goToText(text) {
  if (articles[text].hidden) showOnly([]);
  remember(`text-${text + 1}`);
  const first = selection.shown[placeOf(mentions.text.indexOf(text))];
  if (first !== undefined && mentions.text[first] === text) goTo(first);
  else articles[text].scrollIntoView({ block: "start" });
}

// --- A bar for each of a few texts ---

function textBars() {
  const list = element("ol", { class: "bars" });
  const draw = () => {
    const counts = countsByText();
    const most = largest(counts.map(sum));
    const focused = [...list.querySelectorAll("a")].indexOf(document.activeElement);
    list.replaceChildren(
      ...counts.map((count, text) => {
        const name = articles[text].querySelector("h3").textContent;
        return element(
          "li",
          {},
          element("a", { href: `#text-${text + 1}`, onclick: (event) => (event.preventDefault(), goToText(text)) }, isolated(name)),
          stackedBar(count, most),
          element("span", { class: "count", "aria-label": plural("mentions", sum(count)) }, number(sum(count)))
        );
      })
    );
    if (focused >= 0) list.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
  };
  observers.push((change) => change || draw());
  return list;
}

function stackedBar(count, most) {
  const bar = svg("svg", { class: "bar", "aria-hidden": "true", width: "100%", height: "14" });
  let start = 0;
  for (const kind of kinds) {
    const width = (100 * (count.get(kind) ?? 0)) / most;
    if (width === 0) continue;
    const place = isRightToLeft ? 100 - start - width : start;
    bar.append(svg("rect", { class: kind, x: `${place}%`, width: `${width}%`, y: 0, height: 14 }));
    start += width;
  }
  return bar;
}

// --- Columns for many texts, or for times ---

const mostColumns = 60;

/** Texts in their order, as many to a column as makes them few enough. */
function textColumns() {
  const size = Math.ceil(articles.length / mostColumns);
  const columns = [];
  for (let start = 0; start < articles.length; start += size) {
    const texts = data.documents.slice(start, start + size).map((_, place) => start + place);
    const [first, last] = [texts[0], texts.at(-1)].map((text) => articles[text].querySelector("h3").textContent);
    columns.push({ texts, title: size === 1 ? first : `${first} – ${last}`, label: number(start + 1) });
  }
  return { columns, undated: 0 };
}

/** Units of time from the finest on. */
const calendarUnits = [
  { length: 10, format: { day: "numeric", month: "long", year: "numeric" }, label: { day: "numeric", month: "short" } },
  { length: 7, format: { month: "long", year: "numeric" }, label: { month: "short", year: "numeric" } },
  { length: 4, format: { year: "numeric" }, label: { year: "numeric" } },
];

/** The next day, month or year, as ISO 8601 has it. */
function nextTime(time) {
  const [year, month = 1, day = 1] = time.split("-").map(Number);
  const next = new Date(Date.UTC(
    year + (time.length === 4), month - 1 + (time.length === 7), day + (time.length === 10)
  ));
  return next.toISOString().slice(0, time.length);
}

/** How many units there are from the first time to the last. */
function timeSpan(first, last, length) {
  if (length === 10) return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  const [from, to] = [first, last].map((time) => time.split("-").map(Number));
  return length === 7 ? (to[0] - from[0]) * 12 + to[1] - from[1] + 1 : to[0] - from[0] + 1;
}

/** Times from the first to the last, also those of which there is no text. */
function timeColumns() {
  const dates = data.documents.map((text) => text.date);
  let unit;
  let known;
  const dated = dates.filter((date) => date !== undefined).length;
  // Some dates may be less exact than most.
  for (unit of calendarUnits) {
    known = dates.filter((date) => date !== undefined && date.length >= unit.length).map((date) => date.slice(0, unit.length)).sort();
    if (2 * known.length >= dated && timeSpan(known[0], known.at(-1), unit.length) <= mostColumns) break;
  }
  const options = { calendar: "gregory", numberingSystem: data.numbers, timeZone: "UTC" };
  const [title, label] = [unit.format, unit.label].map((format) => new Intl.DateTimeFormat(data.locale, { ...format, ...options }));
  // Of centuries of years, each column has several.
  const size = Math.max(1, Math.ceil(timeSpan(known[0], known.at(-1), unit.length) / mostColumns));
  const columns = [];
  let place = 0;
  for (let time = known[0]; time <= known.at(-1); time = nextTime(time), place += 1) {
    const date = new Date(Date.parse(time));
    if (place % size === 0) columns.push({ texts: [], title: title.format(date), label: label.format(date) });
    dates.forEach((each, text) => {
      if (each?.startsWith(time)) columns.at(-1).texts.push(text);
    });
  }
  return { columns, undated: dates.length - known.length };
}

function columnChart({ columns, undated }) {
  const node = element("div", { class: "columns" });
  const note = undated > 0 ? element("p", { class: "note" }, filled(words.undated, plural("texts", undated))) : null;
  const height = 180;
  const draw = () => {
    const width = Math.max(240, node.clientWidth || 640);
    const counts = countsByText();
    const bars = columns.map((column) => {
      const bar = new Map();
      for (const text of column.texts) for (const [kind, count] of counts[text]) bar.set(kind, (bar.get(kind) ?? 0) + count);
      return bar;
    });
    const most = largest(bars.map(sum));
    const step = (width - 40) / columns.length;
    const flipped = (x, size) => (isRightToLeft ? width - x - size : x);
    const drawing = svg("svg", { width, height: height + 36, viewBox: `0 0 ${width} ${height + 36}`, role: "group" });
    for (const level of [most, Math.round(most / 2)]) {
      const y = height - ((height - 20) * level) / most;
      drawing.append(
        svg("path", { class: "grid", d: `M0 ${y}H${width}` }),
        svg("text", { class: "level", x: flipped(4, 0), y: y - 4 }, number(level))
      );
    }
    const labelStep = Math.max(1, Math.ceil(columns.length / Math.floor(width / 84)));
    bars.forEach((bar, place) => {
      const x = 36 + place * step;
      let y = height;
      const column = svg("g", { class: "column" }, svg("title", {}, `${columns[place].title}${words.comma} ${plural("mentions", sum(bar))}`));
      for (const kind of kinds) {
        const size = ((height - 20) * (bar.get(kind) ?? 0)) / most;
        y -= size;
        if (size > 0) column.append(svg("rect", { class: kind, x: flipped(x + step * 0.1, step * 0.8), y, width: step * 0.8, height: size }));
      }
      const texts = columns[place].texts;
      if (texts.length > 0) {
        const target = texts.find((text) => counts[text].size > 0) ?? texts[0];
        column.append(svg("rect", { class: "area", x: flipped(x, step), y: 0, width: step, height }));
        drawing.append(
          svg(
            "a",
            {
              href: `#text-${target + 1}`,
              "aria-label": `${columns[place].title}${words.comma} ${plural("mentions", sum(bar))}`,
              onclick: (event) => (event.preventDefault(), goToText(target)),
            },
            column
          )
        );
      } else drawing.append(column);
      if (place % labelStep === 0) {
        drawing.append(svg("text", { class: "time", x: flipped(x + step / 2, 0), y: height + 20 }, columns[place].label));
      }
    });
    drawing.append(svg("path", { class: "ground", d: `M0 ${height}H${width}` }));
    const focused = [...node.querySelectorAll("a")].indexOf(document.activeElement);
    node.replaceChildren(drawing, ...(note ? [note] : []));
    if (focused >= 0) node.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
  };
  let drawnWidth = 0;
  new ResizeObserver(() => {
    if (node.clientWidth === drawnWidth) return;
    drawnWidth = node.clientWidth;
    draw();
  }).observe(node);
  observers.push((change) => change || draw());
  return node;
}

/** By date, where at least two are known; and by text. */
function mentionCharts() {
  const charts = [];
  if (new Set(data.documents.map((text) => text.date).filter(Boolean)).size > 1) {
    charts.push(section("dates", words.perDate, columnChart(timeColumns())));
  }
  if (articles.length > 1) {
    charts.push(section("by-text", words.perDocument, articles.length <= 24 ? textBars() : columnChart(textColumns())));
  }
  return charts;
}

function section(id, title, ...content) {
  return element("section", { id, "aria-labelledby": `${id}-title` }, element("h3", { id: `${id}-title` }, title), content);
}
