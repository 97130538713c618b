// The map of the places that have coordinates: land, borders, and a bubble for each place with mentions, its area as their
// number. A bubble keeps its size in pixels at every zoom, so a zoom places all bubbles anew; a move moves them as one. Land
// and borders are one path each, which only get another transform.
//
//     const map = new PlaceMap({ outlines, places: [{ entity, name, latitude, longitude }] });
//     section.append(map.node);
//     map.update(counts, chosen);  // counts[entity] or counts.get(entity): mentions; chosen: a Set of entities
//
// Uses MapExtent (where things are), MapLabels (which names are written), MapGraticule (degrees, scale) and mapMoves
// (pointer, wheel, keys).

const mapMostStops = 60; // bubbles in view that the Tab key stops at, the largest; zooming in shows it the others
const mapPause = 140; // milliseconds without a move until names are placed anew and shapes are right again
const mapAhead = 240; // pixels around the frame where bubbles are drawn as well, so that a move need not place any
const mapShare = 0.9; // of the mentions, to be in the first view

class PlaceMap {
  #extent = new MapExtent();
  #labels = new MapLabels();
  #bubbles; // one of each place
  #shown = []; // those with mentions, most first
  #units;
  #land;
  #grid = new MapGraticule();
  #dots;
  #names;
  #bubbleLayer;
  #buttons;
  #picture;
  #frame;
  #empty;
  #fitted = false; // something was shown once
  #moved = false; // by the reader
  #frameAsked = false;
  #pause = 0;
  #labelsStale = true;
  #placed = null; // the extent that the bubbles were placed for

  constructor({ outlines, places }) {
    this.#bubbles = places.map((place) => ({ place, label: mapShort(place.name), count: 0, radius: 0, aside: 0, chosen: false }));
    const { units, land, borders } = mapOutlines(outlines);
    this.#units = units;
    this.#land = svg("g", { "aria-hidden": "true" },
      svg("path", { class: "map-land", d: land }), svg("path", { class: "map-borders", d: borders }));
    this.#dots = svg("g", {});
    this.#names = svg("g", { "aria-hidden": "true" }); // above all dots
    this.#bubbleLayer = svg("g", {}, this.#dots, this.#names);
    this.#picture = svg("svg", { class: "map-picture" }, this.#land, this.#grid.node, this.#bubbleLayer);
    this.#buttons = element("div", { class: "map-buttons" },
      this.#button(words.mapZoomIn, "M8 3v10M3 8h10", () => this.#zoom(mapFactor)),
      this.#button(words.mapZoomOut, "M3 8h10", () => this.#zoom(1 / mapFactor)),
      this.#button(words.mapReset, "M8 1v4M8 11v4M1 8h4M11 8h4M8 4.5a3.5 3.5 0 1 0 .01 0", () => this.#fit(mapShare)),
      this.#button(words.mapAll, "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", () => this.#fit(1)));
    this.#empty = element("p", { class: "map-empty", dir: "auto" }, words.mapEmpty);
    this.#frame = element("div",
      // The earth is not mirrored: east is on the right in an Arabic page as well.
      { class: "map-frame", dir: "ltr", tabindex: "0", role: "group", "aria-label": words.mapLabel, "aria-describedby": "map-help" },
      this.#picture, this.#empty);
    const stage = element("div", { class: "map-stage" }, this.#buttons, this.#frame);
    this.node = element("div", { class: "map" }, stage, element("p", { class: "map-help", id: "map-help" }, words.mapHelp));

    const changed = (done) => {
      this.#moved = true;
      this.#draw(done);
    };
    const reset = () => this.#fit(mapShare);
    mapMoves({ frame: this.#frame, keyed: stage, extent: this.#extent, changed, reset });
    this.#dots.addEventListener("click", (event) => this.#choose(event));
    this.#dots.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.#choose(event);
    });
    new ResizeObserver(() => this.#resize()).observe(this.#frame);
  }

  update(counts, chosen) {
    for (const bubble of this.#bubbles) {
      const entity = bubble.place.entity;
      bubble.count = (counts instanceof Map ? counts.get(entity) : counts[entity]) ?? 0;
      bubble.chosen = chosen.has(entity);
    }
    for (const bubble of this.#shown) if (bubble.count === 0) mapSet(bubble, bubble.text, "visibility", "hidden");
    this.#shown = this.#bubbles.filter((bubble) => bubble.count > 0).sort((a, b) => b.count - a.count);
    this.#sizes();
    this.#order();
    this.#empty.hidden = this.#shown.length > 0;
    const lost = !this.#moved && !this.#shown.some((bubble) => this.#extent.contains(bubble.place));
    if (!this.#fitted || lost) this.#fit(mapShare);
    this.#draw(true);
  }

  #sizes() {
    const most = this.#shown[0]?.count;
    const largest = Math.min(Math.max(Math.min(this.#extent.width, this.#extent.height) * 0.065, 16), 30);
    const ends = new Map(); // where several places are one point: the right end of their row
    for (const bubble of this.#shown) {
      bubble.radius = Math.max(3.5, largest * Math.sqrt(bubble.count / most));
      const point = `${bubble.place.longitude.toFixed(2)} ${bubble.place.latitude.toFixed(2)}`;
      const end = ends.get(point);
      bubble.aside = end === undefined ? 0 : end + bubble.radius * 0.4;
      ends.set(point, bubble.aside + bubble.radius);
      this.#dress(bubble);
    }
  }

  // What a bubble says and how large it is; where it is comes with each frame.
  #dress(bubble) {
    if (!bubble.node) {
      bubble.title = document.createTextNode("");
      bubble.hit = svg("circle", { class: "map-hit" });
      bubble.ring = svg("circle", { class: "map-ring" });
      bubble.dot = svg("circle", { class: "map-dot" });
      bubble.text = svg("text", { class: "map-name", visibility: "hidden" }, mapIsolated(bubble.label));
      bubble.node = svg("g", { class: "map-bubble", role: "button" },
        svg("title", {}, bubble.title), bubble.hit, bubble.ring, bubble.dot);
      bubble.node.mapBubble = bubble;
      this.#names.append(bubble.text);
    }
    const said = `${bubble.place.name}${words.comma} ${plural("mentions", bubble.count)}`;
    if (bubble.title.data !== said) {
      bubble.title.data = said;
      bubble.node.setAttribute("aria-label", said);
    }
    bubble.node.setAttribute("aria-pressed", String(bubble.chosen));
    bubble.text.classList.toggle("map-chosen-name", bubble.chosen);
    bubble.hit.setAttribute("r", Math.max(bubble.radius, 11).toFixed(1));
    bubble.ring.setAttribute("r", (bubble.radius + 3).toFixed(1));
    bubble.dot.setAttribute("r", bubble.radius.toFixed(1));
  }

  // Larger below, smaller on top: a small one would be hidden otherwise.
  #order() {
    const nodes = this.#shown.map((bubble) => bubble.node);
    const now = this.#dots.childNodes;
    if (nodes.length === now.length && nodes.every((node, i) => node === now[i])) return;
    const focused = document.activeElement;
    this.#dots.replaceChildren(...nodes);
    if (focused !== document.activeElement) (this.#dots.contains(focused) ? focused : this.#frame).focus({ preventScroll: true });
  }

  #choose(event) {
    const bubble = event.target.closest(".map-bubble")?.mapBubble;
    if (bubble) choose(bubble.place.entity);
  }

  #button(label, icon, pressed) {
    const button = element("button", { type: "button", "aria-label": label, title: label },
      svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: icon })));
    button.addEventListener("click", pressed);
    return button;
  }

  #zoom(factor) {
    this.#moved = true;
    this.#extent.zoom(factor);
    this.#draw(true);
  }

  #fit(share) {
    if (this.#shown.length === 0) return;
    this.#fitted = true;
    this.#moved = false;
    const weighted = this.#shown.map(({ place, count }) => ({ longitude: place.longitude, latitude: place.latitude, count }));
    this.#extent.fit(weighted, share);
    this.#draw(true);
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#frame;
    if (width === 0 || height === 0) return; // not in the page, or in a closed part of it
    const factor = width / this.#extent.width;
    this.#extent.width = width;
    this.#extent.height = height;
    this.#picture.setAttribute("viewBox", `0 0 ${width} ${height}`); // for print, which scales the picture as it is
    this.#labels.setFont(getComputedStyle(this.#grid.scaleText).font);
    this.#sizes();
    if (this.#moved) this.#extent.zoom(factor);
    else this.#fit(mapShare);
    this.#extent.settle();
    this.#draw(true);
  }

  // Asks for a frame. In the course of a move names stay as they are: they would flicker.
  #draw(done) {
    clearTimeout(this.#pause);
    if (done) {
      this.#extent.rest();
      this.#labelsStale = true;
    } else {
      this.#pause = setTimeout(() => this.#draw(true), mapPause);
    }
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    requestAnimationFrame(() => {
      this.#frameAsked = false;
      this.#drawNow();
    });
  }

  #drawNow() {
    const extent = this.#extent;
    const [across, up] = [extent.scaleAcross / this.#units, extent.scale / this.#units];
    this.#land.setAttribute("transform", `matrix(${across} 0 0 ${up} ${extent.x(0)} ${extent.y(0)})`);
    const taken = this.#grid.draw(extent);

    const placed = this.#placed;
    if (placed && !this.#labelsStale && placed.across === across && placed.up === up) {
      const [right, down] = [extent.x(0) - placed.x, extent.y(0) - placed.y];
      if (Math.max(Math.abs(right), Math.abs(down)) < mapAhead) {
        this.#bubbleLayer.setAttribute("transform", `translate(${right} ${down})`);
        return;
      }
    }
    this.#bubbleLayer.removeAttribute("transform");
    this.#placed = { across, up, x: extent.x(0), y: extent.y(0) };

    const inView = [];
    for (const bubble of this.#shown) {
      const drawn = extent.contains(bubble.place, mapAhead) || bubble.node === document.activeElement;
      mapSet(bubble, bubble.node, "display", drawn ? "inline" : "none");
      if (!drawn) {
        mapSet(bubble, bubble.text, "visibility", "hidden");
        continue;
      }
      bubble.x = extent.x(bubble.place.longitude) + bubble.aside;
      bubble.y = extent.y(bubble.place.latitude);
      const there = `translate(${bubble.x.toFixed(1)} ${bubble.y.toFixed(1)})`;
      bubble.node.setAttribute("transform", there);
      if (bubble.visibility === "visible" || this.#labelsStale) bubble.text.setAttribute("transform", there);
      const seen = extent.contains(bubble.place, bubble.radius);
      mapSet(bubble, bubble.node, "tabindex", seen && (inView.length < mapMostStops || bubble.chosen) ? "0" : "-1");
      if (seen) inView.push(bubble);
      else mapSet(bubble, bubble.text, "visibility", "hidden");
    }
    if (!this.#labelsStale) return;
    this.#labelsStale = false;
    const important = [...inView.filter((bubble) => bubble.chosen), ...inView.filter((bubble) => !bubble.chosen)];
    const frame = this.#frame.getBoundingClientRect();
    const box = this.#buttons.getBoundingClientRect();
    const buttons = [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    const spots = this.#labels.place(important, [buttons, ...taken], extent);
    important.forEach((bubble, i) => {
      mapSet(bubble, bubble.text, "visibility", spots[i] ? "visible" : "hidden");
      if (spots[i]) bubble.text.setAttribute("x", spots[i][0].toFixed(1));
      if (spots[i]) bubble.text.setAttribute("y", spots[i][1].toFixed(1));
    });
  }
}

// Sets what is not set so already: most bubbles keep most attributes from frame to frame.
function mapSet(bubble, node, attribute, value) {
  if (bubble[attribute] === value) return;
  bubble[attribute] = value;
  node.setAttribute(attribute, value);
}

// In the direction that its letters have, whatever stands around it.
function mapIsolated(text) {
  return `\u2068${text}\u2069`;
}

function mapShort(name) {
  const letters = [...name];
  return letters.length > 32 ? `${letters.slice(0, 31).join("")}…` : name;
}
