//! What stands in a form and was not saved yet, whatever the form. Id: derived from
//! [`FormDraft::name`].

use crate::body::{Kept, Reader, Unreadable, Writer};

/// A form that is being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct FormDraft {
    /// The form's own name: `ride/` and the session's id as hex, `clinic/numbers`.
    pub form: String,
    /// Each field's name with what stands in it, as typed.
    pub fields: Vec<(String, String)>,
}

impl FormDraft {
    /// The natural name of a form's draft.
    pub fn name(form: &str) -> String {
        format!("form-draft/{form}")
    }
}

impl Kept for FormDraft {
    const KIND: &'static str = "form-draft";
    const SCHEMA: u32 = 1;

    fn encode(&self) -> String {
        let fields = self.fields.iter();
        let fields = fields.fold(Writer::new(), |fields, (name, text)| {
            fields.text(name, text)
        });
        Writer::new()
            .text("form", &self.form)
            .maybe_object("fields", Some(fields))
            .finish()
    }

    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable> {
        let body = Reader::open(schema, Self::SCHEMA, body)?;
        let fields = body.maybe_object("fields")?.ok_or(Unreadable::Broken)?;
        Ok(Self {
            form: body.text("form")?,
            fields: fields.all_texts(),
        })
    }
}
