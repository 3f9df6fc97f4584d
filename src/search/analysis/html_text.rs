//! The text of an article's HTML. The publisher indexes it, the finder searches it: both must
//! see the same text, so both use this scanner, which is much smaller than an HTML parser.

/// Elements inside a line of text; all others end the line.
pub const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "rb", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr", "img",
];

/// Ruby annotations and their parentheses. They are left out: between two characters of the base
/// text they would separate a bigram.
const RUBY_ANNOTATIONS: &[&str] = &["rt", "rp"];

/// The text of `html`. Each block is on lines of its own, so that no match spans two blocks.
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    let mut hidden: Option<&str> = None;
    while let Some((before, tag)) = rest.split_once('<') {
        if hidden.is_none() {
            unescape(before, &mut text);
        }
        let (inside, behind) = tag.split_at(end_of_tag(tag));
        rest = behind.strip_prefix('>').unwrap_or(behind);
        let closing = inside.starts_with('/');
        let name = inside.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if let Some(open) = hidden {
            hidden = (!(closing && name == open)).then_some(open);
        } else if !closing && (RUBY_ANNOTATIONS.contains(&name) || is_footnote_ref(name, inside)) {
            hidden = Some(name);
        } else if !INLINE.contains(&name)
            && !RUBY_ANNOTATIONS.contains(&name)
            && !text.ends_with('\n')
        {
            text.push('\n');
        }
    }
    if hidden.is_none() {
        unescape(rest, &mut text);
    }
    text
}

/// Whether the element is the number of a footnote, which interrupts the text.
fn is_footnote_ref(name: &str, tag: &str) -> bool {
    name == "sup" && tag.contains("footnote-ref")
}

/// The position of the `>` that ends the tag: not one inside the value of an attribute.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Appends `raw` with its character references decoded and its line breaks as spaces.
fn unescape(raw: &str, text: &mut String) {
    let mut rest = raw;
    while let Some((before, name)) = rest.split_once('&') {
        push_line(before, text);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(name.len());
        rest = name[end..].strip_prefix(';').unwrap_or(&name[end..]);
        let c = character_reference(&name[..end]);
        text.push(c.unwrap_or('&'));
        if c.is_none() {
            rest = name;
        }
    }
    push_line(rest, text);
}

fn push_line(raw: &str, text: &mut String) {
    text.extend(raw.chars().map(|c| if c == '\n' { ' ' } else { c }));
}

fn character_reference(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_across_inline_elements_is_joined() {
        for (html, expected) in [
            ("<p>泉<em>水</em>叮<a href=\"a>b\">咚</a></p><p>二</p>", "\n泉水叮咚\n二\n"),
            ("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字</ruby></p>", "\n漢字\n"),
            ("水<sup class=\"footnote-ref\"><a href=\"#\">1</a></sup>很", "水很"),
            ("a &lt;b&gt; &amp;amp; &#27700;&nope; c&", "a <b> &amp; 水&nope; c&"),
            ("一<br>二\n三", "一\n二 三"),
            ("<p", "\n"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_markup_has_a_text(html: String) {
            let _ = text(&html);
            let _ = text(&html.replace(['a', '0', ' '], "<").replace(['e', '1'], "&"));
        }
    }
}
