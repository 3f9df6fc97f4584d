//! The allowlist of the HTML sanitizer: the markup that content may have. The publisher and the app
//! share it (`publish/sanitize`, `browser/sanitize`).
//!
//! Everything else is dropped. A dropped element leaves its children, one of [`DROPPED_WHOLE`]
//! leaves nothing.
//!
//! Tests: `tests/sanitizer/mod.rs`.

/// Elements that are allowed.
pub const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that are allowed under another name. A body has neither the heading of the page nor
/// landmarks; but blocks must not run together, and struck-out text must not read as if it were
/// meant.
pub const ELEMENT_ALIASES: &[(&str, &str)] = &[
    ("address", "div"),
    ("article", "div"),
    ("center", "div"),
    ("footer", "div"),
    ("h1", "h2"),
    ("header", "div"),
    ("hgroup", "div"),
    ("main", "div"),
    ("nav", "div"),
    ("strike", "s"),
];

/// Elements that are dropped with everything in them: their content is not text for people.
pub const DROPPED_WHOLE: &[&str] = &[
    "script",
    "style",
    "template",
    "noscript",
    "xmp",
    "svg",
    "math",
    "textarea",
    "title",
    "select",
    "noembed",
    "noframes",
    "plaintext",
    "head",
];

/// Players and frames, with the attribute that names what they load. The sanitizer replaces each
/// with a link, so that a page loads nothing that its reader has not chosen.
pub const EMBED_ELEMENTS: &[(&str, &str)] =
    &[("iframe", "src"), ("video", "src"), ("audio", "src"), ("embed", "src"), ("object", "data")];

/// Attributes with the URL of an image that a script is meant to load later (lazy loading). Until
/// then `src` names a placeholder.
pub const LAZY_SRC: &[&str] = &["data-src", "data-original", "data-lazy-src"];

/// Attributes with the URLs of several sizes of an image: two for lazy loading by a script, and the
/// browser's own.
pub const SRCSET: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Attributes that every element may have.
pub const ATTRIBUTES: &[&str] = &["lang", "dir", "title", "class", "id"];

/// Attributes of one element, beyond [`ATTRIBUTES`]. URLs (`href`, `src`) must also be allowed by
/// [`crate::model::url::SafeUrl`].
pub const ATTRIBUTES_OF: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("bdo", &["dir"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed", "type"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// Classes that content may use: those that our stylesheets style.
pub const CLASSES: &[&str] = &[
    "footnotes",
    "footnote-ref",
    "footnote-backref",
    "table",
    "task",
    "done",
    "start",
    "center",
    "end",
];

/// How other classes that content may use begin: highlighted code and its language.
pub const CLASS_PREFIXES: &[&str] = &["language-", "hl-"];

/// The prefix of every id in content, so that none is an id of the page itself.
pub const ID_PREFIX: &str = "q-";

/// The allowed classes of a `class` attribute; `None` when there are none.
pub fn filter_classes(value: &str) -> Option<String> {
    let is_allowed = |class: &&str| {
        CLASSES.contains(class) || CLASS_PREFIXES.iter().any(|prefix| class.starts_with(prefix))
    };
    let allowed: Vec<&str> = value.split_ascii_whitespace().filter(is_allowed).collect();
    (!allowed.is_empty()).then(|| allowed.join(" "))
}

/// The attributes that this element may have.
pub fn attributes_of(element: &str) -> impl Iterator<Item = &'static str> {
    let own = ATTRIBUTES_OF.iter().find(|(name, _)| *name == element).map_or(&[][..], |it| it.1);
    ATTRIBUTES.iter().chain(own).copied()
}

/// The name under which an element is allowed: its alias, or else its own name.
pub fn resolve_alias(element: &str) -> &str {
    ELEMENT_ALIASES.iter().find(|it| it.0 == element).map_or(element, |it| it.1)
}

/// The URLs of an `<img>`, best first: those for lazy loading, `src`, `srcset`. `attribute` reads
/// an attribute of the element.
pub fn image_candidates<T: AsRef<str>>(
    attribute: impl Fn(&str) -> Option<T>,
) -> impl Iterator<Item = String> {
    let [lazy_srcset @ .., srcset] = SRCSET;
    let lazy = LAZY_SRC.iter().copied().chain(lazy_srcset);
    lazy.chain(["src", srcset]).filter_map(move |name| {
        let value = attribute(name)?;
        let value = value.as_ref();
        let url = if SRCSET.contains(&name) { last_srcset_url(value) } else { value };
        // An empty URL would be the URL of the document.
        (!url.trim().is_empty()).then(|| url.to_owned())
    })
}

/// The last URL of a `srcset`, which usually is the largest image.
fn last_srcset_url(srcset: &str) -> &str {
    let srcset = srcset.trim_matches(|it: char| it == ',' || it.is_ascii_whitespace());
    let last = srcset.rsplit(", ").next().unwrap_or_default();
    last.split_ascii_whitespace().next().unwrap_or_default()
}

/// The text of the link that replaces an embed without a title: the host of its URL, or a relative
/// URL itself.
pub fn embed_label(url: &str) -> &str {
    match url.split_once("//") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or(rest),
        None => url,
    }
}

/// The id with [`ID_PREFIX`]. One that has the prefix already stays, so that sanitizing twice
/// changes nothing.
pub fn prefix_id(id: &str) -> String {
    if id.starts_with(ID_PREFIX) { id.to_owned() } else { format!("{ID_PREFIX}{id}") }
}
