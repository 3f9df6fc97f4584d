//! What stands where: the order of articles, the lists they are in, and what is near each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::archive::Month;
use crate::model::article::Kind;
use crate::model::list::{List, PAGE_SIZE, sealed_pages};
use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::content::date;
use crate::publish::content::front_matter::{FrontMatter, Tag};
use crate::publish::content::source::SourceFile;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Articles named as related.
const MAX_RELATED: usize = 4;

/// Of each tag, as many of the newest older articles are looked at: a tag every article carries
/// must not compare each with each.
const MAX_COMPARED: usize = 200;

/// Which article is in which list, by its place in the order.
#[derive(Debug, Default)]
pub(crate) struct SiteLists {
    /// Oldest first.
    pub(crate) lists: BTreeMap<List, Vec<usize>>,
    /// Oldest first.
    pub(crate) months: BTreeMap<Month, Vec<usize>>,
    /// What each tag is called: as its oldest article writes it, so that a sealed page of the
    /// tag keeps its title whatever is written later.
    pub(crate) labels: BTreeMap<Slug, String>,
}

/// A list cut into pages, each oldest first.
pub(crate) struct ListPages<'p> {
    /// From page 1, the oldest.
    pub(crate) sealed: Vec<&'p [usize]>,
    pub(crate) head: &'p [usize],
}

/// Articles oldest first, then pages by name.
pub(crate) fn sort_sources(sources: &mut [SourceFile]) {
    let key = |front: &FrontMatter| match front.kind {
        Kind::Article => (0, front.published.instant, front.slug.clone()),
        Kind::Page => (1, 0, front.slug.clone()),
    };
    sources.sort_by_cached_key(|it| key(&it.front_matter));
}

/// Plans for `fronts`, which are in order.
pub(crate) fn build_lists<'a>(
    fronts: impl Iterator<Item = &'a FrontMatter>,
    sections: &[Section],
) -> SiteLists {
    let mut plan = SiteLists::default();
    plan.lists.insert(List::All, Vec::new());
    plan.lists.extend(sections.iter().map(|it| (List::Section(it.slug.clone()), Vec::new())));
    for (place, front) in fronts.filter(|it| it.kind == Kind::Article).enumerate() {
        for list in lists_of(front) {
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

fn lists_of(front: &FrontMatter) -> BTreeSet<List> {
    let section = front.section.iter().cloned().map(List::Section);
    let tags = front.tags.iter().map(|it| List::Tag(it.slug.clone()));
    [List::All].into_iter().chain(section).chain(tags).collect()
}

/// Cuts a list, oldest first, into pages.
pub(crate) fn paginate(places: &[usize]) -> ListPages<'_> {
    let (sealed, head) = places.split_at(sealed_pages(places.len()) * PAGE_SIZE);
    ListPages { sealed: sealed.chunks(PAGE_SIZE).collect(), head }
}

/// For each article, older ones about the like: by tags they share, then by section, then newest
/// first. `fronts` are articles in order.
pub(crate) fn related(fronts: &[&FrontMatter]) -> Vec<Vec<usize>> {
    let mut by_list: HashMap<List, Vec<usize>> = HashMap::new();
    let near = |(place, front): (usize, &&FrontMatter)| {
        let near = nearest(front, &by_list);
        for list in lists_of(front).into_iter().filter(|it| *it != List::All) {
            by_list.entry(list).or_default().push(place);
        }
        near
    };
    fronts.iter().enumerate().map(near).collect()
}

fn nearest(front: &FrontMatter, by_list: &HashMap<List, Vec<usize>>) -> Vec<usize> {
    // Tags shared, then whether the section is.
    let mut likeness: HashMap<usize, (usize, bool)> = HashMap::new();
    for list in lists_of(front) {
        let is_section = matches!(list, List::Section(_));
        let older = by_list.get(&list).map_or(&[][..], Vec::as_slice);
        for place in older.iter().rev().take(MAX_COMPARED) {
            let (tags, section) = likeness.entry(*place).or_default();
            *tags += usize::from(!is_section);
            *section |= is_section;
        }
    }
    let mut near: Vec<_> = likeness.into_iter().map(|(place, like)| (like, place)).collect();
    near.sort_unstable_by(|one, other| other.cmp(one));
    near.into_iter().take(MAX_RELATED).map(|(_, place)| place).collect()
}

/// Slugs and tags that two things want, by path. Letter case does not tell them apart: on many
/// disks it would be one file.
pub(crate) fn find_collisions(sources: &[SourceFile]) -> Vec<Diagnostic> {
    let mut slugs: HashMap<String, &SourceFile> = HashMap::new();
    let mut tags: HashMap<&Slug, &str> = HashMap::new();
    let mut mistakes = Vec::new();
    for source in sources {
        let mut notes = Diagnostics::for_file(&source.file);
        let FrontMatter { slug, slug_line, .. } = &source.front_matter;
        let first = slugs.entry(slug.as_str().to_lowercase()).or_insert(source);
        if first.file != source.file {
            let problem = format!(
                "{} has the slug \"{}\" too",
                first.file.display(),
                first.front_matter.slug
            );
            notes.add(*slug_line, Problem::new(problem, "give one of them another `slug`"));
        }
        for Tag { slug, label, line } in &source.front_matter.tags {
            let first = *tags.entry(slug).or_insert(label);
            if first.to_lowercase() != label.to_lowercase() {
                let problem =
                    format!("the tags \"{label}\" and \"{first}\" share the address {slug}");
                notes.add(*line, Problem::new(problem, "spell them the same, or further apart"));
            }
        }
        mistakes.append(&mut notes.found);
    }
    mistakes
}
