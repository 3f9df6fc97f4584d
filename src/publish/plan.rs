//! What stands where: the order of articles, the lists they are in, and what is near each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::archive::Month;
use crate::model::article::Kind;
use crate::model::list::{List, PAGE_SIZE, sealed_pages};
use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::date;
use crate::publish::front::{Front, Tag};
use crate::publish::mistake::{Mistake, Notes, Trouble};
use crate::publish::source::Source;

/// Articles named as related.
const MOST_RELATED: usize = 4;

/// Of each tag, as many of the newest older articles are looked at: a tag every article carries
/// must not compare each with each.
const LOOKED_AT: usize = 200;

/// Which article is in which list, by its place in the order.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// Oldest first.
    pub(crate) lists: BTreeMap<List, Vec<usize>>,
    /// Oldest first.
    pub(crate) months: BTreeMap<Month, Vec<usize>>,
    /// What each tag is called: as its oldest article writes it, so that a sealed page of the
    /// tag keeps its title whatever is written later.
    pub(crate) labels: BTreeMap<Slug, String>,
}

/// A list cut into pages, each oldest first.
pub(crate) struct Cut<'p> {
    /// From page 1, the oldest.
    pub(crate) sealed: Vec<&'p [usize]>,
    pub(crate) head: &'p [usize],
}

/// Articles oldest first, then pages by name.
pub(crate) fn order(sources: &mut [Source]) {
    let key = |front: &Front| match front.kind {
        Kind::Article => (0, front.published.instant, front.slug.clone()),
        Kind::Page => (1, 0, front.slug.clone()),
    };
    sources.sort_by_cached_key(|it| key(&it.front));
}

/// Plans for `fronts`, which are in order.
pub(crate) fn plan<'a>(fronts: impl Iterator<Item = &'a Front>, sections: &[Section]) -> Plan {
    let mut plan = Plan::default();
    plan.lists.insert(List::All, Vec::new());
    plan.lists.extend(sections.iter().map(|it| (List::Section(it.slug.clone()), Vec::new())));
    for (place, front) in fronts.filter(|it| it.kind == Kind::Article).enumerate() {
        for list in lists(front) {
            plan.lists.entry(list).or_default().push(place);
        }
        if let Some(month) = date::month(&front.published) {
            plan.months.entry(month).or_default().push(place);
        }
        for tag in &front.tags {
            plan.labels.entry(tag.slug.clone()).or_insert_with(|| tag.label.clone());
        }
    }
    plan
}

fn lists(front: &Front) -> BTreeSet<List> {
    let section = front.section.iter().cloned().map(List::Section);
    let tags = front.tags.iter().map(|it| List::Tag(it.slug.clone()));
    [List::All].into_iter().chain(section).chain(tags).collect()
}

/// Cuts a list, oldest first, into pages.
pub(crate) fn cut(places: &[usize]) -> Cut<'_> {
    let (sealed, head) = places.split_at(sealed_pages(places.len()) * PAGE_SIZE);
    Cut { sealed: sealed.chunks(PAGE_SIZE).collect(), head }
}

/// For each article, older ones about the like: by tags they share, then by section, then newest
/// first. `fronts` are articles in order.
pub(crate) fn related(fronts: &[&Front]) -> Vec<Vec<usize>> {
    let mut by_list: HashMap<List, Vec<usize>> = HashMap::new();
    let near = |(place, front): (usize, &&Front)| {
        let near = nearest(front, &by_list);
        for list in lists(front).into_iter().filter(|it| *it != List::All) {
            by_list.entry(list).or_default().push(place);
        }
        near
    };
    fronts.iter().enumerate().map(near).collect()
}

fn nearest(front: &Front, by_list: &HashMap<List, Vec<usize>>) -> Vec<usize> {
    // Tags shared, then whether the section is.
    let mut likeness: HashMap<usize, (usize, bool)> = HashMap::new();
    for list in lists(front) {
        let is_section = matches!(list, List::Section(_));
        let older = by_list.get(&list).map_or(&[][..], Vec::as_slice);
        for place in older.iter().rev().take(LOOKED_AT) {
            let (tags, section) = likeness.entry(*place).or_default();
            *tags += usize::from(!is_section);
            *section |= is_section;
        }
    }
    let mut near: Vec<_> = likeness.into_iter().map(|(place, like)| (like, place)).collect();
    near.sort_unstable_by(|one, other| other.cmp(one));
    near.into_iter().take(MOST_RELATED).map(|(_, place)| place).collect()
}

/// Slugs and tags that two things want, by path. Letter case does not tell them apart: on many
/// disks it would be one file.
pub(crate) fn check_names(sources: &[Source]) -> Vec<Mistake> {
    let mut slugs: HashMap<String, &Source> = HashMap::new();
    let mut tags: HashMap<&Slug, &str> = HashMap::new();
    let mut mistakes = Vec::new();
    for source in sources {
        let mut notes = Notes::on(&source.file);
        let Front { slug, slug_line, .. } = &source.front;
        let first = slugs.entry(slug.as_str().to_lowercase()).or_insert(source);
        if first.file != source.file {
            let problem =
                format!("{} has the slug \"{}\" too", first.file.display(), first.front.slug);
            notes.add(*slug_line, Trouble::new(problem, "give one of them another `slug`"));
        }
        for Tag { slug, label, line } in &source.front.tags {
            let first = *tags.entry(slug).or_insert(label);
            if first.to_lowercase() != label.to_lowercase() {
                let problem =
                    format!("the tags \"{label}\" and \"{first}\" share the address {slug}");
                notes.add(*line, Trouble::new(problem, "spell them the same, or further apart"));
            }
        }
        mistakes.append(&mut notes.found);
    }
    mistakes
}
