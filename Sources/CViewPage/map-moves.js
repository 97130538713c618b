// Moving and zooming the map by pointer, wheel and keys.
//
// The page must stay scrollable: the wheel zooms only with Ctrl (which is also what a pinch on a touchpad sends), and one
// finger scrolls the page (`touch-action` in map.css); two fingers move and zoom the map. A mouse or pen drags. Who can
// do none of these has the buttons, and a double click, which takes that point to the middle, closer.

const mapStep = 60; // pixels an arrow key moves
const mapFactor = 1.6; // of a zoom by key, button or double click
const mapSlack = 4; // pixels a pressed mouse may move and still click

// `frame` hears pointers, `keyed` keys; `extent` is changed, `changed(done)` is called after, done: not one of many
// small moves; `reset()` at the key 0.
function mapMoves({ frame, keyed, extent, changed, reset }) {
  const pointers = new Map(); // id → where it was last
  let dragged = false;
  let pressed = [0, 0];

  const inFrame = (event) => {
    const box = frame.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const now = inFrame(event);
    if (pointers.size === 0) [dragged, pressed] = [false, now];
    pointers.set(event.pointerId, now);
  });

  frame.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const now = inFrame(event);
    if (pointers.size === 1) {
      if (event.pointerType === "touch") return pointers.set(event.pointerId, now);
      if (!dragged && Math.hypot(now[0] - pressed[0], now[1] - pressed[1]) < mapSlack) return;
      // Not before: a captured pointer would click the frame, not the bubble under it.
      if (!dragged) frame.setPointerCapture(event.pointerId);
      frame.classList.add("map-dragged");
      extent.move(last[0] - now[0], last[1] - now[1]);
      changed(false);
    } else if (pointers.size === 2) {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const before = Math.hypot(last[0] - other[0], last[1] - other[1]);
      const after = Math.hypot(now[0] - other[0], now[1] - other[1]);
      extent.move((last[0] - now[0]) / 2, (last[1] - now[1]) / 2);
      if (before > 10 && after > 10) extent.zoom(after / before, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      changed(false);
    }
    dragged = true;
    pointers.set(event.pointerId, now);
  });

  const released = (event) => {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) frame.classList.remove("map-dragged");
  };
  // On the window: a finger or an uncaptured mouse may be lifted elsewhere.
  window.addEventListener("pointerup", released);
  window.addEventListener("pointercancel", released);

  // A click that ends a drag is none.
  frame.addEventListener("click", (event) => {
    if (dragged && event.detail > 0) event.stopPropagation();
    dragged = false;
  }, true);

  // Without this the browser would scroll the page by two fingers as by one.
  const heldByTwo = (event) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  frame.addEventListener("touchstart", heldByTwo, { passive: false });
  frame.addEventListener("touchmove", heldByTwo, { passive: false });

  frame.addEventListener("dblclick", (event) => {
    if (event.target.closest("[role=button]")) return;
    const [x, y] = inFrame(event);
    extent.move(x - extent.width / 2, y - extent.height / 2);
    extent.zoom(mapFactor);
    changed(true);
  });

  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const lines = event.deltaMode === 0 ? event.deltaY : event.deltaY * 30;
    extent.zoom(Math.exp(Math.min(Math.max(-lines * 0.008, -0.5), 0.5)), ...inFrame(event));
    changed(false);
  }, { passive: false });

  keyed.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = {
      ArrowLeft: [-mapStep, 0], ArrowRight: [mapStep, 0], ArrowUp: [0, -mapStep], ArrowDown: [0, mapStep],
    };
    if (moves[event.key]) {
      extent.move(...moves[event.key]);
      changed(false);
    } else if (event.key === "+" || event.key === "=") {
      extent.zoom(mapFactor);
      changed(true);
    } else if (event.key === "-" || event.key === "_") {
      extent.zoom(1 / mapFactor);
      changed(true);
    } else if (event.key === "0" || event.key === "٠" || event.key === "۰") {
      reset();
    } else {
      return;
    }
    event.preventDefault();
  });
}
