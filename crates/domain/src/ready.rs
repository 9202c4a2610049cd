//! *Ready to go?* on the morning: what to tell the clinic before leaving. Never a verdict, no score.

use crate::text;
use crate::time::Instant;

/// One thing to think of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// What I ate, and when.
    Ate,
    /// What I drank, and when.
    Drank,
    /// What I took.
    Medicines,
    /// How I slept.
    Sleep,
    /// How I feel.
    Mood,
    /// A fever, a cold, anything new.
    Illness,
    /// Who takes me home.
    Ride,
    /// My blood pressure, only where the clinic asked for it.
    BloodPressure,
}

impl Topic {
    /// All topics, in the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::Ate,
        Self::Drank,
        Self::Medicines,
        Self::Sleep,
        Self::Mood,
        Self::Illness,
        Self::Ride,
        Self::BloodPressure,
    ];

    /// The permanent name used in records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Ate => "ate",
            Self::Drank => "drank",
            Self::Medicines => "medicines",
            Self::Sleep => "sleep",
            Self::Mood => "mood",
            Self::Illness => "illness",
            Self::Ride => "ride",
            Self::BloodPressure => "blood-pressure",
        }
    }

    /// The topic with this permanent name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.slug() == slug)
    }
}

/// When the clinic is to hear of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tell {
    /// By a call, before the patient leaves: what it may keep the session from.
    BeforeLeaving,
    /// When they arrive.
    OnArrival,
}

impl Topic {
    /// When the clinic is to hear of it. Of blood pressure only the clinic's own limit says more.
    #[must_use]
    pub fn tell(self) -> Tell {
        match self {
            Self::Sleep | Self::BloodPressure => Tell::OnArrival,
            Self::Ate | Self::Drank | Self::Medicines | Self::Mood | Self::Illness | Self::Ride => {
                Tell::BeforeLeaving
            }
        }
    }
}

/// What the patient makes of it. The clinic decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// As it was asked for.
    Fine,
    /// Something to tell the clinic.
    Hmm,
}

/// What was said about one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Fine, or something to tell.
    pub word: Word,
    /// As typed; may be empty.
    pub text: String,
    /// When it was said.
    pub at: Instant,
}

impl Answer {
    /// Whether both say the same, whenever they were given.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        (self.word, &self.text) == (other.word, &other.text)
    }
}

/// What is asked, in order. Blood pressure only where the clinic `asks_blood_pressure`.
#[must_use]
pub fn topics(asks_blood_pressure: bool) -> &'static [Topic] {
    let [usual @ .., _] = &Topic::ALL;
    if asks_blood_pressure {
        &Topic::ALL
    } else {
        usual
    }
}

/// What there is to tell the clinic, in the order in which it is asked.
#[must_use]
pub fn hmms(answers: &[(Topic, Answer)]) -> Vec<(Topic, &Answer)> {
    let of_topic = |topic| {
        let said = answers.iter().filter(move |(of, _)| *of == topic);
        said.map(|(topic, answer)| (*topic, answer))
    };
    Topic::ALL
        .into_iter()
        .flat_map(of_topic)
        .filter(|(_, answer)| answer.word == Word::Hmm)
        .collect()
}

/// Whether something of it cannot wait until the patient arrives.
#[must_use]
pub fn calls_first(hmms: &[(Topic, &Answer)]) -> bool {
    let mut topics = hmms.iter().map(|(topic, _)| topic.tell());
    topics.any(|tell| tell == Tell::BeforeLeaving)
}

/// What to read out to the clinic: a line for each title with what was typed about it, if anything.
#[must_use]
pub fn read_out(lines: &[(&str, &str)]) -> String {
    let lines: Vec<_> = lines
        .iter()
        .map(|(title, said)| {
            let is_sentence = title.ends_with(['?', '.']);
            match text::is_blank(said) {
                true => (*title).to_owned(),
                false if is_sentence => format!("{title} {}", said.trim()),
                false => format!("{title}: {}", said.trim()),
            }
        })
        .collect();
    lines.join("\n")
}
