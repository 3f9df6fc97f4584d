//! Articles, one for each attack, with the attack in the body and in every other field.

use crate::support::Omit;
use crate::support::attack_corpus::{self, Attack};
use crate::support::attacks::documents::{article, count_of, heading, slug};
use crate::support::attacks::observer::{Observer, observe};
use crate::support::site::AT_ROOT;

fn check(file: &str, omit: Omit) {
    let attacks: Vec<Attack> =
        attack_corpus::all().into_iter().filter(|it| it.file == file).collect();
    let positions = attacks.iter().map(|it| count_of(&article(it), it)).sum();
    let site = AT_ROOT.with(
        attacks
            .iter()
            .map(|it| (format!("content/articles/{}.json", slug(it)), article(it).to_string())),
    );
    observe(site, omit, async |observer: &mut Observer<'_>| {
        let page = |it: &Attack| (format!("articles/{}/", slug(it)), heading(it));
        observer.visit(&attacks.iter().map(page).collect::<Vec<_>>()).await;
        observer.assert_harmless(format!("articles, {file}"), attacks.len(), positions).await;
    });
}

#[test]
fn elements_that_run_scripts_are_harmless_without_a_policy() {
    check("elements", Omit::WorkerAndPolicy);
}

#[test]
fn elements_that_run_scripts_violate_no_policy() {
    check("elements", Omit::Worker);
}

#[test]
fn mutating_markup_is_harmless_without_a_policy() {
    check("mutations", Omit::WorkerAndPolicy);
}

#[test]
fn mutating_markup_violates_no_policy() {
    check("mutations", Omit::Worker);
}

#[test]
fn elements_that_load_from_other_hosts_load_nothing_without_a_policy() {
    check("leaks", Omit::WorkerAndPolicy);
}

#[test]
fn elements_that_load_from_other_hosts_violate_no_policy() {
    check("leaks", Omit::Worker);
}

#[test]
fn names_clobber_nothing_without_a_policy() {
    check("clobbering", Omit::WorkerAndPolicy);
}

#[test]
fn clobbering_names_violate_no_policy() {
    check("clobbering", Omit::Worker);
}

#[test]
fn urls_that_run_scripts_or_deceive_lead_nowhere_without_a_policy() {
    check("addresses", Omit::WorkerAndPolicy);
}

#[test]
fn urls_that_run_scripts_or_deceive_violate_no_policy() {
    check("addresses", Omit::Worker);
}

#[test]
fn texts_stay_texts_without_a_policy() {
    check("texts", Omit::WorkerAndPolicy);
}

#[test]
fn texts_violate_no_policy() {
    check("texts", Omit::Worker);
}
