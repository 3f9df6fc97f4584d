// Compares what the app's sanitizer leaves of an article's body with what DOMPurify leaves.
{
  const count = (root, renamed = {}) => {
    const counts = new Map();
    const add = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
    for (const element of root.querySelectorAll("*")) {
      const name = renamed[element.localName] ?? element.localName;
      add(`<${name}>`);
      for (const attribute of element.getAttributeNames()) {
        // The app gives ids a prefix, and adds `rel`.
        if (attribute === "class") element.classList.forEach((it) => add(`<${name} class=${it}>`));
        else if (attribute !== "id" && attribute !== "rel") add(`<${name} ${attribute}>`);
      }
    }
    return counts;
  };

  // The number of embeds: the app makes links of them, and other tests check their URLs.
  const players = (markup) =>
    new DOMParser().parseFromString(markup, "text/html").querySelectorAll("iframe, video, audio, embed, object").length;
  // DOMPurify removes custom elements (`is`) with their content unless their names are allowed; the app
  // removes the attribute.
  const any = { tagNameCheck: /./, attributeNameCheck: /./, allowCustomizedBuiltInElements: true };

  // Returns what only the app leaves, how many elements and attributes it leaves, and how many bodies
  // were compared before the app failed or the driver's time limit came close.
  window.compare = async (pages, options) => {
    const extra = [];
    const began = performance.now();
    let elements = 0;
    for (const [index, { path, heading, markup }] of pages.entries()) {
      try {
        await hostile.go(path, heading);
      } catch (error) {
        return { extra, elements, seen: index, error: `${error}: ${markup}` };
      }
      const ours = count(document.querySelector(".prose"));
      // A document with frames has no body.
      const all = { ...options, CUSTOM_ELEMENT_HANDLING: any, RETURN_DOM: true };
      // With a doctype: without one (quirks mode), a paragraph may contain a table.
      const cleaned = DOMPurify.sanitize(`<!doctype html><body>${markup}`, all);
      const theirs = count(cleaned ?? document.createElement("body"), options.RENAMED);
      for (const [what, times] of ours) {
        elements += times;
        const links = /^<a( href)?>$/.test(what) ? players(markup) : 0;
        // The app makes `src` of `srcset`; DOMPurify leaves `srcset` as it is.
        const sizes = what === "<img src>" ? (theirs.get("<img srcset>") ?? 0) : 0;
        const over = times - (theirs.get(what) ?? 0) - links - sizes;
        if (over > 0) extra.push(`${over} ${what}: ${markup}`);
      }
      if (hostile.isLate(began)) return { extra, elements, seen: index + 1, error: null };
    }
    return { extra, elements, seen: pages.length, error: null };
  };
}
