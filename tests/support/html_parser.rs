//! A page as a browser takes it apart, and what of it may stand where.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use quanwen::model::html_allowlist;
use quanwen::publish::url;

/// A tag of a page.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    /// Names and values; none where it ends an element.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) is_end: bool,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
}

/// What a page is made of.
pub(crate) enum Piece {
    Tag(Tag),
    Text(String),
}

#[derive(Default)]
struct Sink(RefCell<Vec<Piece>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let tag = match token {
            Token::TagToken(tag) => tag,
            Token::CharacterTokens(text) => {
                self.0.borrow_mut().push(Piece::Text(text.to_string()));
                return TokenSinkResult::Continue;
            }
            _ => return TokenSinkResult::Continue,
        };
        let (name, is_end) = (tag.name.to_string(), tag.kind == TagKind::EndTag);
        let attributes =
            tag.attrs.iter().map(|it| (it.name.local.to_string(), it.value.to_string()));
        let result = match name.as_str() {
            _ if is_end => TokenSinkResult::Continue,
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        };
        let tag = Tag { name, attributes: attributes.collect(), is_end };
        self.0.borrow_mut().push(Piece::Tag(tag));
        result
    }
}

/// The tags of a page, in order.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let tag = |it: Piece| match it {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    };
    pieces(page).into_iter().filter_map(tag).collect()
}

/// The tags and texts of a page, in order.
pub(crate) fn pieces(page: &str) -> Vec<Piece> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// What markup from content holds that it may not: elements, attributes, addresses.
pub(crate) fn wrong_in_a_body(markup: &str) -> Vec<String> {
    tags(markup).iter().flat_map(wrong_in_a_tag).collect()
}

/// The same of one tag of it.
pub(crate) fn wrong_in_a_tag(tag: &Tag) -> Vec<String> {
    let mut wrong = wrong_anywhere(tag);
    if !html_allowlist::ELEMENTS.contains(&tag.name.as_str()) {
        wrong.push(format!("<{}>", tag.name));
    }
    for (name, value) in &tag.attributes {
        let known = html_allowlist::attributes_of(&tag.name).any(|it| it == name)
            || (tag.name == "a" && name == "rel" && value == "noopener noreferrer");
        if !known {
            wrong.push(format!("<{} {name}>", tag.name));
        }
        if name == "id" && !value.starts_with(html_allowlist::ID_PREFIX) {
            wrong.push(format!("id {value}"));
        }
    }
    wrong
}

/// What runs or leads astray wherever it stands.
pub(crate) fn wrong_anywhere(tag: &Tag) -> Vec<String> {
    const ADDRESSES: [&str; 9] = [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "ping",
        "xlink:href",
    ];
    let is_wrong = |(name, value): &&(String, String)| {
        name.starts_with("on")
            || name == "srcdoc"
            || (ADDRESSES.contains(&name.as_str()) && !is_harmless(&tag.name, value))
    };
    let wrong = tag.attributes.iter().filter(is_wrong);
    wrong.map(|(name, value)| format!("<{} {name}={value:?}>", tag.name)).collect()
}

fn is_harmless(element: &str, value: &str) -> bool {
    let raster = ["png", "jpeg", "gif", "webp", "avif"].map(|it| format!("data:image/{it}"));
    match url::resolve(value, "https://news.example/sub/") {
        None => true,
        Some(parsed) if element == "img" && parsed.protocol == "data:" => {
            raster.iter().any(|it| parsed.href.starts_with(it.as_str()))
        }
        Some(parsed) => ["http:", "https:", "mailto:", "tel:"].contains(&parsed.protocol.as_str()),
    }
}
