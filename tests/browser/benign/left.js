// What is left of an article's body, in the form that `tests/support/benign_corpus.rs` describes.
{
  const IN_LINE = new Set(
    "a abbr b bdi bdo cite code del dfn em i img ins kbd mark picture q rp rt ruby s samp small span strong sub sup time u var wbr".split(" "),
  );
  const BEFORE = { li: "- ", blockquote: "> " };

  const within = (node, page) => [...node.childNodes].map((it) => text(it, page)).join("");

  // The target of a link: `#fragment` within the body, or the URL.
  const leads = (link, page) => {
    const href = link.getAttribute("href");
    const own = `./${page}#q-`;
    return href?.startsWith(own) ? `#${href.slice(own.length)}` : href;
  };

  const text = (node, page) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const name = node.localName;
    const inside = within(node, page);
    if (name === "a") return node.hasAttribute("href") ? `[${inside}](${leads(node, page)})` : inside;
    if (name === "img") {
      const alt = node.getAttribute("alt") ?? "";
      return node.hasAttribute("src") ? `![${alt}](${node.getAttribute("src")})` : alt;
    }
    if (IN_LINE.has(name)) return inside;
    const before = /^h[2-6]$/.test(name) ? `${"#".repeat(Number(name[1]))} ` : (BEFORE[name] ?? "");
    return ` ${before}${inside} `;
  };

  const size = (table) => {
    const columns = [...table.rows].map((row) => [...row.cells].reduce((sum, it) => sum + it.colSpan, 0));
    return `${table.rows.length} x ${Math.max(...columns)}`;
  };

  const lines = (pre) => pre.textContent.split("\n").length + pre.querySelectorAll("br").length;

  window.left = (page) => {
    const body = document.querySelector(".prose");
    const every = (selector) => [...body.querySelectorAll(selector)];
    const fragments = every("a[href]").map((it) => leads(it, page)).filter((it) => it.startsWith("#"));
    return {
      text: within(body, page),
      tables: every("table").map(size),
      lines: every("pre").map(lines),
      nowhere: fragments.filter((it) => !document.getElementById(`q-${it.slice(1)}`)),
    };
  };
}
