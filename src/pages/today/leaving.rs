//! On the day: being picked up, having left, and what waits until tomorrow.

use crate::components::{Glyph, Icon, ListRow, Notice, Toasts, Tone, list_rows, sources_of_lines};
use crate::pages::hours::when;
use crate::pages::ride::message_title;
use crate::routes::Route;
use crate::state::{Series, Speech, zone_of};
use domain::clock::WaitOver;
use domain::ride::Message;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// What there is to say from the start of a session until a day after it. Tracks what it reads.
pub fn leaving_card() -> Option<AnyView> {
    let series = expect_context::<Series>();
    let (id, session) = series.to_leave()?;
    let rows = list_rows(rows(id, &series.messages(id, &session)));
    let is_over = series.now() >= session.end(&zone_of(&session));
    Some(match series.left(id) {
        Some(_) => view! { {left(id)} {rows} }.into_any(),
        None if is_over => view! { <Leave id /> {rows} }.into_any(),
        // Before its planned end the messages come first.
        None => view! { {rows} <Leave id /> }.into_any(),
    })
}

/// The messages of the day, and what can wait.
fn rows(id: RecordId, messages: &[Message]) -> Vec<ListRow> {
    let w = expect_context::<Speech>().words();
    let fitting = messages
        .iter()
        .filter(|message| matches!(message, Message::Ready | Message::Late | Message::Home));
    let messages = fitting.map(|message| {
        let to = Route::Message(id.to_string(), message.slug().to_owned());
        ListRow::new(to, Glyph::Message, message_title(w, *message), "")
    });
    let wait = ListRow::new(Route::Wait, Glyph::Clock, w.wait_title(), "");
    messages.chain([wait]).collect()
}

/// One tap, and all that comes after counts from here.
#[component]
fn Leave(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let leave = move |_| {
        spawn_local(async move {
            if let Err(why) = series.leave(id).await {
                toasts.say(why.words(w));
            }
        });
    };
    view! {
        <section class="card">
            <button type="button" class="button button--wide" on:click=leave>
                <Icon of=Glyph::Car />
                {w.leaving_left()}
            </button>
            <p class="note">{w.leaving_note()}</p>
        </section>
    }
}

/// When it was, and the way back.
fn left(id: RecordId) -> AnyView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let at = series.left(id).zip(series.session(id));
    let time = at.map(|(at, session)| when(speech, at, &session.zone));
    let take_back = move |_| {
        spawn_local(async move {
            if let Err(why) = series.not_left(id).await {
                toasts.say(why.words(w));
            }
        });
    };
    view! {
        <section class="card">
            <div class="card__head">
                <p class="strong" role="status">{time.map(|time| w.leaving_left_at(&time))}</p>
                <button type="button" class="button button--text" on:click=take_back>
                    {w.leaving_not_yet()}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// For a day after the time without driving: what it still takes. Never a permission. Tracks what
/// it reads.
pub fn waiting_over() -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    let text = match series.driving_wait_over()? {
        WaitOver::All => w.leaving_over(),
        WaitOver::AtLeast => w.leaving_over_at_least(),
    };
    let view = view! {
        <Notice tone=Tone::Calm>
            <p>{text}</p>
            {sources_of_lines("waiting-over")}
        </Notice>
    };
    Some(view.into_any())
}
