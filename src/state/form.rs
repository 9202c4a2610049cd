//! What stands in a form and was not saved yet: kept sealed while the form is being filled in, so
//! that neither a lock nor a killed app takes it away, and put into the form when it is opened again.

use super::{Autosave, Store, Table, hold_unsaved};
use leptos::prelude::*;
use platform::timer;
use records::FormDraft;
use vault::RecordId;

/// A field of a form, as a text that is kept.
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
        match self {
            Self::Text(text) => text.get(),
            Self::Choice(chosen, names) => {
                let name = chosen.get().and_then(|at| names.get(at));
                name.copied().unwrap_or_default().to_owned()
            }
            Self::Tick(is_ticked) => match is_ticked.get() {
                true => TICKED.to_owned(),
                false => String::new(),
            },
        }
    }

    fn fill(self, with: &str) {
        match self {
            Self::Text(text) => text.set(with.to_owned()),
            Self::Choice(chosen, names) => chosen.set(names.iter().position(|name| *name == with)),
            Self::Tick(is_ticked) => is_ticked.set(with == TICKED),
        }
    }
}

/// The drafts of all forms.
#[derive(Clone, Copy)]
pub struct Forms {
    store: Store,
    drafts: Table<FormDraft>,
}

impl Forms {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store) -> Self {
        let forms = Self {
            store,
            drafts: Table::new(),
        };
        store.serve(forms.drafts);
        forms
    }

    /// Whether something stands in the form of this name that was not saved, not tracked.
    pub fn has_draft(self, form: &str) -> bool {
        untrack(|| self.drafts.get(self.id(form))).is_some()
    }

    /// Opens a form whose parts hold what is saved, and puts into them what was typed since.
    pub fn open(self, form: String, parts: Vec<(&'static str, Part)>) -> Form {
        let id = self.id(&form);
        let parts = StoredValue::new(parts);
        let texts = move || {
            let texts = parts.get_value().into_iter();
            texts.map(|(_, part)| part.text()).collect::<Vec<_>>()
        };
        let saved = StoredValue::new(untrack(texts));
        let make = Callback::new(move |()| {
            let now = untrack(texts);
            let is_kept = untrack(|| self.drafts.get(id)).is_some();
            (is_kept || saved.with_value(|saved| *saved != now)).then(|| FormDraft {
                form: form.clone(),
                fields: parts.with_value(|parts| {
                    let names = parts.iter().map(|(name, _)| (*name).to_owned());
                    names.zip(now).collect()
                }),
            })
        });
        if let Some(draft) = untrack(|| self.drafts.get(id)) {
            for (name, text) in draft.fields {
                let parts = parts.get_value().into_iter();
                parts
                    .filter(|(of, _)| *of == name)
                    .for_each(|(_, part)| part.fill(&text));
            }
        }
        let differs = move || saved.with_value(|saved| *saved != texts());
        hold_unsaved(Signal::derive(differs));
        Form {
            forms: self,
            id,
            parts,
            saved,
            writer: Autosave::new(self.store, self.drafts, id, make),
            is_restored: RwSignal::new(untrack(differs)),
        }
    }

    fn id(self, form: &str) -> RecordId {
        self.store.derive_id(&FormDraft::name(form))
    }
}

/// A form that is open.
#[derive(Clone, Copy)]
pub struct Form {
    forms: Forms,
    id: RecordId,
    parts: StoredValue<Vec<(&'static str, Part)>>,
    /// What stood in the parts before the draft.
    saved: StoredValue<Vec<String>>,
    writer: Autosave<FormDraft>,
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
        let parts = self.parts.get_value().into_iter();
        for ((_, part), text) in parts.zip(self.saved.get_value()) {
            part.fill(&text);
        }
        self.erase();
    }

    /// Erases the draft of what is saved now. Where that fails nothing is told: a draft that says
    /// what is saved is not shown.
    pub fn erase(self) {
        self.is_restored.set(false);
        let (Forms { store, drafts }, id) = (self.forms, self.id);
        let settled = self.writer.forget();
        timer::spawn(async move {
            settled.await;
            if untrack(|| drafts.get(id)).is_some() {
                let _ = store.erase(drafts, id).await;
            }
        });
    }
}
