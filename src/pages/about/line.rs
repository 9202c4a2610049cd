//! One field of the sheet: typed, kept by itself, and settled where two windows wrote it.

use super::words_of;
use crate::components::{Area, Field as Input, Notice, Tone};
use crate::state::{About as Sheet, Autosave, Saving, Speech, Store};
use domain::about::Field;
use leptos::prelude::*;

/// A field while it is edited.
#[derive(Clone, Copy)]
pub struct Line {
    pub field: Field,
    sheet: Sheet,
    value: RwSignal<String>,
    writer: Autosave,
}

impl Line {
    /// Filled in with what is kept.
    pub fn new(sheet: Sheet, field: Field) -> Self {
        let value = RwSignal::new(untrack(|| sheet.text(field)));
        let make = move || Some(sheet.record(field, value.get_untracked()));
        let store = expect_context::<Store>();
        let writer = Autosave::new(store, sheet.table(), sheet.place(field), make);
        let line = Self {
            field,
            sheet,
            value,
            writer,
        };
        line.follow_other_windows();
        line
    }

    /// Whether it is on the disk, tracked.
    pub fn state(&self) -> Saving {
        self.writer.state().get()
    }

    /// What stands in it now, not tracked.
    pub fn typed(&self) -> String {
        self.value.get_untracked()
    }

    /// Saves it, if it is not yet saved.
    pub fn save(&self) {
        self.writer.save();
    }

    /// Takes one of several texts, and says that all of them were seen.
    fn settle(self, text: String) {
        self.value.set(text);
        self.writer.rebase();
        self.writer.touch();
    }

    /// Takes over what another window saved on top of this, unless something was typed here since.
    fn follow_other_windows(self) {
        Effect::new(move |_| {
            let row = self.sheet.table().row(self.sheet.place(self.field));
            let Some(row) = row.filter(|row| row.others.is_empty()) else {
                return;
            };
            let text = row.value.map(|kept| kept.text).unwrap_or_default();
            if !self.writer.is_dirty() && self.value.with_untracked(|typed| *typed != text) {
                self.value.set(text);
                self.writer.rebase();
            }
        });
    }
}

/// The field on the screen. `touched` is called after each change of its text.
#[component]
pub fn LineField(line: Line, touched: Callback<()>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (field, value) = (line.field, line.value);
    let (label, hint) = words_of(w, field);
    let on_input = Callback::new(move |()| {
        line.writer.touch();
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
        _ if is_line => "field__input about__line",
        _ => "field__input about__lines",
    };
    let input = match field {
        Field::EmergencyPhone => {
            view! { <Input name=field.slug() kind="tel" label value=value on_input /> }.into_any()
        }
        _ => view! { <Area name=field.slug() label hint value=value class rows=1 on_input /> }
            .into_any(),
    };
    view! {
        {input}
        <Versions line />
    }
}

/// What else was written of a field at the same time, to choose from.
#[component]
fn Versions(line: Line) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    move || {
        let row = line.sheet.table().row(line.sheet.place(line.field))?;
        let all = row.value.into_iter().chain(row.others.clone());
        let texts: Vec<_> = all.map(|kept| kept.text).collect();
        (!row.others.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Warm>
                    <p>{w.journal_conflict()}</p>
                    {texts
                        .into_iter()
                        .map(|text| {
                            let chosen = text.clone();
                            view! {
                                <p class="words card card--flat" dir="auto">{text}</p>
                                <button
                                    type="button"
                                    class="button button--small button--quiet"
                                    on:click=move |_| line.settle(chosen.clone())
                                >
                                    {w.journal_keep_this()}
                                </button>
                            }
                        })
                        .collect_view()}
                </Notice>
            }
        })
    }
}
