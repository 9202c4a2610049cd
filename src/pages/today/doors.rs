//! The ways on from Today while there is no session.

use crate::components::{Glyph, Icon, ListRow, list_rows};
use crate::pages::deciding::{about_row, compare_row, health_row, questions_row};
use crate::routes::Route;
use crate::state::{Choosing, Speech};
use domain::path::Place;
use leptos::prelude::*;

/// What comes next in large, and what else helps below it.
pub fn doors(place: Place) -> AnyView {
    let w = expect_context::<Speech>().words();
    let choosing = expect_context::<Choosing>();
    let date = || {
        ListRow::new(
            Route::SessionNew,
            Glyph::Calendar,
            w.doors_date(),
            w.doors_date_note(),
        )
    };
    let (large, rows, has_copy) = match place {
        Place::Deciding => (
            vec![compare_row(w, choosing), date()],
            vec![health_row(w), questions_row(w), about_row(w)],
            false,
        ),
        Place::BeingChecked => (
            vec![date(), health_row(w)],
            vec![questions_row(w), about_row(w), compare_row(w, choosing)],
            false,
        ),
        // Whoever comes back may have another date.
        Place::Between | Place::AfterSeries => (vec![date()], Vec::new(), false),
        _ => {
            let deciding = ListRow::new(
                Route::Deciding,
                Glyph::Learn,
                w.doors_deciding(),
                w.doors_deciding_note(),
            );
            let before = ListRow::new(
                Route::Journal,
                Glyph::Journal,
                w.doors_before(),
                w.doors_before_note(),
            );
            (vec![date(), deciding, before], Vec::new(), true)
        }
    };
    view! {
        <div class="doors">{large.into_iter().map(door).collect_view()}</div>
        {list_rows(rows)}
        {has_copy
            .then(|| {
                view! {
                    <a class="button button--text" href=Route::Restore.to_string()>
                        {w.welcome_used_before()}
                    </a>
                }
            })}
    }
    .into_any()
}

fn door(row: ListRow) -> AnyView {
    view! {
        <a class="door" href=row.to.to_string()>
            <span class="door__icon">{row.glyph.map(|glyph| view! { <Icon of=glyph /> })}</span>
            <span class="door__body">
                <span class="door__title">{row.title}</span>
                <span class="note">{row.note}</span>
            </span>
            <Icon of=Glyph::ChevronRight />
        </a>
    }
    .into_any()
}
