//! What stands in a form and was not saved yet: kept sealed while the form is being filled in, so
//! that neither a lock nor a killed app takes it away, and put into the form when it is opened again.

use super::autosave::Writer;
use super::{Autosave, Store, Table, Trouble, hold_unsaved};
use leptos::prelude::*;
use platform::timer;
use records::FormDraft;
use std::rc::Rc;
use std::sync::Arc;
use vault::RecordId;

/// A field of a form, kept as a text.
#[derive(Clone, Copy)]
pub enum Part {
    /// As typed.
    Text(RwSignal<String>),
    /// The chosen one, by its permanent name in this list.
    Choice(RwSignal<Option<usize>>, &'static [&'static str]),
    /// A tick.
    Tick(RwSignal<bool>),
}

const TICKED: &str = "yes";

impl Part {
    /// What stands in it, tracked.
    fn text(self) -> String {
        let name = match self {
            Self::Text(text) => return text.get(),
            Self::Choice(chosen, names) => chosen.get().and_then(|at| names.get(at).copied()),
            Self::Tick(is_ticked) => is_ticked.get().then_some(TICKED),
        };
        name.unwrap_or_default().to_owned()
    }

    fn fill(self, with: &str) {
        match self {
            Self::Text(text) => text.set(with.to_owned()),
            Self::Choice(chosen, names) => chosen.set(names.iter().position(|name| *name == with)),
            Self::Tick(is_ticked) => is_ticked.set(with == TICKED),
        }
    }
}

/// A form's fields, each by its permanent name.
type Parts = Vec<(&'static str, Part)>;

/// The drafts of all forms.
#[derive(Clone, Copy)]
pub struct Forms {
    store: Store,
    drafts: Table<FormDraft>,
}

impl Forms {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store) -> Self {
        let drafts = Table::new();
        store.serve(drafts);
        Self { store, drafts }
    }

    /// Whether something stands in the form of this name that was not saved, not tracked.
    pub fn has_draft(self, form: &str) -> bool {
        let draft = self.draft(self.id(form));
        draft.is_some_and(|draft| !draft.fields.is_empty())
    }

    /// Opens a form whose parts hold what is saved, and puts into them what was typed since. Of the
    /// rest it shows what is saved now, though it was saved after that was typed.
    pub fn open(self, form: String, parts: Parts) -> Form {
        let id = self.id(&form);
        let saved = untrack(|| parts.iter().map(|(_, part)| part.text()).collect());
        let fields = Arc::new(Fields { form, parts, saved });
        if let Some(draft) = self.draft(id) {
            fields.fill(&draft);
        }
        let writer = {
            let fields = fields.clone();
            Autosave::new(self.store, self.drafts, id, move || {
                let is_kept = self.draft(id).is_some();
                untrack(|| (is_kept || fields.differ()).then(|| fields.draft()))
            })
        };
        let is_restored = RwSignal::new(untrack(|| fields.differ()));
        let touched = fields.clone();
        hold_unsaved(Signal::derive(move || touched.differ()));
        Form {
            forms: self,
            id,
            fields: StoredValue::new(fields),
            writer,
            is_restored,
        }
    }

    fn draft(self, id: RecordId) -> Option<FormDraft> {
        untrack(|| self.drafts.get(id))
    }

    fn id(self, form: &str) -> RecordId {
        self.store.derive_id(&FormDraft::name(form))
    }
}

struct Fields {
    form: String,
    parts: Parts,
    /// What stood in them before the draft.
    saved: Vec<String>,
}

impl Fields {
    /// Whether anything in them is not saved, tracked.
    fn differ(&self) -> bool {
        let mut both = self.parts.iter().zip(&self.saved);
        both.any(|((_, part), saved)| part.text() != *saved)
    }

    /// Only what is not saved: a draft that held the rest would take back later changes of it.
    fn draft(&self) -> FormDraft {
        let fields = self.parts.iter().zip(&self.saved);
        let fields = fields.filter_map(|((name, part), saved)| {
            let text = part.text();
            (text != *saved).then(|| ((*name).to_owned(), text))
        });
        FormDraft {
            form: self.form.clone(),
            fields: fields.collect(),
        }
    }

    fn fill(&self, draft: &FormDraft) {
        for (name, part) in &self.parts {
            if let Some((_, text)) = draft.fields.iter().find(|(of, _)| of == name) {
                part.fill(text);
            }
        }
    }
}

/// A form that is open.
#[derive(Clone, Copy)]
pub struct Form {
    forms: Forms,
    id: RecordId,
    fields: StoredValue<Arc<Fields>>,
    writer: Autosave,
    is_restored: RwSignal<bool>,
}

impl Form {
    /// Says that something was typed or chosen.
    pub fn touch(self) {
        self.writer.touch();
    }

    /// Whether what stands in it was typed earlier and not saved, tracked.
    pub fn is_restored(self) -> Signal<bool> {
        self.is_restored.into()
    }

    /// Puts back what is saved, and erases the draft.
    pub fn discard(self) {
        let fields = self.fields.get_value();
        for ((_, part), saved) in fields.parts.iter().zip(&fields.saved) {
            part.fill(saved);
        }
        self.erase(self.writer.writer());
    }

    /// Erases the draft of what was handed on; it stays on the screen.
    pub fn hand_on(self) {
        self.erase(self.writer.writer());
    }

    /// Saves what stands in it, then erases the draft, though the screen may be gone by then.
    ///
    /// # Errors
    /// When `save` fails; the draft stays.
    pub async fn save<T>(
        self,
        save: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let writer = self.writer.writer();
        let saved = save.await?;
        self.erase(writer);
        Ok(saved)
    }

    /// Where this fails nothing is told: a draft that says what is saved is not shown.
    fn erase(self, writer: Rc<Writer>) {
        let _ = self.is_restored.try_set(false);
        let (forms, id) = (self.forms, self.id);
        writer.forget();
        timer::spawn(async move {
            writer.landed().await;
            if forms.draft(id).is_some() {
                let _ = forms.store.erase(forms.drafts, id).await;
            }
        });
    }
}
