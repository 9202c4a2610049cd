//! The dates of a course before they are added: single ones are taken out or changed.

use crate::components::{Glyph, Icon, Toasts, not_saved, show_answer};
use crate::pages::when::{When, WhenFields, problem_words};
use crate::routes::Route;
use crate::state::{Deed, Form, Series, Session, Speech, zone_of};
use chrono::NaiveDateTime;
use content::Words;
use domain::course;
use domain::session::{self, Draft, Problem};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use vault::RecordId;

/// One date.
#[derive(Clone, Copy)]
struct Row {
    place: usize,
    when: When,
    is_out: RwSignal<bool>,
    /// A session begins then already: it is not added once more unless somebody says so.
    is_here: bool,
    outcome: Memo<Result<session::Session, Vec<Problem>>>,
}

impl Row {
    fn new(place: usize, start: NaiveDateTime, base: StoredValue<Session>, is_here: bool) -> Self {
        let like = base.with_value(|base| course::like(base, start, &zone_of(base)));
        let when = When::new(like.date, like.start, None, like.zone);
        let outcome = Memo::new(move |_| {
            base.with_value(|base| {
                let zone = zone_of(base);
                let typed = Draft {
                    date: when.date.get(),
                    start: when.start.get(),
                    fold: when.fold(),
                    ..course::like(base, base.local, &zone)
                };
                typed.finish(Some(&zone))
            })
        });
        Self {
            place,
            when,
            is_out: RwSignal::new(is_here),
            is_here,
            outcome,
        }
    }

    /// Its date as it is read aloud, tracked.
    fn date(self, speech: Speech) -> String {
        let typed = self.when.date.get();
        session::date(&typed).map_or(typed, |date| speech.weekday_date_of(date))
    }
}

/// Everything the dates share.
#[derive(Clone, Copy)]
struct Shared {
    speech: Speech,
    words: Words,
    /// The place of the date that is being changed.
    open: RwSignal<Option<usize>>,
}

/// All dates, and the one step that adds them.
#[component]
pub fn Preview(
    id: RecordId,
    session: Session,
    starts: Vec<NaiveDateTime>,
    form: Form,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let here = untrack(|| series.sessions());
    let is_here = |start: &NaiveDateTime| {
        here.iter().any(|(of, other)| {
            *of != id && other.is_planned() && other.zone == session.zone && other.local == *start
        })
    };
    let here: Vec<_> = starts.iter().map(is_here).collect();
    let base = StoredValue::new(session);
    let rows: Vec<_> = starts
        .into_iter()
        .zip(here)
        .enumerate()
        .skip(1)
        .map(|(place, (start, is_here))| Row::new(place, start, base, is_here))
        .collect();
    let rows = StoredValue::new(rows);
    let shared = Shared {
        speech,
        words: w,
        open: RwSignal::new(None),
    };
    let wanted = move || {
        let rows = rows.get_value().into_iter();
        rows.filter(|row| !row.is_out.get()).collect::<Vec<_>>()
    };
    let count = Memo::new(move |_| wanted().len());
    let deed = Deed::new();
    let go = StoredValue::new(use_navigate());
    let add = move |_| {
        let wanted = untrack(wanted);
        let unfit = wanted
            .iter()
            .find(|row| row.outcome.with_untracked(Result::is_err));
        if let Some(row) = unfit {
            shared.open.set(Some(row.place));
            return platform::timer::after_draw(platform::dom::focus_first_problem);
        }
        let made = wanted.iter().map(|row| row.outcome.get_untracked());
        let sessions: Vec<_> = made.flatten().collect();
        if sessions.is_empty() {
            return;
        }
        let save = async move {
            let added = form.save(series.add_all(sessions)).await?;
            tell(toasts, series, w, added);
            Ok(())
        };
        deed.run(save, move |()| {
            deed.close();
            let to = Route::Plan.to_string();
            go.with_value(|go| go(&to, NavigateOptions::default()));
        });
    };
    let (first_date, first_time) = base.with_value(|base| {
        let date = speech.weekday_date_of(base.local.date());
        (date, speech.local_time(base.local))
    });
    view! {
        <section class="stack">
            <h2 id="dates" tabindex="-1">{w.course_dates()}</h2>
            <p class="note">{w.course_dates_note()}</p>
            <ol class="card card--flush list_rows course__dates" role="list">
                <li class="course__row">
                    <div class="course__when">
                        <span class="list_row__title">{first_date}</span>
                        <span class="note">{format!("{first_time} · {}", w.course_first())}</span>
                    </div>
                </li>
                {rows.get_value().into_iter().map(|row| view! { <Date row shared /> }).collect_view()}
            </ol>
            {move || deed.trouble().map(|why| not_saved(w, why))}
            <button
                type="button"
                class="button button--wide"
                disabled=move || count.get() == 0 || deed.is_busy()
                aria-busy=move || deed.is_busy().to_string()
                on:click=add
            >
                <Icon of=Glyph::Plus />
                {move || w.course_add_do(i64::try_from(count.get()).unwrap_or(i64::MAX))}
            </button>
        </section>
    }
}

/// How many were added, and a way to take all of them back.
fn tell(toasts: Toasts, series: Series, w: Words, added: Vec<RecordId>) {
    let count = i64::try_from(added.len()).unwrap_or(i64::MAX);
    let undo = move || {
        let added = added.clone();
        async move { series.erase_all(&added).await }
    };
    toasts.offer_way_back(w.course_added(count), w, undo);
}

#[component]
fn Date(row: Row, shared: Shared) -> impl IntoView {
    let Shared {
        speech,
        words: w,
        open,
    } = shared;
    let is_open = Memo::new(move |_| open.get() == Some(row.place) && !row.is_out.get());
    let date = Memo::new(move |_| row.date(speech));
    let time = move || {
        row.outcome.with(|made| match made {
            Ok(session) => speech.local_time(session.local),
            Err(_) => row.when.start.get(),
        })
    };
    let note = move || {
        let more = match (row.is_out.get(), row.is_here) {
            (true, true) => w.course_here(),
            (true, false) => w.course_taken_out(),
            (false, _) => return time(),
        };
        format!("{} · {more}", time())
    };
    let problem = move || {
        let problem = row
            .outcome
            .with(|made| made.as_ref().err()?.first().copied());
        problem.filter(|_| !row.is_out.get() && !is_open.get())
    };
    let problems = Signal::derive(move || row.outcome.get().err().unwrap_or_default());
    let name = format!("date-{}", row.place);
    // The way back stands where the date is: a second tap on *Remove* lands on nothing.
    let turn = {
        let name = name.clone();
        move |is_out: bool| {
            row.is_out.set(is_out);
            if is_out {
                open.set(None);
            }
            show_answer(name.clone());
        }
    };
    let put_back = turn.clone();
    let change = move |_| {
        let next = (open.get_untracked() != Some(row.place)).then_some(row.place);
        open.set(next);
    };
    let head = move || {
        let words = view! {
            <span class="list_row__title">{move || date.get()}</span>
            " "
            <span class="note">{note}</span>
        };
        let (name, put_back) = (name.clone(), put_back.clone());
        if row.is_out.get() {
            return view! {
                <button
                    type="button"
                    class="course__when"
                    id=name
                    on:click=move |_| put_back(false)
                >
                    {words}
                    " "
                    <span class="course__back">{w.course_put_back_do()}</span>
                </button>
            }
            .into_any();
        }
        view! {
            <button
                type="button"
                class="course__when"
                id=name
                aria-expanded=move || is_open.get().to_string()
                on:click=change
            >
                <span class="visually_hidden">{w.course_change()} ": "</span>
                {words}
                <Icon of=Glyph::Pen size=18 />
            </button>
        }
        .into_any()
    };
    view! {
        <li class="course__row" class:course__row--out=move || row.is_out.get()>
            {head}
            {move || {
                let turn = turn.clone();
                (!row.is_out.get())
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--text"
                                aria-label=move || w.course_take_out(&date.get())
                                on:click=move |_| turn(true)
                            >
                                {w.course_take_out_do()}
                            </button>
                        }
                    })
            }}
            {move || {
                problem()
                    .map(|problem| {
                        view! { <p class="field__problem course__change">{problem_words(speech, problem)}</p> }
                    })
            }}
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <div class="course__change">
                                <WhenFields
                                    when=row.when
                                    problems
                                    tried=Signal::stored(true)
                                    touched=Callback::new(|()| {})
                                />
                            </div>
                        }
                    })
            }}
        </li>
    }
}
