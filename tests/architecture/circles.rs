//! No circle of files: none uses itself by way of others, tests included.

use std::collections::BTreeMap;

use crate::architecture::arrows::{Arrow, arrows};
use crate::architecture::sources::check;

/// Groups of files of which each reaches every other one (Tarjan's algorithm).
#[derive(Debug, Default)]
struct Search<'a> {
    next: BTreeMap<&'a str, Vec<&'a str>>,
    /// In which order a file was found, and the first of those it leads back to.
    order: BTreeMap<&'a str, (usize, usize)>,
    open: Vec<&'a str>,
    groups: Vec<Vec<&'a str>>,
}

impl<'a> Search<'a> {
    fn visit(&mut self, file: &'a str) -> usize {
        let number = self.order.len();
        self.order.insert(file, (number, number));
        self.open.push(file);
        for next in self.next.get(file).cloned().unwrap_or_default() {
            let lowest = match self.order.get(next) {
                None => self.visit(next),
                Some((number, _)) if self.open.contains(&next) => *number,
                Some(_) => continue,
            };
            let order = self.order.get_mut(file).expect("it was inserted above");
            order.1 = order.1.min(lowest);
        }
        let lowest = self.order[file].1;
        if lowest == number {
            let start = self.open.iter().position(|it| *it == file).expect("it is open");
            self.groups.push(self.open.split_off(start));
        }
        lowest
    }
}

/// The circles, each as a list of its arrows.
fn circles<'a>(arrows: impl IntoIterator<Item = &'a Arrow>) -> Vec<String> {
    let mut search = Search::default();
    for (from, to) in arrows {
        search.next.entry(from).or_default().push(to);
    }
    for file in search.next.keys().copied().collect::<Vec<_>>() {
        if !search.order.contains_key(file) {
            search.visit(file);
        }
    }
    let described = search.groups.iter().filter(|it| it.len() > 1).map(|group| {
        let arrows = group.iter().flat_map(|from| {
            let inner = search.next[from].iter().filter(|to| group.contains(to));
            inner.map(move |to| format!("    {from} -> {to}"))
        });
        format!("a circle of {} files:\n{}", group.len(), arrows.collect::<Vec<_>>().join("\n"))
    });
    described.collect()
}

#[test]
fn no_file_uses_itself_by_way_of_others() {
    check(&circles(&arrows()));
}

#[test]
fn circles_are_found_and_named() {
    let arrow = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
    let arrows = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("a", "d")].map(arrow);
    assert_eq!(circles(&arrows), ["a circle of 2 files:\n    b -> c\n    c -> b"]);
    assert!(circles(&arrows[3..]).is_empty());
}
