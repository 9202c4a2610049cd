//! One question while it is written, or answered; kept while it is typed.

use super::Open;
use crate::components::{Area, Glyph, Icon, SaveStatus, SelectField, Tick, Toasts, not_saved};
use crate::pages::line::versions;
use crate::pages::rules::topic_words;
use crate::routes::Route;
use crate::state::{Autosave, Clinic, Path, Questions as Kept, Speech, Store, Trouble, follow};
use content::Words;
use domain::clinic::{Rule, Shape, Topic, Value};
use domain::question::{Origin, Question, is_about_night};
use domain::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::RecordId;

/// The fields of one question, and what can be done with it.
#[component]
pub fn Editor(
    id: RecordId,
    question: Question,
    /// Is closed where the question is done with.
    open: RwSignal<Open>,
    is_new: bool,
) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let (kept, clinic) = (expect_context::<Kept>(), expect_context::<Clinic>());
    let is_own = matches!(question.origin, Origin::Own | Origin::Learn(_));
    let is_answered = question.answered_at.is_some();
    // A rule in words that nobody has told yet: the answer can say it.
    let is_untold = |topic: &Topic| {
        topic.shape() == Shape::Words && !untrack(|| clinic.book()).is_settled(*topic)
    };
    let topic = kept.topic(&question).filter(is_untold);
    let untold: Vec<_> = match is_own && !is_new && !is_answered {
        true => Topic::ALL.into_iter().filter(is_untold).collect(),
        false => Vec::new(),
    };
    // A number is needed where it can be dialled.
    let asks_number =
        is_about_night(&question) && !untrack(|| clinic.numbers()).knows_after_hours();
    let asked = RwSignal::new(question.text.clone());
    let answer = RwSignal::new(question.answer.clone());
    let first = StoredValue::new(question);
    let make = move || {
        let typed = asked.get_untracked();
        // Nothing typed is nothing kept; what was kept may be typed away, and is then not listed.
        let is_kept = untrack(|| kept.question(id)).is_some();
        (is_kept || !text::is_blank(&typed)).then(|| Question {
            text: typed,
            answer: answer.get_untracked(),
            ..first.get_value()
        })
    };
    let writer = Autosave::new(expect_context::<Store>(), kept.table(), id, make);
    let take = move |question: Question| {
        if !question.says_as(&Question {
            text: asked.get_untracked(),
            answer: answer.get_untracked(),
            ..question.clone()
        }) {
            asked.set(question.text.clone());
            answer.set(question.answer.clone());
        }
        first.set_value(question);
    };
    follow(kept.table(), id, writer, take);
    let choices = move || {
        let all = kept.versions(id).into_iter().map(|question| {
            let said = format!("{}\n{}", question.text, question.answer);
            let choose = Callback::new(move |()| {
                take(question.clone());
                writer.rebase();
                writer.touch();
                writer.save();
            });
            (said, choose)
        });
        versions(w, all.collect())
    };
    let touched = Callback::new(move |()| writer.touch());
    let said = Said {
        id,
        kept,
        clinic,
        words: w,
        path: expect_context::<Path>(),
        toasts: expect_context::<Toasts>(),
        writer,
        first,
        open,
        trouble: RwSignal::new(None),
    };
    let is_rule = RwSignal::new(topic.is_some());
    let picked = RwSignal::new(String::new());
    let typed = if is_new { asked } else { answer };
    let settle = move |_| {
        let rule = match topic {
            Some(topic) => is_rule.get_untracked().then_some(topic),
            None => Topic::from_slug(&picked.get_untracked()),
        };
        if is_new || is_answered {
            said.close();
        } else {
            said.answer(answer.get_untracked(), rule);
        }
    };
    let settle_word = match (is_new, is_answered) {
        (true, _) => w.questions_add_do(),
        (_, true) => w.questions_answer_done(),
        _ => w.questions_answer_do(),
    };
    view! {
        {is_own
            .then(|| {
                view! {
                    <Area
                        name="question"
                        label=w.questions_mine()
                        value=asked
                        class="field__input"
                        rows=2
                        on_input=touched
                    />
                }
            })}
        {(!is_new)
            .then(|| {
                view! {
                    <Area
                        name="answer"
                        label=w.questions_answer()
                        value=answer
                        class="field__input"
                        rows=2
                        on_input=touched
                    />
                }
            })}
        {choices}
        {topic.map(|_| view! { <IsRule is_rule /> })}
        {asks_number
            .then(|| {
                view! {
                    <a class="button button--outline button--wide" href=Route::ClinicNumbers.to_string()>
                        {w.help_clinic_add()}
                    </a>
                }
            })}
        {(!untold.is_empty()).then(|| view! { <WhichRule untold picked /> })}
        <SaveStatus state=writer.state() words=typed retry=Callback::new(move |()| writer.save()) />
        {move || said.trouble.get().map(|why| not_saved(w, why))}
        <button type="button" class="button button--wide" on:click=settle>{settle_word}</button>
        {(!is_new)
            .then(|| {
                view! {
                    <div class="buttons buttons--text">
                        {is_answered
                            .then(|| {
                                view! {
                                    <button type="button" class="button button--text" on:click=move |_| said.ask_again()>
                                        {w.questions_ask_again()}
                                    </button>
                                }
                            })}
                        <button type="button" class="button button--text" on:click=move |_| said.erase()>
                            <Icon of=Glyph::Trash size=18 />
                            {w.questions_erase()}
                        </button>
                    </div>
                }
            })}
    }
}

/// Whether the answer is kept as the clinic's rule, in the same step.
#[component]
fn IsRule(is_rule: RwSignal<bool>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    view! {
        <Tick text=w.questions_is_rule() note=w.questions_is_rule_note() is_on=is_rule />
    }
}

/// Which of the clinic's rules the answer to one's own question says, if any.
#[component]
fn WhichRule(untold: Vec<Topic>, picked: RwSignal<String>) -> impl IntoView {
    let w = expect_context::<Speech>().words();
    let rules = untold.into_iter().filter_map(|topic| {
        let title = topic_words(w, topic)?.title.to_owned();
        Some((topic.slug().to_owned(), title))
    });
    let none = (String::new(), w.questions_no_rule().to_owned());
    let options = std::iter::once(none).chain(rules).collect();
    view! {
        <SelectField name="which_rule" label=w.questions_which_rule() value=picked options />
    }
}

/// What can be done with a question. Its words go to the disk first.
#[derive(Clone, Copy)]
struct Said {
    id: RecordId,
    kept: Kept,
    clinic: Clinic,
    words: Words,
    path: Path,
    toasts: Toasts,
    writer: Autosave,
    /// The question as it was opened, save what is typed.
    first: StoredValue<Question>,
    open: RwSignal<Open>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Said {
    /// Leaves once the words are on the disk; until then they stay on the screen.
    fn close(self) {
        self.run(async { Ok(()) });
    }

    /// Keeps the answer, and as the clinic's rule where it is one; offers to take both back.
    fn answer(self, answer: String, rule: Option<Topic>) {
        let rule = rule.filter(|_| !text::is_blank(&answer));
        let said = Rule::Said {
            value: Value::Words(answer.clone()),
            by: String::new(),
            on: untrack(|| self.path.today()),
        };
        self.run(async move {
            if let Some(topic) = rule {
                self.clinic.keep_rule(topic, said).await?;
            }
            self.keep_answered(answer).await?;
            let undo = move || async move {
                if let Some(topic) = rule {
                    self.clinic.keep_rule(topic, Rule::Ask).await?;
                }
                self.kept.answer(self.id, None).await
            };
            let done = self.words.questions_answered_toast();
            self.toasts.offer_way_back(done, self.words, undo);
            Ok(())
        });
    }

    /// By the writer of the words, who leaves what another window wrote beside them.
    async fn keep_answered(self, answer: String) -> Result<(), Trouble> {
        let now = self.kept.right_now();
        let stamp = |at| move |question: &mut Question| question.answered_at = at;
        if self.first.try_update_value(stamp(Some(now))).is_none() {
            // The screen has gone, and its words are on the disk.
            return self.kept.answer(self.id, Some(answer)).await;
        }
        self.writer.touch();
        let outcome = self.writer.settle().await;
        if outcome.is_err() {
            self.first.try_update_value(stamp(None));
        }
        outcome
    }

    fn ask_again(self) {
        self.run(async move { self.kept.answer(self.id, None).await });
    }

    fn erase(self) {
        self.run(async move {
            if let Some(question) = self.kept.erase(self.id).await? {
                let undo = move || {
                    let question = question.clone();
                    async move { self.kept.bring_back(self.id, &question).await }
                };
                let gone = self.words.questions_erased_toast();
                self.toasts.offer_way_back(gone, self.words, undo);
            }
            Ok(())
        });
    }

    /// Saves what was typed, then does it, then closes; says so when that fails.
    fn run(self, step: impl Future<Output = Result<(), Trouble>> + 'static) {
        spawn_local(async move {
            let outcome = match self.writer.settle().await {
                Ok(()) => step.await,
                Err(why) => Err(why),
            };
            match outcome {
                Ok(()) => {
                    // Another may have been opened meanwhile; and what is to be chosen from stays.
                    let mine = [Open::New(self.id), Open::Listed(self.id)];
                    let is_settled = untrack(|| self.kept.versions(self.id)).is_empty();
                    let open = self.open.try_get_untracked();
                    if is_settled && open.is_some_and(|open| mine.contains(&open)) {
                        self.open.set(Open::Nothing);
                    }
                }
                Err(why) => {
                    let _ = self.trouble.try_set(Some(why));
                }
            }
        });
    }
}
