//! What the interface says, in the languages it speaks.

use crate::error::Trouble;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    Hans,
    /// Traditional Chinese.
    Hant,
    /// English, also for every language that is not spoken here.
    English,
}

impl Lang {
    /// The language of the interface for a site in the language `tag` (BCP 47).
    pub fn of(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let is = |part: &str| tag.split('-').any(|it| it == part);
        if !tag.starts_with("zh") {
            Self::English
        } else if is("hant") || ["tw", "hk", "mo"].into_iter().any(is) {
            Self::Hant
        } else {
            Self::Hans
        }
    }

    /// Everything the interface says in this language.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Hans => &HANS,
            Self::Hant => &HANT,
            Self::English => &ENGLISH,
        }
    }
}

/// Everything the interface says. `{}` stands for a number or a name; see [`fill`].
#[derive(Debug)]
pub struct Words {
    /// Which language this is.
    pub lang: Lang,
    /// To the main text.
    pub skip: &'static str,
    /// The menu, and the button that opens it.
    pub menu: &'static str,
    /// The entries below the entry `{}`.
    pub below: &'static str,
    /// The home page's heading.
    pub newest: &'static str,
    /// The tag `{}`.
    pub tag: &'static str,
    /// Page `{}` of a list.
    pub page: &'static str,
    /// Pages of a list, as a landmark.
    pub pages: &'static str,
    /// To older articles.
    pub older: &'static str,
    /// To newer articles.
    pub newer: &'static str,
    /// A list without articles.
    pub empty: &'static str,
    /// A pinned article.
    pub pinned: &'static str,
    /// `{}` minutes to read.
    pub minutes: &'static str,
    /// About `{}` characters or words long.
    pub length: &'static str,
    /// Changed on `{}`.
    pub updated: &'static str,
    /// Headings of an article.
    pub contents: &'static str,
    /// The article published before.
    pub previous: &'static str,
    /// The article published after.
    pub next: &'static str,
    /// The two, as a landmark.
    pub around: &'static str,
    /// Articles about the like.
    pub related: &'static str,
    /// Tags, as a landmark.
    pub tags: &'static str,
    /// Years and months.
    pub archive: &'static str,
    /// How many articles: `{}`.
    pub articles: &'static str,
    /// Not here yet.
    pub loading: &'static str,
    /// Ask once more.
    pub retry: &'static str,
    /// Load the page anew.
    pub reload: &'static str,
    /// To the home page.
    pub home: &'static str,
    /// Parts of an article or date list between Han characters or words.
    pub list_comma: &'static str,
    /// What is wrong, short; in the order of [`Trouble`].
    pub trouble_titles: [&'static str; 5],
    /// What is wrong and what one can do, a sentence; in the same order.
    pub trouble_texts: [&'static str; 5],
}

impl Words {
    /// A heading and a sentence for what went wrong.
    pub const fn trouble(&self, trouble: Trouble) -> (&'static str, &'static str) {
        let place = match trouble {
            Trouble::Offline => 0,
            Trouble::Missing => 1,
            Trouble::Server => 2,
            Trouble::Malformed => 3,
            Trouble::TooNew => 4,
        };
        (self.trouble_titles[place], self.trouble_texts[place])
    }
}

/// The template with its `{}` filled.
pub fn fill(template: &str, with: &str) -> String {
    match template.split_once('{') {
        Some((before, behind)) => [before, with, behind.trim_start_matches('}')].concat(),
        None => template.to_owned(),
    }
}

/// A number with its thousands apart, as both languages write it.
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

const HANS: Words = Words {
    lang: Lang::Hans,
    skip: "跳到正文",
    menu: "菜单",
    below: "{}的子菜单",
    newest: "最新",
    tag: "标签：{}",
    page: "第 {} 页",
    pages: "分页",
    older: "更早的新闻",
    newer: "更新的新闻",
    empty: "这里还没有文章；新文章发布后会出现在这里。",
    pinned: "置顶",
    minutes: "{} 分钟",
    length: "约 {} 字",
    updated: "更新于 {}",
    contents: "目录",
    previous: "上一篇",
    next: "下一篇",
    around: "前后文章",
    related: "相关文章",
    tags: "标签",
    archive: "归档",
    articles: "{} 篇",
    loading: "正在载入",
    retry: "重试",
    reload: "重新载入",
    home: "回到首页",
    list_comma: "、",
    trouble_titles: [
        "网络已断开",
        "没有这个页面",
        "服务器暂时没有应答",
        "内容无法显示",
        "网站已更新",
    ],
    trouble_texts: [
        "这一页还没有保存在本机。请检查网络，然后重试。",
        "它可能已被移走，或者地址有误。",
        "问题不在您这边。请稍后重试。",
        "这一页的内容有误，我们无法读出。请稍后重试，或阅读其他文章。",
        "请重新载入页面，以使用新版本。",
    ],
};

const HANT: Words = Words {
    lang: Lang::Hant,
    skip: "跳到正文",
    menu: "選單",
    below: "{}的子選單",
    newest: "最新",
    tag: "標籤：{}",
    page: "第 {} 頁",
    pages: "分頁",
    older: "更早的新聞",
    newer: "更新的新聞",
    empty: "這裡還沒有文章；新文章發布後會出現在這裡。",
    pinned: "置頂",
    minutes: "{} 分鐘",
    length: "約 {} 字",
    updated: "更新於 {}",
    contents: "目錄",
    previous: "上一篇",
    next: "下一篇",
    around: "前後文章",
    related: "相關文章",
    tags: "標籤",
    archive: "彙整",
    articles: "{} 篇",
    loading: "正在載入",
    retry: "重試",
    reload: "重新載入",
    home: "回到首頁",
    list_comma: "、",
    trouble_titles: [
        "網路已中斷",
        "沒有這個頁面",
        "伺服器暫時沒有回應",
        "內容無法顯示",
        "網站已更新",
    ],
    trouble_texts: [
        "這一頁還沒有儲存在本機。請檢查網路，然後重試。",
        "它可能已被移走，或者網址有誤。",
        "問題不在您這邊。請稍後重試。",
        "這一頁的內容有誤，我們無法讀出。請稍後重試，或閱讀其他文章。",
        "請重新載入頁面，以使用新版本。",
    ],
};

const ENGLISH: Words = Words {
    lang: Lang::English,
    skip: "Skip to the text",
    menu: "Menu",
    below: "Below {}",
    newest: "Latest",
    tag: "Tag: {}",
    page: "Page {}",
    pages: "Pages",
    older: "Older news",
    newer: "Newer news",
    empty: "No articles yet; new ones will stand here.",
    pinned: "Pinned",
    minutes: "{} min",
    length: "about {} words",
    updated: "updated {}",
    contents: "Contents",
    previous: "Previous",
    next: "Next",
    around: "Previous and next article",
    related: "Related articles",
    tags: "Tags",
    archive: "Archive",
    articles: "{} articles",
    loading: "Loading",
    retry: "Try again",
    reload: "Reload",
    home: "To the front page",
    list_comma: ", ",
    trouble_titles: [
        "You are offline",
        "No such page",
        "The server is not answering",
        "This cannot be shown",
        "The site has changed",
    ],
    trouble_texts: [
        "This page is not kept on this device yet. Check the connection, then try again.",
        "It may have moved, or the address is mistyped.",
        "The trouble is not on your side. Please try again later.",
        "What came is damaged and cannot be read. Try again later, or read something else.",
        "Reload the page to use the new version.",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_speaks_the_language_of_the_site_or_english() {
        for (tag, lang) in [
            ("zh", Lang::Hans),
            ("zh-Hans-SG", Lang::Hans),
            ("zh-CN", Lang::Hans),
            ("zh-Hant", Lang::Hant),
            ("zh-TW", Lang::Hant),
            ("zh-hk", Lang::Hant),
            ("en-GB", Lang::English),
            ("fr", Lang::English),
            ("", Lang::English),
        ] {
            assert_eq!(Lang::of(tag), lang, "{tag}");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), text);
        }
    }
}
