//! Moving a session: only this one, or also those after it, by the same days.

use crate::components::{Choices, Notice, Toasts, Tone};
use crate::pages::when::{When, problem_words};
use crate::state::{Many, Part, Series, Speech, Trouble, moved_all, zone_of};
use content::Words;
use domain::session::{self, Session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// What is kept of the choice while the form is being filled in.
const NAMES: [&str; 2] = ["one", "all"];
const ALL: Option<usize> = Some(1);

/// The sessions after one that is moved, and whether they move along.
#[derive(Clone, Copy)]
pub struct After {
    /// Those after it, as they were when the form was opened: trying again moves them no further.
    others: StoredValue<Many>,
    chosen: RwSignal<Option<usize>>,
    days: Memo<i64>,
}

impl After {
    /// For a session that is moved; nothing comes after a new one.
    pub fn new(series: Series, moved: Option<&(RecordId, Session)>, when: When) -> Self {
        let others = moved.map(|(id, _)| untrack(|| series.those_after(*id)));
        let before = moved.map(|(_, session)| session.local.date());
        let days = Memo::new(move |_| {
            let now = when.date.with(|typed| session::date(typed)).ok();
            now.zip(before)
                .map_or(0, |(now, before)| (now - before).num_days())
        });
        Self {
            others: StoredValue::new(others.unwrap_or_default()),
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
        self.days.get() != 0 && self.others.with_value(|others| !others.is_empty())
    }

    /// What moves along, where that was chosen, not tracked.
    pub fn along(self) -> Option<Along> {
        let is_chosen = untrack(|| self.is_asked() && self.chosen.get() == ALL);
        is_chosen.then(|| {
            let mut were = self.others.get_value();
            let (moved, _) = moved_all(&were, self.days.get_untracked());
            were.retain(|(of, _)| moved.iter().any(|(moved, _)| moved == of));
            Along { were, moved }
        })
    }
}

/// Sessions that move along with another: as they were, and as they will be.
pub struct Along {
    were: Many,
    moved: Many,
}

impl Along {
    /// Moves them, with a way to take all of it back.
    ///
    /// # Errors
    /// When some of them were not saved.
    pub async fn save(
        self,
        series: Series,
        first: (RecordId, Session),
        toasts: Toasts,
        w: Words,
    ) -> Result<(), Trouble> {
        series.change_all(&self.moved).await?;
        let mut were = self.were;
        were.push(first);
        let count = i64::try_from(were.len()).unwrap_or(i64::MAX);
        let undo = move || {
            let were = were.clone();
            spawn_local(async move {
                if let Err(why) = series.change_all(&were).await {
                    toasts.say(why.words(w));
                }
            });
        };
        toasts.offer_undo(w.session_moved_toast(count), w.common_undo(), undo);
        Ok(())
    }
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
        after.others.with_value(|others| moved_all(others, days)).1
    };
    move || {
        after.is_asked().then(|| {
            let count = after.others.with_value(Vec::len);
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
