//! What a search asks for before it asks the reader.

use quanwen::i18n::Lang;
use quanwen::i18n::search_messages::SearchMessages;
use quanwen::search::query::execute::MAX_SCANS_PER_RESULT;
use quanwen::search::query::status::status_message;

use crate::support::search::generated_text::article;
use crate::support::search::site::Site;
use crate::support::search::visit::Visit;

/// Results that are shown at once.
const SHOWN: usize = 10;

#[test]
fn a_run_that_no_article_has_is_given_up_after_a_few_articles() {
    // Neighbours that share a table, and such as are far apart.
    for every in [1, 2, 3, 5, 8] {
        let articles = (0..400).map(|number| {
            let mut article = article(number);
            article.document.body = "没有".to_owned();
            if number % every == 0 {
                article.document.body = "泉水和水叮".to_owned();
            }
            article
        });
        let site = Site::of(articles.collect());
        let visit = Visit::of(&site);
        let findings = visit.search("泉水叮", SHOWN);
        assert_eq!(findings.hits, []);
        assert!(findings.count > 0 && !findings.is_exact, "{findings:?}");
        let words = SearchMessages::of(Lang::Hans);
        assert_eq!(status_message(words, &findings, SHOWN, "泉水叮"), words.none_yet);
        let asked = visit.asked.borrow();
        let articles = asked.iter().filter(|it| site.articles.contains_key(*it)).count();
        assert_eq!(articles, MAX_SCANS_PER_RESULT * SHOWN, "one of {every}");
    }
}
