//! How many articles a search verifies before the reader decides whether to go on.

use quanwen::i18n::Lang;
use quanwen::i18n::search_messages::SearchMessages;
use quanwen::search::query::execute::MAX_SCANS_PER_RESULT;
use quanwen::search::query::status::status_message;

use crate::support::search::generated_text::article;
use crate::support::search::site::Site;
use crate::support::search::visit::Visit;

/// Results that are requested.
const LIMIT: usize = 10;

#[test]
fn a_search_without_a_match_verifies_three_articles_a_result() {
    // Candidates that share an article table, and such as are far apart.
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
        let results = visit.search("泉水叮", LIMIT);
        assert_eq!(results.hits, []);
        assert!(results.count > 0 && !results.is_exact, "{results:?}");
        let messages = SearchMessages::of(Lang::Hans);
        assert_eq!(status_message(messages, &results, LIMIT, "泉水叮"), messages.none_yet);
        let requested = visit.requested.borrow();
        let articles = requested.iter().filter(|it| site.articles.contains_key(*it)).count();
        assert_eq!(articles, MAX_SCANS_PER_RESULT * LIMIT, "one of {every}");
    }
}
