// Which bubbles get their name written beside them: as many as fit, the most mentioned first, none over another.

const mapMostLabels = 300; // candidates a layout: keeps it linear in the number of places
const mapSureLabels = 5; // of these, the name may cover two less important bubbles rather than be missing
const mapLabelHeight = 16;

class MapLabels {
  #brush = document.createElement("canvas").getContext("2d");
  #widths = new Map();

  // `font` as CSS has it. Another font forgets what was measured.
  setFont(font) {
    if (this.#brush.font === font) return;
    this.#brush.font = font;
    this.#widths.clear();
  }

  width(text) {
    let width = this.#widths.get(text);
    if (width === undefined) {
      width = this.#brush.measureText(text).width * 1.06; // a chosen name is bolder
      this.#widths.set(text, width);
    }
    return width;
  }

  // `bubbles`: [{ x, y, radius, label, chosen }] in pixels, in order of importance. `taken`: rectangles [left, top, right, bottom]
  // that are to stay free. `size`: of the picture. Returns for each bubble the middle of its label as [x, y] relative to
  // the bubble, or null.
  place(bubbles, taken, size) {
    const names = [...taken];
    const circles = bubbles.slice(0, mapMostLabels).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
    return bubbles.map(({ x, y, radius, label, chosen }, index) => {
      if (index >= mapMostLabels) return null;
      const half = this.width(label) / 2;
      const edge = radius + (chosen ? 6 : 1); // a chosen one has a ring
      const aside = edge + 3 + half;
      const above = edge + mapLabelHeight / 2;
      let best = null;
      for (const [right, down] of [[aside, 0], [-aside, 0], [0, -above], [0, above]]) {
        const box = [x + right - half, y + down - mapLabelHeight / 2, x + right + half, y + down + mapLabelHeight / 2];
        if (box[0] < 2 || box[1] < 2 || box[2] > size.width - 2 || box[3] > size.height - 2) continue;
        if (names.some((other) => mapOverlap(box, other))) continue;
        const most = best ? best.covered - 1 : index < mapSureLabels ? 2 : 0;
        let covered = 0;
        for (let i = 0; i < circles.length && covered <= most; i += 1) {
          if (i !== index && mapOverlap(box, circles[i])) covered += i < index ? Infinity : 1;
        }
        if (covered > most) continue;
        best = { box, covered, spot: [right, down] };
        if (covered === 0) break;
      }
      if (best) names.push(best.box);
      return best && best.spot;
    });
  }
}

function mapOverlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
