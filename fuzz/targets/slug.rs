//! Any text as a slug, as a label and as a timestamp.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::endpoint::DocumentId;
use quanwen::model::slug::{MAX_BYTES, Slug};
use quanwen::model::timestamp::Timestamp;

fuzz_target!(|text: &str| {
    let label = Slug::from_label(text);
    if let Ok(slug) = Slug::new(text) {
        let id = DocumentId::Article(slug);
        assert_eq!(DocumentId::article_from_path(&id.path()), Some(id));
    }
    if let Some(slug) = label {
        assert!(slug.as_str().len() <= MAX_BYTES);
        assert_eq!(Slug::from_label(slug.as_str()), Some(slug.clone()));
        assert_eq!(Slug::new(slug.as_str()), Ok(slug));
    }
    if let Some(time) = Timestamp::parse(text) {
        assert!(time.weekday() < 7 && time.text == text);
    }
});
