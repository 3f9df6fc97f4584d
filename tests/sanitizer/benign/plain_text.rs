//! What is left of a body, taken from the markup of it.

use crate::support::benign_corpus::Left;
use crate::support::html_parser::{HtmlToken, Tag, tokens};

/// Elements that stand in a line; all others begin a new one.
pub(crate) const IN_LINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var",
];

#[derive(Default)]
struct Reader {
    left: Left,
    ids: Vec<String>,
    fragments: Vec<String>,
    /// Where each open link leads, if anywhere.
    links: Vec<Option<String>>,
    /// The open tables: which of all, its rows and columns, and the columns of the last row.
    tables: Vec<(usize, usize, usize, usize)>,
    is_in_pre: bool,
}

/// What is left where `page` is the page it is on.
pub(crate) fn left(markup: &str, page: &str) -> Left {
    let mut reader = Reader::default();
    for piece in tokens(markup) {
        match piece {
            HtmlToken::Text(text) => reader.text(&text),
            HtmlToken::Tag(tag) => reader.tag(&tag, page),
        }
    }
    let Reader { mut left, ids, fragments, .. } = reader;
    left.nowhere = fragments.into_iter().filter(|it| !ids.contains(it)).collect();
    left.nowhere.iter_mut().for_each(|it| it.insert(0, '#'));
    left.tidy()
}

impl Reader {
    fn text(&mut self, text: &str) {
        self.left.text.push_str(text);
        self.breaks(text.matches('\n').count());
    }

    /// Counts lines of a text that keeps them.
    fn breaks(&mut self, number: usize) {
        if self.is_in_pre
            && let Some(lines) = self.left.lines.last_mut()
        {
            *lines += number;
        }
    }

    fn tag(&mut self, tag: &Tag, page: &str) {
        let name = tag.name.as_str();
        if !IN_LINE.contains(&name) && name != "wbr" {
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
            // Without an address it is the words in its place.
            "img" => match tag.value("src") {
                Some(address) => {
                    self.left.text.extend(["![", value("alt"), "](", address, ")"]);
                }
                None => self.left.text.push_str(value("alt")),
            },
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.left.text += &"#".repeat(name[1..].parse().unwrap());
                self.left.text.push(' ');
            }
            "li" => self.left.text.push_str("- "),
            "blockquote" => self.left.text.push_str("> "),
            "br" => self.breaks(1),
            "pre" => {
                self.left.lines.push(1);
                self.is_in_pre = true;
            }
            "table" => {
                self.tables.push((self.left.tables.len(), 0, 0, 0));
                self.left.tables.push(String::new());
            }
            "tr" => self.row(),
            "td" | "th" => self.cell(tag.value("colspan").map_or(1, |it| it.parse().unwrap())),
            _ => {}
        }
    }

    fn link(&mut self, href: Option<&str>, page: &str) {
        // As it stands in a document, or on the page.
        let fragment = href
            .and_then(|it| it.strip_prefix(&format!("./{page}")).unwrap_or(it).strip_prefix("#q-"));
        self.fragments.extend(fragment.map(str::to_owned));
        let leads = fragment.map(|it| format!("#{it}")).or(href.map(str::to_owned));
        self.left.text.push_str(if leads.is_some() { "[" } else { "" });
        self.links.push(leads);
    }

    fn row(&mut self) {
        let (_, rows, _, row) = self.tables.last_mut().expect("a row is in a table");
        (*rows, *row) = (*rows + 1, 0);
    }

    fn cell(&mut self, span: usize) {
        let (_, _, columns, row) = self.tables.last_mut().expect("a cell is in a table");
        *row += span;
        *columns = (*columns).max(*row);
    }

    fn end(&mut self, name: &str) {
        match name {
            "a" => {
                if let Some(Some(address)) = self.links.pop() {
                    self.left.text.extend(["](", &address, ")"]);
                }
            }
            "pre" => self.is_in_pre = false,
            "table" => {
                let (which, rows, columns, _) = self.tables.pop().expect("it has begun");
                self.left.tables[which] = format!("{rows} x {columns}");
            }
            _ => {}
        }
    }
}
