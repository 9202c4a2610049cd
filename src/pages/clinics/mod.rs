//! Comparing clinics: the same questions to each, side by side, in the patient's own words.

mod answer;
mod before;
mod candidates;
mod compare;

use crate::components::{Glyph, Icon, ListRow, Screen, Toasts, list_rows, not_saved, sources};
use crate::pages::focus::focus_soon;
use crate::routes::Route;
use crate::state::{Choosing, Speech, Trouble, settle_everything};
use before::BEFORE;
use candidates::{ADD, AddClinic, Candidates};
use compare::Compare;
use content::Words;
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// How much of a clinic's name is shown where it only labels something, in characters.
const NAME_CHARS: usize = 40;

/// Up to three clinics, and what each of them answered.
#[component]
pub fn Clinics() -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let choosing = expect_context::<Choosing>();
    let editor = Editor {
        choosing,
        toasts: expect_context::<Toasts>(),
        words: w,
        ids: Memo::new(move |_| choosing.all().into_iter().map(|(id, _)| id).collect()),
        asked: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    let is_empty = Memo::new(move |_| editor.ids.with(Vec::is_empty));
    view! {
        <Screen route=Route::Clinics title=w.clinics_title() class="clinics">
            {move || chosen(editor)}
            {move || {
                if is_empty.get() {
                    view! {
                        <section class="empty">
                            <span class="empty__icon">
                                <Icon of=Glyph::Plan size=28 />
                            </span>
                            <h2 class="empty__title">{w.clinics_empty_title()}</h2>
                            <p>{w.clinics_empty_note()}</p>
                        </section>
                    }
                        .into_any()
                } else {
                    view! {
                        <p class="lead">{w.clinics_lead()}</p>
                        <Compare editor />
                        {sources(editor.words.clinic_questions().iter().map(|asked| (asked.source, asked.checked)).collect())}
                        <Candidates editor />
                    }
                        .into_any()
                }
            }}
            {move || editor.trouble.get().map(|why| not_saved(w, why))}
            <AddClinic editor />
        </Screen>
    }
}

/// What every part of the screen shares.
#[derive(Clone, Copy)]
struct Editor {
    choosing: Choosing,
    toasts: Toasts,
    words: Words,
    /// The clinics, the first added first.
    ids: Memo<Vec<RecordId>>,
    /// The clinic whose choice waits for a word on what was told before.
    asked: RwSignal<Option<RecordId>>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Editor {
    /// Does something that saves, and says so when it fails.
    fn run(self, save: impl Future<Output = Result<(), Trouble>> + 'static) {
        spawn_local(async move {
            let _ = self.trouble.try_set(save.await.err());
        });
    }

    /// The clinics with a key each, for rows that stay what they are while others come and go.
    fn keyed(self) -> Vec<(String, RecordId)> {
        let ids = self.ids.get().into_iter();
        ids.map(|id| (id.to_string(), id)).collect()
    }

    /// A clinic's name, cut where it is long, tracked.
    fn name(self, id: RecordId) -> String {
        let clinic = self.choosing.candidate(id);
        clinic.map_or_else(String::new, |of| text::first_line(&of.name, NAME_CHARS))
    }

    fn remove(self, id: RecordId) {
        let name = untrack(|| self.name(id));
        self.run(async move {
            // Words that are being typed are a part of what is removed, and of what an undo brings.
            settle_everything().await?;
            if let Some(removed) = self.choosing.remove(id).await? {
                let undo = move || {
                    let removed = removed.clone();
                    async move { self.choosing.bring_back(&removed).await }
                };
                let said = self.words.clinics_removed(&name);
                self.toasts.offer_way_back(said, self.words, undo);
                focus_soon(vec!["mine".to_owned(), ADD.to_owned()]);
            }
            Ok(())
        });
    }

    /// Chooses a clinic; first it is asked about what another may have told.
    fn choose(self, id: RecordId) {
        let (rules, numbers) = untrack(|| self.choosing.told_before(id));
        if rules.is_empty() && numbers.is_none() {
            return self.choose_and(id, false);
        }
        self.asked.set(Some(id));
        focus_soon(vec![BEFORE.to_owned()]);
    }

    /// Chooses a clinic, and asks anew what was told before, or leaves it.
    fn choose_and(self, id: RecordId, anew: bool) {
        self.run(async move {
            settle_everything().await?;
            if let Some(choice) = self.choosing.choose(id, anew).await? {
                let _ = self.asked.try_set(None);
                let undo = move || {
                    let choice = choice.clone();
                    async move { self.choosing.take_back(&choice).await }
                };
                let said = self.words.clinics_chosen_toast();
                self.toasts.offer_way_back(said, self.words, undo);
                focus_soon(vec!["chosen".to_owned()]);
            }
            Ok(())
        });
    }
}

/// The clinic that was chosen, and where its words went. Tracks what it reads.
fn chosen(editor: Editor) -> Option<AnyView> {
    let w = editor.words;
    let (id, _) = editor.choosing.chosen()?;
    let name = editor.name(id);
    let ways = [
        (Route::SessionNew, Glyph::Calendar, w.deciding_date()),
        (Route::Rules, Glyph::Info, w.rule_title()),
        (Route::Questions, Glyph::Message, w.deciding_my_questions()),
    ];
    let rows = ways.map(|(to, glyph, title)| ListRow::new(to, glyph, title, ""));
    let view = view! {
        <section class="stack" aria-labelledby="chosen">
            <h2 id="chosen" tabindex="-1" dir="auto">{w.clinics_chosen_title(&name)}</h2>
            <p class="note">{w.clinics_chosen_note()}</p>
            {move || {
                let count = i64::try_from(editor.choosing.count_to_bring(id)).unwrap_or(i64::MAX);
                (count > 0)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--wide button--outline"
                                on:click=move |_| editor.choose(id)
                            >
                                {w.clinics_bring(count)}
                            </button>
                        }
                    })
            }}
            {list_rows(rows.into())}
        </section>
    };
    Some(view.into_any())
}
