//! Add a session, or move one: the form, and what it asks about before it is saved.

mod details;

pub use details::SessionDetails;

use super::plan::Unsupported;
use crate::components::not_saved;
use crate::components::{Choices, Field, Glyph, Icon, Notice, Screen, Tone, Unsaved};
use crate::routes::Route;
use crate::state::{Choosing, Day, Form, Forms, Part, Series, Speech, Trouble, zone, zone_of};
use chrono::NaiveDateTime;
use content::Words;
use domain::session::{Draft, Fold, Medicine, Notice as Remark, Problem, Session, Setting};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use vault::RecordId;

const SETTINGS: [Setting; 3] = [Setting::Clinic, Setting::Home, Setting::Unlicensed];
const MEDICINES: [Medicine; 3] = [Medicine::Ketamine, Medicine::Spravato, Medicine::NotSure];
const FOLDS: [Fold; 2] = [Fold::Earlier, Fold::Later];

/// The same by the names under which a choice is kept while the form is being filled in.
const SETTING_NAMES: [&str; 3] = ["clinic", "home", "unlicensed"];
const MEDICINE_NAMES: [&str; 3] = ["ketamine", "spravato", "not-sure"];
const FOLD_NAMES: [&str; 2] = ["earlier", "later"];

/// A new session.
#[component]
pub fn NewSession() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let chosen = untrack(|| expect_context::<Choosing>().chosen());
    let draft = Draft {
        zone: untrack(|| expect_context::<Day>().zone()),
        place: chosen.map(|(_, clinic)| clinic.name).unwrap_or_default(),
        ..Draft::default()
    };
    view! {
        <Screen route=Route::SessionNew title=w.session_add_title() class="plan">
            <SessionForm draft replaces=None />
        </Screen>
    }
}

/// Another date for a session, and whatever else changed.
#[component]
pub fn MoveSession(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let session = untrack(|| series.session(id));
    view! {
        <Screen route=Route::Move(id.to_string()) title=w.session_move_title() class="plan">
            {match session {
                Some(session) => {
                    let draft = Draft::from_session(&session, &zone_of(&session));
                    view! {
                        <p class="note">{w.session_move_note()}</p>
                        <SessionForm draft replaces=Some((id, session)) />
                    }
                        .into_any()
                }
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

fn setting_words(w: Words, setting: Setting) -> &'static str {
    match setting {
        Setting::Clinic => w.session_setting_clinic(),
        Setting::Home => w.session_setting_home(),
        Setting::Unlicensed => w.session_setting_unlicensed(),
    }
}

fn medicine_words(w: Words, medicine: Medicine) -> &'static str {
    match medicine {
        Medicine::Ketamine => w.session_ketamine(),
        Medicine::Spravato => w.session_spravato(),
        Medicine::NotSure => w.session_not_sure(),
    }
}

fn place_of<T: PartialEq + Copy>(all: &[T], value: Option<T>) -> Option<usize> {
    all.iter().position(|one| Some(*one) == value)
}

/// The fields of the form, as signals.
#[derive(Clone, Copy)]
struct Fields {
    setting: RwSignal<Option<usize>>,
    medicine: RwSignal<Option<usize>>,
    date: RwSignal<String>,
    start: RwSignal<String>,
    length: RwSignal<String>,
    place: RwSignal<String>,
    travel: RwSignal<String>,
    fold: RwSignal<Option<usize>>,
    zone: StoredValue<String>,
}

impl Fields {
    fn of(draft: Draft) -> Self {
        Self {
            setting: RwSignal::new(place_of(&SETTINGS, draft.setting)),
            medicine: RwSignal::new(place_of(&MEDICINES, draft.medicine)),
            date: RwSignal::new(draft.date),
            start: RwSignal::new(draft.start),
            length: RwSignal::new(draft.length_minutes),
            place: RwSignal::new(draft.place),
            travel: RwSignal::new(draft.travel_minutes),
            fold: RwSignal::new(place_of(&FOLDS, draft.fold)),
            zone: StoredValue::new(draft.zone),
        }
    }

    fn parts(self) -> Vec<(&'static str, Part)> {
        vec![
            ("setting", Part::Choice(self.setting, &SETTING_NAMES)),
            ("medicine", Part::Choice(self.medicine, &MEDICINE_NAMES)),
            ("date", Part::Text(self.date)),
            ("start", Part::Text(self.start)),
            ("length", Part::Text(self.length)),
            ("place", Part::Text(self.place)),
            ("travel", Part::Text(self.travel)),
            ("fold", Part::Choice(self.fold, &FOLD_NAMES)),
        ]
    }

    fn draft(self) -> Draft {
        Draft {
            setting: self.setting.get().and_then(|at| SETTINGS.get(at).copied()),
            medicine: self
                .medicine
                .get()
                .and_then(|at| MEDICINES.get(at).copied()),
            date: self.date.get(),
            start: self.start.get(),
            length_minutes: self.length.get(),
            place: self.place.get(),
            travel_minutes: self.travel.get(),
            zone: self.zone.get_value(),
            fold: self.fold.get().and_then(|at| FOLDS.get(at).copied()),
        }
    }
}

#[component]
fn SessionForm(draft: Draft, replaces: Option<(RecordId, Session)>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, day) = (expect_context::<Series>(), expect_context::<Day>());
    let zone_name = draft.zone.clone();
    let fields = Fields::of(draft);
    let name = replaces.as_ref().map_or_else(
        || "session/new".to_owned(),
        |(id, _)| format!("session/{id}"),
    );
    let form = expect_context::<Forms>().open(name, fields.parts());
    let tried = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let outcome = Memo::new(move |_| fields.draft().finish(&zone(&fields.zone.get_value())));
    let problems = Memo::new(move |_| outcome.get().err().unwrap_or_default());
    let shown = move |wanted: fn(&Problem) -> bool| {
        Signal::derive(move || {
            let found = problems.with(|problems| problems.iter().copied().find(&wanted));
            found
                .filter(|_| tried.get())
                .map(|problem| problem_words(speech, problem))
        })
    };
    let comes_twice = Memo::new(move |_| {
        // Also once it was answered, so that the answer can be changed.
        let unanswered = Draft {
            fold: None,
            ..fields.draft()
        };
        let outcome = unanswered.finish(&zone(&unanswered.zone));
        outcome.is_err_and(|problems| problems.contains(&Problem::HourTwice))
    });
    let go = StoredValue::new(use_navigate());
    let replaced = StoredValue::new(replaces);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(session) = outcome.get_untracked() else {
            platform::timer::after_draw(platform::dom::focus_first_problem);
            return;
        };
        spawn_local(async move {
            let save = async {
                match replaced.get_value() {
                    Some((id, before)) => {
                        let session = Session {
                            standing: before.standing,
                            ..session
                        };
                        series.change(id, &session).await.map(|()| id)
                    }
                    None => series.add(&session).await,
                }
            };
            match form.save(save).await {
                Ok(id) => {
                    let to = match untrack(|| series.at_hand()) {
                        Some(at_hand) if at_hand == id => Route::Plan,
                        _ => Route::Session(id.to_string()),
                    };
                    let options = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    go.with_value(|go| go(&to.to_string(), options));
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    let others = move || {
        let replaced = replaced.with_value(|replaced| replaced.as_ref().map(|(id, _)| *id));
        let all = series.all().into_iter();
        all.filter(|(id, session, _)| Some(*id) != replaced && session.is_planned())
            .map(|(_, session, _)| session.local.date())
            .collect::<Vec<_>>()
    };
    let remarks = move || {
        let draft = fields.draft();
        draft
            .notices(&others(), day.now(), &zone(&draft.zone))
            .into_iter()
            .map(|remark| {
                let text = match remark {
                    Remark::InThePast => w.session_notice_past(),
                    Remark::FarAhead => w.session_notice_far(),
                    Remark::SameDay => w.session_notice_same_day(),
                };
                view! { <Notice><p>{text}</p></Notice> }
            })
            .collect_view()
    };
    let unsupported = move || {
        let chosen = fields.setting.get().and_then(|at| SETTINGS.get(at));
        chosen
            .is_some_and(|setting| *setting != Setting::Clinic)
            .then(|| view! { <Unsupported /> })
    };
    view! {
        <form
            class="form session_form"
            novalidate
            autocomplete="off"
            on:input=move |_| form.touch()
            on:submit=save
        >
            <Unsaved is_restored=form.is_restored() discard=Callback::new(move |()| form.discard()) />
            <Choices
                name="setting"
                legend=w.session_setting()
                texts=SETTINGS.map(|setting| setting_words(w, setting)).to_vec()
                chosen=fields.setting
                problem=shown(|problem| matches!(problem, Problem::SettingMissing))
            />
            {unsupported}
            <Choices
                name="medicine"
                legend=w.session_medicine()
                texts=MEDICINES.map(|medicine| medicine_words(w, medicine)).to_vec()
                chosen=fields.medicine
            />
            <div class="fields">
                <Field
                    name="date"
                    kind="date"
                    label=w.session_date()
                    value=fields.date
                    problem=shown(|problem| matches!(problem, Problem::DateMissing | Problem::DateUnreadable))
                />
                <Field
                    name="start"
                    kind="time"
                    label=w.session_start()
                    value=fields.start
                    problem=shown(|problem| matches!(problem, Problem::StartMissing | Problem::StartUnreadable))
                />
            </div>
            {move || problems.get().into_iter().find_map(|problem| skipped_hour(speech, fields, form, problem))}
            {move || {
                comes_twice
                    .get()
                    .then(|| {
                        view! {
                            <Choices
                                name="fold"
                                legend=w.session_which_hour()
                                texts=vec![w.session_first_hour(), w.session_second_hour()]
                                chosen=fields.fold
                                problem=shown(|problem| matches!(problem, Problem::HourTwice))
                            />
                        }
                    })
            }}
            {remarks}
            <p class="note row">
                <Icon of=Glyph::Clock size=18 />
                {w.session_zone(&super::hours::place_name(&zone_name))}
            </p>
            <Field
                name="length"
                kind="number"
                label=w.session_length()
                hint=w.session_length_hint()
                value=fields.length
                problem=shown(|problem| matches!(problem, Problem::LengthMissing | Problem::LengthOutOfRange))
            />
            <Field name="place" label=w.session_place() hint=w.session_place_hint() value=fields.place />
            <Field
                name="travel"
                kind="number"
                label=w.session_travel()
                hint=w.session_travel_hint()
                value=fields.travel
                problem=shown(|problem| matches!(problem, Problem::TravelOutOfRange))
            />
            <div class="form__foot">
                {move || trouble.get().map(|why| not_saved(w, why))}
                <p class="field__problem" role="status">
                    {move || {
                        let count = problems.with(Vec::len);
                        (tried.get() && count > 0)
                            .then(|| w.session_problems(i64::try_from(count).unwrap_or(i64::MAX)))
                    }}
                </p>
                <button type="submit" class="button button--wide">{w.session_save()}</button>
            </div>
        </form>
    }
}

/// The hour that the clocks skip: which of the two real ones did the clinic mean?
fn skipped_hour(speech: Speech, fields: Fields, form: Form, problem: Problem) -> Option<AnyView> {
    let Problem::HourSkipped { before, after } = problem else {
        return None;
    };
    let choose = move |local: NaiveDateTime| {
        view! {
            <button
                type="button"
                class="button button--small button--quiet"
                on:click=move |_| {
                    fields.date.set(local.date().to_string());
                    fields.start.set(local.time().to_string());
                    form.touch();
                }
            >
                {speech.local_time(local)}
            </button>
        }
    };
    let notice = view! {
        <Notice tone=Tone::Warm>
            <p>{problem_words(speech, problem)}</p>
            <div class="buttons buttons--fit">{choose(before)} {choose(after)}</div>
        </Notice>
    };
    Some(notice.into_any())
}

fn problem_words(speech: Speech, problem: Problem) -> String {
    let w = speech.words();
    match problem {
        Problem::SettingMissing => w.session_problem_setting(),
        Problem::DateMissing => w.session_problem_date(),
        Problem::DateUnreadable => w.session_problem_date_unreadable(),
        Problem::StartMissing => w.session_problem_start(),
        Problem::StartUnreadable => w.session_problem_start_unreadable(),
        Problem::LengthMissing => w.session_problem_length(),
        Problem::LengthOutOfRange => w.session_problem_length_range(),
        Problem::TravelOutOfRange => w.session_problem_travel(),
        Problem::HourTwice => w.session_which_hour(),
        Problem::HourSkipped { before, after } => {
            return w.session_hour_skipped(&speech.local_time(before), &speech.local_time(after));
        }
    }
    .to_owned()
}
