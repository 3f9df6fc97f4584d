//! The size of files as a host sends them, compressed.

use brotli::enc::BrotliEncoderParams;
use quanwen::publish::search_index::IndexedArticle;
use serde_json::json;

/// About the document of an article.
pub(crate) fn document(article: &IndexedArticle) -> String {
    let body: String = article.document.body.lines().flat_map(|it| ["<p>", it, "</p>\n"]).collect();
    let url = format!("https://news.example/articles/{}/", article.row.slug);
    let document = json!({
        "id": url,
        "url": url,
        "title": article.document.title,
        "summary": article.document.metadata[0],
        "tags": &article.document.metadata[1..],
        "date_published": article.row.published.as_ref().map(|it| &it.text),
        "content_html": body,
        "_quanwen": { "slug": article.row.slug.as_str(), "minutes": 3, "length": 1200 },
    });
    document.to_string()
}

/// The size after Brotli at its highest quality, in bytes.
pub(crate) fn brotli(bytes: &[u8]) -> usize {
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &best).expect("memory can be written");
    compressed.len()
}
