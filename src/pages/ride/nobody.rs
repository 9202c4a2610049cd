//! Why nobody takes the patient home as planned, and who else could.

use super::fields::rule_link;
use crate::components::{Notice, Toasts, Tone};
use crate::state::{Series, Session, Speech};
use domain::ride::{Plan, Standing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// A ride that the clinic refuses, or that does not come and has no backup; none otherwise. Tracks what
/// it reads.
pub fn nobody_notice(
    id: RecordId,
    session: &Session,
    plan: Plan,
    editing: RwSignal<bool>,
) -> Option<AnyView> {
    let w = expect_context::<Speech>().words();
    let (series, toasts) = (expect_context::<Series>(), expect_context::<Toasts>());
    let standing = series.ride_standing(id, session);
    let why = match standing {
        Standing::RuledOut => rule_link(w.ride_way_car_no()),
        standing if !standing.is_refusal() => return None,
        _ if plan.backup.is_some() => ().into_any(),
        _ => view! { <p>{w.ride_no_backup()}</p> }.into_any(),
    };
    let backup = plan.backup.map(|backup| {
        let said = w.ride_promoted(&backup.name);
        let take_over = move |_| {
            let said = said.clone();
            spawn_local(async move {
                match series.refuse(id, None).await {
                    Ok(refused) => {
                        let undo = move || {
                            let refused = refused.clone();
                            async move { series.take_back_refusal(&refused).await }
                        };
                        toasts.offer_way_back(said, w, undo);
                    }
                    Err(why) => toasts.say(why.words(w)),
                }
            });
        };
        view! {
            <button type="button" class="button button--small" on:click=take_over>
                {w.today_gate_ask(&backup.name)}
            </button>
        }
    });
    let view = view! {
        <Notice tone=Tone::Warm>
            {why}
            <div class="buttons buttons--fit">
                {backup}
                <button
                    type="button"
                    class="button button--small button--quiet"
                    on:click=move |_| editing.set(true)
                >
                    {w.ride_another()}
                </button>
            </div>
        </Notice>
    };
    Some(view.into_any())
}
