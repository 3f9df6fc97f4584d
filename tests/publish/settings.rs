//! `site.toml`: valid and invalid settings.

use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::{Site, Target};
use serde_json::Value;

use crate::publish::diagnostics::{only_diagnostic, site};
use crate::publish::documents::slug;
use crate::support::site::{Fixture, SITE};

#[test]
fn each_invalid_setting_is_reported_with_its_line() {
    for (added, line, expected) in [
        ("[[menu]]\ntitle = \"a\"\nsection = \"gone\"", 17, "there is no section \"gone\""),
        (
            "[[menu]]\ntitle = \"a\"\npage = \"fine\"",
            16,
            "there is no page \"fine\"; use one of about",
        ),
        ("[[menu]]\ntitle = \"a\"\nlist = \"newest\"", 17, "there is no list \"newest\""),
        ("[[menu]]\ntitle = \"a\"", 16, "has no target"),
        ("[[menu]]\ntitle = \"a\"\nlist = \"home\"\nurl = \"b\"", 18, "has two targets"),
        ("[[menu]]\nlist = \"home\"", 15, "`title` is missing"),
        ("[[section]]\nslug = \"YAOWEN\"\ntitle = \"b\"", 16, "exists already, as \"要闻\""),
        (
            "[footer]\n[[footer.links]]\ntitle = \"a\"\npage = \"gone\"",
            17,
            "there is no page \"gone\"",
        ),
        (
            "[footer]\n[[footer.links]]\ntitle = \"a\"\nurl = \"javascript:1\"",
            18,
            "is not a URL that readers can follow",
        ),
    ] {
        let fixture = site();
        fixture.write("content/site.toml", &format!("{SITE}\n{added}\n"));
        let found = only_diagnostic(&fixture, added);
        let start = format!("site.toml:{line}: ");
        assert!(found.starts_with(&start) && found.contains(expected), "{expected}: {found}");
    }
}

#[test]
fn an_invalid_value_is_reported() {
    for (from, to, expected) in [
        ("title = \"泉闻\"\n", "", "site.toml:1: `title` is missing"),
        ("https://news.example/sub/", "news.example", "site.toml:3: `news.example` is not a URL"),
        ("\"+08:00\"", "\"8\"", "site.toml:4: `8` is not a UTC offset"),
        ("utc_offset", "tittle = 1\nutc_offset", "site.toml:4: unknown key `tittle`; use `title`"),
        ("title = \"泉闻\"", "title = = 1", "site.toml:1: "),
    ] {
        let fixture = site();
        fixture.write("content/site.toml", &SITE.replace(from, to));
        assert!(only_diagnostic(&fixture, expected).starts_with(expected));
    }
}

#[test]
fn only_a_build_requires_the_url_of_the_site() {
    let fixture = site();
    fixture.write("content/site.toml", &SITE.replace("base_url", "# "));
    assert_eq!(fixture.diagnostics(), []);
    let error = fixture.build().unwrap_err().to_string();
    assert!(error.contains("`base_url` is missing"), "{error}");
    let options = fixture.options();
    let stated =
        quanwen::publish::Options { base_url: Some("https://a.example".into()), ..options };
    assert!(quanwen::publish::build(&stated, &()).is_ok());
}

#[test]
fn the_app_reads_the_settings_as_they_were_written() {
    let fixture = Fixture::with(&[(
        "about.md",
        "---\ntitle: 关于\ndate: 2026-01-01\nkind: page\n---\n关于。\n",
    )]);
    let menu = "[[menu]]\ntitle = \"首页\"\nlist = \"home\"\n[[menu]]\ntitle = \"栏目\"\n\
        [[menu.children]]\ntitle = \"要闻\"\nsection = \"yaowen\"\n[[menu.children]]\ntitle = \"关于\"\npage = \"about\"\n\
        [footer]\ncopyright = \"© 泉闻\"\n[[footer.links]]\ntitle = \"订阅\"\nurl = \"content/feed.json\"\n\
        [[footer.registrations]]\ntitle = \"备案\"\nurl = \"https://beian.example/\"\n";
    fixture.write("content/site.toml", &format!("{SITE}{menu}"));
    fixture.build().unwrap();
    let (value, base) = fixture.document("site.json");
    let site = Site::read(&value, &base, &mut ParseWarnings::default()).unwrap();
    assert_eq!(
        (site.title.as_str(), site.description.as_str(), site.language.as_str()),
        ("泉闻", "新闻资讯", "zh-Hans")
    );
    assert_eq!(site.section(&slug("guonei")).unwrap().description, "身边的事。");
    assert_eq!(site.menu[0].target, Target::Home);
    assert_eq!(site.menu[1].target, Target::Heading);
    let children: Vec<&Target> = site.menu[1].children.iter().map(|it| &it.target).collect();
    assert_eq!(children, [&Target::Section(slug("yaowen")), &Target::Page(slug("about"))]);
    let urls =
        site.footer.links.iter().chain(&site.footer.registrations).map(|it| match &it.target {
            Target::Url(url) => url.to_string(),
            other => format!("{other:?}"),
        });
    assert_eq!(urls.collect::<Vec<_>>(), ["/sub/content/feed.json", "https://beian.example/"]);
    assert_eq!((site.footer.copyright.as_str(), &value["schema"]), ("© 泉闻", &Value::from(1)));
}

#[test]
fn a_site_without_a_menu_lists_its_sections() {
    let fixture = site();
    fixture.build().unwrap();
    let (value, base) = fixture.document("site.json");
    let site = Site::read(&value, &base, &mut ParseWarnings::default()).unwrap();
    let targets: Vec<&Target> = site.menu.iter().map(|it| &it.target).collect();
    assert_eq!(targets, [&Target::Section(slug("yaowen")), &Target::Section(slug("guonei"))]);
    assert_eq!(site.menu[1].title, "国内");
}
