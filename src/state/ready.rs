//! *Ready to go?*: what was said on the morning of a session.

use super::table::Row;
use super::{Clinic, Day, Store, Table};
use domain::clinic;
use domain::ready::{self, Answer, Topic, Word};
use domain::text;
use records::ReadyAnswer;
use vault::RecordId;

/// The answers of every morning.
#[derive(Clone, Copy)]
pub struct Ready {
    store: Store,
    day: Day,
    clinic: Clinic,
    answers: Table<ReadyAnswer>,
}

impl Ready {
    /// An empty table, to be filled from the disk.
    pub fn new(store: Store, day: Day, clinic: Clinic) -> Self {
        let ready = Self {
            store,
            day,
            clinic,
            answers: Table::new(),
        };
        store.serve(ready.answers);
        ready
    }

    /// What is asked, in order, tracked: blood pressure only where the clinic asked for it.
    pub fn topics(self) -> &'static [Topic] {
        let asks = self.clinic.book().yes(clinic::Topic::BloodPressure);
        ready::topics(asks == Some(true))
    }

    /// What was said about one topic, tracked.
    pub fn answer(self, session: RecordId, topic: Topic) -> Option<Answer> {
        self.answers
            .get(self.id(session, topic))
            .map(|kept| kept.answer)
    }

    /// What two windows said about one topic, tracked; none where they said the same.
    pub fn versions(self, session: RecordId, topic: Topic) -> Vec<Answer> {
        let row = self.answers.row(self.id(session, topic));
        let row = row.filter(|row| !row.others.is_empty());
        let all = row.into_iter().flat_map(Row::versions);
        text::that_differ(all.map(|kept| kept.answer), Answer::says_as)
    }

    /// Everything that was said before this session, tracked, in no telling order.
    pub fn answers(self, session: RecordId) -> Vec<(Topic, Answer)> {
        let session = session.to_string();
        let mine = self
            .answers
            .pick(|_, kept| (kept.session == session).then(|| (kept.topic, kept.answer.clone())));
        mine.into_iter().map(|(_, answer)| answer).collect()
    }

    /// Where the answer to a topic is kept.
    pub fn id(self, session: RecordId, topic: Topic) -> RecordId {
        let name = ReadyAnswer::name(&session.to_string(), topic);
        self.store.derive_id(&name)
    }

    /// The table, for the writer of an answer.
    pub fn table(self) -> Table<ReadyAnswer> {
        self.answers
    }

    /// The record of an answer given now.
    pub fn record(self, session: RecordId, topic: Topic, word: Word, text: String) -> ReadyAnswer {
        let at = self.day.right_now();
        let session = session.to_string();
        let answer = Answer { word, text, at };
        ReadyAnswer {
            session,
            topic,
            answer,
        }
    }
}
