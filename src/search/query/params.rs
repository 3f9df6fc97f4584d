//! The search in the URL of a page: in the query of the search page, and in the fragment of an
//! article that was found.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::slug::Slug;
use crate::search::query::parse::Filters;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Matches in titles before those in metadata before those in bodies, each newest first.
    #[default]
    Rank,
    /// Newest first.
    Newest,
}

/// A search, as the reader entered it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchParams {
    /// The text of the search field.
    pub q: String,
    /// The slug of a section; empty for all.
    pub section: String,
    /// A year; empty for all.
    pub year: String,
    /// The order of results.
    pub order: Order,
}

/// The value of the parameter `order` for [`Order::Newest`].
pub const NEWEST: &str = "newest";

impl SearchParams {
    /// Reads the query of a URL (`application/x-www-form-urlencoded`). Unknown parameters are
    /// ignored.
    pub fn from_query(query: &str) -> Self {
        let mut params = Self::default();
        for (name, value) in
            query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='))
        {
            let value = decode(value);
            match name {
                "q" => params.q = value,
                "section" => params.section = value,
                "year" => params.year = value,
                "order" if value == NEWEST => params.order = Order::Newest,
                _ => {}
            }
        }
        params
    }

    /// Reads a form, whose controls have these values.
    pub fn from_fields(value: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| value(name).unwrap_or_default();
        let order = if value("order") == NEWEST { Order::Newest } else { Order::Rank };
        Self { q: value("q"), section: value("section"), year: value("year"), order }
    }

    /// The names and values of the controls of the form, which are those of the URL.
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        let newest = if self.order == Order::Newest { NEWEST } else { "" };
        [("q", &self.q), ("section", &self.section), ("year", &self.year), ("order", newest)]
    }

    /// The query of the URL, with its question mark; empty if no parameter is set.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.fields().into_iter().filter(|(_, value)| !value.is_empty()) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(name);
            query.push('=');
            query.push_str(&encode(value));
        }
        query
    }

    /// Section and year, parsed. A value that is neither filters nothing.
    pub fn filters(&self) -> Filters {
        Filters { section: Slug::new(&self.section).ok(), year: self.year.parse().ok() }
    }
}

/// The start of a fragment that names a query to highlight.
pub const HIGHLIGHT_PREFIX: &str = "#q=";

/// The fragment of a link to an article that was found with `q`.
pub fn highlight_fragment(q: &str) -> String {
    [HIGHLIGHT_PREFIX, &encode(q)].concat()
}

/// The query in such a fragment. `None` for any other fragment.
pub fn highlight_from_fragment(fragment: &str) -> Option<String> {
    fragment.strip_prefix(HIGHLIGHT_PREFIX).map(decode).filter(|it| !it.is_empty())
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn decode(value: &str) -> String {
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
            let params = SearchParams { q, section, year: String::new(), order };
            proptest::prop_assert_eq!(SearchParams::from_query(&params.query()), params);
        }

        #[test]
        fn any_query_gives_search_params(query: String) {
            let _ = SearchParams::from_query(&query);
        }
    }

    #[test]
    fn form_encoded_queries_are_read() {
        let params =
            SearchParams::from_query("?q=%E6%B3%89+a%2Bb&section=&year=2026&order=newest&x=%zz");
        assert_eq!((&*params.q, &*params.section, &*params.year), ("泉 a+b", "", "2026"));
        assert_eq!(params.order, Order::Newest);
        assert_eq!(SearchParams::default().query(), "");
        assert_eq!(
            highlight_from_fragment(&highlight_fragment("泉 a#b")).as_deref(),
            Some("泉 a#b")
        );
        assert_eq!(highlight_from_fragment("#main"), None);
    }

    #[test]
    fn a_value_that_is_no_section_or_year_filters_nothing() {
        for (query, section, year) in [
            ("?section=keji&year=2026", Some("keji"), Some(2026)),
            ("?section=../x&year=MMXXVI", None, None),
            ("?q=a", None, None),
        ] {
            let filters = SearchParams::from_query(query).filters();
            assert_eq!((filters.section.as_ref().map(Slug::as_str), filters.year), (section, year));
        }
    }
}
