//! Several sessions like one, by a pattern: chosen, seen as dates, and added in one step.

mod preview;

use super::hours::{place_name, zone_words};
use crate::components::{Choices, Field, Screen, Unsaved};
use crate::routes::Route;
use crate::state::{Forms, Part, Series, Session, Speech, zone_of};
use chrono::NaiveDateTime;
use content::Words;
use domain::course::{Draft, Problem, Rhythm};
use leptos::prelude::*;
use preview::Preview;
use vault::RecordId;

/// The same by the names under which a choice is kept while the form is being filled in.
const RHYTHM_NAMES: [&str; 5] = [
    "every-two-weeks",
    "twice-then-weekly",
    "six-in-three-weeks",
    "every-days",
    "on-weekdays",
];
const WEEKDAY_NAMES: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn rhythm_words(w: Words, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::EveryTwoWeeks => w.course_every_two_weeks(),
        Rhythm::TwiceThenWeekly => w.course_twice_then_weekly(),
        Rhythm::SixInThreeWeeks => w.course_six(),
        Rhythm::EveryDays => w.course_every_days(),
        Rhythm::OnWeekdays => w.course_on_weekdays(),
    }
}

/// More sessions like this one.
#[component]
pub fn Course(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let session = untrack(|| expect_context::<Series>().session(id));
    view! {
        <Screen route=Route::Course(id.to_string()) title=w.course_title() class="plan course">
            {match session {
                Some(session) if !session.is_supported() => view! { <super::plan::Unsupported /> }.into_any(),
                Some(session) => view! { <Pattern id session /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// What is typed and chosen, as signals.
#[derive(Clone, Copy)]
struct Fields {
    rhythm: RwSignal<Option<usize>>,
    times: RwSignal<String>,
    twice: RwSignal<String>,
    weekly: RwSignal<String>,
    days: RwSignal<String>,
    weekdays: [RwSignal<bool>; 7],
}

impl Fields {
    fn new() -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            rhythm: RwSignal::new(None),
            times: text("6"),
            twice: text("4"),
            weekly: text("4"),
            days: text(""),
            weekdays: [(); 7].map(|()| RwSignal::new(false)),
        }
    }

    fn parts(self) -> Vec<(&'static str, Part)> {
        let texts = [
            ("rhythm", Part::Choice(self.rhythm, &RHYTHM_NAMES)),
            ("times", Part::Text(self.times)),
            ("twice", Part::Text(self.twice)),
            ("weekly", Part::Text(self.weekly)),
            ("days", Part::Text(self.days)),
        ];
        let ticks = WEEKDAY_NAMES.into_iter().zip(self.weekdays);
        let ticks = ticks.map(|(name, tick)| (name, Part::Tick(tick)));
        texts.into_iter().chain(ticks).collect()
    }

    /// All of it, tracked.
    fn draft(self) -> Draft {
        Draft {
            rhythm: self.rhythm(),
            times: self.times.get(),
            twice: self.twice.get(),
            weekly: self.weekly.get(),
            days: self.days.get(),
            weekdays: self.weekdays.map(|tick| tick.get()),
        }
    }

    fn rhythm(self) -> Option<Rhythm> {
        self.rhythm
            .get()
            .and_then(|at| Rhythm::ALL.get(at).copied())
    }
}

#[component]
fn Pattern(id: RecordId, session: Session) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let fields = Fields::new();
    let form = expect_context::<Forms>().open(format!("course/{id}"), fields.parts());
    let tried = RwSignal::new(false);
    let outcome = Memo::new(move |_| fields.draft().finish());
    // The dates that are looked at: those of the pattern when it was last asked for.
    let starts = RwSignal::new(None::<Vec<NaiveDateTime>>);
    Effect::new(move |before: Option<Draft>| {
        let now = fields.draft();
        if before.is_some_and(|before| before != now) {
            starts.set(None);
        }
        now
    });
    let start = session.start(&zone_of(&session));
    let lead = w.course_lead(
        &speech.weekday_date(start, &session.zone),
        &speech.time(start, &session.zone),
    );
    let zone_name = place_name(&session.zone);
    let first = session.local;
    let session = StoredValue::new(session);
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match outcome.get_untracked() {
            Ok(pattern) => {
                starts.set(Some(pattern.starts(first)));
                platform::timer::after_draw(|| {
                    platform::dom::scroll_to_id("dates");
                    platform::dom::focus_by_id("dates");
                });
            }
            Err(_) => platform::timer::after_draw(platform::dom::focus_first_problem),
        }
    };
    view! {
        <p class="lead">{lead}</p>
        {zone_words(w.session_zone(&zone_name))}
        <form class="form" novalidate autocomplete="off" on:input=move |_| form.touch() on:submit=show>
            <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
            <Choices
                name="rhythm"
                legend=w.course_rhythm()
                texts=Rhythm::ALL.map(|rhythm| rhythm_words(w, rhythm)).to_vec()
                chosen=fields.rhythm
                problem=shown(w, outcome, tried, |problem| *problem == Problem::RhythmMissing)
            />
            {move || fields.rhythm().map(|rhythm| numbers(w, fields, rhythm, outcome, tried))}
            <button type="submit" class="button button--wide">{w.course_show()}</button>
        </form>
        {move || {
            starts
                .get()
                .map(|starts| view! { <Preview id session=session.get_value() starts form /> })
        }}
    }
}

type Outcome = Memo<Result<domain::course::Pattern, Vec<Problem>>>;

/// The first of the wanted problems in words, once they are to be said.
fn shown(
    w: Words,
    outcome: Outcome,
    tried: RwSignal<bool>,
    wanted: fn(&Problem) -> bool,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        let problems = outcome.get().err().unwrap_or_default();
        let found = problems.into_iter().find(&wanted).filter(|_| tried.get());
        found.map(|problem| problem_words(w, problem).to_owned())
    })
}

/// What the chosen rhythm still asks for.
fn numbers(
    w: Words,
    fields: Fields,
    rhythm: Rhythm,
    outcome: Outcome,
    tried: RwSignal<bool>,
) -> AnyView {
    let shown = move |wanted| shown(w, outcome, tried, wanted);
    let times = move || {
        view! {
            <Field
                name="times"
                kind="number"
                label=w.course_times()
                hint=w.course_times_hint()
                value=fields.times
                problem=shown(|problem| *problem == Problem::TimesOutOfRange)
            />
        }
    };
    match rhythm {
        Rhythm::EveryTwoWeeks => times().into_any(),
        Rhythm::SixInThreeWeeks => ().into_any(),
        Rhythm::TwiceThenWeekly => view! {
            <Field
                name="twice"
                kind="number"
                label=w.course_twice()
                value=fields.twice
                problem=shown(|problem| {
                    matches!(problem, Problem::TwiceOutOfRange | Problem::CountOutOfRange)
                })
            />
            <Field
                name="weekly"
                kind="number"
                label=w.course_weekly()
                value=fields.weekly
                problem=shown(|problem| *problem == Problem::WeeklyOutOfRange)
            />
        }
        .into_any(),
        Rhythm::EveryDays => view! {
            <Field
                name="days"
                kind="number"
                label=w.course_days()
                value=fields.days
                problem=shown(|problem| *problem == Problem::DaysOutOfRange)
            />
            {times()}
        }
        .into_any(),
        Rhythm::OnWeekdays => view! {
            <Weekdays fields problem=shown(|problem| *problem == Problem::WeekdaysMissing) />
            {times()}
        }
        .into_any(),
    }
}

/// The days of the week, as boxes.
#[component]
fn Weekdays(fields: Fields, problem: Signal<Option<String>>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    // A Monday, and the days after it.
    let monday = domain::session::date("2024-01-01").unwrap_or_default();
    let days = (0..).zip(fields.weekdays);
    view! {
        <fieldset class="choices" aria-describedby="weekdays-problem">
            <legend class="field__label">{speech.words().course_weekdays()}</legend>
            <ul class="check_list" role="list">
                {days
                    .map(|(day, tick)| {
                        let name = speech.weekday_of(domain::time::day_shifted(monday, day));
                        view! {
                            <li class="check_row">
                                <label class="check_row__label">
                                    <input
                                        class="check_row__box"
                                        type="checkbox"
                                        prop:checked=move || tick.get()
                                        on:change=move |event| tick.set(event_target_checked(&event))
                                    />
                                    <span class="check_row__body">
                                        <span class="check_row__text">{name}</span>
                                    </span>
                                </label>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <div id="weekdays-problem">
                {move || problem.get().map(|text| view! { <p class="field__problem">{text}</p> })}
            </div>
        </fieldset>
    }
}

fn problem_words(w: Words, problem: Problem) -> &'static str {
    match problem {
        Problem::RhythmMissing => w.course_problem_rhythm(),
        Problem::TimesOutOfRange => w.course_problem_times(),
        Problem::TwiceOutOfRange | Problem::WeeklyOutOfRange => w.course_problem_weeks(),
        Problem::DaysOutOfRange => w.course_problem_days(),
        Problem::WeekdaysMissing => w.course_problem_weekdays(),
        Problem::CountOutOfRange => w.course_problem_count(),
    }
}
