//! Our search, asked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quanwen::publish::search_index::IndexedArticle;
use rayon::prelude::*;

use crate::SHOWN;
use crate::client::Reader;
use crate::metrics::Column;
use crate::queries::Queries;
use crate::site::Site;
use crate::transfer_size::{brotli, document};
use crate::visit::Visit;

/// What it finds, and what that takes.
pub(crate) fn column(articles: &[IndexedArticle], queries: &Queries) -> Column {
    let site = Site::of(articles.to_vec());
    let files = site.files.par_iter().map(|(path, bytes)| (path.clone(), brotli(bytes)));
    let texts =
        articles.par_iter().map(|it| (it.row.slug.to_string(), brotli(document(it).as_bytes())));
    let index: BTreeMap<String, usize> = files.collect();
    let texts: BTreeMap<String, usize> = texts.collect();
    let mut column = Column {
        name: "Quanwen",
        index: index.values().sum(),
        program: program(),
        ..Column::default()
    };
    let mut patient = Reader::of(&site);
    for query in &queries.found {
        // Somebody who looks at all that is found, and somebody who looks at what is shown first.
        let hits = patient.search(&query.typed, articles.len()).hits;
        let listed = hits.iter().map(|it| it.article.slug.to_string()).collect();
        let stated = Visit::of(&site).search(&query.typed, SHOWN).count;
        column.listed(query, &listed, stated);
    }
    for (length, typed) in &queries.visits {
        let visit = Visit::of(&site);
        let tally = &mut column.lengths[*length];
        for (costs, typed) in [&mut tally.first, &mut tally.second].into_iter().zip(typed) {
            let before = visit.asked.borrow().len();
            visit.search(typed, SHOWN);
            let asked = &visit.asked.borrow()[before..];
            costs.add(
                asked.iter().filter_map(|it| index.get(it).or_else(|| texts.get(it)).copied()),
            );
        }
    }
    column
}

/// Bytes of what readers run once they search, where it has been built.
fn program() -> Option<usize> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let app = std::env::var_os("QUANWEN_APP").map_or_else(|| root.join("dist"), PathBuf::from);
    let is_part = |path: &PathBuf| {
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        name.starts_with("finder-") && ["js", "wasm"].contains(&ending(name))
    };
    let paths = fs::read_dir(app).ok()?.filter_map(|it| Some(it.ok()?.path()));
    let sizes: Vec<usize> =
        paths.filter(is_part).filter_map(|it| Some(brotli(&fs::read(it).ok()?))).collect();
    (!sizes.is_empty()).then(|| sizes.iter().sum())
}

fn ending(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}
