//! The HTML that Markdown is rendered to.

use crate::support::site::{Fixture, PICTURE, article};

/// Each row of Markdown and expected HTML, with the body that the Markdown is rendered to.
fn bodies<'t>(table: &[(&'t str, &'t str)]) -> Vec<(&'t str, &'t str, String)> {
    let fixture = Fixture::with(&[("pic.svg", PICTURE)]);
    for (number, (markdown, _)) in table.iter().enumerate() {
        let text = article("题", "2026-11-20", markdown);
        fixture.article(&format!("a{number}.md"), &text);
    }
    fixture.build().unwrap();
    let body = |number| {
        let (document, _) = fixture.document(&format!("articles/a{number}.json"));
        document["content_html"].as_str().unwrap().to_owned()
    };
    table.iter().enumerate().map(|(number, (from, to))| (*from, *to, body(number))).collect()
}

#[test]
fn markdown_is_rendered_to_html() {
    let table = [
        ("**“引号”**紧贴", "<p><strong>“引号”</strong>紧贴</p>"),
        ("~~旧~~ <https://a.example/>", "<del>旧</del> <a href=\"https://a.example/\">"),
        ("写信到 a@b.example", "<a href=\"mailto:a@b.example\">"),
        ("\"a\" -- b...", "<p>\"a\" -- b...</p>"),
        ("# 一\n\n## 二", "<h2 id=\"q-一\">一</h2>\n<h3 id=\"q-二\">二</h3>"),
        ("## 二\n\n## 二", "<h2 id=\"q-二\">二</h2>\n<h2 id=\"q-二-2\">二</h2>"),
        ("###### 六\n\n# 一", "<h6 id=\"q-六\">六</h6>\n<h2 id=\"q-一\">"),
        (
            "- [x] 做了\n- [ ] 没做",
            "<li class=\"task done\">做了</li>\n<li class=\"task\">没做</li>",
        ),
        (
            "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |",
            "<td class=\"start\">1</td><td class=\"center\">2</td><td class=\"end\">3</td><td>4</td>",
        ),
        ("| a |\n|---|\n| 1 |", "<div class=\"table\">\n<table>"),
        (
            "脚注[^注]。\n\n[^注]: 说明。",
            "<sup class=\"footnote-ref\"><a href=\"#q-fn-1\" id=\"q-fnref-1\">1</a></sup>",
        ),
        (
            "脚注[^注]。\n\n[^注]: 说明。",
            "<li id=\"q-fn-1\">\n<p>说明。 <a href=\"#q-fnref-1\" class=\"footnote-backref\">↩</a></p>",
        ),
        ("第一行\n第二行，\n“第三行” a\nb", "<p>第一行第二行，“第三行” a\nb</p>"),
        (
            "a < b &amp; c\n\n<kbd>K</kbd><script>x</script><marquee>y</marquee>",
            "<p><kbd>K</kbd>y</p>",
        ),
        ("[脚](#q-二)\n\n## 二", "<a href=\"#q-%E4%BA%8C\">脚</a>"),
    ];
    for (markdown, expected, html) in bodies(&table) {
        assert!(html.contains(expected), "{markdown}\n{html}");
    }
}

#[test]
fn an_image_in_its_own_paragraph_is_a_figure_and_has_its_size() {
    let size = "width=\"40\" height=\"30\"";
    let loading = "loading=\"lazy\" decoding=\"async\"";
    let table = [
        ("![甲](pic.svg \"图注 & 来源\")", "<figcaption>图注 &amp; 来源</figcaption></figure>"),
        ("![甲](pic.svg)", "decoding=\"async\"></figure>"),
        ("文![甲](pic.svg \"题\")字", "alt=\"甲\" width=\"40\" height=\"30\" title=\"题\" "),
        ("![甲](pic.svg)", size),
        ("![甲](pic.svg)", loading),
        (
            "![甲](https://a.example/b.png)",
            "<figure><img src=\"https://a.example/b.png\" alt=\"甲\" loading",
        ),
    ];
    for (markdown, expected, html) in bodies(&table) {
        assert!(html.contains(expected), "{markdown}\n{html}");
        assert_eq!(html.contains("<figure>"), markdown.starts_with('!'), "{markdown}\n{html}");
    }
}

#[test]
fn code_is_highlighted_if_there_is_a_grammar_for_its_language() {
    let table = [
        (
            "```rust\npub fn a() {}\n```",
            "<code class=\"language-rust\"><span class=\"hl-keyword\">pub fn</span> <span class=\"hl-function\">a</span>() {}",
        ),
        (
            "```json\n{\"a\": 1.5}\n```",
            "<span class=\"hl-string\">\"a\"</span>: <span class=\"hl-number\">1.5</span>",
        ),
        (
            "```html\n<p class=\"a\">\n```",
            "&lt;<span class=\"hl-keyword\">p</span> <span class=\"hl-type\">class</span>=<span class=\"hl-string\">\"a\"</span>&gt;",
        ),
        ("```bash\n# 说明\nls\n```", "<span class=\"hl-comment\"># 说明</span>\n"),
        ("```python\nimport os\n```", "<span class=\"hl-keyword\">import</span> os"),
        ("```toml\na = \"b\"\n```", "<code class=\"language-toml\">a = \"b\"\n</code>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
    ];
    for (markdown, expected, html) in bodies(&table) {
        assert!(html.contains(expected), "{markdown}\n{html}");
    }
}
