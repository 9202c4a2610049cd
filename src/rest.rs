//! The rest of the app: screens that are not needed to begin with. They are cut off into a wasm of
//! their own, which is fetched once the first screen stands; `src/main.rs` says where the cut is.

use crate::pages;
use crate::routes::Route;
use leptos::prelude::*;
use platform::{dom, timer};
use std::pin::Pin;

/// Tells whether the rest could be had.
pub type Bringing = Pin<Box<dyn Future<Output = bool>>>;

/// Across the cut.
#[derive(Clone, Copy)]
pub struct Cut {
    /// Fetches the rest, at most once; after a failure it can be asked again.
    pub bring: fn() -> Bringing,
    /// Draws something of the rest; none while it is not there.
    pub show: fn(Wanted) -> Option<AnyView>,
}

/// Something of the rest.
pub struct Wanted(Of);

enum Of {
    Screen(Route),
    Part(Part),
}

/// A part of a first screen that comes with the rest: nothing that a first look needs.
#[derive(Clone, Copy)]
pub enum Part {
    /// That a calendar holds what is no longer so.
    StaleCalendar,
    /// The question after a session that was cancelled on its day.
    Cancelled,
    /// Sees to what lies readable without unlocking on the day of a session; nothing to see.
    OpenDay,
    /// The clinic's numbers, or the way to add them.
    CallClinic,
    /// What is asked where a zone is not known: the patient's own, or that of what is planned.
    Zones,
}

/// Draws something of the rest; to be called behind the cut only.
pub fn show_rest(wanted: Wanted) -> AnyView {
    match wanted.0 {
        Of::Screen(route) => pages::show_rest(route),
        Of::Part(part) => pages::show_part(part),
    }
}

/// Whether the rest is there yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    Here,
    Missing,
}

/// The rest as the app sees it.
#[derive(Clone, Copy)]
pub struct Rest {
    cut: Cut,
    state: RwSignal<State>,
}

impl Rest {
    /// Not fetched yet, as far as anybody asked.
    pub fn new(cut: Cut) -> Self {
        let state = RwSignal::new(State::Coming);
        Self { cut, state }
    }

    /// Whether something can be shown for an address, be it that a screen is missing; tracked.
    pub fn can_show(self, route: &Route) -> bool {
        !route.is_in_rest() || self.state.get() != State::Coming
    }

    /// A screen of the rest; none if it could not be had. Tracked.
    pub fn show(self, route: Route) -> Option<AnyView> {
        self.state.track();
        (self.cut.show)(Wanted(Of::Screen(route)))
    }

    /// A part of a first screen; none until the rest is there. Tracked.
    pub fn part(self, part: Part) -> Option<AnyView> {
        let is_here = self.state.get() == State::Here;
        is_here.then(|| (self.cut.show)(Wanted(Of::Part(part))))?
    }

    /// Fetches it behind what is shown, unless it is there.
    pub fn bring(self) {
        if self.state.get_untracked() == State::Here {
            return;
        }
        timer::spawn(async move {
            let state = match (self.cut.bring)().await {
                true => State::Here,
                false => State::Missing,
            };
            // What says that it is missing stands until that is no longer so.
            let before = self.state.get_untracked();
            if before != state {
                self.state.set(state);
            }
            if before == State::Missing && state == State::Here {
                // The button that was tapped is gone.
                timer::after_draw(|| {
                    dom::focus_main_heading();
                });
            }
        });
    }
}
