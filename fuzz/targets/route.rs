//! Any text as a path: it is some page, and that page is found again by its own path.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quanwen::route::{Route, strip_base};

fuzz_target!(|text: &str| {
    let route = Route::from_path(text);
    if route != Route::NotFound {
        assert_eq!(Route::from_path(&route.path()), route);
        assert!(!route.file().split('/').any(|it| it == ".."), "{route:?}");
    }
    if let Some((path, base)) = text.split_once('\n')
        && let Some(rest) = strip_base(path, base)
    {
        assert!(path.ends_with(rest));
    }
});
