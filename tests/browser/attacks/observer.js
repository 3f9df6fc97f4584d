// Runs first on each page: notes what runs that nobody here has written, does what a reader might do,
// and looks for what may not be there.
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

  // A link to another site may be followed; that is not what is tried here.
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

  // A driver waits half a minute for a script.
  const isLate = (began) => performance.now() - began > 10_000;

  const touch = (element) => {
    for (const name of ["pointerover", "mouseover", "mouseenter", "mousemove", "pointerdown", "mousedown", "mouseup"]) {
      const Kind = name.startsWith("pointer") ? PointerEvent : MouseEvent;
      element.dispatchEvent(new Kind(name, { bubbles: true, cancelable: true }));
    }
    element.focus?.({ preventScroll: true });
    element.click?.();
  };

  // Elements that no content may add to a page, counted.
  const PARTS = "script, style, link, meta, base, iframe, frame, object, embed, applet, form, input, template";
  const parts = () => [...document.querySelectorAll(PARTS)].map((it) => it.localName).sort().join(" ");

  const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "background", "ping", "cite", "xlink:href", "srcset"];
  const protocol = (address) => {
    try {
      return new URL(address, document.baseURI).protocol;
    } catch {
      return "https:";
    }
  };
  const isSafe = (element, { name, value }) =>
    element.localName === "img"
      ? harmless.includes(protocol(value)) || /^data:image\/(png|jpeg|gif|webp|avif)[;,]/.test(value)
      : harmless.includes(protocol(value));

  // What is wrong anywhere on the page, and in the body of the article.
  const wrong = ({ elements, attributes }) => {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      const inside = element.closest(".prose") && !element.matches(".prose");
      const name = element.localName;
      if (inside && !elements.includes(name)) found.push(`<${name}>`);
      for (const attribute of element.attributes) {
        const allowed = ["rel", ...attributes[""], ...(attributes[name] ?? [])];
        const known = !inside || allowed.includes(attribute.name);
        if (!known || /^on|^srcdoc$/.test(attribute.name)) found.push(`<${name} ${attribute.name}>`);
        if (ADDRESSES.includes(attribute.name) && !isSafe(element, attribute)) {
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
    // Hosts that pictures on the page may be asked for from.
    pictures: new Set(),

    // What is wrong with the page as it is now, after somebody has touched all of it.
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

    // Goes to a page by a link, and waits for the heading that begins so.
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

    // Goes to each of them, and says what is wrong there, and how far it came before the application
    // has failed or the driver would become impatient.
    async visit(pages, allowed) {
      const before = parts();
      const began = performance.now();
      const found = [];
      for (const [place, { path, heading }] of pages.entries()) {
        try {
          await this.go(path, heading);
          found.push(...(await this.examine(before, allowed)));
          if (failed) throw failed;
        } catch (error) {
          found.push(`${this.at}: ${error}`);
          return { found, seen: place + 1, failed: true };
        }
        if (isLate(began)) return { found, seen: place + 1, failed: false };
      }
      return { found, seen: pages.length, failed: false };
    },
  };
}
