//! Quanwen's own search.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;

use crate::LIMIT;
use crate::client::Client;
use crate::metrics::Column;
use crate::queries::Queries;
use crate::site::Site;
use crate::transfer_size::{brotli, document};
use crate::visit::Visit;

/// What it finds, and what it downloads.
pub(crate) fn column(articles: &[IndexedArticle], queries: &Queries) -> Column {
    let site = Site::of(articles.to_vec());
    let files = site.files.par_iter().map(|(path, bytes)| (path.clone(), brotli(bytes)));
    let documents =
        articles.par_iter().map(|it| (it.row.slug.to_string(), brotli(document(it).as_bytes())));
    let index: BTreeMap<String, usize> = files.collect();
    let documents: BTreeMap<String, usize> = documents.collect();
    let mut column = Column {
        name: "Quanwen",
        index: index.values().sum(),
        program: program(),
        ..Column::default()
    };
    let mut client = Client::of(&site);
    for query in &queries.listed {
        // All results are listed; the number is stated while the first ten are shown.
        let hits = client.search(&query.q, articles.len()).hits;
        let listed = hits.iter().map(|it| it.article.slug.to_string()).collect();
        let stated = Visit::of(&site).search(&query.q, LIMIT).count;
        column.add_list(query, &listed, stated);
    }
    for (length, both) in &queries.visits {
        let visit = Visit::of(&site);
        let tally = &mut column.lengths[*length];
        for (costs, q) in [&mut tally.first, &mut tally.second].into_iter().zip(both) {
            let before = visit.requested.borrow().len();
            visit.search(q, LIMIT);
            let requested = &visit.requested.borrow()[before..];
            let bytes_of = |it: &String| index.get(it).or_else(|| documents.get(it)).copied();
            costs.add(requested.iter().filter_map(bytes_of));
        }
    }
    column
}

/// Bytes of the finder after Brotli; `None` if it has not been built.
fn program() -> Option<usize> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let app = std::env::var_os("QUANWEN_APP").map_or_else(|| root.join("dist"), PathBuf::from);
    let is_part = |path: &PathBuf| {
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        name.starts_with("finder-") && ["js", "wasm"].contains(&extension(name))
    };
    let paths = fs::read_dir(app).ok()?.filter_map(|it| Some(it.ok()?.path()));
    let sizes: Vec<usize> =
        paths.filter(is_part).filter_map(|it| Some(brotli(&fs::read(it).ok()?))).collect();
    (!sizes.is_empty()).then(|| sizes.iter().sum())
}

fn extension(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}
