//! The bag of a session: our things, the clinic's list, and the patient's own.

use super::Checklists;
use crate::state::Trouble;
use domain::checklist::{self as list, BagView, OwnThing};
use domain::clinic::Topic;
use records::BagThing;
use vault::RecordId;

impl Checklists {
    /// A session's bag, tracked. Own things and what is hidden come along from earlier sessions.
    pub fn bag(self, id: RecordId) -> BagView {
        let words = self.speech.words();
        let ours: Vec<_> = words.bag().iter().map(|item| item.slug).collect();
        let bring = self.clinic.book().words(Topic::Bring);
        let own = self.things.all().into_iter().map(|(id, thing)| {
            let own = OwnThing {
                id: id.to_string(),
                text: thing.text,
            };
            (thing.session, own)
        });
        let own = list::carry_own(&self.sessions_to(id), &own.collect::<Vec<_>>());
        let marks = self.carried(id).marks;
        list::pack(&ours, &bring.unwrap_or_default(), &own, &marks)
    }

    /// Adds a thing of the patient's own.
    ///
    /// # Errors
    /// When nothing was saved.
    pub async fn add_thing(self, session: RecordId, text: String) -> Result<(), Trouble> {
        let thing = BagThing {
            session: session.to_string(),
            text,
        };
        self.store
            .keep(self.things, self.store.make_id(), &thing)
            .await
    }
}

/// The id of an own thing, where a key stands for one.
pub(super) fn thing_id(key: &str) -> Option<RecordId> {
    key.strip_prefix("bag-")?.parse().ok()
}
