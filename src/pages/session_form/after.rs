//! Moving a session: only this one, or also those after it, by the same days.

use crate::components::{Choices, Notice, Toasts, Tone};
use crate::pages::when::{When, problem_words};
use crate::state::{Many, Moved, Part, Series, Session, Speech, moved_all, zone_of};
use content::Words;
use domain::session;
use leptos::prelude::*;
use vault::RecordId;

/// What is kept of the choice while the form is being filled in.
const NAMES: [&str; 2] = ["one", "all"];
const ALL: Option<usize> = Some(1);

/// The sessions after one that is moved, and whether they move along.
#[derive(Clone, Copy)]
pub struct After {
    /// Those after it, as they are now.
    others: Memo<Vec<(RecordId, Session)>>,
    chosen: RwSignal<Option<usize>>,
    days: Memo<i64>,
}

impl After {
    /// For a session that is moved; nothing comes after a new one.
    pub fn new(series: Series, moved: Option<RecordId>, when: When) -> Self {
        let days = Memo::new(move |_| {
            let now = when.date.with(|typed| session::date(typed)).ok();
            let before = moved.and_then(|id| series.said(id));
            now.zip(before)
                .map_or(0, |(now, before)| (now - before.local.date()).num_days())
        });
        Self {
            others: Memo::new(move |_| moved.map(|id| series.those_after(id)).unwrap_or_default()),
            chosen: RwSignal::new(Some(0)),
            days,
        }
    }

    /// The choice, as a part of the form.
    pub fn part(self) -> (&'static str, Part) {
        ("after", Part::Choice(self.chosen, &NAMES))
    }

    /// Whether there is anything to choose, tracked.
    fn is_asked(self) -> bool {
        self.days.get() != 0 && self.others.with(|others| !others.is_empty())
    }

    /// Those that move along, as they will be; none unless that was chosen. Not tracked.
    pub fn along(self) -> Many {
        let is_chosen = untrack(|| self.is_asked() && self.chosen.get() == ALL);
        if !is_chosen {
            return Vec::new();
        }
        let days = self.days.get_untracked();
        self.others
            .with_untracked(|others| moved_all(others, days))
            .0
    }
}

/// Where several were moved: how many, with a way to take all of it back.
pub fn tell(series: Series, moved: Moved, toasts: Toasts, w: Words) {
    let count = moved.count();
    if count < 2 {
        return;
    }
    let undo = move || {
        let moved = moved.clone();
        async move { series.take_back(&moved).await }
    };
    toasts.offer_way_back(w.session_moved_toast(count), w, undo);
}

/// The choice, once the date is another one.
#[component]
pub fn AfterChoice(after: After) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let stays = move || {
        if after.chosen.get() != ALL {
            return Vec::new();
        }
        let days = after.days.get();
        after.others.with(|others| moved_all(others, days)).1
    };
    move || {
        after.is_asked().then(|| {
            let count = after.others.with(Vec::len);
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            view! {
                <Choices
                    name="after"
                    legend=w.session_after()
                    texts=vec![w.session_after_one(), w.session_after_all()]
                    chosen=after.chosen
                />
                <p class="note">{w.session_after_count(count)}</p>
                {move || {
                    stays()
                        .into_iter()
                        .map(|(session, problem)| {
                            let start = session.start(&zone_of(&session));
                            let date = speech.long_date(start, &session.zone);
                            view! {
                                <Notice tone=Tone::Warm>
                                    <p>{w.session_after_stays(&date)}</p>
                                    <p>{problem_words(speech, problem)}</p>
                                </Notice>
                            }
                        })
                        .collect_view()
                }}
            }
        })
    }
}
