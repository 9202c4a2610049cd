//! The recovery code on a sheet: to read, to print, and as a picture for a phone's camera.

use super::super::Keeper;
use crate::state::Speech;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::{clock, links, page_life};
use qrcodegen::{QrCode, QrCodeEcc};

/// The code, its picture, and the ways to keep it.
#[component]
pub fn RecoverySheet(code: String) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let k = expect_context::<Keeper>().k;
    let made = speech.long_date(clock::now(), &clock::zone_shown());
    let copied = RwSignal::new(None::<bool>);
    let to_copy = code.clone();
    let copy = move |_| {
        let code = to_copy.clone();
        spawn_local(async move {
            let _ = copied.try_set(Some(links::copy_text(&code).await));
        });
    };
    let said = move || {
        let w = speech.words();
        copied.get().map(|copied| match copied {
            true => w.common_copied(),
            false => w.hand_over_refused(),
        })
    };
    view! {
        <section class="card recovery">
            <h3 class="recovery__title">{k.lock_sheet_title()}</h3>
            {picture(&code)}
            <p class="recovery__code" translate="no">
                {code
                    .split('-')
                    .map(|group| view! { <span class="recovery__group">{group.to_owned()}</span> " " })
                    .collect_view()}
            </p>
            <p class="note">{k.lock_sheet_note(&made)}</p>
        </section>
        <div class="buttons">
            <button type="button" class="button button--outline" on:click=move |_| page_life::print()>
                {k.lock_code_print()}
            </button>
            <button type="button" class="button button--outline" on:click=copy>
                {k.lock_code_copy()}
            </button>
        </div>
        <p class="note" role="status">{said}</p>
    }
}

/// The code as a QR code; decoration for whoever can read the code itself.
fn picture(code: &str) -> Option<AnyView> {
    const QUIET: i32 = 4;
    let picture = QrCode::encode_text(code, QrCodeEcc::Medium).ok()?;
    let size = picture.size();
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if picture.get_module(x, y) {
                path.push_str(&format!("M{x} {y}h1v1h-1z"));
            }
        }
    }
    let side = size + 2 * QUIET;
    let frame = format!("{} {} {side} {side}", -QUIET, -QUIET);
    Some(
        view! {
            <svg class="recovery__picture" viewBox=frame aria-hidden="true">
                <path d=path />
            </svg>
        }
        .into_any(),
    )
}
