//! One field of the sheet, on the screen.

use super::words_of;
use crate::components::{Area, PhoneField};
use crate::pages::line::Versions;
use crate::state::{self, About as Sheet, Speech};
use domain::about::Field;
use leptos::prelude::*;

/// A field while it is edited.
#[derive(Clone, Copy)]
pub struct Line {
    pub field: Field,
    pub line: state::Line,
}

impl Line {
    /// Filled in with what is kept.
    pub fn new(sheet: Sheet, field: Field) -> Self {
        let make = move |text| sheet.record(field, text);
        let line = state::Line::new(sheet.table(), sheet.place(field), |kept| kept.text, make);
        Self { field, line }
    }
}

/// The field on the screen. `touched` is called after each change of its text.
#[component]
pub fn LineField(line: Line, touched: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let Line { field, line } = line;
    let (label, hint) = words_of(w, field);
    let value = line.value();
    let on_input = Callback::new(move |()| {
        line.touch();
        touched.run(());
    });
    let is_line = matches!(
        field,
        Field::Name
            | Field::Pronouns
            | Field::Language
            | Field::StopWord
            | Field::StopSign
            | Field::EmergencyName
    );
    let class = match field {
        Field::Medicines | Field::Allergies => "field__input",
        _ if is_line => "field__input field__input--line",
        _ => "field__input about__lines",
    };
    let input = match field {
        Field::EmergencyPhone => {
            view! { <PhoneField name=field.slug() label value=value on_input /> }.into_any()
        }
        _ => view! { <Area name=field.slug() label hint value=value class rows=1 on_input /> }
            .into_any(),
    };
    view! {
        {input}
        <Versions line />
    }
}
