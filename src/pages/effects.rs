//! What pages do to the browser window around them. The browser side lends it.

/// Runs a function after a number of milliseconds.
pub type ScheduleFn = fn(u32, Box<dyn FnOnce()>);

/// What pages do to the browser window around them.
#[derive(Clone, Copy, Debug)]
pub struct PageEffects {
    /// Runs a function later. `None` in the publisher, which renders a page once.
    pub schedule: Option<ScheduleFn>,
    /// A random number, for the jitter of a backoff.
    pub jitter: fn() -> u8,
    /// Whether the tab is in the background.
    pub is_hidden: fn() -> bool,
    /// Remembers the blocks of an article before its update replaces them.
    pub before_change: fn(),
    /// Scrolls to the top of the page.
    pub scroll_to_top: fn(),
    /// Reloads the page.
    pub reload: fn(),
    /// Whether the URL has a search query.
    pub has_search_query: fn() -> bool,
}

impl PageEffects {
    /// The effects of a page that is rendered once: none.
    pub const NONE: Self = Self {
        schedule: None,
        jitter: || 0,
        is_hidden: || false,
        before_change: || (),
        scroll_to_top: || (),
        reload: || (),
        has_search_query: || false,
    };
}
