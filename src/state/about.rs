//! About me, for my team: what the patient wants the clinic to know, field by field.

use super::{Store, Table, Trouble};
use domain::about::{self, Field, Health, Line, TICKED};
use records::AboutField;
use vault::RecordId;

/// The sheet about me.
#[derive(Clone, Copy)]
pub struct About {
    store: Store,
    fields: Table<AboutField>,
}

impl About {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store) -> Self {
        let fields = Table::new();
        store.serve(fields);
        Self { store, fields }
    }

    /// What a field says, as typed, tracked; empty where nothing was typed.
    pub fn text(self, field: Field) -> String {
        let kept = self.fields.get(self.place(field));
        kept.map(|kept| kept.text).unwrap_or_default()
    }

    /// What is filled in, in the order of the sheet, tracked.
    pub fn sheet(self) -> Vec<Line> {
        let fields = self.fields.all().into_iter();
        let fields: Vec<_> = fields.map(|(_, kept)| (kept.field, kept.text)).collect();
        about::sheet(&fields)
    }

    /// Where a field is kept.
    pub fn place(self, field: Field) -> RecordId {
        self.store.derive_id(&AboutField::name(field.slug()))
    }

    /// The record of a field.
    pub fn record(self, field: Field, text: String) -> AboutField {
        let field = field.slug().to_owned();
        AboutField { field, text }
    }

    /// The table of fields, for the writer of one.
    pub fn table(self) -> Table<AboutField> {
        self.fields
    }

    /// Whether an item of the health check is ticked, tracked.
    pub fn is_ticked(self, item: Health) -> bool {
        self.text(Field::Health(item)) == TICKED
    }

    /// Ticks an item of the health check, or takes the tick away.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn tick(self, item: Health, ticked: bool) -> Result<(), Trouble> {
        let field = Field::Health(item);
        let text = if ticked { TICKED } else { "" };
        let kept = self.record(field, text.to_owned());
        self.store.keep(self.fields, self.place(field), &kept).await
    }
}
