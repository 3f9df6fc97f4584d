//! What files weigh that a host sends packed.

use brotli::enc::BrotliEncoderParams;
use quanwen::publish::search_index::IndexedArticle;
use serde_json::json;

/// About what the endpoint says of an article.
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

/// What brotli makes of it at its best, in bytes.
pub(crate) fn brotli(bytes: &[u8]) -> usize {
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best).expect("memory can be written");
    packed.len()
}
