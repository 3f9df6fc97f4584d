//! An article by itself, for tests and for fuzzing: no site around it, no file beside it.

use std::path::Path;

use crate::model::slug::Slug;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::settings::{FooterSettings, Settings};
use crate::publish::content::source;
use crate::publish::content::source::SourceOutcome;
use crate::publish::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::markdown;
use crate::publish::markdown::Body;
use crate::publish::markdown::links::LinkResolver;
use crate::publish::output::build_manifest::Offline;
use crate::publish::site::link_targets::LinkTargets;

/// What becomes of a text.
#[derive(Debug, Default)]
pub struct FuzzOutcome {
    /// The body, through the gate; none where the front matter cannot be read.
    pub html: Option<String>,
    /// The ids in the table of contents, with whether the body has them.
    pub contents: Vec<(String, bool)>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// The file of an article, with its front matter.
pub fn article(text: &str) -> FuzzOutcome {
    let mut notes = Diagnostics::for_file("articles/alone.md");
    let settings = settings();
    match source::parse(text, &settings, true, &mut notes) {
        SourceOutcome::Source(source) => body(&source.body, source.body_line, notes),
        SourceOutcome::Draft | SourceOutcome::Invalid => {
            FuzzOutcome { diagnostics: notes.found, ..FuzzOutcome::default() }
        }
    }
}

/// The body of an article.
pub fn markdown(text: &str) -> FuzzOutcome {
    body(text, 1, Diagnostics::for_file("articles/alone.md"))
}

fn body(text: &str, first_line: usize, mut notes: Diagnostics) -> FuzzOutcome {
    let (known, shelf) = (LinkTargets::default(), MediaLibrary::new(Path::new("nowhere")));
    let (file, slug) = (notes.file.clone(), Slug::new("alone").expect("it is one"));
    let links = LinkResolver { link_targets: &known, media: &shelf, file: &file, slug: &slug };
    let Body { html, contents, ids, .. } = markdown::render(text, first_line, &links, &mut notes);
    let contents = contents.into_iter().map(|it| (it.id.clone(), ids.contains(&it.id))).collect();
    FuzzOutcome { html: Some(html), contents, diagnostics: notes.found }
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
        footer: FooterSettings::default(),
        offline: Offline::default(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::publish::sanitize::sanitize_for_document;

    /// What Markdown is made of, in any order.
    const MARKDOWN_PARTS: &str = "(#{1,7} |[*]{1,3}|_|~~|`{1,4}|```[a-z]{0,4}\n|\\[|\\]\\(|\\)|!\\[|[|]|---\n|> |- |[0-9][.] |\
        <[a-z/]{1,8}>|<!--|&[a-z#0-9]{0,5};|\n{1,2}| {1,5}|\t|\\[\\^1\\]:? ?|\\[[ x]\\] |\
        https://a[.]example/|javascript:|[a-z泉。，“”]{0,4}|.){0,40}";

    /// What front matter is made of, in any order.
    const FRONT_MATTER_PARTS: &str = "((title|date|slug|section|tags|summary|authors|source|image|lang|pinned|kind)?: ?|\
        [\\[\\]{},]|- |&a |[*]a|!!str |[|>]\n|\"|'|#|\n| {1,3}|\t|2026-11-2[0-9]|[a-z0-9泉：]{0,5}|.){0,40}";

    fn config() -> ProptestConfig {
        ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() }
    }

    /// A body, and a table of contents that leads into it.
    fn is_sound(alone: &FuzzOutcome) -> Result<(), TestCaseError> {
        if let Some(html) = &alone.html {
            prop_assert_eq!(&sanitize_for_document(html), html);
        }
        prop_assert!(alone.contents.iter().all(|(_, is_there)| *is_there), "{:?}", alone.contents);
        Ok(())
    }

    #[test]
    fn a_body_may_nest_as_deep_as_it_likes() {
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
            assert_eq!(sanitize_for_document(&html), html, "{text}");
        }
    }

    #[test]
    fn a_heading_that_is_swallowed_is_not_in_the_contents() {
        let alone = markdown("# 一\n\n> <!--\n\n# 二\n");
        assert_eq!(alone.contents, [("q-一".to_owned(), true)]);
    }

    #[test]
    fn front_matter_nested_without_end_gives_a_diagnostic() {
        for piece in ["[", "{a: ", "- ", "? ", "a:\n "] {
            let alone = article(&format!("---\nsource: {}\n---\n文", piece.repeat(100_000)));
            assert!(!alone.diagnostics.is_empty(), "{piece}");
        }
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn any_text_is_some_body(text in MARKDOWN_PARTS) {
            is_sound(&markdown(&text))?;
        }

        #[test]
        fn any_front_matter_is_read_or_found_wrong(matter in FRONT_MATTER_PARTS, body in MARKDOWN_PARTS) {
            let alone = article(&format!("---\n{matter}\n---\n{body}"));
            prop_assert!(alone.html.is_some() || !alone.diagnostics.is_empty());
            is_sound(&alone)?;
        }

        #[test]
        fn any_text_is_an_article_or_gives_a_diagnostic(text in any::<String>()) {
            let alone = article(&text);
            prop_assert!(alone.html.is_some() || !alone.diagnostics.is_empty());
        }
    }
}
