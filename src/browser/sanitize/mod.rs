//! Sanitizes untrusted HTML: builds it again, node by node, by the allowlist.
//!
//! The browser's own parser makes inert nodes of the source ([`inert_parser`]); this walks them and
//! creates new ones for what [`crate::model::html_allowlist`] lists. No string goes back into a
//! parser, so mutation XSS has no way in. The walk is a loop with bounds: content decides neither
//! the depth of the stack nor how long it takes.
//!
//! Tests: `tests/browser/sanitizer.rs`, `tests/browser/attacks`, `tests/browser/benign`

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, Node};

use crate::browser::dom::document;
use crate::model::html_allowlist;
use crate::model::untrusted_html::UntrustedHtml;
use crate::model::url::SafeUrl;

mod inert_parser; // parses HTML without running it
pub mod prerendered; // the body that the publisher has sanitized

const MAX_DEPTH: usize = 256;
const MAX_NODES: usize = 50_000;
const HTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// Sanitizes `html` into `target`, in place of what it contains.
pub fn sanitize_into(target: &Element, html: &UntrustedHtml) {
    target.set_text_content(None);
    let Some(parsed) = inert_parser::parse(&html.source) else { return };
    // A walker, since the properties of a node are not reliable: a field of a form takes their names
    // (DOM clobbering).
    let Ok(walker) = document().create_tree_walker(&parsed) else { return };
    let (mut parents, mut nodes): (Vec<Node>, _) = (vec![target.clone().into()], 0);
    let mut next = walker.first_child().ok().flatten();
    while let (Some(source), Some(parent)) = (next, parents.last()) {
        nodes += 1;
        if nodes > MAX_NODES {
            return;
        }
        let inner = copy_node(&source, parent, html).filter(|_| parents.len() <= MAX_DEPTH);
        next = inner.and_then(|inner| {
            let child = walker.first_child().ok().flatten()?;
            parents.push(inner);
            Some(child)
        });
        while next.is_none() && !parents.is_empty() {
            next = walker.next_sibling().ok().flatten();
            if next.is_none() {
                parents.pop();
                let _ = walker.parent_node();
            }
        }
    }
}

/// Makes the counterpart of one node under `parent`. Returns the parent of the counterparts of its
/// children; `None` drops them.
fn copy_node(source: &Node, parent: &Node, html: &UntrustedHtml) -> Option<Node> {
    // No property of a form is reliable: its fields may have any name.
    if source.is_instance_of::<HtmlFormElement>() {
        return Some(parent.clone());
    }
    match source.node_type() {
        Node::TEXT_NODE => {
            let text = inert_parser::strip_marker(source.node_value().unwrap_or_default());
            let text = document().create_text_node(&text);
            parent.append_child(&text).ok();
            None
        }
        Node::ELEMENT_NODE => {
            let source = source.dyn_ref::<Element>()?;
            let name = source.local_name();
            if source.namespace_uri().as_deref() != Some(HTML_NAMESPACE)
                || html_allowlist::DROPPED_WHOLE.contains(&name.as_str())
            {
                return None;
            }
            if let Some((_, attribute)) =
                html_allowlist::EMBED_ELEMENTS.iter().find(|it| it.0 == name)
            {
                link_to_embed(source, attribute, parent, html);
                return None;
            }
            let name = html_allowlist::resolve_alias(&name);
            if !html_allowlist::ELEMENTS.contains(&name) {
                return Some(parent.clone());
            }
            let element = document().create_element(name).ok()?;
            let value =
                |attribute: &str| source.get_attribute(attribute).map(inert_parser::strip_marker);
            for attribute in html_allowlist::attributes_of(name).filter(|it| *it != "src") {
                if let Some(value) = value(attribute) {
                    set_attribute(&element, attribute, &value, html);
                }
            }
            if name == "img"
                && let Some(url) = html_allowlist::image_candidates(value)
                    .find_map(|url| SafeUrl::picture(&url, &html.base))
            {
                let _ = element.set_attribute("src", url.as_str());
            }
            parent.append_child(&element).ok()
        }
        _ => None,
    }
}

/// Replaces a player or a frame by a link to its content, whose URL is in `attribute`.
fn link_to_embed(source: &Element, attribute: &str, parent: &Node, html: &UntrustedHtml) {
    let inner = || source.query_selector("source[src]").ok()??.get_attribute("src");
    let own = [attribute, html_allowlist::LAZY_SRC[0]]
        .into_iter()
        .filter_map(|it| source.get_attribute(it));
    let mut urls = own.chain(inner()).map(inert_parser::strip_marker);
    let url = urls.find(|it| SafeUrl::link(it, &html.base).is_some());
    let title = source
        .get_attribute("title")
        .map(inert_parser::strip_marker)
        .filter(|it| !it.trim().is_empty());
    let (Some(url), Ok(link)) = (url, document().create_element("a")) else { return };
    set_attribute(&link, "href", &url, html);
    link.set_text_content(Some(
        title.as_deref().unwrap_or_else(|| html_allowlist::embed_label(&url)),
    ));
    // This cannot fail: `parent` is an element that was made here, or the target.
    let _ = parent.append_child(&link);
}

/// Sets an attribute to what the allowlist leaves of its value, if anything.
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
        // With the path of the page: a fragment alone would be relative to the base of the page,
        // which is the site.
        return Some(format!("./{}#{}", html.page_path, html_allowlist::prefix_id(fragment)));
    }
    let link = SafeUrl::link(value, &html.base)?;
    if link.is_external() {
        let _ = element.set_attribute("rel", "noopener noreferrer");
    }
    Some(link.to_string())
}
