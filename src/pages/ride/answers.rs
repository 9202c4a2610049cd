//! What the person said: asked, yes, cannot; and what stands, with the way to change it.

use super::state::state_words;
use crate::components::{Answered, Toasts, hold, not_saved, show_answer};
use crate::state::{Series, Session, Speech, Trouble};
use content::Words;
use domain::ride::{Answer, Gate, Plan, Standing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// The id of the line that says how the ride stands.
pub const STANDS: &str = "ride-stands";

/// The ways to answer, or the answer as it stands. `gate` is the one to be asked about now; at a gate
/// a yes of before is asked about again.
#[component]
pub fn Answers(id: RecordId, session: Session, plan: Plan, gate: Option<Gate>) -> impl IntoView {
    let series = expect_context::<Series>();
    let standing = series.ride_standing(id, &session);
    let telling = Telling {
        id,
        words: expect_context::<Speech>().words(),
        series,
        toasts: expect_context::<Toasts>(),
        gate: gate.unwrap_or(Gate::Asked),
        trouble: RwSignal::new(None),
    };
    let is_open = match standing {
        Standing::NotAsked => true,
        Standing::SaidYes { .. } => gate.is_some(),
        _ => false,
    };
    let said = match is_open {
        true => String::new(),
        false => state_words(id, &session),
    };
    let backup = plan.backup.map(|backup| backup.name).unwrap_or_default();
    let person = StoredValue::new((plan.person.name, backup));
    let w = telling.words;
    let ways =
        move || person.with_value(|(name, backup)| telling.ways(standing, is_open, name, backup));
    let awaited = move || person.with_value(|(name, backup)| telling.awaited(name, backup));
    view! {
        {move || telling.trouble.get().map(|why| not_saved(w, why))}
        <Answered name=STANDS said=said>{ways()}</Answered>
        {matches!(standing, Standing::Asked { .. }).then(awaited)}
    }
}

/// What is said of a session's ride.
#[derive(Clone, Copy)]
struct Telling {
    id: RecordId,
    words: Words,
    series: Series,
    toasts: Toasts,
    gate: Gate,
    trouble: RwSignal<Option<Trouble>>,
}

impl Telling {
    /// The ways to answer while it is open, or those that lead away from the answer that stands.
    fn ways(self, standing: Standing, is_open: bool, name: &str, backup: &str) -> AnyView {
        let w = self.words;
        match standing {
            Standing::Asked { .. } => view! {
                <div class="buttons">{self.button(w.ride_not_asked().to_owned(), Answer::NotAsked)}</div>
            }
            .into_any(),
            // Asked about once more at a gate, or changed.
            Standing::SaidYes { .. } => view! {
                <div class="buttons">
                    {is_open.then(|| self.button(w.ride_said_yes(name), Answer::Yes))}
                    {self.button(w.ride_i_asked().to_owned(), Answer::Asked)}
                </div>
                {self.refusal(w.ride_called_off(name), Answer::CalledOff, backup)}
            }
            .into_any(),
            Standing::SaidNo | Standing::CalledOff => view! {
                <div class="buttons">
                    {self.button(w.ride_said_yes(name), Answer::Yes)}
                    {self.button(w.ride_i_asked().to_owned(), Answer::Asked)}
                </div>
            }
            .into_any(),
            // They are asked first: that is the button of the card.
            _ => view! {
                <div class="buttons">
                    {self.quiet(w.ride_said_yes(name), Answer::Yes)}
                    {self.quiet(w.ride_i_asked().to_owned(), Answer::Asked)}
                </div>
                {self.refusal(w.ride_cannot(name), Answer::No, backup)}
            }
            .into_any(),
        }
    }

    /// What they may answer once they were asked.
    fn awaited(self, name: &str, backup: &str) -> AnyView {
        let w = self.words;
        view! {
            <div class="buttons">{self.button(w.ride_said_yes(name), Answer::Yes)}</div>
            {self.refusal(w.ride_cannot(name), Answer::No, backup)}
        }
        .into_any()
    }

    fn button(self, text: String, answer: Answer) -> AnyView {
        match answer {
            Answer::Yes => self.answering("button", text, answer),
            _ => self.quiet(text, answer),
        }
    }

    fn quiet(self, text: String, answer: Answer) -> AnyView {
        self.answering("button button--quiet", text, answer)
    }

    fn answering(self, class: &'static str, text: String, answer: Answer) -> AnyView {
        let say = move |_| self.say(answer);
        view! {
            <button type="button" class=class on:click=say>{text}</button>
        }
        .into_any()
    }

    fn refusal(self, text: String, answer: Answer, backup: &str) -> AnyView {
        let backup = backup.to_owned();
        let refuse = move |_| self.refuse(answer, backup.clone());
        view! {
            <div class="buttons buttons--text">
                <button type="button" class="button button--text" on:click=refuse>{text}</button>
            </div>
        }
        .into_any()
    }

    fn say(self, answer: Answer) {
        hold();
        spawn_local(async move {
            match self.series.say(self.id, self.gate, answer).await {
                Ok(()) => show_answer(STANDS),
                Err(why) => {
                    let _ = self.trouble.try_set(Some(why));
                }
            }
        });
    }

    fn refuse(self, answer: Answer, backup: String) {
        hold();
        let w = self.words;
        spawn_local(async move {
            match self.series.refuse(self.id, Some((self.gate, answer))).await {
                Ok(refused) => {
                    let said = match refused.is_promoted() {
                        true => w.ride_promoted(&backup),
                        false => w.ride_refused_toast().to_owned(),
                    };
                    let undo = move || {
                        let refused = refused.clone();
                        async move { self.series.take_back_refusal(&refused).await }
                    };
                    self.toasts.offer_way_back(said, w, undo);
                    show_answer(STANDS);
                }
                Err(why) => {
                    let _ = self.trouble.try_set(Some(why));
                }
            }
        });
    }
}
