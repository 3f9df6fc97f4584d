//! Generated articles: as many as a benchmark wants, each different from the others.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const SITE: &str = r#"
title = "测试"
description = "一千篇文章"
language = "zh-Hans"
base_url = "https://news.example/"
[[section]]
slug = "yaowen"
title = "要闻"
"#;

/// Sentences of the articles, in an order that differs between articles.
const SENTENCES: [&str; 6] = [
    "泉水从石灰岩的裂隙里涌上来，监测员每天清晨读数、拍照、记录天气。",
    "港口的夜里，拖轮把**驳船**推到三号泊位，起重机的灯一盏一盏亮起来。",
    "The tide table is printed a year ahead, and nobody is surprised when it is right.",
    "图书馆把旧报纸拍成照片，再用 `ocrad` 认字，认错的地方由读者来改。",
    "参见[上游的项目](https://example.org/)与脚注。[^1]",
    "跑到第三十公里，话就少了；终点还有十二公里一百九十五米。",
];

/// Writes a content directory with this number of articles.
pub(crate) fn write_content(content: &Path, articles: usize) {
    let write = |path: PathBuf, text: &str| fs::write(path, text).expect("it can be written");
    fs::create_dir_all(content.join("articles")).expect("it can be created");
    write(content.join("site.toml"), SITE);
    for number in 0..articles {
        write(content.join(file(number)), &article(number));
    }
}

/// The file of an article in its content directory.
pub(crate) fn file(number: usize) -> String {
    format!("articles/a{number}.md")
}

/// About 1,500 characters, with headings, a table, code and a footnote.
pub(crate) fn article(number: usize) -> String {
    let (day, hour) = (1 + number % 28, number % 24);
    let (month, year) = (1 + number / 28 % 12, 2022 + number / 336);
    let mut text = format!(
        "---\ntitle: 第 {number} 篇\ndate: {year}-{month:02}-{day:02}T{hour:02}:00:00+08:00\n\
         section: yaowen\ntags: [标签{}, 标签{}]\n---\n\n",
        number % 40,
        40 + number % 7
    );
    for part in 0..6 {
        let _ = write!(text, "## 第 {part} 节\n\n");
        for sentence in 0..7 {
            text.push_str(SENTENCES[(number + part * 5 + sentence) % SENTENCES.len()]);
        }
        text.push_str("\n\n");
    }
    text.push_str(
        "| 项 | 数 |\n|---|--:|\n| 甲 | 1 |\n\n```rust\nfn main() { let x = 1; }\n```\n\n",
    );
    text.push_str("[^1]: 脚注。\n");
    text
}
