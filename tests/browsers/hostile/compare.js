// What the reader has made of an article's body, against what DOMPurify makes of the same.
{
  const count = (root) => {
    const counts = new Map();
    const add = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      add(`<${name}>`);
      for (const attribute of element.getAttributeNames()) {
        // Ids are given another beginning, and `rel` is the reader's own.
        if (attribute === "class") element.classList.forEach((it) => add(`<${name} class=${it}>`));
        else if (attribute !== "id" && attribute !== "rel") add(`<${name} ${attribute}>`);
      }
    }
    return counts;
  };

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
      const cleaned = DOMPurify.sanitize(markup, { ...options, RETURN_DOM: true });
      const theirs = count(cleaned ?? document.createElement("body"));
      for (const [what, times] of ours) {
        elements += times;
        const over = times - (theirs.get(what) ?? 0);
        if (over > 0) extra.push(`${over} ${what}: ${markup}`);
      }
      if (hostile.isLate(began)) return { extra, elements, seen: place + 1, error: null };
    }
    return { extra, elements, seen: pages.length, error: null };
  };
}
