// What the reader has made of an article's body, against what DOMPurify makes of the same.
{
  const count = (root, renamed = {}) => {
    const counts = new Map();
    const add = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
    for (const element of root.querySelectorAll("*")) {
      const name = renamed[element.localName] ?? element.localName;
      add(`<${name}>`);
      for (const attribute of element.getAttributeNames()) {
        // Ids are given another beginning, and `rel` is the reader's own.
        if (attribute === "class") element.classList.forEach((it) => add(`<${name} class=${it}>`));
        else if (attribute !== "id" && attribute !== "rel") add(`<${name} ${attribute}>`);
      }
    }
    return counts;
  };

  // Of those the reader makes links, whose addresses are held to be good ones elsewhere.
  const players = (markup) =>
    new DOMParser().parseFromString(markup, "text/html").querySelectorAll("iframe, video, audio, embed, object").length;
  // An element that says it is somebody's own is dropped whole, unless its name is let through; the
  // reader drops what says so.
  const any = { tagNameCheck: /./, attributeNameCheck: /./, allowCustomizedBuiltInElements: true };

  // What is more in the reader's, how much of it there is, and how many bodies have been compared
  // before the application has failed or the driver would become impatient.
  window.compare = async (pages, options) => {
    const extra = [];
    const began = performance.now();
    let elements = 0;
    for (const [place, { path, heading, markup }] of pages.entries()) {
      try {
        await hostile.go(path, heading);
      } catch (error) {
        return { extra, elements, seen: place, error: `${error}: ${markup}` };
      }
      const ours = count(document.querySelector(".prose"));
      // There is no body where there are frames.
      const all = { ...options, CUSTOM_ELEMENT_HANDLING: any, RETURN_DOM: true };
      // A part of a body, by the rules of today: without a doctype a table would stand in a paragraph.
      const cleaned = DOMPurify.sanitize(`<!doctype html><body>${markup}`, all);
      const theirs = count(cleaned ?? document.createElement("body"), options.RENAMED);
      for (const [what, times] of ours) {
        elements += times;
        const links = /^<a( href)?>$/.test(what) ? players(markup) : 0;
        // One of several sizes, which it lets through as they are.
        const sizes = what === "<img src>" ? (theirs.get("<img srcset>") ?? 0) : 0;
        const over = times - (theirs.get(what) ?? 0) - links - sizes;
        if (over > 0) extra.push(`${over} ${what}: ${markup}`);
      }
      if (hostile.isLate(began)) return { extra, elements, seen: place + 1, error: null };
    }
    return { extra, elements, seen: pages.length, error: null };
  };
}
