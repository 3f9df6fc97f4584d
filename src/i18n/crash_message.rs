//! The message of a crashed page. Only prerendered pages hold it: the app does not contain it, so
//! that readers don't download it with the app.

use crate::i18n::lang::Lang;

/// The app has crashed; the page and its links still work.
pub const fn crash_message(lang: Lang) -> &'static str {
    match lang {
        Lang::Hans => "页面出了点问题，文章和链接仍可使用；重新载入后恢复全部功能。",
        Lang::Hant => "頁面出了點問題，文章和連結仍可使用；重新載入後恢復全部功能。",
        Lang::English => {
            "Something went wrong. The text and the links still work; reloading brings back the rest."
        }
    }
}
