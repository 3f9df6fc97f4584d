//! Foreign markup, built anew.
//!
//! The browser's own parser makes inert nodes of it ([`crate::browser::sanitize::inert_parser`]); this walks them
//! and creates new ones for what [`crate::model::html_allowlist`] names. No string goes back into a parser,
//! so there is nothing for a mutation to hide in. The walk is a loop with bounds: content decides
//! neither the depth of the stack nor how long it takes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, Node};

use crate::browser::dom::document;
use crate::model::html_allowlist;
use crate::model::untrusted_html::UntrustedHtml;
use crate::model::url::SafeUrl;

mod inert_parser; // parses HTML without running it

const MAX_DEPTH: usize = 256;
const MAX_NODES: usize = 50_000;
const HTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// Builds `html` anew inside `target`, which is empty.
pub fn sanitize_into(target: &Element, html: &UntrustedHtml) {
    let Some(parsed) = inert_parser::parse(&html.source) else { return };
    // A walker, since a node may say of itself what a field within it is called.
    let Ok(walker) = document().create_tree_walker(&parsed) else { return };
    let (mut places, mut nodes): (Vec<Node>, _) = (vec![target.clone().into()], 0);
    let mut next = walker.first_child().ok().flatten();
    while let (Some(from), Some(to)) = (next, places.last()) {
        nodes += 1;
        if nodes > MAX_NODES {
            return;
        }
        let inside = copy_node(&from, to, html).filter(|_| places.len() <= MAX_DEPTH);
        next = inside.and_then(|inside| {
            let child = walker.first_child().ok().flatten()?;
            places.push(inside);
            Some(child)
        });
        while next.is_none() && !places.is_empty() {
            next = walker.next_sibling().ok().flatten();
            if next.is_none() {
                places.pop();
                let _ = walker.parent_node();
            }
        }
    }
}

/// Makes the counterpart of one node under `to`, and says where that node's children go.
fn copy_node(from: &Node, to: &Node, html: &UntrustedHtml) -> Option<Node> {
    // Nothing it says of itself is to be believed: its fields may have any name.
    if from.is_instance_of::<HtmlFormElement>() {
        return Some(to.clone());
    }
    match from.node_type() {
        Node::TEXT_NODE => {
            let text = inert_parser::strip_marker(from.node_value().unwrap_or_default());
            let text = document().create_text_node(&text);
            to.append_child(&text).ok();
            None
        }
        Node::ELEMENT_NODE => {
            let from = from.dyn_ref::<Element>()?;
            let name = from.local_name();
            if from.namespace_uri().as_deref() != Some(HTML_NAMESPACE)
                || html_allowlist::DROPPED_WHOLE.contains(&name.as_str())
            {
                return None;
            }
            if let Some((_, attribute)) =
                html_allowlist::EMBED_ELEMENTS.iter().find(|it| it.0 == name)
            {
                link_to_embed(from, attribute, to, html);
                return None;
            }
            let name = html_allowlist::resolve_alias(&name);
            if !html_allowlist::ELEMENTS.contains(&name) {
                return Some(to.clone());
            }
            let made = document().create_element(name).ok()?;
            let value =
                |attribute: &str| from.get_attribute(attribute).map(inert_parser::strip_marker);
            for attribute in html_allowlist::attributes_of(name).filter(|it| *it != "src") {
                if let Some(value) = value(attribute) {
                    set_attribute(&made, attribute, &value, html);
                }
            }
            if name == "img"
                && let Some(address) = html_allowlist::image_candidates(value)
                    .find_map(|address| SafeUrl::picture(&address, &html.base))
            {
                let _ = made.set_attribute("src", address.as_str());
            }
            to.append_child(&made).ok()
        }
        _ => None,
    }
}

/// Puts a link in the place of a player or a frame that says under `attribute` what it shows.
fn link_to_embed(from: &Element, attribute: &str, to: &Node, html: &UntrustedHtml) {
    let source = || from.query_selector("source[src]").ok()??.get_attribute("src");
    let own = [attribute, html_allowlist::LAZY_SRC[0]]
        .into_iter()
        .filter_map(|it| from.get_attribute(it));
    let mut addresses = own.chain(source()).map(inert_parser::strip_marker);
    let address = addresses.find(|it| SafeUrl::link(it, &html.base).is_some());
    let title = from
        .get_attribute("title")
        .map(inert_parser::strip_marker)
        .filter(|it| !it.trim().is_empty());
    let (Some(address), Ok(link)) = (address, document().create_element("a")) else { return };
    set_attribute(&link, "href", &address, html);
    link.set_text_content(Some(
        title.as_deref().unwrap_or_else(|| html_allowlist::embed_label(&address)),
    ));
    // It has a parent: what it is made for is in the page.
    let _ = to.append_child(&link);
}

/// Sets one attribute to what may stand in it; nothing where nothing may.
fn set_attribute(element: &Element, attribute: &str, value: &str, html: &UntrustedHtml) {
    let value = match attribute {
        "class" => html_allowlist::filter_classes(value),
        "id" => Some(html_allowlist::prefix_id(value)),
        "href" => href(element, value, html),
        _ => Some(value.to_owned()),
    };
    if let Some(value) = value {
        // A name from the allowlist is always a valid one.
        let _ = element.set_attribute(attribute, &value);
    }
}

fn href(element: &Element, value: &str, html: &UntrustedHtml) -> Option<String> {
    if let Some(fragment) = value.trim_start().strip_prefix('#') {
        // With the page's own path: a fragment alone would mean the document's base.
        return Some(format!("./{}#{}", html.page_path, html_allowlist::prefix_id(fragment)));
    }
    let link = SafeUrl::link(value, &html.base)?;
    if link.is_external() {
        let _ = element.set_attribute("rel", "noopener noreferrer");
    }
    Some(link.to_string())
}
