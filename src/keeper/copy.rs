//! Making a copy: sealed by a passphrase of its own, handed over, and checked once it was saved.

use super::lock::RecoverySheet;
use super::new_passphrase::{Asks, Chosen, NewPassphrase};
use super::opened::{self, Opened};
use super::{Keeper, derive};
use crate::components::{FileField, Notice, Tone};
use crate::state::{Speech, Trouble};
use chrono::DateTime;
use domain::copy::Made;
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::entropy::BrowserEntropy;
use platform::files::{self, File, Staging};
use platform::{clock, parts, timer};
use records::{Kept, LAST_COPY};
use vault::copy::{By, Plan, Seals};
use vault::recovery::Code;
use vault::{Copying, Stretched};

/// The screen of copies.
#[component]
pub fn Copy() -> impl IntoView {
    let k = expect_context::<Keeper>().k;
    let ready = RwSignal::new(None::<Ready>);
    let last = RwSignal::new(None::<String>);
    look_for_last(last);
    spawn_local(files::forget_stale());
    view! {
        <p class="lead">{k.copy_lead()}</p>
        <p class="note">{move || last.get()}</p>
        {move || match ready.get() {
            None => view! { <Make ready /> }.into_any(),
            Some(made) => view! { <HandOver made last /> }.into_any(),
        }}
        <section class="card">
            <h2 class="card__title">{k.copy_move_title()}</h2>
            <ol class="numbered">
                <li>{k.copy_move_1()}</li>
                <li>{k.copy_move_2()}</li>
                <li>{k.copy_move_3()}</li>
                <li>{k.copy_move_4()}</li>
            </ol>
        </section>
    }
}

/// A copy that was made, and what it takes to look into it again.
#[derive(Clone)]
struct Ready {
    file: File,
    key: Stretched,
    made: Made,
    /// The recovery code, if it was made for this copy and is not known to the patient yet.
    code: Option<String>,
    left_out: usize,
}

/// Says when the last copy was made.
fn look_for_last(words: RwSignal<Option<String>>) {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    spawn_local(async move {
        let safe = keeper.safe();
        let record = safe.read(safe.derive_id(LAST_COPY)).await.ok().flatten();
        let made = record
            .filter(|record| !record.is_erased())
            .and_then(|record| Made::decode(record.shown().schema, &record.shown().body).ok());
        let said = match made {
            Some(made) => k.copy_last(&speech.long_date(made.at, &clock::zone_name())),
            None => k.copy_none().to_owned(),
        };
        let _ = words.try_set(Some(said));
    });
}

#[component]
fn Make(ready: RwSignal<Option<Ready>>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let chosen = Chosen::new();
    let status = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let take = Callback::new(move |()| {
        is_busy.set(true);
        spawn_local(async move {
            parts::set_busy(true);
            let made = make_copy(keeper, &chosen.passphrase.get_untracked(), status).await;
            parts::set_busy(false);
            let _ = is_busy.try_set(false);
            match made {
                Ok(made) => {
                    // Who left meanwhile does not get it.
                    if ready.try_set(Some(made)).is_some() {
                        files::forget_staged().await;
                    }
                }
                Err(why) => {
                    let words = why.map_or(k.unlock_failed(), |trouble| trouble.words(w));
                    let _ = status.try_set(Some(words.to_owned()));
                }
            }
        });
    });
    let asks = Asks {
        names: ["copy-passphrase", "copy-again"],
        label: k.copy_pass(),
        hint: k.copy_pass_note(),
        again: k.copy_again(),
        button: k.copy_do(),
        short: None,
        note: None,
    };
    view! { <NewPassphrase chosen asks class="form card" is_busy status take /> }
}

/// Makes the copy in steps; `None` where the key could not be worked out.
async fn make_copy(
    keeper: Keeper,
    passphrase: &str,
    status: RwSignal<Option<String>>,
) -> Result<Ready, Option<Trouble>> {
    let fail = |error: vault::Error| Some(Trouble::from(error));
    let safe = keeper.safe();
    let _ = status.try_set(Some(keeper.k.lock_stretching().to_owned()));
    let (stretch, key) = derive::stretched_anew(passphrase).await.ok_or(None)?;
    let kept = safe.recovery_code().await.map_err(fail)?;
    let is_new = kept.is_none();
    let code = kept.unwrap_or_else(|| Code::make(&BrowserEntropy));
    if is_new {
        safe.keep_recovery_code(&code).await.map_err(fail)?;
    }
    let seals = Seals {
        stretch,
        stretched: &key,
        recovery: &code,
    };
    let now = clock::now();
    let name = format!("homeward-copy-{}.hwcopy", now.date_naive());
    let staging = Staging::begin(&name).await;
    let is_outside = staging.is_outside();
    let at = now.timestamp_millis();
    let mut staged = stage_all(keeper, &seals, at, staging, status).await;
    if staged.is_err() && is_outside {
        // The browser's own place may have less room than its memory.
        staged = stage_all(keeper, &seals, at, Staging::inside(&name), status).await;
    }
    let (file, writes, left_out) = staged?;
    // What is handed over was read once from where it lies.
    let files = [file.clone()];
    let closed = opened::closed(&files).await.map_err(|_| None)?;
    Opened::read(&files, &closed, By::Passphrase(&key), |_| ())
        .await
        .map_err(|_| None)?;
    Ok(Ready {
        file,
        key,
        made: Made {
            at: now,
            writes: u32::try_from(writes - left_out).unwrap_or(u32::MAX),
        },
        code: is_new.then(|| code.to_string()),
        left_out,
    })
}

/// Writes the whole copy; answers with the file, how many writes there are, and how many of them
/// could not be opened and are not in it.
async fn stage_all(
    keeper: Keeper,
    seals: &Seals<'_>,
    at: i64,
    mut staging: Staging,
    status: RwSignal<Option<String>>,
) -> Result<(File, usize, usize), Option<Trouble>> {
    let fail = |error: vault::Error| Some(Trouble::from(error));
    let safe = keeper.safe();
    let begun = safe.begin_copy(seals, at, Plan::PART, &[]);
    let mut copying = begun.await.map_err(fail)?;
    while safe.copy_rows(&mut copying).map_err(fail)? {
        let (done, all) = copying.progress();
        let words = keeper.k.copy_making(&done.to_string(), &all.to_string());
        let _ = status.try_set(Some(words));
        stage(&mut copying, &mut staging).await?;
        timer::yield_now().await;
    }
    copying.finish().map_err(fail)?;
    stage(&mut copying, &mut staging).await?;
    timer::yield_now().await;
    let file = staging.finish("application/octet-stream").await;
    let file = file.ok_or(None)?;
    Ok((file, copying.progress().1, copying.left_out()))
}

/// Writes what is finished of the copy.
async fn stage(copying: &mut Copying, staging: &mut Staging) -> Result<(), Option<Trouble>> {
    while let Some((_, bytes)) = copying.take() {
        if !staging.write(bytes).await {
            return Err(Some(Trouble::Full));
        }
    }
    Ok(())
}

#[component]
fn HandOver(made: Ready, last: RwSignal<Option<String>>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let keeper = expect_context::<Keeper>();
    let k = keeper.k;
    let was_saved = RwSignal::new(false);
    let status = RwSignal::new(None::<String>);
    let (file, key) = (made.file.clone(), StoredValue::new(made.key));
    let last_made = made.made;
    // It is not needed any more once this screen is left; what was handed over may still be read.
    on_cleanup(move || match was_saved.get_untracked() {
        true => files::forget_staged_later(),
        false => timer::spawn(files::forget_staged()),
    });
    let save = move |_| {
        let file = file.clone();
        spawn_local(async move {
            if !file.hand_over().await {
                return status.set(Some(k.copy_not_saved().to_owned()));
            }
            was_saved.set(true);
            let kept = derive::keep_one(&keeper.safe(), LAST_COPY, &last_made).await;
            status.set(match kept {
                Ok(()) => {
                    let day = speech.long_date(last_made.at, &clock::zone_name());
                    last.set(Some(k.copy_last(&day)));
                    None
                }
                Err(error) => Some(Trouble::from(error).words(speech.words()).to_owned()),
            });
        });
    };
    view! {
        <section class="card">
            <h2 class="card__title">{k.copy_ready()}</h2>
            <p role="status">{k.copy_what(&made.made.writes.to_string())}</p>
            {(made.left_out > 0)
                .then(|| {
                    view! {
                        <Notice tone=Tone::Warm>
                            <p>{k.copy_left_out()}</p>
                        </Notice>
                    }
                })}
            <p class="note">{k.copy_share_leaves()}</p>
            <button type="button" class="button button--wide" on:click=save>
                {move || if was_saved.get() { k.copy_save_again() } else { k.copy_save() }}
            </button>
            <p class="note" role="status">{move || status.get()}</p>
        </section>
        {made
            .code
            .map(|code| {
                view! {
                    <h2>{k.lock_code_title()}</h2>
                    <p>{k.lock_code_why()}</p>
                    <RecoverySheet code />
                }
            })}
        {move || was_saved.get().then(|| view! { <CheckSaved key /> })}
    }
}

/// Opens what was saved, and changes nothing.
#[component]
fn CheckSaved(key: StoredValue<Stretched>) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let k = expect_context::<Keeper>().k;
    let status = RwSignal::new(None::<String>);
    let look = Callback::new(move |event: leptos::ev::Event| {
        let chosen = files::chosen(&event);
        status.set(Some(k.restore_opening().to_owned()));
        spawn_local(async move {
            let opened = match opened::closed(&chosen).await {
                Ok(closed) => {
                    let key = key.get_value();
                    Opened::read(&chosen, &closed, By::Passphrase(&key), |_| ()).await
                }
                Err(why) => Err(why),
            };
            status.set(Some(match opened {
                Ok(opened) => {
                    let at = DateTime::from_timestamp_millis(opened.summary.made_at);
                    let made = speech.long_date(at.unwrap_or_default(), &clock::zone_name());
                    k.copy_check_ok(&opened.summary.writes.to_string(), &made)
                }
                Err(why) => opened::words(k, &why).to_owned(),
            }));
        });
    });
    view! {
        <section class="card">
            <h2 class="card__title">{k.copy_check_title()}</h2>
            <p class="note">{k.copy_check_note()}</p>
            <FileField name="check-copy" label=k.copy_check_file() on_choose=look />
            <p role="status">{move || status.get()}</p>
        </section>
    }
}
