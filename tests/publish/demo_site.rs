//! The demonstration site in `content/`.

use std::path::Path;

use quanwen::publish;

#[test]
fn the_demonstration_site_is_valid() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for drafts in [false, true] {
        let diagnostics = publish::check(&content, drafts).unwrap();
        let found: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(found, [""; 0], "{found:#?}");
    }
}
