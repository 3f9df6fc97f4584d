//! Markup nobody has written: elements in any order, within each other and unclosed.

use std::fmt::Write;

/// Elements that may stand in a body, and others that hold some.
const PLAIN: [&str; 52] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdo",
    "blockquote",
    "br",
    "button",
    "caption",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "form",
    "h1",
    "h2",
    "h3",
    "hr",
    "i",
    "img",
    "ins",
    "label",
    "li",
    "main",
    "mark",
    "nobr",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rt",
    "ruby",
    "section",
    "span",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
];

/// Elements whose insides mean something else, to some parser.
const STRANGE: [&str; 23] = [
    "iframe",
    "input",
    "math",
    "mglyph",
    "mtext",
    "noembed",
    "noscript",
    "object",
    "option",
    "plaintext",
    "script",
    "select",
    "source",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "ul",
    "video",
    "x-y",
    "xmp",
    "foreignObject",
];

/// Names with a value each may be given.
const ATTRIBUTES: [&str; 28] = [
    "alt=a",
    "class='hl-a footnotes top'",
    "class=prose",
    "colspan=2",
    "datetime=2026-11-20",
    "dir=rtl",
    "height=3",
    "href=#a",
    "href='../x/'",
    "href='https://a.example/'",
    "href='java&#10;script:alert(1)'",
    "href='mailto:a@b.example'",
    "id=a",
    "id=main",
    "lang=en",
    "loading=lazy",
    "name=body",
    "onclick=alert(1)",
    "open",
    "reversed",
    "scope=col",
    "span=2",
    "src=x",
    "src='data:image/png;base64,AAAA'",
    "src='https://a.example/i.png'",
    "start=3",
    "style='color:red'",
    "title='</p><b>'",
];

const TEXTS: [&str; 7] = ["文", "a b", "&lt;b&gt;", "<", "<!-- a -->", "]]>", "\n"];

/// Numbers in no order one can see, always the same ones.
pub(crate) struct Chance(u64);

impl Chance {
    /// Those that follow from this one.
    pub(crate) const fn from(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        // The generator of Marsaglia's paper on xorshift, with the first of its shifts for 64 bits.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// Some markup.
pub(crate) fn markup(chance: &mut Chance) -> String {
    let mut markup = String::new();
    let mut open = Vec::new();
    for _ in 0..8 + chance.below(32) {
        match chance.below(10) {
            0..5 => {
                let strange = chance.below(12) == 0;
                let name = chance.one_of(if strange { &STRANGE } else { &PLAIN });
                write!(markup, "<{name}").expect("a string takes any text");
                for _ in 0..chance.below(3) {
                    write!(markup, " {}", chance.one_of(&ATTRIBUTES))
                        .expect("a string takes any text");
                }
                markup.push('>');
                open.push(name);
            }
            5..8 if !open.is_empty() => {
                // Mostly the last one, now and then another.
                let at =
                    if chance.below(4) == 0 { chance.below(open.len()) } else { open.len() - 1 };
                write!(markup, "</{}>", open.remove(at)).expect("a string takes any text");
            }
            _ => markup.push_str(chance.one_of(&TEXTS)),
        }
    }
    markup
}
