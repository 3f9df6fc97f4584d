//! Foreign markup, built anew.
//!
//! The browser's own parser makes an inert document of it; this walks that document and creates
//! new nodes for what [`crate::model::allow`] names. No string goes back into a parser, so there
//! is nothing for a mutation to hide in. The walk is a loop with bounds: content decides neither
//! the depth of the stack nor how long it takes.

use web_sys::{DomParser, Element, Node, SupportedType};

use crate::browser::document;
use crate::model::allow;
use crate::model::html::Html;
use crate::model::url::SafeUrl;

const DEEPEST: usize = 256;
const MOST_NODES: usize = 50_000;
const HTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// Builds `html` anew inside `target`, which is empty.
pub fn rebuild(target: &Element, html: &Html) {
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&html.source, SupportedType::TextHtml));
    let Some(body) = parsed.ok().and_then(|it| it.query_selector("body").ok().flatten()) else {
        return;
    };
    let mut steps: Vec<(Option<Node>, Node, usize)> =
        vec![(body.first_child(), target.clone().into(), 0)];
    let mut nodes = 0;
    while let Some((from, to, depth)) = steps.pop() {
        let Some(from) = from else { continue };
        nodes += 1;
        if nodes > MOST_NODES {
            return;
        }
        steps.push((from.next_sibling(), to.clone(), depth));
        if let Some(inside) = copy(&from, &to, html)
            && depth < DEEPEST
        {
            steps.push((from.first_child(), inside, depth + 1));
        }
    }
}

/// Makes the counterpart of one node under `to`, and says where that node's children go.
fn copy(from: &Node, to: &Node, html: &Html) -> Option<Node> {
    match from.node_type() {
        Node::TEXT_NODE => {
            let text = document().create_text_node(&from.node_value().unwrap_or_default());
            to.append_child(&text).ok();
            None
        }
        Node::ELEMENT_NODE => {
            let from = wasm_bindgen::JsCast::dyn_ref::<Element>(from)?;
            let name = from.local_name();
            if from.namespace_uri().as_deref() != Some(HTML_NAMESPACE)
                || allow::DROPPED_WHOLE.contains(&name.as_str())
            {
                return None;
            }
            if !allow::ELEMENTS.contains(&name.as_str()) {
                return Some(to.clone());
            }
            let made = document().create_element(&name).ok()?;
            for attribute in allow::attributes_of(&name) {
                if let Some(value) = from.get_attribute(attribute) {
                    put(&made, attribute, &value, html);
                }
            }
            to.append_child(&made).ok()
        }
        _ => None,
    }
}

/// Sets one attribute to what may stand in it; nothing where nothing may.
fn put(element: &Element, attribute: &str, value: &str, html: &Html) {
    let value = match attribute {
        "class" => allow::classes(value),
        "id" => Some(allow::prefixed(value)),
        "src" => SafeUrl::picture(value, &html.place).map(|it| it.to_string()),
        "href" => href(element, value, html),
        _ => Some(value.to_owned()),
    };
    if let Some(value) = value {
        // A name from the allowlist is always a valid one.
        let _ = element.set_attribute(attribute, &value);
    }
}

fn href(element: &Element, value: &str, html: &Html) -> Option<String> {
    if let Some(fragment) = value.trim_start().strip_prefix('#') {
        // With the page's own path: a fragment alone would mean the document's base.
        return Some(format!("./{}#{}", html.page, allow::prefixed(fragment)));
    }
    let link = SafeUrl::link(value, &html.place)?;
    if link.is_outside() {
        let _ = element.set_attribute("rel", "noopener noreferrer");
    }
    Some(link.to_string())
}
