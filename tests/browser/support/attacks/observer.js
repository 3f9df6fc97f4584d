// Runs before all other scripts on each page. It collects what attacks run, does what a reader might
// do, and looks for elements and attributes that may not be on the page.
{
  const ran = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...words) => void ran.push(`${name}(${words.join()})`);
  }

  const reports = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective, sample, blockedURI }) => {
    reports.push(`${window.hostile.at}: ${violatedDirective} ${blockedURI} ${sample}`);
  });

  let failed = null;
  addEventListener("error", (event) => {
    if (event.message) failed = event.message;
  });

  // Links to other sites are allowed; the tests do not follow them.
  const harmless = ["http:", "https:", "mailto:", "tel:"];
  let own = null;
  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[href], area[href]");
      if (link && link !== own && harmless.includes(link.protocol)) event.preventDefault();
    },
    { capture: true },
  );

  const LOADING = ["正在载入", "正在載入", "Loading"];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = async (condition) => {
    while (!condition()) {
      if (failed) throw failed;
      await frame();
    }
  };

  // A driver waits half a minute for a script; this leaves time for the last page.
  const isLate = (began) => performance.now() - began > 10_000;

  const touch = (element) => {
    for (const name of ["pointerover", "mouseover", "mouseenter", "mousemove", "pointerdown", "mousedown", "mouseup"]) {
      const Kind = name.startsWith("pointer") ? PointerEvent : MouseEvent;
      element.dispatchEvent(new Kind(name, { bubbles: true, cancelable: true }));
    }
    element.focus?.({ preventScroll: true });
    element.click?.();
  };

  // The elements on the page that no content may add to it.
  const PARTS = "script, style, link, meta, base, iframe, frame, object, embed, applet, form, input, template";
  const parts = () => [...document.querySelectorAll(PARTS)].map((it) => it.localName).sort().join(" ");

  const URL_ATTRIBUTES = ["href", "src", "action", "formaction", "data", "poster", "background", "ping", "cite", "xlink:href", "srcset"];
  const protocol = (url) => {
    try {
      return new URL(url, document.baseURI).protocol;
    } catch {
      return "https:";
    }
  };
  const isSafe = (element, { name, value }) =>
    element.localName === "img"
      ? harmless.includes(protocol(value)) || /^data:image\/(png|jpeg|gif|webp|avif)[;,]/.test(value)
      : harmless.includes(protocol(value));

  // What may not be anywhere on the page, or not in the body of the article.
  const wrong = ({ elements, attributes }) => {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      const inside = element.closest(".prose") && !element.matches(".prose");
      const name = element.localName;
      if (inside && !elements.includes(name)) found.push(`<${name}>`);
      for (const attribute of element.attributes) {
        const allowed = ["rel", ...attributes[""], ...(attributes[name] ?? [])];
        const isAllowed = !inside || allowed.includes(attribute.name);
        if (!isAllowed || /^on|^srcdoc$/.test(attribute.name)) found.push(`<${name} ${attribute.name}>`);
        if (URL_ATTRIBUTES.includes(attribute.name) && !isSafe(element, attribute)) {
          found.push(`<${name} ${attribute.name}="${attribute.value}">`);
        }
        if (inside && attribute.name === "id" && !attribute.value.startsWith("q-")) found.push(`#${attribute.value}`);
      }
    }
    return found;
  };

  window.hostile = {
    at: null,
    ran,
    reports,
    isLate,
    // The hosts of the pictures on the page; the browser may request these.
    pictures: new Set(),

    // What is wrong with the current page, once every element of the body has been touched.
    async examine(before, allowed) {
      await frame();
      document.querySelectorAll(".prose, .prose *").forEach(touch);
      await frame();
      for (const picture of document.images) {
        if (picture.src.startsWith("https:")) this.pictures.add(new URL(picture.src).hostname);
      }
      const found = wrong(allowed);
      if (parts() !== before) found.push(`parts of the page: ${parts()}, were ${before}`);
      return found.map((it) => `${this.at}: ${it}`);
    },

    // Goes to a page by a link, and waits for a heading that begins with `heading`.
    async go(path, heading) {
      this.at = `${path} ${heading}`;
      const left = document.querySelector("h1");
      own ??= document.body.appendChild(document.createElement("a"));
      own.href = path;
      own.click();
      await until(() => {
        const title = document.querySelector("h1");
        const text = title?.textContent ?? "";
        return title !== left && !LOADING.includes(text) && text.startsWith(heading);
      });
    },

    // Visits the pages. Returns what is wrong with them, and how many it has visited before the app failed
    // or the driver's time limit came close.
    async visit(pages, allowed) {
      const before = parts();
      const began = performance.now();
      const found = [];
      for (const [index, { path, heading }] of pages.entries()) {
        try {
          await this.go(path, heading);
          found.push(...(await this.examine(before, allowed)));
          if (failed) throw failed;
        } catch (error) {
          found.push(`${this.at}: ${error}`);
          return { found, seen: index + 1, failed: true };
        }
        if (isLate(began)) return { found, seen: index + 1, failed: false };
      }
      return { found, seen: pages.length, failed: false };
    },
  };
}
