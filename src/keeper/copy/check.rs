//! Whether a copy that was handed over arrived: it is opened again, or the patient says that they have
//! it.

use super::super::opened::{self, Opened, Source, Way};
use super::super::opener::{AskWay, Asking, Opener};
use super::super::{Keeper, Safe};
use super::last::Last;
use crate::components::{FileField, Glyph, Icon};
use crate::state::{Deed, Speech, Trouble};
use chrono::DateTime;
use content::KeeperWords;
use domain::copy::Known;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::files::{self, File};
use platform::{clock, dom, timer};
use vault::Stretched;
use vault::copy::Closed;

/// What was said of it last, on the page.
const SAID: &str = "copy-said";

/// The files of a copy, and their headers.
type Chosen = (Vec<File>, Closed);

/// Opens what was saved, and changes nothing in it.
#[component]
pub fn Check(
    /// What opens the copy that was made just now; a copy of before asks for its passphrase.
    key: Option<Stretched>,
    last: Last,
) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let status = RwSignal::new(None::<String>);
    // A copy that waits for what opens it.
    let waiting = RwSignal::new_local(None::<Chosen>);
    let key = StoredValue::new(key);
    let asking = Asking::new();
    // Whoever leaves meanwhile takes nothing of it away.
    let look = move |safe: Safe, (files, closed): Chosen, way: Way| async move {
        let source = Source { files, closed, way };
        let said = match Opened::read(source, |_| ()).await {
            Ok(opened) => {
                if waiting.try_get_untracked().flatten().is_some() {
                    waiting.set(None);
                    attend();
                }
                whole(k, speech, &safe, last, &opened).await
            }
            Err(why) => opened::words(k, &why),
        };
        let _ = status.try_set(Some(said));
    };
    let choose = Callback::new(move |event: leptos::ev::Event| {
        let files = files::chosen(&event);
        let (safe, key) = (keeper.safe(), key.get_value());
        waiting.set(None);
        status.set(Some(k.restore_opening().to_owned()));
        spawn_local(async move {
            match (opened::closed(&files).await, key) {
                (Err(why), _) => drop(status.try_set(Some(opened::words(k, &why)))),
                (Ok(closed), Some(key)) => look(safe, (files, closed), Way::Passphrase(key)).await,
                (Ok(closed), None) => {
                    let _ = status.try_set(None);
                    let _ = waiting.try_set(Some((files, closed)));
                }
            }
        });
    });
    let open = Callback::new(move |way: Way| {
        if let Some(chosen) = waiting.get_untracked() {
            status.set(None);
            let look = look(keeper.safe(), chosen, way);
            spawn_local(async move {
                look.await;
                asking.end(None);
            });
        }
    });
    let of = Opener {
        passphrase: "check-passphrase",
        passphrase_label: k.restore_pass(),
        code: "check-code",
    };
    let deed = Deed::new();
    let have = move |_| {
        let safe = keeper.safe();
        deed.run(
            async move { last.keep_said(&safe).await.map_err(Trouble::from) },
            move |()| {
                status.set(Some(k.copy_have_noted().to_owned()));
                attend();
            },
        );
    };
    view! {
        <section class="card">
            <h2 class="card__title">{k.copy_check_title()}</h2>
            <p class="note">{k.copy_check_note()}</p>
            <FileField name="check-copy" label=k.copy_check_file() on_choose=choose />
            {move || {
                waiting
                    .get()
                    .map(|(_, closed)| {
                        let (stretch, says) = (Some(closed.stretch()), [k.restore_open(), k.restore_opening()]);
                        view! { <AskWay k of stretch says asking open /> }
                    })
            }}
            {move || {
                last.is_unknown()
                    .then(|| {
                        view! {
                            <button type="button" class="button button--outline button--wide" on:click=have>
                                <Icon of=Glyph::Check />
                                {k.copy_have()}
                            </button>
                        }
                    })
            }}
            <p id=SAID role="status" tabindex="-1">
                {move || {
                    deed.trouble().map(|why| why.words(speech.words()).to_owned()).or_else(|| status.get())
                }}
            </p>
        </section>
    }
}

/// The button that was pressed goes: whoever came by the keys is not left nowhere.
fn attend() {
    timer::after_draw(|| {
        dom::focus_by_id(SAID);
    });
}

/// What is to be said of a copy that opened to its end; that it is there is kept.
async fn whole(k: KeeperWords, speech: Speech, safe: &Safe, last: Last, opened: &Opened) -> String {
    let summary = &opened.summary;
    if !safe.has_ids(&summary.ids) {
        return k.copy_check_other().to_owned();
    }
    let at = DateTime::from_timestamp_millis(summary.made_at).unwrap_or_default();
    if let Err(error) = last.keep_known(safe, at, Known::Opened).await {
        return Trouble::from(error).words(speech.words()).to_owned();
    }
    let made = speech.long_date(at, &clock::zone_shown());
    let ok = k.copy_check_ok(&summary.writes.to_string(), &made);
    match last.was_made_at(at) {
        true => ok,
        false => format!("{ok} {}", k.copy_check_older()),
    }
}
