//! The parts of the program that are fetched behind the first screen, each a wasm file of its own;
//! `src/main.rs` says where the program is cut.

use crate::pages;
use crate::routes::{Chunk, Route};
use leptos::prelude::*;
use platform::{dom, timer};
use std::pin::Pin;

/// All of them, in the order in which they are fetched.
const ALL: [Chunk; 2] = [Chunk::Plan, Chunk::Reflect];

/// Tells whether a chunk could be had.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;

/// The program's cuts.
#[derive(Clone, Copy)]
pub struct Cuts {
    /// Fetches a chunk, at most once; after a failure it can be asked again.
    pub load: fn(Chunk) -> Loading,
    /// Draws something of a chunk; none while the chunk is not there.
    pub show: fn(Wanted) -> Option<AnyView>,
}

/// Something that a chunk draws.
pub struct Wanted(Of);

enum Of {
    Screen(Route),
    Part(Part),
}

impl Wanted {
    /// The chunk that draws it; none for what is in the start.
    pub fn chunk(&self) -> Option<Chunk> {
        match &self.0 {
            Of::Screen(route) => route.chunk(),
            Of::Part(_) => Some(Chunk::Plan),
        }
    }
}

/// A part of a first screen that the chunk *plan* draws: nothing that a first look needs.
#[derive(Clone, Copy)]
pub enum Part {
    /// That a calendar holds what is no longer so.
    StaleCalendar,
    /// The question after a session that was cancelled on its day.
    Cancelled,
    /// Sees to what reaches further than the screen: what lies readable without unlocking, notes, the
    /// number on the icon; nothing to see.
    Outside,
    /// The clinic's numbers, or the way to add them.
    CallClinic,
    /// The one thing that rang while nobody was there.
    Missed,
    /// What the time without driving still takes, for a day after it.
    WaitingOver,
    /// What is asked where a zone is not known: the patient's own, or that of what is planned.
    Zones,
}

/// Draws something of the chunk *plan*; to be called behind its cut only.
pub fn show_plan(wanted: Wanted) -> AnyView {
    match wanted.0 {
        Of::Screen(route) => pages::show_plan(route),
        Of::Part(part) => pages::show_part(part),
    }
}

/// Draws a screen of the chunk *reflect*; to be called behind its cut only.
pub fn show_reflect(wanted: Wanted) -> AnyView {
    match wanted.0 {
        Of::Screen(route) => pages::show_reflect(route),
        Of::Part(_) => ().into_any(),
    }
}

/// Whether a chunk is there yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Here,
    Missing,
}

/// The chunks as the app sees them.
#[derive(Clone, Copy)]
pub struct Chunks {
    cuts: Cuts,
    plan: RwSignal<State>,
    reflect: RwSignal<State>,
}

impl Chunks {
    /// None is there yet, as far as anybody asked.
    pub fn new(cuts: Cuts) -> Self {
        Self {
            cuts,
            plan: RwSignal::new(State::Loading),
            reflect: RwSignal::new(State::Loading),
        }
    }

    fn state(self, chunk: Chunk) -> RwSignal<State> {
        match chunk {
            Chunk::Plan => self.plan,
            Chunk::Reflect => self.reflect,
        }
    }

    /// Whether something can be shown for an address, be it that a chunk is missing; tracked.
    pub fn can_show(self, route: &Route) -> bool {
        let chunk = route.chunk();
        chunk.is_none_or(|chunk| self.state(chunk).get() != State::Loading)
    }

    /// A screen of a chunk; none if it could not be had. Tracked.
    pub fn show(self, route: Route) -> Option<AnyView> {
        self.state(route.chunk()?).track();
        (self.cuts.show)(Wanted(Of::Screen(route)))
    }

    /// A part of a first screen; none until its chunk is there. Tracked.
    pub fn part(self, part: Part) -> Option<AnyView> {
        let is_here = self.plan.get() == State::Here;
        is_here.then(|| (self.cuts.show)(Wanted(Of::Part(part))))?
    }

    /// Fetches all of them, one after the other.
    pub fn load_all(self) {
        timer::spawn(async move {
            for chunk in ALL {
                self.loaded(chunk).await;
            }
        });
    }

    /// Fetches one, unless it is there.
    pub fn load(self, chunk: Chunk) {
        timer::spawn(self.loaded(chunk));
    }

    async fn loaded(self, chunk: Chunk) {
        let state = self.state(chunk);
        if state.get_untracked() == State::Here {
            return;
        }
        let now = match (self.cuts.load)(chunk).await {
            true => State::Here,
            false => State::Missing,
        };
        // What says that it is missing stands until that is no longer so.
        let before = state.get_untracked();
        if before != now {
            state.set(now);
        }
        if before == State::Missing && now == State::Here {
            // The button that was tapped is gone.
            timer::after_draw(|| {
                dom::focus_main_heading();
            });
        }
    }
}
