// What part of the earth is shown, and where on the screen a place is: a plain equirectangular projection whose standard
// parallel is the middle of what is shown, so that shapes look right there. No nodes: numbers in, numbers out.
//
// Degrees are east and north, pixels are CSS pixels from the top left corner. East is on the right in every language.

const mapKilometresPerDegree = 111.2; // of a meridian; a sphere will do for a scale bar
const mapNarrowest = 6; // degrees that a fitted extent has at least: one place alone is shown with its country
const mapClosest = 0.4; // degrees across; the outlines have nothing to add long before

class MapExtent {
  width = 800;
  height = 450;
  longitude = 20; // of the middle
  latitude = 25;
  scale = 10; // pixels a degree of latitude
  parallel = 25; // where a degree of longitude has its true length

  get scaleAcross() {
    return this.scale * Math.cos((Math.min(Math.abs(this.parallel), 75) * Math.PI) / 180);
  }

  x(longitude) {
    return this.width / 2 + (longitude - this.longitude) * this.scaleAcross;
  }

  y(latitude) {
    return this.height / 2 - (latitude - this.latitude) * this.scale;
  }

  longitudeAt(x) {
    return this.longitude + (x - this.width / 2) / this.scaleAcross;
  }

  latitudeAt(y) {
    return this.latitude - (y - this.height / 2) / this.scale;
  }

  contains(place, margin = 0) {
    const x = this.x(place.longitude);
    const y = this.y(place.latitude);
    return x >= -margin && x <= this.width + margin && y >= -margin && y <= this.height + margin;
  }

  // The parallel stays, so that what is drawn can be moved as a whole; `rest` is to follow when the move has ended.
  move(right, down) {
    this.longitude += right / this.scaleAcross;
    this.latitude -= down / this.scale;
    this.settle();
  }

  rest() {
    this.parallel = this.latitude;
    this.settle();
  }

  // What is at pixel (x, y) stays there. The parallel moves with the middle, so the middle is found in steps.
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const longitude = this.longitudeAt(x);
    const latitude = this.latitudeAt(y);
    this.scale *= factor;
    this.settle();
    this.latitude = latitude + (y - this.height / 2) / this.scale;
    this.settle();
    this.parallel = this.latitude;
    this.longitude = longitude - (x - this.width / 2) / this.scaleAcross;
    this.rest();
  }

  // Keeps the scale and the middle to the world.
  settle() {
    const widest = Math.min(this.width / 360, this.height / 180);
    this.scale = Math.min(Math.max(this.scale, widest), this.width / mapClosest);
    const high = this.height / 2 / this.scale;
    this.latitude = high >= 90 ? 0 : Math.min(Math.max(this.latitude, high - 90), 90 - high);
    const wide = this.width / 2 / this.scaleAcross;
    this.longitude = wide >= 180 ? 0 : Math.min(Math.max(this.longitude, wide - 180), 180 - wide);
  }

  // Shows the places around the middle of all mentions that hold `share` of them: one far-away place shrinks nothing. And
  // that one place with nearly all mentions does not hide the others, the same is asked, less strictly, of square roots.
  // `weighted` is [{ longitude, latitude, count }].
  fit(weighted, share) {
    if (weighted.length === 0) return;
    const total = weighted.reduce((sum, place) => sum + place.count, 0);
    const roots = weighted.reduce((sum, place) => sum + Math.sqrt(place.count), 0);
    const longitude = mapWeightedMedian(weighted, "longitude", total);
    const latitude = mapWeightedMedian(weighted, "latitude", total);
    const shrink = Math.cos((Math.min(Math.abs(latitude), 75) * Math.PI) / 180);
    const away = (place) => Math.hypot((place.longitude - longitude) * shrink, place.latitude - latitude);
    const near = weighted.map((place) => ({ place, away: away(place) })).sort((a, b) => a.away - b.away);
    let [west, east, south, north] = [longitude, longitude, latitude, latitude];
    let [held, heldRoots] = [0, 0];
    for (const { place } of near) {
      if (held >= share * total && heldRoots >= share * share * roots - 1e-6) break;
      held += place.count;
      heldRoots += Math.sqrt(place.count);
      west = Math.min(west, place.longitude);
      east = Math.max(east, place.longitude);
      south = Math.min(south, place.latitude);
      north = Math.max(north, place.latitude);
    }
    this.longitude = (west + east) / 2;
    this.latitude = (south + north) / 2;
    this.parallel = this.latitude;
    const across = Math.max(east - west, mapNarrowest) * (this.scaleAcross / this.scale);
    const up = Math.max(north - south, mapNarrowest * 0.6);
    const margin = Math.min(60, this.width * 0.12, this.height * 0.12); // a bubble and its label
    this.scale = Math.min((this.width - 2 * margin) / across, (this.height - 2 * margin) / up);
    this.rest();
  }

  // The step, in degrees, of a graticule that is neither crowded nor empty.
  get graticuleStep() {
    const most = Math.min(Math.max(this.width / 6, 70), 150) / this.scaleAcross;
    return [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].find((step) => step >= most) ?? 45;
  }

  // The longest round length that takes at most `pixels`: { kilometres, pixels }; null where the scale differs too much
  // between the top and the foot of the map.
  scaleBar(pixels) {
    if (this.height / this.scale > 45) return null;
    const pixelsPerKilometre = this.scale / mapKilometresPerDegree;
    const most = pixels / pixelsPerKilometre;
    const power = 10 ** Math.floor(Math.log10(most));
    const kilometres = power * [5, 2, 1].find((step) => step * power <= most);
    return { kilometres, pixels: kilometres * pixelsPerKilometre };
  }
}

function mapWeightedMedian(weighted, key, total) {
  let held = 0;
  for (const place of [...weighted].sort((a, b) => a[key] - b[key])) {
    held += place.count;
    if (held * 2 >= total) return place[key];
  }
}

// Reads outlines.txt (the format is told in outlines.py) into two SVG paths, `land` to be filled and `borders`. Their
// coordinates are `units` to a degree, east and south.
function mapOutlines(text) {
  const digits = new Int8Array(127).fill(-1);
  let values = 0;
  for (let code = 33; code < 127; code += 1) {
    if (!"\"$&'<>\\`".includes(String.fromCharCode(code))) digits[code] = values++;
  }
  let at = 0;
  const digit = () => {
    for (;;) {
      const value = digits[text.charCodeAt(at++)];
      if (value >= 0) return value;
      if (!(at <= text.length)) throw new RangeError("outlines end early");
    }
  };
  const count = () => {
    const first = digit();
    if (first < 70) return first;
    if (first < 85) return 70 + (first - 70) * 86 + digit();
    return 70 + 15 * 86 + (digit() * 86 + digit()) * 86 + digit();
  };
  const difference = () => {
    const value = count();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  const units = count();
  let [x, y] = [0, 0]; // the start of the line before
  const path = (close) => {
    const parts = [];
    for (let lines = count(); lines > 0; lines -= 1) {
      const points = count();
      x += difference();
      y -= difference();
      parts.push(`M${x} ${y}l`);
      for (let i = 1; i < points; i += 1) parts.push(`${difference()} ${-difference()} `);
      parts.push(close);
    }
    return parts.join("");
  };
  return { units, land: path("z"), borders: path("") };
}
