//! The page a reader is on, as far as the menu and the footer show it.

use leptos::prelude::*;

use crate::model::list::List;
use crate::route::Route;

/// The page a reader is on. A copy is the same page.
#[derive(Clone, Copy, Debug)]
pub struct CurrentPage {
    /// Its route. Setting it navigates.
    pub route: RwSignal<Route>,
    /// The list it belongs to, such as the section of an article.
    pub list: RwSignal<Option<List>>,
    /// The part of the menu that is unfolded: an item, by its index; [`WHOLE_MENU`]; or [`CLOSED`].
    /// There is room for one at a time.
    open_menu_part: RwSignal<usize>,
}

/// No part of the menu is unfolded.
const CLOSED: usize = usize::MAX;

/// The whole menu is unfolded, on a phone.
pub(crate) const WHOLE_MENU: usize = usize::MAX - 1;

impl CurrentPage {
    /// The page at `route`, which belongs to `list`, with a closed menu.
    pub fn new(route: Route, list: Option<List>) -> Self {
        Self {
            route: RwSignal::new(route),
            list: RwSignal::new(list),
            open_menu_part: RwSignal::new(CLOSED),
        }
    }

    /// Folds all of the menu.
    pub(crate) fn close_menu(self) {
        self.open_menu_part.set(CLOSED);
    }

    /// Whether this part of the menu is unfolded.
    pub(crate) fn is_open(self, part: usize) -> bool {
        self.open_menu_part.get() == part
    }

    /// Unfolds this part of the menu and folds the others, or folds it.
    pub(crate) fn toggle(self, part: usize) {
        self.open_menu_part.update(|it| *it = if *it == part { CLOSED } else { part });
    }
}
