//! The messages of the search page. Separate from [`crate::i18n::messages`], so that only readers
//! who search download them.

use crate::i18n::lang::Lang;

/// Every message of the search page. `{}` is replaced with a number or a reason; see
/// [`crate::i18n::format::interpolate`].
#[derive(Debug)]
pub struct SearchMessages {
    /// How search works, and what to do where it does not.
    pub about: &'static str,
    /// What a query can hold.
    pub hint: &'static str,
    /// The choice of all sections.
    pub sections: &'static str,
    /// The choice of all years.
    pub years: &'static str,
    /// The orders of results: best first, newest first.
    pub orders: [&'static str; 2],
    /// A search is under way.
    pub searching: &'static str,
    /// The number of results: `{}`.
    pub found: &'static str,
    /// The number of results so far, where there may be more: `{}`.
    pub at_least: &'static str,
    /// There are no results, and what to do.
    pub none: &'static str,
    /// There are no results so far, and more articles to search.
    pub none_yet: &'static str,
    /// A single character is searched in titles only.
    pub single: &'static str,
    /// A part of the index could not be loaded.
    pub partial: &'static str,
    /// The button that loads more results.
    pub more: &'static str,
    /// Search is unavailable, for the reason `{}`.
    pub unavailable: &'static str,
    /// A reason: the index cannot be decoded.
    pub index_unreadable: &'static str,
}

impl SearchMessages {
    /// The messages in this language.
    pub const fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Hans => &HANS,
            Lang::Hant => &HANT,
            Lang::English => &ENGLISH,
        }
    }
}

const HANS: SearchMessages = SearchMessages {
    about: "搜索在这台设备上进行，需要浏览器能运行 WebAssembly；不能时，请从归档中查找。",
    hint: "两个字以上；加引号查找完全一致的词句",
    sections: "全部栏目",
    years: "全部年份",
    orders: ["标题优先", "最新优先"],
    searching: "正在搜索…",
    found: "找到 {} 篇",
    at_least: "找到 {} 篇，可能还有",
    none: "没有找到。换个说法，或去掉筛选再试。",
    none_yet: "还没有找到，可以继续找。",
    single: "单个字只在标题中查找。",
    partial: "有一部分现在取不到（可能没有网络）：只找了这台设备上已有的。",
    more: "更多结果",
    unavailable: "搜索现在用不了：{}",
    index_unreadable: "索引无法读取",
};

const HANT: SearchMessages = SearchMessages {
    about: "搜尋在這台裝置上進行，需要瀏覽器能執行 WebAssembly；不能時，請從歸檔中查找。",
    hint: "兩個字以上；加引號查找完全一致的詞句",
    sections: "全部欄目",
    years: "全部年份",
    orders: ["標題優先", "最新優先"],
    searching: "正在搜尋…",
    found: "找到 {} 篇",
    at_least: "找到 {} 篇，可能還有",
    none: "沒有找到。換個說法，或去掉篩選再試。",
    none_yet: "還沒有找到，可以繼續找。",
    single: "單個字只在標題中查找。",
    partial: "有一部分現在取不到（可能沒有網路）：只找了這台裝置上已有的。",
    more: "更多結果",
    unavailable: "搜尋現在用不了：{}",
    index_unreadable: "索引無法讀取",
};

const ENGLISH: SearchMessages = SearchMessages {
    about: "Searching happens on this device and takes a browser that runs WebAssembly. Without it, look through the archive.",
    hint: "Words, or a phrase in quotation marks",
    sections: "All sections",
    years: "All years",
    orders: ["Best match first", "Newest first"],
    searching: "Searching…",
    found: "{} found",
    at_least: "{} found so far, perhaps more",
    none: "Nothing found. Try other words, or fewer filters.",
    none_yet: "Nothing found so far; you can look further.",
    single: "A single character is looked for in titles only.",
    partial: "Not everything can be had now, perhaps for want of a network: only what is here was searched.",
    more: "More results",
    unavailable: "Search cannot be used now: {}",
    index_unreadable: "its index cannot be read",
};
