//! Rows that lead somewhere: an icon, a title, a note; the whole row is the target.

use super::{Glyph, Icon};
use crate::routes::Route;
use leptos::prelude::*;

/// One row.
pub struct ListRow {
    /// Where it leads.
    pub to: Route,
    /// What stands before it, if anything.
    pub glyph: Option<Glyph>,
    /// Its name.
    pub title: String,
    /// A word more; empty where there is none.
    pub note: String,
    /// A word or two that want to be seen; empty where there are none.
    pub chip: &'static str,
}

impl ListRow {
    /// A row with an icon and a note.
    pub fn new(to: Route, glyph: Glyph, title: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            to,
            glyph: Some(glyph),
            title: title.into(),
            note: note.into(),
            chip: "",
        }
    }
}

/// A card of rows; nothing where there are none.
pub fn list_rows(rows: Vec<ListRow>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <ul class="list_rows card card--flush" role="list">
            {rows.into_iter().map(row).collect_view()}
        </ul>
    }
    .into_any()
}

fn row(row: ListRow) -> AnyView {
    let (note, chip) = (row.note, row.chip);
    view! {
        <li>
            <a class="list_row" href=row.to.to_string()>
                {row
                    .glyph
                    .map(|glyph| {
                        view! {
                            <span class="list_row__icon">
                                <Icon of=glyph />
                            </span>
                        }
                    })}
                <span class="list_row__body">
                    <span class="list_row__title" dir="auto">{row.title}</span>
                    {(!note.is_empty()).then(|| view! { <span class="note" dir="auto">{note}</span> })}
                    {(!chip.is_empty()).then(|| view! { <span class="chip chip--warm">{chip}</span> })}
                </span>
                <Icon of=Glyph::ChevronRight />
            </a>
        </li>
    }
    .into_any()
}
