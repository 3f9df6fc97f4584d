//! What a reader asks for, as the address of the page says it.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::search::query::evaluate::Order;

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchParams {
    /// As it was typed.
    pub q: String,
    /// The slug of a section, or nothing.
    pub section: String,
    /// A year, or nothing.
    pub year: String,
    /// What comes first.
    pub order: Order,
}

/// What an address says for [`Order::Newest`].
pub const NEWEST: &str = "newest";

impl SearchParams {
    /// Reads the query of an address (URL, `application/x-www-form-urlencoded`); what it does not
    /// know it leaves out.
    pub fn from_query(query: &str) -> Self {
        let mut wish = Self::default();
        for (name, value) in
            query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='))
        {
            let value = decoded(value);
            match name {
                "q" => wish.q = value,
                "section" => wish.section = value,
                "year" => wish.year = value,
                "order" if value == NEWEST => wish.order = Order::Newest,
                _ => {}
            }
        }
        wish
    }

    /// The wish of a form whose fields have these values.
    pub fn from_fields(value: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| value(name).unwrap_or_default();
        let order = if value("order") == NEWEST { Order::Newest } else { Order::Rank };
        Self { q: value("q"), section: value("section"), year: value("year"), order }
    }

    /// What it says of each field of a form, by the names they have in an address.
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        let newest = if self.order == Order::Newest { NEWEST } else { "" };
        [("q", &self.q), ("section", &self.section), ("year", &self.year), ("order", newest)]
    }

    /// The query for it, with its question mark; empty for no wish.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.fields().into_iter().filter(|(_, value)| !value.is_empty()) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            query.push_str(&encoded(value));
        }
        query
    }
}

/// What a fragment begins with that says what was looked for.
pub const HIGHLIGHT_PREFIX: &str = "#q=";

/// What is looked for, as a fragment says it to the page that is opened: see [`sought`].
pub fn highlight_fragment(typed: &str) -> String {
    [HIGHLIGHT_PREFIX, &encoded(typed)].concat()
}

/// What was looked for where `hash`, the fragment of this page, was clicked.
pub fn highlight_from_fragment(hash: &str) -> Option<String> {
    hash.strip_prefix(HIGHLIGHT_PREFIX).map(decoded).filter(|it| !it.is_empty())
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn decoded(value: &str) -> String {
    let spaced = value.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn search_params_survive_the_url(q: String, section: String, newest: bool) {
            let order = if newest { Order::Newest } else { Order::Rank };
            let wish = SearchParams { q, section, year: String::new(), order };
            proptest::prop_assert_eq!(SearchParams::from_query(&wish.query()), wish);
        }

        #[test]
        fn any_query_gives_search_params(query: String) {
            let _ = SearchParams::from_query(&query);
        }
    }

    #[test]
    fn form_encoded_queries_are_read() {
        let wish =
            SearchParams::from_query("?q=%E6%B3%89+a%2Bb&section=&year=2026&order=newest&x=%zz");
        assert_eq!((&*wish.q, &*wish.section, &*wish.year), ("泉 a+b", "", "2026"));
        assert_eq!(wish.order, Order::Newest);
        assert_eq!(SearchParams::default().query(), "");
        assert_eq!(
            highlight_from_fragment(&highlight_fragment("泉 a#b")).as_deref(),
            Some("泉 a#b")
        );
        assert_eq!(highlight_from_fragment("#main"), None);
    }
}
