//! What markup in content may consist of: one list for the publisher and the reader.
//!
//! What is not named here is dropped: an element leaves its children, [`DROPPED_WHOLE`] nothing.

/// Elements that stay.
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

/// Elements that stay under another name: a body has no heading of the page and no landmarks, but
/// what is a block is not to run into the next, and what is struck out not to be read as meant.
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

/// Elements that go with all they contain: what is inside them is not text for a reader.
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

/// Players and frames, and the attribute that says what they would load. A page holds none of
/// them, but a link in its place: what a reader has not asked for is not fetched.
pub const EMBED_ELEMENTS: &[(&str, &str)] =
    &[("iframe", "src"), ("video", "src"), ("audio", "src"), ("embed", "src"), ("object", "data")];

/// Where a picture's address stands while a script has yet to load it. What `src` names until then
/// only holds its place.
pub const LAZY_SRC: &[&str] = &["data-src", "data-original", "data-lazy-src"];

/// Where several sizes of a picture are named: those a script was to load, and those of the browser.
pub const SRCSET: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Attributes any element may carry.
pub const ATTRIBUTES: &[&str] = &["lang", "dir", "title", "class", "id"];

/// Attributes of one element, beyond [`ATTRIBUTES`]. Addresses (`href`, `src`) go through the
/// address gate as well.
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

/// Classes content may ask for: those the stylesheets of this project know.
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

/// Beginnings of classes content may ask for: highlighted code and its language.
pub const CLASS_PREFIXES: &[&str] = &["language-", "hl-"];

/// What stands before every id in content, so that none takes a name the page itself uses.
pub const ID_PREFIX: &str = "q-";

/// Those of the classes that may stay; `None` when there are none.
pub fn filter_classes(value: &str) -> Option<String> {
    let known = |class: &&str| {
        CLASSES.contains(class) || CLASS_PREFIXES.iter().any(|prefix| class.starts_with(prefix))
    };
    let kept: Vec<&str> = value.split_ascii_whitespace().filter(known).collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}

/// The attributes that may stay on this element.
pub fn attributes_of(element: &str) -> impl Iterator<Item = &'static str> {
    let own = ATTRIBUTES_OF.iter().find(|(name, _)| *name == element).map_or(&[][..], |it| it.1);
    ATTRIBUTES.iter().chain(own).copied()
}

/// The name under which an element stays, if it does.
pub fn resolve_alias(element: &str) -> &str {
    ELEMENT_ALIASES.iter().find(|it| it.0 == element).map_or(element, |it| it.1)
}

/// Where a picture may be had, the place that is meant first; `attribute` gives the value of one.
pub fn image_candidates<T: AsRef<str>>(
    attribute: impl Fn(&str) -> Option<T>,
) -> impl Iterator<Item = String> {
    let [late_sizes @ .., sizes] = SRCSET;
    let late = LAZY_SRC.iter().copied().chain(late_sizes);
    late.chain(["src", sizes]).filter_map(move |name| {
        let value = attribute(name)?;
        let value = value.as_ref();
        let address = if SRCSET.contains(&name) { last_srcset_url(value) } else { value };
        // Nothing would be the address of the document.
        (!address.trim().is_empty()).then(|| address.to_owned())
    })
}

/// The address that comes last in a list of sizes, which usually is the largest.
fn last_srcset_url(sizes: &str) -> &str {
    let sizes = sizes.trim_matches(|it: char| it == ',' || it.is_ascii_whitespace());
    let last = sizes.rsplit(", ").next().unwrap_or_default();
    last.split_ascii_whitespace().next().unwrap_or_default()
}

/// What a link to something embedded says, where that has no title: its host, or its address.
pub fn embed_label(address: &str) -> &str {
    match address.split_once("//") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or(rest),
        None => address,
    }
}

/// The id with its prefix, added only where it is missing, so that doing it twice changes nothing.
pub fn prefix_id(id: &str) -> String {
    if id.starts_with(ID_PREFIX) { id.to_owned() } else { format!("{ID_PREFIX}{id}") }
}
