//! On the day: being picked up, having left, and what waits until tomorrow.

use crate::components::{
    Answered, Glyph, Icon, ListRow, Notice, Toasts, Tone, list_rows, show_answer, sources_of_lines,
};
use crate::pages::hours::when;
use crate::pages::ride::message_title;
use crate::routes::Route;
use crate::state::{Series, Speech, zone_of};
use domain::clock::WaitOver;
use domain::ride::{Message, Standing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// What there is to say from the start of a session until a day after it. Tracks what it reads.
pub fn leaving_card() -> Option<AnyView> {
    let series = expect_context::<Series>();
    let (id, session) = series.to_leave()?;
    let standing = series.ride_standing(id, &session);
    let rows = list_rows(rows(id, &series.messages(id, &session), standing));
    let is_over = series.now() >= session.end(&zone_of(&session));
    Some(match is_over {
        true => view! { <Leave id /> {rows} }.into_any(),
        // Before its planned end the messages come first.
        false => view! { {rows} <Leave id /> }.into_any(),
    })
}

/// The messages of the day, and what can wait.
fn rows(id: RecordId, messages: &[Message], standing: Standing) -> Vec<ListRow> {
    let w = expect_context::<Speech>().words();
    let fitting = messages.iter().filter(|message| {
        matches!(
            message,
            Message::Ask | Message::Ready | Message::Late | Message::Home
        )
    });
    let messages = fitting.map(|message| {
        let to = Route::Message(id.to_string(), message.slug().to_owned());
        let title = message_title(w, *message, standing.receiver(*message));
        ListRow::new(to, Glyph::Message, title, "")
    });
    let wait = ListRow::new(Route::Wait, Glyph::Clock, w.wait_title(), "");
    messages.chain([wait]).collect()
}

/// One tap, and all that comes after counts from here; then when it was, and the way back.
#[component]
fn Leave(id: RecordId) -> impl IntoView {
    let speech = expect_context::<Speech>();
    let w = speech.words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let said = Signal::derive(move || {
        let left = series.left(id).zip(series.session(id));
        left.map_or_else(String::new, |(at, session)| {
            w.leaving_left_at(&when(speech, at, &session.zone))
        })
    });
    let set = move |is_left: bool| {
        spawn_local(async move {
            let done = match is_left {
                true => series.leave(id).await,
                false => series.not_left(id).await,
            };
            match done {
                Ok(()) if is_left => show_answer(LEFT),
                Ok(()) => {}
                Err(why) => toasts.say(why.words(w)),
            }
        });
    };
    view! {
        <section class="card">
            <Answered name=LEFT said>
                {match said.get_untracked().is_empty() {
                    true => {
                        view! {
                            <button type="button" class="button button--wide" on:click=move |_| set(true)>
                                <Icon of=Glyph::Car />
                                {w.leaving_left()}
                            </button>
                            <p class="note">{w.leaving_note()}</p>
                        }
                            .into_any()
                    }
                    false => {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet button--wide"
                                on:click=move |_| set(false)
                            >
                                {w.leaving_not_yet()}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </Answered>
        </section>
    }
}

/// The id of the line that says when it was.
const LEFT: &str = "left-clinic";

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
