//! Articles, one for each attack: in the body, and in all they say of themselves.

use super::corpus::{self, Attack};
use super::in_fields::{article, heading, said, slug};
use super::observer::{Watch, watched};
use crate::support::But;
use crate::support::site::AT_ROOT;

fn check(file: &str, but: But) {
    let attacks: Vec<Attack> = corpus::all().into_iter().filter(|it| it.file == file).collect();
    let places = attacks.iter().map(|it| said(&article(it), it)).sum();
    let site = AT_ROOT.with(
        attacks
            .iter()
            .map(|it| (format!("content/articles/{}.json", slug(it)), article(it).to_string())),
    );
    watched(site, but, async |watch: &mut Watch<'_>| {
        let page = |it: &Attack| (format!("articles/{}/", slug(it)), heading(it));
        watch.visit(&attacks.iter().map(page).collect::<Vec<_>>()).await;
        watch.nothing_came_of(format!("articles, {file}"), attacks.len(), places).await;
    });
}

#[test]
fn elements_that_run_scripts_do_not_run_without_a_policy() {
    check("elements", But::Guard);
}

#[test]
fn elements_that_run_scripts_give_the_policy_nothing_to_report() {
    check("elements", But::Worker);
}

#[test]
fn markup_that_changes_its_meaning_does_not_without_a_policy() {
    check("mutations", But::Guard);
}

#[test]
fn markup_that_changes_its_meaning_gives_the_policy_nothing_to_report() {
    check("mutations", But::Worker);
}

#[test]
fn what_asks_other_hosts_asks_nobody_without_a_policy() {
    check("leaks", But::Guard);
}

#[test]
fn what_asks_other_hosts_gives_the_policy_nothing_to_report() {
    check("leaks", But::Worker);
}

#[test]
fn names_take_the_place_of_nothing_without_a_policy() {
    check("clobbering", But::Guard);
}

#[test]
fn names_give_the_policy_nothing_to_report() {
    check("clobbering", But::Worker);
}

#[test]
fn addresses_that_run_or_deceive_lead_nowhere_without_a_policy() {
    check("addresses", But::Guard);
}

#[test]
fn addresses_give_the_policy_nothing_to_report() {
    check("addresses", But::Worker);
}

#[test]
fn texts_stay_texts_without_a_policy() {
    check("texts", But::Guard);
}

#[test]
fn texts_give_the_policy_nothing_to_report() {
    check("texts", But::Worker);
}
