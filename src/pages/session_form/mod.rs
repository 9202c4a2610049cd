//! Add a session, or move one: the form, and what it asks about before it is saved.

mod after;
mod details;

pub use details::SessionDetails;

use super::plan::Unsupported;
use super::when::{When, WhenFields, problem_words};
use crate::components::{
    Choices, Field, Notice, Screen, Toasts, Unsaved, not_saved, sources_of_lines,
};
use crate::routes::Route;
use crate::state::{
    Choosing, Day, Deed, Forms, Part, Series, Session, Speech, Visits, as_clock, zone, zone_of,
};
use after::{After, AfterChoice, tell};
use content::Words;
use domain::session::{Draft, Medicine, Notice as Remark, Problem, Setting};
use domain::visit;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use vault::RecordId;

const SETTINGS: [Setting; 3] = [Setting::Clinic, Setting::Home, Setting::Unlicensed];
const MEDICINES: [Medicine; 3] = [Medicine::Ketamine, Medicine::Spravato, Medicine::NotSure];

/// The same by the names under which a choice is kept while the form is being filled in.
const SETTING_NAMES: [&str; 3] = ["clinic", "home", "unlicensed"];
const MEDICINE_NAMES: [&str; 3] = ["ketamine", "spravato", "not-sure"];

/// A new session.
#[component]
pub fn NewSession() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let chosen = untrack(|| expect_context::<Choosing>().chosen());
    let draft = Draft {
        zone: untrack(|| {
            // Clinics do not travel.
            let last = expect_context::<Series>().last_zone();
            let here = || expect_context::<Day>().zone();
            last.or_else(here).unwrap_or_default()
        }),
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
    let said = untrack(|| series.said(id));
    view! {
        <Screen route=Route::Move(id.to_string()) title=w.session_move_title() class="plan">
            {match said {
                Some(said) => {
                    let draft = Draft::from_session(&said, as_clock(&zone(&said.zone)));
                    view! {
                        <p class="note">{w.session_move_note()}</p>
                        <SessionForm draft replaces=Some(id) />
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

/// What is given, in words.
pub fn medicine_words(w: Words, medicine: Medicine) -> &'static str {
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
    when: When,
    length: RwSignal<String>,
    place: RwSignal<String>,
    travel: RwSignal<String>,
}

impl Fields {
    fn of(draft: Draft) -> Self {
        Self {
            setting: RwSignal::new(place_of(&SETTINGS, draft.setting)),
            medicine: RwSignal::new(place_of(&MEDICINES, draft.medicine)),
            when: When::new(draft.date, draft.start, draft.fold, draft.zone),
            length: RwSignal::new(draft.length_minutes),
            place: RwSignal::new(draft.place),
            travel: RwSignal::new(draft.travel_minutes),
        }
    }

    fn parts(self) -> Vec<(&'static str, Part)> {
        let rest = [
            ("setting", Part::Choice(self.setting, &SETTING_NAMES)),
            ("medicine", Part::Choice(self.medicine, &MEDICINE_NAMES)),
            ("length", Part::Text(self.length)),
            ("place", Part::Text(self.place)),
            ("travel", Part::Text(self.travel)),
        ];
        self.when.parts().into_iter().chain(rest).collect()
    }

    fn draft(self) -> Draft {
        Draft {
            setting: self.setting.get().and_then(|at| SETTINGS.get(at).copied()),
            medicine: self
                .medicine
                .get()
                .and_then(|at| MEDICINES.get(at).copied()),
            date: self.when.date.get(),
            start: self.when.start.get(),
            length_minutes: self.length.get(),
            place: self.place.get(),
            travel_minutes: self.travel.get(),
            zone: self.when.zone(),
            fold: self.when.fold(),
        }
    }
}

#[component]
fn SessionForm(draft: Draft, replaces: Option<RecordId>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, day) = (expect_context::<Series>(), expect_context::<Day>());
    let (visits, toasts) = (expect_context::<Visits>(), expect_context::<Toasts>());
    let fields = Fields::of(draft);
    let after = After::new(series, replaces, fields.when);
    let name = replaces.map_or_else(|| "session/new".to_owned(), |id| format!("session/{id}"));
    let mut parts = fields.parts();
    parts.push(after.part());
    let form = expect_context::<Forms>().open(name, parts);
    let tried = RwSignal::new(false);
    let deed = Deed::new();
    let outcome = Memo::new(move |_| {
        let draft = fields.draft();
        draft.finish(as_clock(&zone(&draft.zone)))
    });
    let problems = Memo::new(move |_| outcome.get().err().unwrap_or_default());
    let shown = move |wanted: fn(&Problem) -> bool| {
        Signal::derive(move || {
            let found = problems.with(|problems| problems.iter().copied().find(&wanted));
            found
                .filter(|_| tried.get())
                .map(|problem| problem_words(speech, problem))
        })
    };
    let go = StoredValue::new(use_navigate());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(session) = outcome.get_untracked() else {
            platform::timer::after_draw(platform::dom::focus_first_problem);
            return;
        };
        let save = async move {
            match replaces {
                Some(id) => {
                    let moved = series.move_all(id, session, after.along()).await?;
                    tell(series, moved, toasts, w);
                    Ok(id)
                }
                None => series.add(&session).await,
            }
        };
        deed.run(form.save(save), move |id| {
            deed.close();
            let to = match untrack(|| series.at_hand()) {
                Some(at_hand) if at_hand == id => Route::Plan,
                _ => Route::Session(id.to_string()),
            };
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            go.with_value(|go| go(&to.to_string(), options));
        });
    };
    let others = move || {
        let all = series.all().into_iter();
        all.filter(|(id, session, _)| Some(*id) != replaces && session.is_planned())
            .map(|(_, session, _)| session.local.date())
            .collect::<Vec<_>>()
    };
    let remarks = move || {
        let draft = fields.draft();
        let notices = match zone(&draft.zone) {
            Some(zone) => draft.notices(&others(), day.now(), &zone),
            None => Vec::new(),
        };
        let notices = notices.into_iter().map(|remark| match remark {
            Remark::InThePast => w.session_notice_past(),
            Remark::FarAhead => w.session_notice_far(),
            Remark::SameDay => w.session_notice_same_day(),
        });
        let planned = outcome.get().ok().and_then(Session::of);
        let meets_visit = planned.is_some_and(|session| {
            let zone = zone_of(&session);
            visit::meets(
                (session.start(&zone), session.end(&zone)),
                &visits.spans(None),
            )
        });
        notices
            .chain(meets_visit.then(|| w.session_notice_visit()))
            .map(|text| view! { <Notice><p>{text}</p></Notice> })
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
            <WhenFields
                when=fields.when
                problems=problems.into()
                tried=tried.into()
                touched=Callback::new(move |()| form.touch())
            />
            <AfterChoice after />
            {remarks}
            <Field
                name="length"
                kind="number"
                label=w.session_length()
                hint=w.session_length_hint()
                value=fields.length
                problem=shown(|problem| matches!(problem, Problem::LengthMissing | Problem::LengthOutOfRange))
            />
            {sources_of_lines("length")}
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
                {move || deed.trouble().map(|why| not_saved(w, why))}
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
