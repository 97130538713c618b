// What the page was made of, and the ways in which the script says and draws things. Text never becomes markup: the page's
// policy forbids it.

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const isRightToLeft = document.documentElement.dir === "rtl";

const integers = new Intl.NumberFormat(data.locale, { numberingSystem: data.numbers });
const plurals = new Intl.PluralRules(data.locale);

/** Puts values into the places that # marks. */
function filled(text, ...values) {
  return text.replace(/#/g, () => values.shift() ?? "");
}

function number(value) {
  return integers.format(value);
}

/** So many of something: plural("mentions", 3) is ٣ مواضع. */
function plural(key, count) {
  return filled(words[`${key}.${plurals.select(count)}`], number(count));
}

/** What a type is called, or all of it: `type` or `types`. */
function typeName(type, key = "type") {
  return words[`${key}.${type}`] ?? type;
}

/** How a query is spelled as names are compared: the gazetteer's own folding, of which the data has the table. */
function folded(text) {
  const plain = text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
  return [...plain].map((letter) => data.letters[letter] ?? letter).join("").replace(/\s+/g, " ").trim();
}

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function element(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Text of a direction of its own. */
function isolated(text, attributes) {
  return element("bdi", attributes, text);
}
