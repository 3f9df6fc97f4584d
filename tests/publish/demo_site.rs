//! The site in this repository.

use std::path::Path;

use quanwen::publish;

#[test]
fn the_demonstration_site_has_no_mistakes() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for drafts in [false, true] {
        let told: Vec<String> =
            publish::check(&content, drafts).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(told, [""; 0], "{told:#?}");
    }
}
