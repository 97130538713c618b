// What is chosen stands in the page's address, report.html#entity=sirte, so that it can be linked to and gone back to.

function addressOf(entities) {
  return entities.map((entity) => `entity=${encodeURIComponent(data.entities[entity].id)}`).join("&");
}

function remember(address) {
  if (location.hash.slice(1) === address) return;
  try {
    history.pushState(null, "", `#${address}`);
  } catch {
    // Some browsers keep no history of files.
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Shows what the address says: an entity, or two. */
function followAddress() {
  // Parts of the page have addresses too.
  if (location.hash.length > 1 && !location.hash.startsWith("#entity=")) return;
  const parts = location.hash.slice(1).split("&").filter((part) => part.startsWith("entity="));
  const ids = parts.map((part) => decoded(part.slice("entity=".length)));
  const found = ids.map((id) => data.entities.findIndex((each) => each.id === id)).filter((entity) => entity >= 0);
  const entities = [...new Set(found)].slice(0, 2);
  if (addressOf(entities) === addressOf(selection.entities)) return;
  showOnly(entities, { isRemembered: false });
  if (entities.length > 0 && selection.shown.length > 0) goTo(selection.shown[0], { takesFocus: false });
}
