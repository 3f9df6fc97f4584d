//! One article without a site or files around it, for the fuzzers and the property tests below.

use std::path::Path;

use crate::model::slug::Slug;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::settings::{FooterSettings, Offline, Settings};
use crate::publish::content::source;
use crate::publish::content::source::SourceOutcome;
use crate::publish::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::markdown;
use crate::publish::markdown::Body;
use crate::publish::markdown::link_resolver::LinkResolver;
use crate::publish::site::link_targets::LinkTargets;

/// The file that diagnostics name.
const FILE: &str = "fuzzed.md";

/// What the publisher makes of a text.
#[derive(Debug, Default)]
pub struct FuzzOutcome {
    /// The sanitized body; `None` when the front matter is invalid.
    pub html: Option<String>,
    /// The ids in the table of contents, and whether the body has an element with that id.
    pub contents: Vec<(String, bool)>,
    /// What is wrong with the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and renders the file of an article, front matter included.
pub fn article(text: &str) -> FuzzOutcome {
    let mut diagnostics = Diagnostics::for_file(FILE);
    let settings = settings();
    match source::parse(text, &settings, true, &mut diagnostics) {
        SourceOutcome::Source(source) => body(&source.markdown, source.body_line, diagnostics),
        SourceOutcome::Draft | SourceOutcome::Invalid => {
            FuzzOutcome { diagnostics: diagnostics.found, ..FuzzOutcome::default() }
        }
    }
}

/// Renders the body of an article.
pub fn markdown(text: &str) -> FuzzOutcome {
    body(text, 1, Diagnostics::for_file(FILE))
}

fn body(text: &str, first_line: usize, mut diagnostics: Diagnostics) -> FuzzOutcome {
    let (link_targets, media) = (LinkTargets::default(), MediaLibrary::new(Path::new("nowhere")));
    let (file, slug) = (diagnostics.file.clone(), Slug::new("fuzzed").expect("it is a valid slug"));
    let links =
        LinkResolver { link_targets: &link_targets, media: &media, file: &file, slug: &slug };
    let Body { html, contents, ids, .. } =
        markdown::render(text, first_line, &links, &mut diagnostics);
    let contents = contents.into_iter().map(|it| (it.id.clone(), ids.contains(&it.id))).collect();
    FuzzOutcome { html: Some(html), contents, diagnostics: diagnostics.found }
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

    /// Tokens of Markdown, in any order.
    const MARKDOWN_PARTS: &str = "(#{1,7} |[*]{1,3}|_|~~|`{1,4}|```[a-z]{0,4}\n|\\[|\\]\\(|\\)|!\\[|[|]|---\n|> |- |[0-9][.] |\
        <[a-z/]{1,8}>|<!--|&[a-z#0-9]{0,5};|\n{1,2}| {1,5}|\t|\\[\\^1\\]:? ?|\\[[ x]\\] |\
        https://a[.]example/|javascript:|[a-z泉。，“”]{0,4}|.){0,40}";

    /// Tokens of front matter, in any order.
    const FRONT_MATTER_PARTS: &str = "((title|date|slug|section|tags|summary|authors|source|image|lang|pinned|kind)?: ?|\
        [\\[\\]{},]|- |&a |[*]a|!!str |[|>]\n|\"|'|#|\n| {1,3}|\t|2026-11-2[0-9]|[a-z0-9泉：]{0,5}|.){0,40}";

    fn config() -> ProptestConfig {
        ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() }
    }

    /// The body is stable, and the table of contents links only to ids that it has.
    fn is_sound(outcome: &FuzzOutcome) -> Result<(), TestCaseError> {
        if let Some(html) = &outcome.html {
            prop_assert_eq!(&sanitize_for_document(html), html);
        }
        let contents = &outcome.contents;
        prop_assert!(contents.iter().all(|(_, is_there)| *is_there), "{contents:?}");
        Ok(())
    }

    #[test]
    fn a_body_may_nest_as_deep_as_it_likes() {
        for token in [
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
            let outcome = markdown(&token.repeat(10_000));
            assert!(outcome.html.is_some(), "{token}");
        }
    }

    #[test]
    fn nesting_that_html_cannot_have_is_stable_once_sanitized() {
        for text in ["- <b><table>一\n- 二\n", "- <b><table><li>一\n- [ ] 二\n\n```\na\n```\n"]
        {
            let html = markdown(text).html.expect("any text is a body");
            assert_eq!(sanitize_for_document(&html), html, "{text}");
        }
    }

    #[test]
    fn a_heading_that_is_swallowed_is_not_in_the_contents() {
        let outcome = markdown("# 一\n\n> <!--\n\n# 二\n");
        assert_eq!(outcome.contents, [("q-一".to_owned(), true)]);
    }

    #[test]
    fn front_matter_nested_without_end_gives_a_diagnostic() {
        for token in ["[", "{a: ", "- ", "? ", "a:\n "] {
            let outcome = article(&format!("---\nsource: {}\n---\n文", token.repeat(100_000)));
            assert!(!outcome.diagnostics.is_empty(), "{token}");
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
            let outcome = article(&format!("---\n{matter}\n---\n{body}"));
            prop_assert!(outcome.html.is_some() || !outcome.diagnostics.is_empty());
            is_sound(&outcome)?;
        }

        #[test]
        fn any_text_is_an_article_or_gives_a_diagnostic(text in any::<String>()) {
            let outcome = article(&text);
            prop_assert!(outcome.html.is_some() || !outcome.diagnostics.is_empty());
        }
    }
}
