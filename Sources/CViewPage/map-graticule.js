// Meridians and parallels at round degrees, their degrees at the left and lower edge, and the scale bar.

class MapGraticule {
  scaleText = svg("text", { class: "map-scale-text" });
  #lines = svg("path", { class: "map-graticule" });
  #degrees = svg("g", { class: "map-degrees" });
  #scaleLine = svg("path", { class: "map-scale-line" });
  node = svg("g", { "aria-hidden": "true" }, this.#lines, this.#degrees, this.#scaleLine, this.scaleText);

  // Returns the rectangles [left, top, right, bottom] that texts take.
  draw(extent) {
    return [...this.#drawLines(extent), ...this.#drawScale(extent)];
  }

  #drawLines(extent) {
    const { width, height, graticuleStep: step } = extent;
    const parts = [];
    const texts = [];
    const taken = [[0, height - 20, width, height]];
    const each = (from, to, limit, draw) => {
      for (let i = Math.ceil(Math.max(from, -limit) / step); i * step <= Math.min(to, limit); i += 1) draw(i * step);
    };
    const write = (x, y, anchor, degrees, positive, negative) => {
      const size = Number(Math.abs(degrees).toFixed(1)); // 3 * 0.1 is not 0.3
      const side = size === 0 ? "" : ` ${degrees > 0 ? positive : negative}`;
      texts.push(svg("text", { x, y, class: `map-degree-${anchor}` }, mapInPage(`${number(size)}°${side}`)));
    };
    each(extent.longitudeAt(0), extent.longitudeAt(width), 180, (longitude) => {
      const x = extent.x(longitude);
      parts.push(`M${x.toFixed(1)} 0V${height}`);
      if (x > 44 && x < width - 24) write(x, height - 6, "middle", longitude, words.mapEast, words.mapWest);
    });
    each(extent.latitudeAt(height), extent.latitudeAt(0), 90, (latitude) => {
      const y = extent.y(latitude);
      parts.push(`M0 ${y.toFixed(1)}H${width}`);
      if (y < 20 || y > height - 24) return;
      write(5, y - 4, "start", latitude, words.mapNorth, words.mapSouth);
      taken.push([0, y - 16, 44, y]);
    });
    this.#lines.setAttribute("d", parts.join(""));
    this.#degrees.replaceChildren(...texts);
    return taken;
  }

  #drawScale(extent) {
    const { width, height } = extent;
    const bar = extent.scaleBar(Math.min(120, width / 4));
    this.#scaleLine.setAttribute("d", bar ? `M${width - 12 - bar.pixels} ${height - 32}v6h${bar.pixels}v-6` : "");
    this.scaleText.textContent = bar ? mapInPage(`${number(bar.kilometres)} ${words.mapKilometres}`) : "";
    if (!bar) return [];
    this.scaleText.setAttribute("x", width - 12 - bar.pixels / 2);
    this.scaleText.setAttribute("y", height - 32);
    return [[width - 16 - bar.pixels, height - 50, width, height - 22]];
  }
}

// In the direction of the page: a number alone has none.
function mapInPage(text) {
  return `${document.documentElement.dir === "rtl" ? "\u2067" : "\u2066"}${text}\u2069`;
}
