//! What `site.toml` says, right and wrong.

use quanwen::model::parse_warnings::ParseWarnings;
use quanwen::model::site::{Site, Target};
use serde_json::Value;

use crate::publish::diagnostics::{only_mistake, site};
use crate::publish::documents::slug;
use crate::support::site::{Fixture, SITE};

#[test]
fn each_mistake_in_the_settings_is_told_with_its_line() {
    for (added, line, told) in [
        ("[[menu]]\ntitle = \"a\"\nsection = \"gone\"", 17, "no such section \"gone\""),
        (
            "[[menu]]\ntitle = \"a\"\npage = \"fine\"",
            16,
            "no such page \"fine\"; write one of about",
        ),
        ("[[menu]]\ntitle = \"a\"\nlist = \"newest\"", 17, "no such list \"newest\""),
        ("[[menu]]\ntitle = \"a\"", 16, "leads nowhere"),
        ("[[menu]]\ntitle = \"a\"\nlist = \"home\"\nurl = \"b\"", 18, "leads to two places"),
        ("[[menu]]\nlist = \"home\"", 15, "`title` is missing"),
        ("[[section]]\nslug = \"YAOWEN\"\ntitle = \"b\"", 16, "is there already, as \"要闻\""),
        ("[footer]\n[[footer.links]]\ntitle = \"a\"\npage = \"gone\"", 17, "no such page \"gone\""),
        (
            "[footer]\n[[footer.links]]\ntitle = \"a\"\nurl = \"javascript:1\"",
            18,
            "no address to send",
        ),
    ] {
        let fixture = site();
        fixture.write("content/site.toml", &format!("{SITE}\n{added}\n"));
        let mistake = only_mistake(&fixture, added);
        let place = format!("site.toml:{line}: ");
        assert!(mistake.starts_with(&place) && mistake.contains(told), "{told}: {mistake}");
    }
}

#[test]
fn settings_that_are_wrong_in_themselves_are_told() {
    for (from, to, told) in [
        ("title = \"泉闻\"\n", "", "site.toml:1: `title` is missing"),
        ("https://news.example/sub/", "news.example", "site.toml:3: `news.example` is no address"),
        ("\"+08:00\"", "\"8\"", "site.toml:4: `8` is no offset"),
        (
            "utc_offset",
            "tittle = 1\nutc_offset",
            "site.toml:4: unknown key `tittle`; write `title`",
        ),
        ("title = \"泉闻\"", "title = = 1", "site.toml:1: "),
    ] {
        let fixture = site();
        fixture.write("content/site.toml", &SITE.replace(from, to));
        assert!(only_mistake(&fixture, told).starts_with(told));
    }
}

#[test]
fn an_address_of_the_site_is_wanted_only_for_building() {
    let fixture = site();
    fixture.write("content/site.toml", &SITE.replace("base_url", "# "));
    assert_eq!(fixture.mistakes(), []);
    let failure = fixture.build().unwrap_err().to_string();
    assert!(failure.contains("`base_url` is missing"), "{failure}");
    let options = fixture.options();
    let stated =
        quanwen::publish::Options { base_url: Some("https://a.example".into()), ..options };
    assert!(quanwen::publish::build(&stated, &()).is_ok());
}

#[test]
fn the_site_is_read_as_it_was_set() {
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
    let (value, place) = fixture.document("site.json");
    let site = Site::read(&value, &place, &mut ParseWarnings::default()).unwrap();
    assert_eq!(
        (site.title.as_str(), site.description.as_str(), site.language.as_str()),
        ("泉闻", "新闻资讯", "zh-Hans")
    );
    assert_eq!(site.section(&slug("guonei")).unwrap().description, "身边的事。");
    assert_eq!(site.menu[0].target, Target::Home);
    assert_eq!(site.menu[1].target, Target::Heading);
    let below: Vec<&Target> = site.menu[1].children.iter().map(|it| &it.target).collect();
    assert_eq!(below, [&Target::Section(slug("yaowen")), &Target::Page(slug("about"))]);
    let addresses =
        site.footer.links.iter().chain(&site.footer.registrations).map(|it| match &it.target {
            Target::Url(url) => url.to_string(),
            other => format!("{other:?}"),
        });
    assert_eq!(addresses.collect::<Vec<_>>(), ["/sub/content/feed.json", "https://beian.example/"]);
    assert_eq!((site.footer.copyright.as_str(), &value["schema"]), ("© 泉闻", &Value::from(1)));
}

#[test]
fn a_site_that_lists_no_menu_has_its_sections_in_it() {
    let fixture = site();
    fixture.build().unwrap();
    let (value, place) = fixture.document("site.json");
    let site = Site::read(&value, &place, &mut ParseWarnings::default()).unwrap();
    let targets: Vec<&Target> = site.menu.iter().map(|it| &it.target).collect();
    assert_eq!(targets, [&Target::Section(slug("yaowen")), &Target::Section(slug("guonei"))]);
    assert_eq!(site.menu[1].title, "国内");
}
