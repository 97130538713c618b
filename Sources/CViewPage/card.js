// What is known of a mention, beside it: while it is pointed at or has the focus, and kept open by a click or Enter.

const card = {
  node: element("div", { id: "card", role: "dialog", "aria-label": words.details, hidden: true }),
  mark: null,
  isKept: false,
  timer: 0,

  show(mark, isKept = false) {
    clearTimeout(this.timer);
    this.isKept = isKept;
    if (this.mark !== mark || this.node.hidden) {
      this.mark = mark;
      const how = (mark.dataset.h ?? "").split(" ");
      const proclitics = (mark.dataset.p ?? "").split(" ");
      const entities = mark.dataset.e.split(" ").map((index) => entityNumbers.get(index));
      this.node.replaceChildren(
        element("button", { class: "close", type: "button", "aria-label": words.close, onclick: () => this.close() }, "×"),
        ...entities.map((entity, place) => this.section(entity, how[place] ?? "", proclitics[place] ?? "")),
        element("dl", {}, this.pair(words.position, filled(words.lineAndByte, ...[mark.dataset.l, mark.dataset.s].map((each) => number(Number(each))))))
      );
      this.node.hidden = false;
    }
    this.node.classList.toggle("kept", isKept);
    this.place();
  },

  section(entity, how, proclitic) {
    const { id, type, kind, name, data: further = [] } = data.entities[entity];
    const names = how.split(",").filter((each) => each !== "" && each !== "-");
    return element(
      "div",
      { class: "entity" },
      element("p", { class: "name" }, isolated(name), " ", element("span", { class: `type ${kind}` }, isolated(typeName(type)))),
      element(
        "dl",
        {},
        this.pair(words.identifier, isolated(id, { class: "id" })),
        proclitic !== "" && proclitic !== "-" && this.pair(words.proclitic, isolated(proclitic)),
        this.pair(words.matched, names.map((each) => words[`how.${each}`] ?? each).join(`${words.comma} `) || words.exactly),
        further.slice(0, 20).map(([key, value]) => this.pair(isolated(key), isolated(shortened(value)))),
        further.length > 20 && this.pair("…", "")
      ),
      element(
        "button",
        { type: "button", class: "all", onclick: () => this.chooseAll(entity) },
        `${words.allMentions}: ${plural("mentions", totals[entity].mentions)}${words.comma} ${plural("texts", totals[entity].texts)}`
      )
    );
  },

  pair(name, value) {
    return element("div", { class: "pair" }, element("dt", {}, name), element("dd", {}, value));
  },

  chooseAll(entity) {
    const mention = marks.indexOf(this.mark);
    showOnly([entity]);
    this.hide();
    goTo(mention);
  },

  /** Below the mention, or above where there is no room; on narrow screens the style puts it at the bottom. */
  place() {
    const style = this.node.style;
    if (matchMedia("(max-width: 40rem)").matches) {
      style.removeProperty("inset");
      return;
    }
    const area = this.mark.getClientRects()[0] ?? this.mark.getBoundingClientRect();
    const { width, height } = this.node.getBoundingClientRect();
    const view = document.documentElement;
    const left = Math.max(8, Math.min(area.left + area.width / 2 - width / 2, view.clientWidth - width - 8));
    const isBelow = area.bottom + height + 12 < view.clientHeight || area.top < height + 12;
    style.inset = `${isBelow ? area.bottom + 6 : area.top - height - 6}px auto auto ${left}px`;
  },

  hide() {
    clearTimeout(this.timer);
    this.node.hidden = true;
    this.mark = null;
    this.isKept = false;
  },

  /** Hides it and gives the focus back. */
  close() {
    const mark = this.node.contains(document.activeElement) ? this.mark : null;
    this.hide();
    mark?.focus({ preventScroll: true });
    this.hide();
  },

  hideSoon() {
    clearTimeout(this.timer);
    if (!this.isKept) this.timer = setTimeout(() => this.hide(), 250);
  },
};

function shortened(text) {
  const letters = [...text];
  return letters.length > 200 ? `${letters.slice(0, 200).join("")}…` : text;
}

function markAt(event) {
  const mark = event.target instanceof Element ? event.target.closest("mark") : null;
  return mark && !mark.classList.contains("off") ? mark : null;
}

function watchMarks(texts) {
  texts.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (mark && event.pointerType === "mouse" && !card.isKept) card.show(mark);
  });
  texts.addEventListener("pointerout", (event) => {
    if (markAt(event)) card.hideSoon();
  });
  texts.addEventListener("click", (event) => {
    const mark = markAt(event);
    // Who selects text does not ask for anything.
    if (!mark || !getSelection().isCollapsed) return;
    makeCurrent(marks.indexOf(mark));
    mark.focus({ preventScroll: true });
    card.show(mark, true);
  });
  texts.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (mark && card.mark !== mark) card.show(mark);
  });
  texts.addEventListener("focusout", (event) => {
    if (markAt(event) && !card.node.contains(event.relatedTarget)) card.hideSoon();
  });
  // What is copied of one text is the text: browsers would add a line break where a very long line is cut, and make a space
  // of a no-break space.
  texts.addEventListener("copy", (event) => {
    if (getSelection().rangeCount === 0 || getSelection().isCollapsed) return;
    const range = getSelection().getRangeAt(0);
    const common = range.commonAncestorContainer;
    if (!(common instanceof Element ? common : common.parentElement).closest(".text")) return;
    event.clipboardData.setData("text/plain", range.cloneContents().textContent);
    event.preventDefault();
  });
  texts.addEventListener("keydown", (event) => {
    const mark = markAt(event);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const onward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
    const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
    const steps = { [onward]: 1, ArrowDown: 1, n: 1, [back]: -1, ArrowUp: -1, p: -1 }[event.key];
    if (steps) {
      selection.current = marks.indexOf(mark);
      goOn(steps);
    } else if (event.key === "Home" || event.key === "End") {
      goTo(selection.shown.at(event.key === "Home" ? 0 : -1));
    } else if (event.key === "Enter" || event.key === " ") {
      card.show(mark, true);
      card.node.querySelector(".all").focus();
    } else return;
    event.preventDefault();
  });
  card.node.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const buttons = [...card.node.querySelectorAll("button")];
    if (document.activeElement !== buttons.at(event.shiftKey ? 0 : -1)) return;
    // It stands at the end of the page, but belongs to the mention.
    event.preventDefault();
    card.close();
  });
  card.node.addEventListener("pointerenter", () => clearTimeout(card.timer));
  card.node.addEventListener("pointerleave", () => card.hideSoon());
  card.node.addEventListener("focusout", (event) => {
    if (!card.node.contains(event.relatedTarget) && event.relatedTarget !== card.mark) card.hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.node.contains(event.target) && !markAt(event)) card.hide();
  });
  document.addEventListener("scroll", () => card.mark && card.place(), { passive: true });
  document.addEventListener("keydown", (event) => {
    // In the search it clears what was typed.
    if (event.key !== "Escape" || event.target.type === "search") return;
    if (!card.node.hidden) card.close();
    else if (selection.entities.length > 0) showOnly([]);
  });
}
