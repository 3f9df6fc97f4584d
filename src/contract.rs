//! Names that Rust, JavaScript and CSS agree on. This is the only list of them; the tests in
//! `tests/architecture/contract.rs` compare scripts, stylesheets and `browser` with it.
//!
//! Names of caches, headers, keys and messages are on readers' devices: they never change.

// Elements, by id.

/// Holds the whole app: `index.html`, `prerender/template`, `browser/start`, `js/page.js`.
pub const APP_ID: &str = "app";
/// The bar that offers to reload: `components/crash_bar`, `js/crash.js`.
pub const CRASH_BAR_ID: &str = "crash";
/// The heading of a page, which the first frame waits for: `components/heading`,
/// `prerender/resource_hints`.
pub const HEADING_ID: &str = "heading";
/// The content of a page: `app`, `prerender/render`.
pub const MAIN_ID: &str = "main";
/// The items of the menu: `components/menu`, `browser/page/menu_focus`.
pub const MENU_ITEMS_ID: &str = "menu-entries";

// Elements, by selector. The class names are written by `components` and styled in `style`.

/// The body of an article: `components/prose`, `browser/page`,
/// `browser/sanitize/prerendered`, `browser/finder/highlight`.
pub const PROSE: &str = ".prose";
/// The body of an article on the prerendered page: `browser/platform/embedded`.
pub const PRERENDERED_PROSE: &str = "#app .prose";
/// What a translation program leaves in a body: `browser/platform/embedded`.
pub const TRANSLATED_PROSE: &str = "#app .prose font";
/// Text of a body that is not searched: `markdown/html_writer`, `browser/finder/highlight`.
pub const UNSEARCHED: &str = "rt, rp, .footnote-ref";
/// Details that the app renders: `components/{table_of_contents,settings}`,
/// `browser/page/takeover`, `js/settings.js`.
pub const DISCLOSURES: &str = ".contents-fold, .settings";
/// The settings while they are open: `components/settings`, `js/settings.js`.
pub const OPEN_SETTINGS: &str = ".settings[open]";
/// Images whose elements are moved into the app: `components/{teaser,article}`,
/// `browser/page/takeover`.
pub const MOVED_IMAGES: &str = ".story img, .lead img";
/// The buttons of the menu: `components/menu`, `browser/page/takeover`, `js/menu.js`.
pub const MENU_BUTTONS: &str = ".menu button";
/// The lists that a menu button unfolds: `components/menu`, `browser/page/menu_focus`.
pub const MENU_LISTS: &str = ".menu ul[id]";
/// The start of the selector for the button of such a list, whose id and `']` follow:
/// `components/menu`, `browser/page/menu_focus`.
pub const MENU_BUTTON_OF: &str = ".menu [aria-controls='";
/// The links of the table of contents: `components/table_of_contents`, `browser/page/scrollspy`.
pub const CONTENTS_LINKS: &str = ".contents a";
/// The links of teasers, whose articles are prefetched: `components/teaser`,
/// `browser/navigation/prefetch`.
pub const TEASER_LINKS: &str = "main h2 a[href]";
/// The placeholder of content that is loading: `components/skeleton`, `js/crash.js`.
pub const SKELETON: &str = ".pending";
/// The `rel` of links that the browser follows itself: `components/error_notice`,
/// `browser/navigation`.
pub const EXTERNAL_REL: &str = "external";
/// Links that look like buttons, which load their page in any case: `components`, `js/outdated.js`.
pub const BUTTON: &str = ".button";
/// The class of the link to the content: `app`, `browser/navigation`.
pub const SKIP_CLASS: &str = "skip";

// The search page. `components/search` and `prerender/search_page` write it.

/// The whole page, moved into the app: `browser/page/takeover`.
pub const SEARCH_PAGE: &str = ".search-page";
/// The form: `browser/finder`, `js/finder.js`.
pub const SEARCH_FORM: &str = ".search";
/// Its input: `browser/{finder_bridge,navigation/scroll}`, `js/shortcuts.js`.
pub const SEARCH_FIELD: &str = ".search input";
/// Its choices of a section and a year: `browser/finder/page`.
pub const SEARCH_SELECTS: &str = ".search select";
/// The start of the selector for one control, whose name and `]` follow: `browser/finder/form`.
pub const SEARCH_CONTROL: &str = ".search [name=";
/// The form and the results, whose events are the finder's: `browser/finder/form`.
pub const SEARCH_PARTS: &str = ".search, .results";
/// The status message: `browser/finder/results`.
pub const SEARCH_STATUS: &str = ".search-status";
/// What the page shows while there is no query: `browser/finder/results`.
pub const SEARCH_IDLE: &str = ".search-idle";
/// The results: `browser/finder/results`.
pub const RESULTS: &str = ".results";
/// The button that loads more results: `browser/finder/form`.
pub const MORE_RESULTS: &str = ".results button";
/// The link to the search page: `components/search`, `js/shortcuts.js`.
pub const SEARCH_LINK: &str = ".way-to-search";
/// The CSS highlight of the words of a query: `browser/finder/highlight`, `style/search.css`.
pub const QUERY_HIGHLIGHT: &str = "found";

// Attributes.

/// The state that a page of `quanwen serve` shows: `publish/serve/http/page_script`,
/// `publish/serve/http/js/serve.js`.
pub const SERVED_REVISION: &str = "data-served-revision";
/// On blocks that an update has changed: `browser/page/highlight_changes`, `style/status_bar.css`.
pub const CHANGED: &str = "data-changed";
/// On the form, once the finder has completed it: `browser/finder/page`.
pub const ENHANCED: &str = "data-attended";
/// On the documents a page embeds, with their paths: `prerender`, `browser/platform/embedded`,
/// `js/early.js`.
pub const EMBEDDED_DOCUMENT: &str = "data-document";
/// The scripts that hold them.
pub const EMBEDDED_DOCUMENTS: &str = "script[data-document]";
/// On `<html>`: how many blocks the first frame lays out: `js/{early,load}.js`, `style/early.css`.
pub const EARLY: &str = "data-early";
/// On `<html>` of a page from the cache, with the time it was stored: `js/sw.js`,
/// `browser/platform/embedded`.
pub const CACHED_SINCE: &str = "data-kept";
/// On `<html>` while documents cannot be stored: `js/register-sw.js`,
/// `browser/platform/cache_writer`, `style/settings.css`.
pub const NOT_STORED: &str = "data-unkept";
/// On `<html>`: the colours that the reader has chosen: `js/{early,settings}.js`,
/// `style/tokens.css`.
pub const THEME: &str = "data-theme";
/// On `<html>`: the size of letters that the reader has chosen: `js/{early,settings}.js`,
/// `style/tokens.css`.
pub const SIZE: &str = "data-size";
/// On `<meta name=theme-color>`: its media query as published: `js/settings.js`.
pub const PUBLISHED_MEDIA: &str = "data-media";

// Documents that a page embeds.

/// The path of the documents, relative to the site: `index.html`, `publish`,
/// `browser/start`.
pub const DOCUMENTS_PATH: &str = "content/";
/// The meta element that states it: `index.html`, `bundle/csp`.
pub const DOCUMENTS_META: &str = "quanwen:endpoint";
/// Its selector: `browser/start`.
pub const DOCUMENTS_META_ELEMENT: &str = "meta[name='quanwen:endpoint']";
/// How the document of an article begins, up to its body.
pub const BODY_MEMBER: &str = "{\"content_html\":";
/// How it begins where the page holds the body already: `prerender`, `browser/platform/embedded`.
pub const BODY_LEFT_OUT: &str = "{\"content_html\":0";

// Caches, named `quanwen <base URL> <kind>`.

/// How the names of all caches begin: `browser/platform/cache_storage`, all scripts of the worker.
pub const CACHE_PREFIX: &str = "quanwen ";
/// Pages, the worker's: `js/sw.js`.
pub const PAGES_CACHE: &str = "pages";
/// Files with a hash in their names, the worker's: `js/sw.js`.
pub const ASSETS_CACHE: &str = "assets";
/// Documents, the app's: `browser/platform/{document_cache,cache_writer,eviction}`,
/// `js/{sw,register-sw}.js`.
pub const DOCUMENTS_CACHE: &str = "documents";
/// Saved articles with their images, the app's: `browser/platform/saved_articles`.
pub const SAVED_CACHE: &str = "saved";

// Headers of cached responses. All times are milliseconds since 1970.

/// When the host sent the response: `browser/platform/cache_storage`, `js/sw.js`.
pub const CACHED_AT: &str = "X-Quanwen-Kept";
/// When it was used last: `browser/platform/{cache_storage,document_cache,eviction}`.
pub const USED_AT: &str = "X-Quanwen-Used";
/// The URLs of the images of a saved article: `browser/platform/saved_articles`.
pub const SAVED_MEDIA: &str = "X-Quanwen-Media";
/// Their size in bytes: `browser/platform/saved_articles`.
pub const SAVED_MEDIA_BYTES: &str = "X-Quanwen-Media-Bytes";

// Keys in local and session storage.

/// What keys of the settings begin with; `theme` or `size` follows: `js/{early,settings}.js`.
pub const SETTING_PREFIX: &str = "quanwen:";
/// Scroll positions of the session: `browser/navigation/history`.
pub const SCROLL_KEY: &str = "quanwen:scroll";
/// How often the app failed to load in this session: `js/{early,load}.js`.
pub const FAILURES_KEY: &str = "quanwen:fails";
/// What keys of reloads begin with; the URL of the module follows: `js/early.js`.
pub const RELOADED_KEY: &str = "quanwen:tried ";
/// That the worker is off for this session: `js/{early,register-sw}.js`.
pub const WORKER_OFF_KEY: &str = "quanwen:sw";

// Functions and events on `window`.

/// Loads the finder and hands it a command: `js/finder.js`, `browser/finder_bridge`.
pub const LOAD_FINDER: &str = "quanwen:order";
/// The finder takes commands: `browser/finder`, `js/finder.js`.
pub const FINDER_COMMAND: &str = "quanwen:find";
/// The app takes requests: `browser/{finder_bridge,finder/app_source}`.
pub const APP_REQUEST: &str = "quanwen:ask";
/// The host has a newer version of the app: `js/outdated.js`, `browser/page/lifecycle`.
pub const NEXT_VERSION: &str = "quanwen:next-version";
/// The content has changed, and the page is to show it at once: `publish/serve/http/js/serve.js`,
/// `browser/page/lifecycle`.
pub const CONTENT_CHANGED: &str = "quanwen:content-changed";
/// The Trusted Types policy of the sanitizer: `browser/sanitize/inert_parser`, `bundle/csp`.
pub const SANITIZER_POLICY: &str = "reader";
