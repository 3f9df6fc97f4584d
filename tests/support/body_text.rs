//! What a page shows of a body, read from its HTML, in the form that [`Left`] describes.
//! `tests/browser/benign/left.js` reads the same from the DOM.

use crate::support::benign_corpus::Left;
use crate::support::html_parser::{HtmlToken, Tag, tokens};

/// Inline elements; every other element begins a new block.
pub(crate) const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var",
];

#[derive(Default)]
struct BodyText {
    left: Left,
    ids: Vec<String>,
    fragments: Vec<String>,
    /// The target of each open `<a>`, if it has one.
    links: Vec<Option<String>>,
    tables: Vec<OpenTable>,
    is_in_pre: bool,
}

/// A table whose end tag has not been read yet.
struct OpenTable {
    /// Its index in [`Left::tables`].
    index: usize,
    rows: usize,
    columns: usize,
    /// The columns of the last row.
    row_columns: usize,
}

/// What a page shows of a body. `page` is the path of the page, relative to the site.
pub(crate) fn left(html: &str, page: &str) -> Left {
    let mut body = BodyText::default();
    for token in tokens(html) {
        match token {
            HtmlToken::Text(text) => body.text(&text),
            HtmlToken::Tag(tag) => body.tag(&tag, page),
        }
    }
    let BodyText { mut left, ids, fragments, .. } = body;
    left.nowhere = fragments.into_iter().filter(|it| !ids.contains(it)).collect();
    left.nowhere.iter_mut().for_each(|it| it.insert(0, '#'));
    left.tidy()
}

impl BodyText {
    fn text(&mut self, text: &str) {
        self.left.text.push_str(text);
        self.add_lines(text.matches('\n').count());
    }

    /// Adds to the lines of the `<pre>` that is open, if one is.
    fn add_lines(&mut self, number: usize) {
        if self.is_in_pre
            && let Some(lines) = self.left.lines.last_mut()
        {
            *lines += number;
        }
    }

    fn tag(&mut self, tag: &Tag, page: &str) {
        let name = tag.name.as_str();
        if !INLINE.contains(&name) && name != "wbr" {
            self.left.text.push(' ');
        }
        if tag.is_end {
            self.end(name);
            return;
        }
        let value = |name: &str| tag.value(name).unwrap_or_default();
        self.ids.extend(tag.value("id").map(|it| it.trim_start_matches("q-").to_owned()));
        match name {
            "a" => self.link(tag.value("href"), page),
            // An image without a URL is its alternative text.
            "img" => match tag.value("src") {
                Some(url) => self.left.text.extend(["![", value("alt"), "](", url, ")"]),
                None => self.left.text.push_str(value("alt")),
            },
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.left.text += &"#".repeat(name[1..].parse().unwrap());
                self.left.text.push(' ');
            }
            "li" => self.left.text.push_str("- "),
            "blockquote" => self.left.text.push_str("> "),
            "br" => self.add_lines(1),
            "pre" => {
                self.left.lines.push(1);
                self.is_in_pre = true;
            }
            "table" => {
                let index = self.left.tables.len();
                self.tables.push(OpenTable { index, rows: 0, columns: 0, row_columns: 0 });
                self.left.tables.push(String::new());
            }
            "tr" => self.row(),
            "td" | "th" => self.cell(tag.value("colspan").map_or(1, |it| it.parse().unwrap())),
            _ => {}
        }
    }

    fn link(&mut self, href: Option<&str>, page: &str) {
        // A link to an id, as a document or as the page writes it.
        let fragment = href
            .and_then(|it| it.strip_prefix(&format!("./{page}")).unwrap_or(it).strip_prefix("#q-"));
        self.fragments.extend(fragment.map(str::to_owned));
        let target = fragment.map(|it| format!("#{it}")).or(href.map(str::to_owned));
        self.left.text.push_str(if target.is_some() { "[" } else { "" });
        self.links.push(target);
    }

    fn row(&mut self) {
        let table = self.tables.last_mut().expect("a row is in a table");
        table.rows += 1;
        table.row_columns = 0;
    }

    fn cell(&mut self, span: usize) {
        let table = self.tables.last_mut().expect("a cell is in a table");
        table.row_columns += span;
        table.columns = table.columns.max(table.row_columns);
    }

    fn end(&mut self, name: &str) {
        match name {
            "a" => {
                if let Some(Some(url)) = self.links.pop() {
                    self.left.text.extend(["](", &url, ")"]);
                }
            }
            "pre" => self.is_in_pre = false,
            "table" => {
                let OpenTable { index, rows, columns, .. } =
                    self.tables.pop().expect("the table has begun");
                self.left.tables[index] = format!("{rows} x {columns}");
            }
            _ => {}
        }
    }
}
