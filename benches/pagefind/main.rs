//! What our search finds, and what that takes, beside Pagefind: `make bench-search`, or
//! `cargo bench --bench pagefind -- 3000` for as many articles.
//!
//! Both have the same articles, two thirds of them Chinese, once of clauses of
//! the demonstration site and once of characters by chance, for which no dictionary is of any use. Both are asked for the same
//! runs of 2 to 8 Han characters out of them, Pagefind as they are and in quotes. It prints tables
//! and asserts nothing. `QUANWEN_PAGEFIND` says where its program is; without, our own columns are
//! printed.
//!
//! - Recall is the share of the articles that contain what was typed which are listed, precision
//!   the share of those listed that contain it. Both are means of the queries of a length; what lists
//!   nothing has no precision.
//! - Pagefind has one index for all articles, so that none is left out for its language: otherwise
//!   it looks only through those in the language of the page it is asked on.
//! - Bytes are those of bodies, packed with brotli where they are not packed already; what a query
//!   takes is the median of fresh visits that show ten results. Nothing of that was there before.
//! - Pagefind is asked in a browser and a server counts; ours is asked natively and counts what it
//!   asks for. The program of either is counted apart, and Pagefind's brings no page to type in.

mod ask; // runs queries on Pagefind, in a browser
#[path = "../../tests/browser/support/engine.rs"]
#[expect(dead_code, reason = "the tests need to know more of engines")]
mod engine; // the browser
#[path = "../../tests/browser/support/http.rs"]
mod http; // reads and writes HTTP/1.1
mod clauses; // articles of clauses of the demonstration site
mod indexed; // the articles as pages, and the index Pagefind makes
mod quanwen; // runs queries on Quanwen's own search
#[path = "../../tests/browser/support/process.rs"]
#[expect(dead_code, reason = "the tests start more than a driver")]
mod process; // child processes, ended with this one
mod queries; // the queries, the same for both
#[path = "../../tests/support/search/client.rs"]
mod client; // the right results, by reading every article
mod server; // a host that counts bytes
#[path = "../../tests/support/search/site.rs"]
mod site; // a published index
mod table; // prints the results
mod metrics; // recall, precision and cost
#[path = "../../tests/support/search/generated_text.rs"]
mod generated_text; // generated articles
#[path = "../../tests/support/search/queries.rs"]
mod generated_queries; // queries taken from articles
#[path = "../../tests/support/search/visit.rs"]
mod visit; // a visit that searches
#[path = "../search/transfer_size.rs"]
mod transfer_size; // bytes after brotli

use ::quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;

use crate::indexed::Indexed;
use crate::queries::Queries;
use crate::table::Tables;

/// Articles, unless an argument says otherwise.
const ARTICLES: usize = 1000;

/// Results that are shown.
const SHOWN: usize = 10;

fn main() {
    let count = std::env::args().find_map(|it| it.parse().ok()).unwrap_or(ARTICLES);
    compare("what the demonstration site says", &clauses::articles(count));
    compare("characters by chance", &generated_text::articles(count));
}

/// Asks both about the articles, and prints what it comes to.
fn compare(what: &'static str, articles: &[IndexedArticle]) {
    eprintln!("{what}: Quanwen ...");
    let queries = Queries::of(articles);
    let documents =
        articles.par_iter().map(|it| transfer_size::brotli(transfer_size::document(it).as_bytes()));
    let documents = documents.sum();
    let mut columns = vec![quanwen::column(articles, &queries)];
    let pagefind = Indexed::of(articles).and_then(|indexed| {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
        runtime.block_on(ask::columns(indexed, &queries))
    });
    match pagefind {
        Ok(more) => columns.extend(more),
        Err(why) => println!("Pagefind was not asked: {why}"),
    }
    Tables { what, articles: articles.len(), documents, columns }.print(&queries);
}
