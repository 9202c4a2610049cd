//! Ready messages: what there is to write, and to whom, at a moment.

use super::{Plan, Standing};
use crate::session::Session;
use crate::time::{self, Instant, Zone};

/// A message that stands ready. None of them names the medicine, or what the appointment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Message {
    /// To the ride: can you take me home?
    Ask,
    /// To the ride: are you still coming?
    Still,
    /// To the ride that said yes, else to the clinic: I can be picked up.
    Ready,
    /// To the ride: it takes longer.
    Late,
    /// To the ride: I am home.
    Home,
    /// To who calls in the evening: can you call me at seven and at ten? See [`evening`].
    Tonight,
    /// To the clinic: there is nobody to take me home.
    Nobody,
}

impl Message {
    /// All messages.
    pub const ALL: [Self; 7] = [
        Self::Ask,
        Self::Still,
        Self::Ready,
        Self::Late,
        Self::Home,
        Self::Tonight,
        Self::Nobody,
    ];

    /// The name in an address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Still => "still",
            Self::Ready => "ready",
            Self::Late => "late",
            Self::Home => "home",
            Self::Tonight => "tonight",
            Self::Nobody => "nobody",
        }
    }

    /// The message with this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.slug() == slug)
    }
}

/// The messages that fit at a moment, the most fitting first: asking until they said yes, then whether
/// they still come; without anybody who may come, the clinic; from the start on what is said at the
/// door, and from the planned end on, or once they have left, from home too.
/// 12 hours after the planned end there is nothing left to write.
#[must_use]
pub fn messages(
    session: &Session,
    plan: Option<&Plan>,
    standing: Standing,
    has_left: bool,
    now: Instant,
    zone: &dyn Zone,
) -> Vec<Message> {
    let over = time::shifted(session.end(zone), 12 * time::HOUR);
    if now >= over {
        return Vec::new();
    }
    let wanted: &[Message] = match (session.start(zone) <= now, has_left) {
        (false, _) if standing.is_agreed() => &[Message::Still],
        (false, _) if standing.is_planned() => &[Message::Ask],
        (false, _) => &[Message::Nobody],
        (true, true) => &[Message::Home],
        (true, false) if !standing.is_agreed() => &[Message::Ask, Message::Ready],
        (true, false) if now < session.end(zone) => &[Message::Ready, Message::Late],
        (true, false) => &[Message::Ready, Message::Late, Message::Home],
    };
    let mut messages = wanted.to_vec();
    messages.retain(|message| standing.receiver(*message).is_some());
    if plan.is_some_and(|plan| plan.night.caller.is_some()) {
        messages.push(Message::Tonight);
    }
    messages
}

/// Words for a text message, without the signs at which some message apps cut it off: `&` becomes
/// `and`, and `#` becomes `number`.
#[must_use]
pub fn plain(words: &str, and: &str, number: &str) -> String {
    let mut plain = String::new();
    let mut rest = words.chars().peekable();
    while let Some(sign) = rest.next() {
        let word = match sign {
            '&' => and,
            '#' => number,
            _ => {
                plain.push(sign);
                continue;
            }
        };
        if plain
            .chars()
            .last()
            .is_some_and(|before| !before.is_whitespace())
        {
            plain.push(' ');
        }
        plain.push_str(word);
        if rest.peek().is_some_and(|after| !after.is_whitespace()) {
            plain.push(' ');
        }
    }
    plain
}

/// When the two calls of an evening come, on the clinic's clock.
const CALLS: [u32; 2] = [19, 22];

/// The evening after a session, as somebody is asked to call in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evening {
    /// Seven o'clock, for its date.
    pub at: Instant,
    /// Whether it is the evening of the day it is now; a day begins at 4 am.
    pub is_today: bool,
    /// When calls can be asked for: not before the planned end, and not before now.
    pub calls: Vec<Instant>,
}

/// The evening of the day on which a session ends.
#[must_use]
pub fn evening(session: &Session, now: Instant, zone: &dyn Zone) -> Evening {
    let end = session.end(zone);
    let day = time::day_of(end, zone);
    // Where the clocks skip the hour, the one they show instead; of two the later one.
    let [first, second] = CALLS.map(|hour| time::at_hour_last(day, hour, zone));
    Evening {
        at: first,
        is_today: day == time::day_of(now, zone),
        calls: [first, second]
            .into_iter()
            .filter(|at| end <= *at && now < *at)
            .collect(),
    }
}
