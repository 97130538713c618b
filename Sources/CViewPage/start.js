// Puts the page together.

/** Goes through the mentions that are shown, and says which these are. */
function movingBar() {
  const place = element("span", { class: "place" });
  const chosen = element("span", { class: "what" });
  const showAll = () => {
    // The button goes, and the focus must not go with it.
    if (document.activeElement === clear) next.focus();
    showOnly([]);
  };
  const clear = element("button", { type: "button", onclick: showAll }, words.clear);
  const step = (steps) => () => goOn(steps, { takesFocus: false });
  const previous = element("button", { type: "button", onclick: step(-1) }, words.previous);
  const next = element("button", { type: "button", onclick: step(1) }, words.next);
  observers.push(() => {
    const count = selection.shown.length;
    place.textContent =
      selection.current >= 0
        ? filled(words.place, number(placeOf(selection.current) + 1), number(count))
        : plural("mentions", count);
    const names = selection.entities.map((entity) => isolated(data.entities[entity].name));
    const pieces = names.length === 2 ? words.both.split("#") : ["", "", ""];
    chosen.replaceChildren(pieces[0], ...names.flatMap((name, at) => [name, pieces[at + 1]]));
    if (names.length > 0) chosen.append(` (${plural("texts", selection.shownTexts)})`);
    clear.hidden = selection.entities.length === 0;
    previous.disabled = next.disabled = count === 0;
  });
  return element(
    "nav",
    { class: "moving", "aria-label": words.moving },
    previous,
    next,
    element("span", { role: "status" }, chosen, " ", place),
    clear
  );
}

function appearanceChoice() {
  const select = element(
    "select",
    {
      id: "appearance",
      onchange: (event) => {
        document.documentElement.dataset.theme = event.target.value;
      },
    },
    ["automatic", "light", "dark"].map((name) => element("option", { value: name }, words[name]))
  );
  return element("p", { class: "appearance" }, element("label", { for: "appearance" }, words.appearance), " ", select);
}

/** To the parts of the page: on a phone they are far from each other. */
function parts(targets) {
  return element(
    "nav",
    { class: "parts", "aria-label": words.parts },
    targets.map(([id, title]) => element("a", { href: `#${id}` }, title))
  );
}

function placesMap() {
  const places = data.entities.flatMap(({ name, place }, entity) =>
    place ? [{ entity, name, latitude: place[0], longitude: place[1] }] : []
  );
  if (places.length === 0) return null;
  const map = new PlaceMap({ outlines: data.outlines, places });
  observers.push((change) => {
    if (change) return;
    const counts = new Map();
    places.forEach(({ entity }) => counts.set(entity, isVisible(entity) ? totals[entity].mentions : 0));
    map.update(counts, new Set(selection.entities));
  });
  const unplaced = data.entities.filter(({ type, place }) => type === "LOC" && !place);
  const names = unplaced.slice(0, 8).map(({ name }) => isolated(name));
  const list = names.flatMap((name, at) => (at === 0 ? [name] : [`${words.comma} `, name]));
  const note = element(
    "p",
    { class: "note" },
    `${words.unplaced}: ${plural("names", unplaced.length)} (`,
    list,
    unplaced.length > 8 ? "…)" : ")"
  );
  return section("map", words.map, map.node, unplaced.length > 0 ? note : []);
}

(() => {
  document.documentElement.classList.add("scripted");
  const page = document.getElementById("page");
  const texts = document.getElementById("texts");
  const charts = [...mentionCharts(), together.build(), placesMap()].filter(Boolean);
  const targets = [["names", words.entities], ["overview", words.charts], ["texts", words.documents]];
  document.querySelector("header.top").append(
    parts(charts.length > 0 ? targets : [targets[0], targets[2]]),
    appearanceChoice()
  );
  page.prepend(
    element(
      "aside",
      { id: "names", "aria-label": words.entities },
      element("h2", {}, words.entities),
      data.entities.length > 0 && typeSwitches(),
      table.build(),
      element("p", { class: "note keys" }, words.keys)
    ),
    element(
      "div",
      { id: "overview", class: "overview", role: "region", "aria-label": words.charts, hidden: charts.length === 0 },
      element("h2", {}, words.charts),
      charts
    )
  );
  texts.before(movingBar());
  document.body.append(card.node);
  watchMarks(texts);
  update();
  for (const event of ["popstate", "hashchange"]) addEventListener(event, followAddress);
  followAddress();
})();
