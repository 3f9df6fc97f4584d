//! What Quanwen's search finds, and what it downloads, compared with Pagefind: `make bench-search`,
//! or `cargo bench --bench pagefind -- 3000` for that number of articles.
//!
//! Both index the same articles, two thirds of them Chinese: once clauses of the demonstration site,
//! once random characters, for which a dictionary is of no use. Both run the same queries, 2 to 8
//! adjacent Han characters of an article; Pagefind also in quotes. The program prints tables and
//! asserts nothing. `QUANWEN_PAGEFIND` is the path of Pagefind's program; without it only Quanwen's
//! columns are printed.
//!
//! - Recall is the share of the articles that contain the query which are listed, precision the
//!   share of the listed articles that contain it. Both are means over the queries of a length; a
//!   query that lists nothing has no precision.
//! - Pagefind has one index for all languages: otherwise it searches only the articles in the
//!   language of the page.
//! - Bytes are those of response bodies, after Brotli where they are not compressed already. The
//!   download of a query is the median of first visits that show ten results, with nothing cached.
//! - Pagefind runs in a browser and a server counts; Quanwen runs natively and counts its requests.
//!   The program of either is counted apart. Pagefind's has no search page.

mod in_browser; // runs queries on Pagefind, in a browser
#[path = "../../tests/browser/support/engine.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod engine; // the browser
#[path = "../../tests/browser/support/http.rs"]
mod http; // reads and writes HTTP/1.1
mod clauses; // articles of clauses of the demonstration site
mod indexed; // the articles as pages, and the index Pagefind makes
mod quanwen; // runs queries on Quanwen's own search
#[path = "../../tests/browser/support/process.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod process; // child processes, ended with this one
mod queries; // the queries, the same for both
#[path = "../../tests/support/search/client.rs"]
mod client; // loads whatever a search needs
mod server; // a host that lists requests
#[path = "../../tests/support/search/site.rs"]
mod site; // an index in memory
mod table; // prints the results
mod metrics; // recall, precision, downloads
#[path = "../../tests/support/search/generated_text.rs"]
mod generated_text; // articles made from a seed
#[path = "../../tests/support/search/queries.rs"]
mod generated_queries; // queries taken from articles
#[path = "../../tests/support/search/visit.rs"]
mod visit; // a visit that counts what it loads
#[path = "../search/transfer_size.rs"]
mod transfer_size; // bytes after Brotli

use ::quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;

use crate::indexed::Indexed;
use crate::queries::Queries;
use crate::table::Tables;

/// Articles, unless an argument says otherwise.
const ARTICLES: usize = 1000;

/// Results of a search.
const LIMIT: usize = 10;

fn main() {
    let count = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(ARTICLES);
    compare("clauses of the demonstration site", &clauses::articles(count));
    compare("random characters", &generated_text::articles(count));
}

/// Runs both on these articles, and prints the results.
fn compare(what: &'static str, articles: &[IndexedArticle]) {
    eprintln!("{what}: Quanwen ...");
    let queries = Queries::of(articles);
    let documents =
        articles.par_iter().map(|it| transfer_size::brotli(transfer_size::document(it).as_bytes()));
    let documents = documents.sum();
    let mut columns = vec![quanwen::column(articles, &queries)];
    let pagefind = Indexed::of(articles).and_then(|indexed| {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
        runtime.block_on(in_browser::columns(indexed, &queries))
    });
    match pagefind {
        Ok(more) => columns.extend(more),
        Err(why) => println!("Pagefind was not run: {why}"),
    }
    Tables { what, articles: articles.len(), documents, columns }.print(&queries);
}
