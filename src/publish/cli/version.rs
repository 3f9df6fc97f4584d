//! `quanwen --version`: the version of the publisher, and the build of the app in it.

use std::sync::LazyLock;

use crate::publish::app_build;

/// What follows `quanwen ` when the version is printed.
pub(super) fn text() -> &'static str {
    // clap borrows the text for as long as the program runs.
    static TEXT: LazyLock<String> = LazyLock::new(|| with_app(app_build().as_deref()));
    &TEXT
}

/// The version of this crate and, in a line of its own, the build of the app that the publisher
/// contains, if it contains one.
fn with_app(app_build: Option<&str>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    app_build.map_or_else(|| version.to_owned(), |build| format!("{version}\napp {build}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_of_the_app_is_in_a_line_of_its_own() {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(with_app(None), version);
        assert_eq!(with_app(Some("0123456789abcdef")), format!("{version}\napp 0123456789abcdef"));
    }
}
