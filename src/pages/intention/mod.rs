//! My intention, in four steps that can all be left out: notice, a shape, a line, and rest.

mod line;
mod steps;

use crate::components::{SaveStatus, Screen, Toasts, sources_of_lines};
use crate::pages::line::versions;
use crate::routes::Route;
use crate::state::{Autosave, Intentions, Saving, Series, Speech, Store, Trouble, follow};
use content::Words;
use domain::intention::{Draft, Shape, Step};
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use line::{Line, Prompts};
use records::IntentionDraft;
use steps::{Notice, ShapeStep, Share};
use vault::RecordId;

/// The text of a prompt, where it still exists.
pub fn prompt_text(w: Words, slug: Option<&str>) -> Option<&'static str> {
    w.intention_prompts()
        .iter()
        .find(|prompt| Some(prompt.slug) == slug)
        .map(|prompt| prompt.text)
}

/// How a session's intention stands, in a line, tracked: its own, its prompt, or that there is a draft.
pub fn state_words(id: RecordId) -> String {
    let w = expect_context::<Speech>().words();
    let intentions = expect_context::<Intentions>();
    if intentions.has_news(id) {
        return w.plan_intention_draft().to_owned();
    }
    match intentions.kept(id) {
        None => w.plan_intention_none().to_owned(),
        Some(kept) if !kept.is_blank() => text::first_line(&kept.text, 60),
        Some(kept) => prompt_text(w, kept.prompt.as_deref())
            .unwrap_or(w.intention_kept())
            .to_owned(),
    }
}

/// A session's intention.
#[component]
pub fn Intention(id: RecordId) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let series = expect_context::<Series>();
    view! {
        <Screen route=Route::Intention(id.to_string()) title=w.intention_title() class="intention">
            {match untrack(|| series.session(id)) {
                Some(_) => view! { <Steps id /> }.into_any(),
                None => view! { <p>{w.session_unknown()}</p> }.into_any(),
            }}
        </Screen>
    }
}

/// What stands on the screen.
#[derive(Clone, Copy)]
struct Typed {
    notice: RwSignal<String>,
    shape: RwSignal<Shape>,
    text: RwSignal<String>,
    prompt: RwSignal<Option<String>>,
    step: RwSignal<Step>,
}

impl Typed {
    fn new(draft: Draft) -> Self {
        Self {
            notice: RwSignal::new(draft.notice),
            shape: RwSignal::new(draft.shape),
            text: RwSignal::new(draft.text),
            prompt: RwSignal::new(draft.prompt),
            step: RwSignal::new(draft.step),
        }
    }

    /// Shows another draft; the step that is open stays.
    fn fill(self, draft: Draft) {
        self.notice.set(draft.notice);
        self.shape.set(draft.shape);
        self.text.set(draft.text);
        self.prompt.set(draft.prompt);
    }

    /// All of it, tracked.
    fn draft(self) -> Draft {
        Draft {
            notice: self.notice.get(),
            shape: self.shape.get(),
            text: self.text.get(),
            prompt: self.prompt.get(),
            step: self.step.get(),
        }
    }
}

/// What every step shares.
#[derive(Clone, Copy)]
struct Editor {
    id: RecordId,
    words: Words,
    typed: Typed,
    writer: Autosave,
    intentions: Intentions,
    toasts: Toasts,
    trouble: RwSignal<Option<Trouble>>,
    leave: Callback<()>,
}

impl Editor {
    fn new(id: RecordId) -> Self {
        let intentions = expect_context::<Intentions>();
        let (draft, kept) = untrack(|| (intentions.draft(id), intentions.kept(id)));
        let reopened = kept.map(domain::intention::Intention::reopened);
        let first = draft.map(|of| of.draft).or(reopened);
        let typed = Typed::new(first.unwrap_or_default());
        let make = move || {
            let draft = untrack(|| typed.draft());
            untrack(|| intentions.needs_draft(id, &draft)).then(|| IntentionDraft {
                session: id.to_string(),
                draft,
            })
        };
        let go = StoredValue::new(use_navigate());
        let leave = Callback::new(move |()| {
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            go.with_value(|go| go(&Route::Plan.to_string(), options));
        });
        let (store, place) = (expect_context::<Store>(), intentions.draft_id(id));
        let editor = Self {
            id,
            words: expect_context::<Speech>().words(),
            typed,
            writer: Autosave::new(store, intentions.drafts(), place, make),
            intentions,
            toasts: expect_context::<Toasts>(),
            trouble: RwSignal::new(None),
            leave,
        };
        editor.follow_other_windows();
        editor
    }

    /// Takes over what another window typed, unless something was typed here since.
    fn follow_other_windows(self) {
        let (table, place) = (self.intentions.drafts(), self.intentions.draft_id(self.id));
        follow(table, place, self.writer, move |of: IntentionDraft| {
            if !of.draft.says_as(&untrack(|| self.typed.draft())) {
                self.typed.fill(of.draft);
            }
        });
    }

    /// What two windows typed, each with the way to go on from it. Tracks what it reads.
    fn versions(self) -> Option<AnyView> {
        let all = self.intentions.draft_versions(self.id).into_iter();
        let all = all.map(|draft| {
            let prompt = prompt_text(self.words, draft.prompt.as_deref()).unwrap_or_default();
            let said = [draft.text.as_str(), prompt, draft.notice.as_str()];
            let said = said.into_iter().find(|text| !text::is_blank(text));
            let said = said.unwrap_or_default().to_owned();
            let choose = Callback::new(move |()| {
                self.typed.fill(draft.clone());
                self.writer.rebase();
                if !untrack(|| self.intentions.is_kept(self.id, &draft)) {
                    self.writer.touch();
                    return self.writer.save();
                }
                // It is kept already, and needs no draft beside it.
                let erase = self.writer.erase();
                spawn_local(async move {
                    let _ = self.trouble.try_set(erase.await.err());
                });
            });
            (said, choose)
        });
        versions(self.words, all.collect())
    }

    /// Says that something on screen has changed.
    fn changed(self) -> Callback<()> {
        Callback::new(move |()| self.writer.touch())
    }

    /// Shows a step, and begins it at its title.
    fn show(self, step: Step) {
        self.typed.step.set(step);
        // Asked now: by the time it would be saved a draft of another window may have come.
        if untrack(|| self.intentions.needs_draft(self.id, &self.typed.draft())) {
            self.writer.touch();
        }
        platform::timer::after_draw(|| {
            platform::dom::focus_by_id(STEP_TITLE);
            platform::dom::scroll_to_top();
        });
    }

    /// Keeps what stands there, and goes on to the last step; where nothing stands, back to Plan.
    fn keep(self) {
        spawn_local(async move {
            let sent = untrack(|| self.typed.draft());
            let erase_draft = self.writer.erase();
            let keep = async {
                // The draft goes to the disk first, so that keeping can only replace what is there.
                self.writer.settle().await?;
                self.intentions.keep(self.id, sent.clone()).await?;
                // Only what was typed here: another window may hold a draft of its own.
                match untrack(|| self.intentions.draft(self.id)) {
                    Some(_) => erase_draft.await,
                    None => Ok(()),
                }
            };
            let outcome = keep.await;
            // The screen may be gone.
            let is_here = self.trouble.try_set(outcome.err()).is_none();
            if outcome.is_err() {
                return;
            }
            let is_any = untrack(|| self.intentions.kept(self.id)).is_some();
            self.toasts.say(if is_any {
                self.words.intention_kept()
            } else {
                self.words.intention_cleared()
            });
            if !is_here {
                return;
            }
            if untrack(|| self.typed.draft()) != sent {
                self.writer.touch();
            }
            if is_any {
                self.show(Step::Share);
            } else {
                self.leave.run(());
            }
        });
    }

    /// Whether all of it is on the disk; `words` is what can be copied where it is not.
    fn status(self, words: RwSignal<String>) -> AnyView {
        let (id, intentions, writer) = (self.id, self.intentions, self.writer);
        let state = Signal::derive(move || {
            let has_draft = intentions.draft(id).is_some();
            match writer.state().get() {
                Saving::Untouched if has_draft => Saving::Saved,
                // It became the intention.
                Saving::Saved if !has_draft => Saving::Untouched,
                other => other,
            }
        });
        let retry = Callback::new(move |()| writer.save());
        view! { <SaveStatus state words retry kept=self.words.intention_draft_kept() /> }.into_any()
    }
}

const STEP_TITLE: &str = "step-title";

#[component]
fn Steps(id: RecordId) -> impl IntoView {
    let editor = Editor::new(id);
    let (w, step) = (editor.words, editor.typed.step);
    view! {
        <p class="lead">{w.intention_lead()}</p>
        {move || editor.versions()}
        <nav aria-label=w.intention_steps_nav()>
            <ol class="steps" role="list">
                {Step::ALL.map(|of| view! { <StepButton editor of /> }).into_iter().collect_view()}
            </ol>
        </nav>
        {move || {
            let step = step.get();
            let (title, note) = title_words(w, step);
            let number = step.number().to_string();
            view! {
                <section class="stack" aria-labelledby=STEP_TITLE>
                    <div class="step__head">
                        <p class="eyebrow">{w.welcome_step(&number, "4")}</p>
                        <h2 class="step__title" id=STEP_TITLE tabindex="-1">{title}</h2>
                        <p>{note}</p>
                    </div>
                    {match step {
                        Step::Notice => view! { <Notice editor /> }.into_any(),
                        Step::Shape => view! { <ShapeStep editor /> }.into_any(),
                        Step::Words => view! { <Line editor /> }.into_any(),
                        Step::Share => view! { <Share editor /> }.into_any(),
                    }}
                </section>
                <p class="note">{w.intention_steps_skip()}</p>
                <Ways editor step />
                {(step == Step::Words).then(|| view! { <Prompts editor /> })}
            }
        }}
        <p class="note">{w.intention_no_better()}</p>
        <p class="note">{w.intention_stop()}</p>
        {sources_of_lines("intention")}
    }
}

/// The way to any step.
#[component]
fn StepButton(editor: Editor, of: Step) -> impl IntoView {
    let step = editor.typed.step;
    let (title, _) = title_words(editor.words, of);
    let number = of.number().to_string();
    view! {
        <li>
            <button
                type="button"
                class="steps__step"
                aria-label=format!("{number}. {title}")
                aria-current=move || (step.get() == of).then_some("step")
                on:click=move |_| editor.show(of)
            >
                <span class="steps__number">{number.clone()}</span>
            </button>
        </li>
    }
}

/// One step back, or on: with something in it or not.
#[component]
fn Ways(editor: Editor, step: Step) -> impl IntoView {
    let w = editor.words;
    let beside = |by: u8, back: bool| {
        let number = step.number();
        Step::from_number(if back { number - by } else { number + by })
    };
    let way = move |to: Option<Step>, text: &'static str| {
        to.map(|to| {
            view! {
                <button type="button" class="button button--outline" on:click=move |_| editor.show(to)>
                    {text}
                </button>
            }
        })
    };
    view! {
        <div class="buttons">
            {way(beside(1, true), w.intention_steps_before())}
            {way(beside(1, false), w.intention_steps_next())}
        </div>
    }
}

fn title_words(w: Words, step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Notice => (
            w.intention_steps_notice_title(),
            w.intention_steps_notice_note(),
        ),
        Step::Shape => (
            w.intention_steps_shape_title(),
            w.intention_steps_shape_note(),
        ),
        Step::Words => (
            w.intention_steps_words_title(),
            w.intention_steps_words_note(),
        ),
        Step::Share => (
            w.intention_steps_share_title(),
            w.intention_steps_share_note(),
        ),
    }
}
