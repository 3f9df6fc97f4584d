//! Pseudo-random markup: elements in any order, nested and unclosed.

use std::fmt::Write;

/// Elements that a body may contain, and containers of such.
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

/// Elements whose content some parsers read in another way.
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

/// Attributes with their values.
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

/// Pseudo-random numbers: the same seed gives the same numbers.
pub(crate) struct Xorshift(u64);

impl Xorshift {
    /// The numbers of a seed.
    pub(crate) const fn from(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        // Marsaglia, "Xorshift RNGs": the first triple of shifts for 64 bits.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// The next piece of markup.
pub(crate) fn markup(random: &mut Xorshift) -> String {
    let mut markup = String::new();
    let mut open = Vec::new();
    for _ in 0..8 + random.below(32) {
        match random.below(10) {
            0..5 => {
                let strange = random.below(12) == 0;
                let name = random.one_of(if strange { &STRANGE } else { &PLAIN });
                write!(markup, "<{name}").expect("a string takes any text");
                for _ in 0..random.below(3) {
                    write!(markup, " {}", random.one_of(&ATTRIBUTES))
                        .expect("a string takes any text");
                }
                markup.push('>');
                open.push(name);
            }
            5..8 if !open.is_empty() => {
                // Mostly the innermost element, now and then another.
                let at =
                    if random.below(4) == 0 { random.below(open.len()) } else { open.len() - 1 };
                write!(markup, "</{}>", open.remove(at)).expect("a string takes any text");
            }
            _ => markup.push_str(random.one_of(&TEXTS)),
        }
    }
    markup
}
