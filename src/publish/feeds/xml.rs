//! Writes XML documents that any parser reads.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Names and values of attributes, in order.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A writer of the content of an element.
pub(crate) struct Xml(Writer<Vec<u8>>);

/// A document with this root element, whose content `inside` writes.
pub(crate) fn document(
    root: &str,
    attributes: Attributes<'_>,
    inside: impl FnOnce(&mut Xml),
) -> Vec<u8> {
    let mut xml = Xml(Writer::new(Vec::new()));
    xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    xml.element(root, attributes, inside);
    xml.0.into_inner()
}

impl Xml {
    /// An element, whose content `inside` writes.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with text only.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        let text = BytesText::from_escaped(partial_escape(allowed(text)));
        self.element(name, attributes, |xml| xml.write(Event::Text(text)));
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to a vector cannot fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'n>(name: &'n str, attributes: Attributes<'_>) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// The text without characters that XML 1.0 cannot represent, not even as a reference.
fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) { text.replace(forbidden, "").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_that_is_written_is_parsed_as_the_same_text() {
        for (text, read) in [
            ("a < b && c > \"d\" 'e' ]]>", "a < b && c > \"d\" 'e' ]]>"),
            ("&amp;<p>泉</p>", "&amp;<p>泉</p>"),
            ("一\u{0}二\u{8}三\u{b}四\u{1f}五\u{fffe}六\u{ffff}", "一二三四五六"),
            ("两\r\n行\t😀", "两\r\n行\t😀"),
        ] {
            let written = document("a", &[("b", text)], |xml| xml.text("c", &[], text));
            let written = String::from_utf8(written).unwrap();
            let parsed = roxmltree::Document::parse(&written).unwrap();
            let root = parsed.root_element();
            assert_eq!(root.first_element_child().unwrap().text(), Some(read), "{written}");
            assert_eq!(root.attribute("b"), Some(read), "{written}");
        }
    }
}
