//! The Markdown of the sites under test.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// How many short articles the large site has. With the three long ones that is enough for two
/// sealed pages, and for one of the section 要闻.
pub(crate) const SHORT: usize = 64;

/// The article with a table of contents, footnotes and links.
pub(crate) const LONG: &str = "泉水一百问";
/// The article with a Chinese slug.
pub(crate) const HAN: &str = "趵突泉边的一天";
/// The newest article, with pictures.
pub(crate) const PICTURES: &str = "三张图里的泉城";
/// A page outside of all lists.
pub(crate) const ABOUT: &str = "关于本站";

/// The title of a short article; 1 is the oldest.
pub(crate) fn title(number: usize) -> String {
    format!("济南市人民政府 要闻 “泉水”第 {number} 号")
}

/// The path of a short article.
pub(crate) fn path(number: usize) -> String {
    format!("articles/news-{number:02}/")
}

/// The document of a short article.
pub(crate) fn document(number: usize) -> String {
    format!("content/articles/news-{number:02}.json")
}

/// The document of the section 国内.
pub(crate) const SECTION_FEED: &str = "content/sections/guonei/feed.json";

const PARAGRAPH: &str = "泉水从石缝里涌出来，一年四季都是十八度上下。老人提着桶来打水，孩子蹲在池边看鱼，\
    卖大碗茶的把炉子捅旺。这一天和别的日子没有什么不同，正因为没有什么不同，才值得记下来。";

const SETTINGS: &str = r#"title = "泉闻"
description = "专注分享国内外新闻资讯"
base_url = "http://127.0.0.1/"
utc_offset = "+08:00"

[[section]]
slug = "yaowen"
title = "要闻"
description = "最先要知道的事。"

[[section]]
slug = "guonei"
title = "国内"

[[section]]
slug = "keji"
title = "科技"

[[menu]]
title = "首页"
list = "home"

[[menu]]
title = "要闻"
section = "yaowen"

[[menu]]
title = "国内"
section = "guonei"

[[menu]]
title = "专题"
section = "keji"

[[menu.children]]
title = "归档"
list = "archive"

[[menu.children]]
title = "站外"
url = "https://outside.example/"

[[menu]]
title = "关于"
page = "about"

[footer]
copyright = "© 2026 泉闻"

[[footer.links]]
title = "关于我们"
page = "about"

[[footer.links]]
title = "订阅"
url = "content/feed.json"

[[footer.registrations]]
title = "备案号"
url = "https://beian.example/"
"#;

/// A site with sealed pages, sections, tags, a page, pictures and a file.
pub(crate) fn large(content: &Path) {
    let write = |path: &str, text: &str| write(content, path, text);
    write("site.toml", SETTINGS);
    for number in 1..=SHORT {
        write(&format!("articles/news-{number:02}.md"), &short(number));
    }
    write("articles/long.md", &long());
    write("articles/趵突泉.md", &han());
    write("articles/pictures.md", &pictures());
    write("articles/about.md", &about());
    write("articles/notes.txt", "附件：泉水笔记。\n");
    for name in ["lead", "one", "two"] {
        write(&format!("articles/{name}.svg"), &picture(name));
    }
}

/// The large site without a service worker.
pub(crate) fn without_worker(content: &Path) {
    large(content);
    write(content, "site.toml", &format!("offline = false\n{SETTINGS}"));
}

/// A site in English.
pub(crate) fn english(content: &Path) {
    small(content, "en", "The Springs");
}

/// A site in traditional Chinese.
pub(crate) fn traditional(content: &Path) {
    small(content, "zh-Hant", "泉聞");
}

fn small(content: &Path, language: &str, title: &str) {
    let section = "[[section]]\nslug = \"news\"\ntitle = \"News\"\n";
    let menu = "[[menu]]\ntitle = \"Front\"\nlist = \"home\"\n";
    let settings = format!(
        "title = \"{title}\"\nlanguage = \"{language}\"\nbase_url = \"http://127.0.0.1/\"\n{section}{menu}"
    );
    write(content, "site.toml", &settings);
    for number in 1..=3 {
        let front_matter = format!("title: No. {number}\ndate: 2026-09-0{number}\nsection: news");
        write(content, &format!("articles/no-{number}.md"), &article(&front_matter, "Text."));
    }
}

fn write(content: &Path, path: &str, text: &str) {
    let path = content.join(path);
    let parent = path.parent().expect("it is in the directory of the content");
    fs::create_dir_all(parent).expect("there is room for a small site");
    fs::write(path, text).expect("there is room for a small site");
}

fn article(front_matter: &str, body: &str) -> String {
    format!("---\n{front_matter}\n---\n\n{body}\n")
}

fn short(number: usize) -> String {
    let (month, day) = (9 + number / 28, 1 + number % 28);
    let section = if number.is_multiple_of(4) { "guonei" } else { "yaowen" };
    let tags = if number.is_multiple_of(3) { "[泉水, 记录]" } else { "[记录]" };
    let front_matter = format!(
        "title: {}\ndate: 2026-{month:02}-{day:02}T08:00:00+08:00\nsection: {section}\ntags: {tags}\n\
         summary: 第 {number} 号的摘要，说的是泉水。\nsource: {{ name: 济南市人民政府 }}",
        title(number)
    );
    article(&front_matter, &[PARAGRAPH; 6].join("\n\n"))
}

fn long() -> String {
    let front_matter = format!(
        "title: {LONG}\ndate: 2026-11-20T08:00:00+08:00\nsection: keji\ntags: [泉水]\nauthors: [编辑部]\n\
         source: {{ name: 来源网, url: \"https://source.example/\" }}"
    );
    let mut body = "先看[附件](notes.txt)，再看[站外的文章](https://outside.example/a)，\
        或者[它的来历](趵突泉.md#来历)、[第三号](news-03.md)、[第八节](#第八节)[^注]。\n\n"
        .to_owned();
    for name in ["一", "二", "三", "四", "五", "六", "七", "八", "九"] {
        let text = [PARAGRAPH; 6].join("\n\n");
        write!(body, "## 第{name}节\n\n{text}\n\n").expect("a string takes any text");
    }
    body.push_str(
        "| 泉 | 温度 |\n|---|---|\n| 趵突泉 | 18 |\n\n```rust\nfn main() {}\n```\n\n> 引文。\n\n",
    );
    body.push_str("[^注]: 脚注在这里。\n");
    article(&front_matter, &body)
}

fn han() -> String {
    let front_matter =
        format!("title: {HAN}\ndate: 2026-11-19T08:00:00+08:00\nsection: keji\ntags: [泉水]");
    let before = [PARAGRAPH; 12].join("\n\n");
    article(&front_matter, &format!("{before}\n\n## 来历\n\n{before}"))
}

fn pictures() -> String {
    let front_matter = format!(
        "title: {PICTURES}\ndate: 2026-11-21T08:00:00+08:00\nsection: keji\n\
         image: {{ src: lead.svg, alt: 泉边的石桥 }}"
    );
    article(
        &front_matter,
        &format!("![一](one.svg)\n\n{PARAGRAPH}\n\n![二](two.svg)\n\n{PARAGRAPH}"),
    )
}

fn about() -> String {
    let front_matter = format!("title: {ABOUT}\ndate: 2026-08-01T08:00:00+08:00\nkind: page");
    article(&front_matter, "这是一个为测试而写的站点。")
}

/// A picture unlike the others, so that each has a URL of its own.
fn picture(name: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"600\"><title>{name}</title>\
         <rect width=\"800\" height=\"600\" fill=\"#7a9\"/></svg>"
    )
}
