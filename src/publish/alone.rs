//! An article by itself, for tests and for fuzzing: no site around it, no file beside it.

use std::path::Path;

use crate::model::slug::Slug;
use crate::publish::known::Known;
use crate::publish::markdown::links::Links;
use crate::publish::markdown::{self, Body};
use crate::publish::media::Shelf;
use crate::publish::mistake::{Mistake, Notes};
use crate::publish::record::Offline;
use crate::publish::settings::{Footer, Settings};
use crate::publish::source::{self, Reading};

/// What becomes of a text.
#[derive(Debug, Default)]
pub struct Alone {
    /// The body, through the gate; none where the front matter cannot be read.
    pub html: Option<String>,
    /// The ids in the table of contents, with whether the body has them.
    pub contents: Vec<(String, bool)>,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
}

/// The file of an article, with its front matter.
pub fn article(text: &str) -> Alone {
    let mut notes = Notes::on("articles/alone.md");
    let settings = settings();
    match source::take_apart(text, &settings, true, &mut notes) {
        Reading::Source(source) => body(&source.body, source.body_line, notes),
        Reading::Draft | Reading::Mistaken => Alone { mistakes: notes.found, ..Alone::default() },
    }
}

/// The body of an article.
pub fn markdown(text: &str) -> Alone {
    body(text, 1, Notes::on("articles/alone.md"))
}

fn body(text: &str, first_line: usize, mut notes: Notes) -> Alone {
    let (known, shelf) = (Known::default(), Shelf::new(Path::new("nowhere")));
    let (file, slug) = (notes.file.clone(), Slug::new("alone").expect("it is one"));
    let links = Links { known: &known, shelf: &shelf, file: &file, slug: &slug };
    let Body { html, contents, ids, .. } = markdown::render(text, first_line, &links, &mut notes);
    let contents = contents.into_iter().map(|it| (it.id.clone(), ids.contains(&it.id))).collect();
    Alone { html: Some(html), contents, mistakes: notes.found }
}

fn settings() -> Settings {
    Settings {
        title: "泉闻".to_owned(),
        description: String::new(),
        language: "zh-Hans".to_owned(),
        base_url: None,
        utc_offset: "+08:00".to_owned(),
        icons: Vec::new(),
        sections: Vec::new(),
        menu: Vec::new(),
        footer: Footer::default(),
        offline: Offline::default(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::publish::html::gate;

    /// What Markdown is made of, in any order.
    const PIECES: &str = "(#{1,7} |[*]{1,3}|_|~~|`{1,4}|```[a-z]{0,4}\n|\\[|\\]\\(|\\)|!\\[|[|]|---\n|> |- |[0-9][.] |\
        <[a-z/]{1,8}>|<!--|&[a-z#0-9]{0,5};|\n{1,2}| {1,5}|\t|\\[\\^1\\]:? ?|\\[[ x]\\] |\
        https://a[.]example/|javascript:|[a-z泉。，“”]{0,4}|.){0,40}";

    /// What front matter is made of, in any order.
    const MATTER: &str = "((title|date|slug|section|tags|summary|authors|source|image|lang|pinned|kind)?: ?|\
        [\\[\\]{},]|- |&a |[*]a|!!str |[|>]\n|\"|'|#|\n| {1,3}|\t|2026-11-2[0-9]|[a-z0-9泉：]{0,5}|.){0,40}";

    fn config() -> ProptestConfig {
        ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() }
    }

    /// A body, and a table of contents that leads into it.
    fn is_sound(alone: &Alone) -> Result<(), TestCaseError> {
        if let Some(html) = &alone.html {
            prop_assert_eq!(&gate(html), html);
        }
        prop_assert!(alone.contents.iter().all(|(_, is_there)| *is_there), "{:?}", alone.contents);
        Ok(())
    }

    #[test]
    fn a_body_may_go_down_as_far_as_it_likes() {
        for piece in [
            "> ",
            "- ",
            "1. ",
            "[",
            "![",
            "[a](",
            "*a ",
            "**",
            "_",
            "`",
            "<b>",
            "<div>\n\n",
            "</p>",
            "<!--",
        ] {
            let alone = markdown(&piece.repeat(10_000));
            assert!(alone.html.is_some(), "{piece}");
        }
    }

    #[test]
    fn what_is_nested_as_no_page_can_nest_it_settles() {
        for text in ["- <b><table>一\n- 二\n", "- <b><table><li>一\n- [ ] 二\n\n```\na\n```\n"]
        {
            let html = markdown(text).html.expect("any text is a body");
            assert_eq!(gate(&html), html, "{text}");
        }
    }

    #[test]
    fn a_heading_that_is_swallowed_is_not_in_the_contents() {
        let alone = markdown("# 一\n\n> <!--\n\n# 二\n");
        assert_eq!(alone.contents, [("q-一".to_owned(), true)]);
    }

    #[test]
    fn front_matter_that_goes_down_without_end_is_a_mistake() {
        for piece in ["[", "{a: ", "- ", "? ", "a:\n "] {
            let alone = article(&format!("---\nsource: {}\n---\n文", piece.repeat(100_000)));
            assert!(!alone.mistakes.is_empty(), "{piece}");
        }
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn any_text_is_some_body(text in PIECES) {
            is_sound(&markdown(&text))?;
        }

        #[test]
        fn any_front_matter_is_read_or_found_wrong(matter in MATTER, body in PIECES) {
            let alone = article(&format!("---\n{matter}\n---\n{body}"));
            prop_assert!(alone.html.is_some() || !alone.mistakes.is_empty());
            is_sound(&alone)?;
        }

        #[test]
        fn any_text_is_an_article_or_says_why_it_is_none(text in any::<String>()) {
            let alone = article(&text);
            prop_assert!(alone.html.is_some() || !alone.mistakes.is_empty());
        }
    }
}
