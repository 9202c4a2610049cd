//! About me, for my team: what the patient wants the clinic to know, kept while it is typed.

mod line;
mod show;
mod ticks;

pub use show::AboutShow;

use crate::components::{Disclosure, SaveStatus, Screen};
use crate::routes::Route;
use crate::state::{About as Sheet, Saving, Speech};
use content::Words;
use domain::about::{Field, Section};
use leptos::prelude::*;
use line::{Line, LineField};
use ticks::Ticks;

/// The sheet, to fill in.
#[component]
pub fn About() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let sheet = expect_context::<Sheet>();
    let typed = Field::ALL
        .into_iter()
        .filter(|field| !matches!(field, Field::Health(_)));
    let lines: Vec<_> = typed.map(|field| Line::new(sheet, field)).collect();
    let lines = StoredValue::new(lines);
    let ticked = RwSignal::new(Saving::Untouched);
    let state = Signal::derive(move || {
        lines.with_value(|lines| {
            let states = lines.iter().map(|of| of.line.state());
            Saving::least(states.chain([ticked.get()]))
        })
    });
    // What *Copy my words* copies while saving fails: all of it, since it is not known which part.
    let words = RwSignal::new(String::new());
    let touched = Callback::new(move |()| {
        let texts =
            lines.with_value(|lines| lines.iter().map(|of| of.line.typed()).collect::<Vec<_>>());
        words.set(texts.join("\n").trim().to_owned());
    });
    let retry = Callback::new(move |()| {
        lines.with_value(|lines| lines.iter().for_each(|of| of.line.save()));
    });
    let parts = [
        (Section::Me, w.about_part_me()),
        (Section::Health, w.about_part_health()),
        (Section::Medicines, w.about_part_medicines()),
        (Section::WithMe, w.about_part_with_me()),
        (Section::Emergency, w.about_part_emergency()),
    ];
    view! {
        <Screen route=Route::About title=w.about_title() class="about">
            <p class="lead">{w.about_lead()}</p>
            <a class="button button--wide" href=Route::AboutShow.to_string()>{w.about_show()}</a>
            <SaveStatus state words retry />
            {parts
                .into_iter()
                .map(|(section, title)| {
                    let lines = lines.with_value(|lines| {
                        let mine = lines.iter().filter(|line| line.field.section() == section);
                        mine.copied().collect::<Vec<_>>()
                    });
                    view! {
                        <Disclosure title open=section == Section::Me>
                            {(section == Section::Health).then(|| view! { <Ticks ticked /> })}
                            {lines.into_iter().map(|line| view! { <LineField line touched /> }).collect_view()}
                        </Disclosure>
                    }
                })
                .collect_view()}
        </Screen>
    }
}

/// What a field is called, and a word more where one helps.
fn words_of(w: Words, field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Name => (w.about_name(), ""),
        Field::Pronouns => (w.about_pronouns(), ""),
        Field::Language => (w.about_language(), ""),
        Field::Health(_) => (w.about_part_health(), ""),
        Field::HealthNotes => (w.about_health_notes(), ""),
        Field::Hearing => (w.about_hearing(), w.about_hearing_hint()),
        Field::Mobility => (w.about_mobility(), w.about_mobility_hint()),
        Field::Cpap => (w.about_cpap(), w.about_cpap_hint()),
        Field::Medicines => (w.about_medicines(), w.about_medicines_hint()),
        Field::Allergies => (w.about_allergies(), w.about_allergies_hint()),
        Field::Touch => (w.about_touch(), w.about_touch_hint()),
        Field::StopWord => (w.about_stop_word(), ""),
        Field::StopSign => (w.about_stop_sign(), w.about_stop_sign_hint()),
        Field::EmergencyName => (w.about_emergency_name(), ""),
        Field::EmergencyPhone => (w.about_emergency_phone(), ""),
    }
}
