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
pub const EMBEDDED: &[(&str, &str)] =
    &[("iframe", "src"), ("video", "src"), ("audio", "src"), ("embed", "src"), ("object", "data")];

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
pub fn classes(value: &str) -> Option<String> {
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

/// What a link to something embedded says, where that has no title: its host, or its address.
pub fn embedded_name(address: &str) -> &str {
    match address.split_once("//") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or(rest),
        None => address,
    }
}

/// The id with its prefix, added only where it is missing, so that doing it twice changes nothing.
pub fn prefixed(id: &str) -> String {
    if id.starts_with(ID_PREFIX) { id.to_owned() } else { format!("{ID_PREFIX}{id}") }
}
