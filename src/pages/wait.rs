//! Wait until tomorrow: put down on the day, looked at again when it is over.

use crate::components::{
    Area, Glyph, Icon, SaveStatus, Screen, Toasts, not_saved, sources_of_lines,
};
use crate::pages::sections::{nothing, sections};
use crate::routes::Route;
use crate::state::{Speech, Trouble, Waits};
use domain::wait::Wait;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// What comes back, what waits, and room for more.
#[component]
pub fn Waiting() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let waits = expect_context::<Waits>();
    // The one being written does not stand in the list yet.
    let writing = RwSignal::new(waits.make_id());
    let rows = move |wanted: bool| -> Vec<(String, (RecordId, Wait))> {
        let open = waits.open().into_iter();
        open.filter(|(id, _, is_back)| *is_back == wanted && *id != writing.get())
            .map(|(id, wait, _)| (format!("{id} {}", wait.text), (id, wait)))
            .collect()
    };
    let list = move |title: &'static str, wanted: bool| {
        // The list stays while its rows come and go.
        let is_any = Memo::new(move |_| !rows(wanted).is_empty());
        move || {
            is_any.get().then(|| {
                view! {
                    <section class="stack">
                        <h2>{title}</h2>
                        <ul class="list_rows card card--flush" role="list">
                            {leptos::rows(move || rows(wanted), move |(id, wait)| view! { <Row id wait /> })}
                        </ul>
                    </section>
                }
            })
        }
    };
    view! {
        <Screen route=Route::Wait title=w.wait_title() class="wait">
            <p class="lead">{w.wait_lead()}</p>
            {list(w.wait_back(), true)}
            {move || view! { <Write writing id=writing.get() /> }}
            {list(w.wait_waiting(), false)}
            {sources_of_lines("wait")}
            {sections(w.days_after(), &[], nothing)}
        </Screen>
    }
}

/// The field, kept while it is typed.
#[component]
fn Write(writing: RwSignal<RecordId>, id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let waits = expect_context::<Waits>();
    let text = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let writer = waits.writer(id, text);
    let put_down = move |_| {
        if text.with_untracked(|text| domain::text::is_blank(text)) {
            return;
        }
        spawn_local(async move {
            match writer.settle().await {
                Ok(()) => {
                    let _ = writing.try_set(waits.make_id());
                }
                Err(why) => {
                    let _ = trouble.try_set(Some(why));
                }
            }
        });
    };
    view! {
        <section class="card">
            <Area
                name="wait"
                label=w.wait_field()
                value=text
                class="field__input"
                rows=3
                on_input=Callback::new(move |()| writer.touch())
            />
            <SaveStatus state=writer.state() words=text retry=Callback::new(move |()| writer.save()) />
            {move || trouble.get().map(|why| not_saved(w, why))}
            <button type="button" class="button button--wide" on:click=put_down>{w.wait_add()}</button>
        </section>
    }
}

/// One thing that waits, and the way to be done with it.
#[component]
fn Row(id: RecordId, wait: Wait) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (waits, toasts) = (expect_context::<Waits>(), expect_context::<Toasts>());
    let short = domain::text::first_line(&wait.text, 40);
    let settle = move |_| {
        spawn_local(async move {
            if let Err(why) = waits.settle(id, true).await {
                return toasts.say(why.words(w));
            }
            let undo = move || waits.settle(id, false);
            toasts.offer_way_back(w.wait_settled_toast(), w, undo);
        });
    };
    view! {
        <li class="list_row">
            <span class="list_row__body words" dir="auto">{wait.text}</span>
            <button type="button" class="icon_button" aria-label=w.wait_settle(&short) on:click=settle>
                <Icon of=Glyph::Check />
            </button>
        </li>
    }
}
