//! The natural names that an erased record may have had. It has no body to read its name from, but
//! its kind is known, and so is what the names of that kind are built from.

use crate::{
    AboutField, BagThing, CalendarGiven, Cancelling, CandidateAnswer, ClinicRule, HABITS,
    Intention, IntentionDraft, Kept, LAST_COPY, Left, Mark, NUMBERS, Order, OwnItem, PAUSE, Pause,
    ReadyAnswer, Ride, SERIES_END, SeriesEnd, VisitNote, WISHES, Whose, put_off_name,
    question_name,
};
use domain::choosing::Candidate;
use domain::clinic::{self, Numbers};
use domain::copy::LastCopy;
use domain::lock::Habits;
use domain::question::{Origin, Question};
use domain::reminder::Wishes;
use domain::session::Session;
use domain::today::{Card, PutOff};
use domain::visit::{self, Visit};
use domain::{about, checklist, ready};

/// What natural names are built from: the records that are known, and permanent names of content.
#[derive(Clone, Debug, Default)]
pub struct NameParts {
    sessions: Vec<String>,
    visits: Vec<String>,
    clinics: Vec<String>,
    items: Vec<String>,
    questions: Vec<String>,
}

impl NameParts {
    /// With the slugs of the items of checklists and the bag, and of the questions for clinics.
    pub fn new<'a>(
        items: impl IntoIterator<Item = &'a str>,
        bag: impl IntoIterator<Item = &'a str>,
        questions: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let bag = bag.into_iter().map(|slug| format!("bag-{slug}"));
        let items = items.into_iter().map(str::to_owned);
        Self {
            items: items.chain(bag).collect(),
            questions: questions.into_iter().map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    /// Takes a record in whose id others carry in their names, erased or not: its kind, and its id as
    /// hex.
    pub fn take(&mut self, kind: &str, id: &str) {
        let (of, id) = match kind {
            _ if kind == Session::KIND => (&mut self.sessions, id.to_owned()),
            _ if kind == Visit::KIND => (&mut self.visits, id.to_owned()),
            _ if kind == Candidate::KIND => (&mut self.clinics, id.to_owned()),
            _ if kind == OwnItem::KIND => (&mut self.items, id.to_owned()),
            _ if kind == BagThing::KIND => (&mut self.items, format!("bag-{id}")),
            _ => return,
        };
        if !of.contains(&id) {
            of.push(id);
        }
    }

    /// Every natural name of this kind that can be built; none of a kind that has random ids.
    ///
    /// What was marked of a line that a clinic wrote, and what stood in a form, cannot be: their names
    /// hold the line, and the name that a screen gives its form. Nor can the names of a build that knows
    /// more.
    pub fn names(&self, kind: &str) -> Vec<String> {
        let of_sessions = |name: fn(&str) -> String| -> Vec<String> {
            self.sessions.iter().map(|id| name(id)).collect()
        };
        let only = |name: &str| vec![name.to_owned()];
        match kind {
            _ if kind == Intention::KIND => of_sessions(Intention::name),
            _ if kind == IntentionDraft::KIND => of_sessions(IntentionDraft::name),
            _ if kind == Ride::KIND => of_sessions(Ride::name),
            _ if kind == Left::KIND => of_sessions(Left::name),
            _ if kind == Cancelling::KIND => of_sessions(Cancelling::name),
            _ if kind == Mark::KIND => pairs(&self.sessions, &self.items, |session, item| {
                Mark::name(session, item)
            }),
            _ if kind == Order::KIND => {
                pairs(&self.sessions, &checklist::Group::ALL, |session, group| {
                    Order::name(session, *group)
                })
            }
            _ if kind == ReadyAnswer::KIND => {
                pairs(&self.sessions, &ready::Topic::ALL, |session, topic| {
                    ReadyAnswer::name(session, *topic)
                })
            }
            _ if kind == CalendarGiven::KIND => {
                let both = [&self.sessions[..], &self.visits[..]].concat();
                pairs(&both, &[Whose::Mine, Whose::Driver], |id, whose| {
                    CalendarGiven::name(id, *whose)
                })
            }
            _ if kind == VisitNote::KIND => pairs(&self.visits, &visit::Line::ALL, |id, line| {
                VisitNote::name(id, *line)
            }),
            _ if kind == CandidateAnswer::KIND => {
                pairs(&self.clinics, &self.questions, |clinic, question| {
                    CandidateAnswer::name(clinic, question)
                })
            }
            _ if kind == Question::KIND => {
                let of_clinics = self.questions.iter().cloned().map(Origin::Clinic);
                let topics = clinic::Topic::ALL.into_iter();
                let of_rules = topics.map(|topic| Origin::Rule(topic.slug().to_owned()));
                let all = of_clinics.chain(of_rules);
                all.filter_map(|origin| question_name(&origin)).collect()
            }
            _ if kind == ClinicRule::KIND => clinic::Topic::ALL.map(ClinicRule::name).into(),
            _ if kind == PutOff::KIND => Card::ALL.map(put_off_name).into(),
            _ if kind == AboutField::KIND => {
                let fields = about::Field::ALL.into_iter();
                fields.map(|field| AboutField::name(field.slug())).collect()
            }
            _ if kind == Pause::KIND => only(PAUSE),
            _ if kind == SeriesEnd::KIND => only(SERIES_END),
            _ if kind == Numbers::KIND => only(NUMBERS),
            _ if kind == Habits::KIND => only(HABITS),
            _ if kind == LastCopy::KIND => only(LAST_COPY),
            _ if kind == Wishes::KIND => only(WISHES),
            _ => Vec::new(),
        }
    }
}

fn pairs<T>(ids: &[String], others: &[T], name: impl Fn(&str, &T) -> String) -> Vec<String> {
    let all = ids
        .iter()
        .flat_map(|id| others.iter().map(move |other| (id, other)));
    all.map(|(id, other)| name(id, other)).collect()
}
