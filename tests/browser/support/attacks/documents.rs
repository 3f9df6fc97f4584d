//! Documents with an attack in every field.

use serde_json::{Value, json};

use crate::support::attack_corpus::Attack;

/// The beginning of the title of the article with an attack.
pub(crate) fn heading(attack: &Attack) -> String {
    format!("第 {} 号 ", attack.number)
}

/// The slug of the article with an attack.
pub(crate) fn slug(attack: &Attack) -> String {
    format!("hostile-{}", attack.number)
}

/// An article with the attack in every field.
pub(crate) fn article(attack: &Attack) -> Value {
    let text = &attack.text;
    let mut article = item(attack);
    article["content_html"] = json!(attack.body());
    let neighbour = json!({
        "slug": "news-04", "title": text, "name": text, "language": text, "date_published": text,
    });
    let own = article["_quanwen"].as_object_mut().expect("`item` makes it an object");
    let heading = json!({ "id": text, "title": text, "level": 2 });
    for (key, value) in [
        ("kind", json!(text)),
        ("edition", json!(text)),
        ("contents", json!([heading, heading, heading, heading])),
        ("older", neighbour.clone()),
        ("newer", neighbour.clone()),
        ("related", json!([neighbour, { "slug": text, "title": text }])),
        ("translations", json!([neighbour])),
        ("media", json!([text])),
    ] {
        own.insert(key.to_owned(), value);
    }
    article
}

/// An item of a list with the attack in every field but its slug.
fn item(attack: &Attack) -> Value {
    let text = &attack.text;
    json!({
        "id": text,
        "url": text,
        "external_url": text,
        "title": format!("{}{text}", heading(attack)),
        "summary": text,
        "content_text": text,
        "image": text,
        "banner_image": text,
        "language": text,
        "tags": [text],
        "date_published": "2026-09-05T08:00:00+08:00",
        "date_modified": text,
        "authors": [{ "name": text, "url": text, "avatar": text }],
        "attachments": [{ "url": text, "mime_type": text, "title": text }],
        "_quanwen": {
            "slug": slug(attack),
            "rev": text,
            "section": "yaowen",
            "source": { "name": text, "url": text },
            "picture": { "src": text, "alt": text, "width": 9, "height": 9 },
            "minutes": 1,
        },
    })
}

/// A list with two items for each attack: one that leads to an article of this site, and one whose
/// slug is the attack.
pub(crate) fn feed(attacks: &[Attack]) -> Value {
    let items: Vec<Value> = attacks
        .iter()
        .flat_map(|attack| {
            let (here, mut there) = (item(attack), item(attack));
            there["_quanwen"]["slug"] = json!(attack.text);
            there["_quanwen"]["section"] = json!(attack.text);
            [here, there]
        })
        .collect();
    let all = joined(attacks);
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": all,
        "description": all,
        "user_comment": all,
        "home_page_url": all,
        "feed_url": all,
        "next_url": all,
        "icon": all,
        "favicon": all,
        "language": all,
        "authors": [{ "name": all, "url": all }],
        "hubs": [{ "type": all, "url": all }],
        "items": items,
        "_quanwen": { "sealed": 2, "pinned": items.get(..1) },
    })
}

/// The document of the site. Lists of links have one attack in each entry; single fields have all
/// attacks.
pub(crate) fn site(attacks: &[Attack]) -> Value {
    let all = joined(attacks);
    let entries = |key: &str| -> Vec<Value> {
        let entry = |attack: &Attack| {
            let text = &attack.text;
            json!({ "title": text, key: text, "children": [{ "title": text, "url": text }] })
        };
        attacks.iter().map(entry).collect()
    };
    let mut menu = vec![json!({ "title": "首页", "list": "home" })];
    menu.extend(["url", "section", "page", "list"].into_iter().flat_map(entries));
    let mut sections =
        vec![json!({ "slug": "yaowen", "title": format!("要闻{all}"), "description": all })];
    sections.extend(
        attacks
            .iter()
            .map(|it| json!({ "slug": it.text, "title": it.text, "description": it.text })),
    );
    json!({
        "schema": 1,
        "title": format!("泉闻{all}"),
        "description": all,
        "language": "zh-Hans",
        "menu": menu,
        "sections": sections,
        "footer": { "copyright": all, "links": entries("url"), "registrations": entries("url") },
    })
}

/// How many strings of a document contain the attack.
pub(crate) fn count_of(document: &Value, attack: &Attack) -> usize {
    match document {
        Value::String(text) => usize::from(text.contains(attack.text.as_str())),
        Value::Array(items) => items.iter().map(|it| count_of(it, attack)).sum(),
        Value::Object(members) => members.values().map(|it| count_of(it, attack)).sum(),
        _ => 0,
    }
}

fn joined(attacks: &[Attack]) -> String {
    attacks.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ")
}
