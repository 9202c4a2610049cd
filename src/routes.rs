//! Every address of the app, as one enum: its path, how a path is read, its tab, and the
//! chunk of the program that draws it.

use std::fmt;

/// A screen, with what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Today,
    Plan,
    Journal,
    Welcome,
    Deciding,
    Clinics,
    HealthCheck,
    /// A page of Learn.
    Learn(String),
    Rules,
    Rule(String),
    About,
    AboutShow,
    Questions,
    Bag(String),
    Ready(String),
    SessionNew,
    Session(String),
    Move(String),
    Course(String),
    VisitNew,
    Visit(String),
    VisitMove(String),
    Checklist(String),
    Intention(String),
    Ride(String),
    NoOne(String),
    Message(String, String),
    Wait,
    /// What a note is about that was shown for what rang at this moment, in milliseconds since 1970.
    Note(String),
    Calendar(String),
    /// All reminders, for a calendar.
    WholeCalendar,
    /// A visit's reminders, for a calendar.
    VisitCalendar(String),
    EntryNew,
    Entry(String),
    Help,
    HelpSigns,
    HelpGround,
    HelpNotOkay,
    HelpThoughts,
    ClinicNumbers,
    Settings,
    Reminders,
    Lock,
    Copy,
    Restore,
    Storage,
    Open,
    Inbox,
    Sources,
    Erase,
    Unknown,
}

/// One of the files that the program is cut into, besides its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Sessions, visits, rides and lists.
    Plan,
    /// The journal, intentions, what clinics say, questions, pages to read and settings.
    Reflect,
}

/// The tabs that exist so far, in their order on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Today,
    Plan,
    Journal,
}

impl Route {
    /// Reads a path such as `/session/3f…/ride`. What is not known is [`Route::Unknown`].
    pub fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Today,
            ["plan"] => Self::Plan,
            ["journal"] => Self::Journal,
            ["welcome"] => Self::Welcome,
            ["deciding"] => Self::Deciding,
            ["deciding", "clinics"] => Self::Clinics,
            ["deciding", "health-check"] => Self::HealthCheck,
            ["learn", page] => Self::Learn((*page).to_owned()),
            ["about"] => Self::About,
            ["about", "show"] => Self::AboutShow,
            ["questions"] => Self::Questions,
            ["session", id, "bag"] => Self::Bag((*id).to_owned()),
            ["session", id, "ready"] => Self::Ready((*id).to_owned()),
            ["rules"] => Self::Rules,
            ["rules", topic] => Self::Rule((*topic).to_owned()),
            ["session", "new"] => Self::SessionNew,
            ["session", id] => Self::Session((*id).to_owned()),
            ["session", id, "move"] => Self::Move((*id).to_owned()),
            ["session", id, "course"] => Self::Course((*id).to_owned()),
            ["visit", "new"] => Self::VisitNew,
            ["visit", id] => Self::Visit((*id).to_owned()),
            ["visit", id, "move"] => Self::VisitMove((*id).to_owned()),
            ["session", id, "checklist"] => Self::Checklist((*id).to_owned()),
            ["session", id, "intention"] => Self::Intention((*id).to_owned()),
            ["session", id, "ride", "no-one"] => Self::NoOne((*id).to_owned()),
            ["session", id, "message", kind] => Self::Message((*id).to_owned(), (*kind).to_owned()),
            ["wait"] => Self::Wait,
            ["note", at] => Self::Note((*at).to_owned()),
            ["session", id, "ride"] => Self::Ride((*id).to_owned()),
            ["calendar"] => Self::WholeCalendar,
            ["session", id, "calendar"] => Self::Calendar((*id).to_owned()),
            ["visit", id, "calendar"] => Self::VisitCalendar((*id).to_owned()),
            ["journal", "unlocked"] => Self::Inbox,
            ["journal", "new"] => Self::EntryNew,
            ["journal", id] => Self::Entry((*id).to_owned()),
            ["help"] => Self::Help,
            ["help", "signs"] => Self::HelpSigns,
            ["help", "ground"] => Self::HelpGround,
            ["help", "not-okay"] => Self::HelpNotOkay,
            ["help", "thoughts"] => Self::HelpThoughts,
            ["help", "clinic"] => Self::ClinicNumbers,
            ["settings"] => Self::Settings,
            ["settings", "reminders"] => Self::Reminders,
            ["settings", "lock"] => Self::Lock,
            ["settings", "copy"] => Self::Copy,
            ["settings", "restore"] => Self::Restore,
            ["settings", "storage"] => Self::Storage,
            ["settings", "open"] => Self::Open,
            ["settings", "sources"] => Self::Sources,
            ["settings", "erase"] => Self::Erase,
            _ => Self::Unknown,
        }
    }

    /// Help and the screens below it: whom to call, and what to do.
    pub fn is_help(&self) -> bool {
        matches!(
            self,
            Self::Help
                | Self::HelpSigns
                | Self::HelpGround
                | Self::HelpNotOkay
                | Self::HelpThoughts
                | Self::ClinicNumbers
        )
    }

    /// The chunk that draws its screen; none for what a first visit, a look at Today or a need for help
    /// begin with.
    pub fn chunk(&self) -> Option<Chunk> {
        match self {
            Self::Plan
            | Self::Bag(_)
            | Self::Ready(_)
            | Self::SessionNew
            | Self::Session(_)
            | Self::Move(_)
            | Self::Course(_)
            | Self::VisitNew
            | Self::Visit(_)
            | Self::VisitMove(_)
            | Self::Checklist(_)
            | Self::Ride(_)
            | Self::NoOne(_)
            | Self::Message(..)
            | Self::Wait
            | Self::Note(_)
            | Self::Calendar(_)
            | Self::VisitCalendar(_)
            | Self::WholeCalendar => Some(Chunk::Plan),
            Self::Rules
            | Self::Rule(_)
            | Self::Intention(_)
            | Self::Journal
            | Self::EntryNew
            | Self::Entry(_)
            | Self::Deciding
            | Self::Clinics
            | Self::HealthCheck
            | Self::Learn(_)
            | Self::About
            | Self::AboutShow
            | Self::Questions
            | Self::ClinicNumbers
            | Self::HelpSigns
            | Self::HelpGround
            | Self::HelpNotOkay
            | Self::HelpThoughts
            | Self::Settings
            | Self::Reminders
            | Self::Open => Some(Chunk::Reflect),
            _ => None,
        }
    }

    /// The tab that is lit on this screen; `None` where no tab bar stands.
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Self::Today
            | Self::Settings
            | Self::Reminders
            | Self::Sources
            | Self::Erase
            | Self::Wait
            | Self::Note(_)
            | Self::Unknown => Some(Tab::Today),
            Self::Plan
            | Self::SessionNew
            | Self::Session(_)
            | Self::Move(_)
            | Self::Course(_)
            | Self::VisitNew
            | Self::Visit(_)
            | Self::VisitMove(_)
            | Self::Checklist(_)
            | Self::Intention(_)
            | Self::Ride(_)
            | Self::NoOne(_)
            | Self::Message(..)
            | Self::Calendar(_)
            | Self::VisitCalendar(_)
            | Self::WholeCalendar
            | Self::Clinics
            | Self::HealthCheck
            | Self::Rules
            | Self::Rule(_)
            | Self::About
            | Self::Questions
            | Self::Bag(_)
            | Self::Ready(_)
            | Self::Deciding => Some(Tab::Plan),
            Self::Journal => Some(Tab::Journal),
            Self::Welcome
            | Self::Learn(_)
            | Self::AboutShow
            | Self::EntryNew
            | Self::Entry(_)
            | Self::Help
            | Self::HelpSigns
            | Self::HelpGround
            | Self::HelpNotOkay
            | Self::HelpThoughts
            | Self::ClinicNumbers
            | Self::Lock
            | Self::Copy
            | Self::Restore
            | Self::Storage
            | Self::Open
            | Self::Inbox => None,
        }
    }

    /// Where `Back` leads: one level up, the same from wherever the reader came.
    pub fn up(&self) -> Self {
        match self {
            Self::Session(_) | Self::SessionNew | Self::Deciding | Self::Rules => Self::Plan,
            Self::About | Self::Questions | Self::Ready(_) | Self::WholeCalendar => Self::Plan,
            Self::VisitNew | Self::Visit(_) => Self::Plan,
            Self::VisitMove(id) | Self::VisitCalendar(id) => Self::Visit(id.clone()),
            Self::Clinics | Self::HealthCheck | Self::Learn(_) => Self::Deciding,
            Self::AboutShow => Self::About,
            Self::Bag(id) => Self::Checklist(id.clone()),
            Self::Rule(_) => Self::Rules,
            Self::Move(id) | Self::Course(id) | Self::Calendar(id) => Self::Session(id.clone()),
            Self::Checklist(_) | Self::Intention(_) | Self::Ride(_) => Self::Plan,
            Self::NoOne(id) | Self::Message(id, _) => Self::Ride(id.clone()),
            Self::EntryNew | Self::Entry(_) | Self::Inbox => Self::Journal,
            Self::HelpSigns
            | Self::HelpGround
            | Self::HelpNotOkay
            | Self::HelpThoughts
            | Self::ClinicNumbers => Self::Help,
            Self::Reminders
            | Self::Lock
            | Self::Copy
            | Self::Restore
            | Self::Storage
            | Self::Open
            | Self::Sources
            | Self::Erase => Self::Settings,
            _ => Self::Today,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today | Self::Unknown => f.write_str("/"),
            Self::Plan => f.write_str("/plan"),
            Self::Journal => f.write_str("/journal"),
            Self::Welcome => f.write_str("/welcome"),
            Self::Deciding => f.write_str("/deciding"),
            Self::Clinics => f.write_str("/deciding/clinics"),
            Self::HealthCheck => f.write_str("/deciding/health-check"),
            Self::Learn(page) => write!(f, "/learn/{page}"),
            Self::About => f.write_str("/about"),
            Self::AboutShow => f.write_str("/about/show"),
            Self::Questions => f.write_str("/questions"),
            Self::Bag(id) => write!(f, "/session/{id}/bag"),
            Self::Ready(id) => write!(f, "/session/{id}/ready"),
            Self::Rules => f.write_str("/rules"),
            Self::Rule(topic) => write!(f, "/rules/{topic}"),
            Self::SessionNew => f.write_str("/session/new"),
            Self::Session(id) => write!(f, "/session/{id}"),
            Self::Move(id) => write!(f, "/session/{id}/move"),
            Self::Course(id) => write!(f, "/session/{id}/course"),
            Self::VisitNew => f.write_str("/visit/new"),
            Self::Visit(id) => write!(f, "/visit/{id}"),
            Self::VisitMove(id) => write!(f, "/visit/{id}/move"),
            Self::Checklist(id) => write!(f, "/session/{id}/checklist"),
            Self::Intention(id) => write!(f, "/session/{id}/intention"),
            Self::Ride(id) => write!(f, "/session/{id}/ride"),
            Self::NoOne(id) => write!(f, "/session/{id}/ride/no-one"),
            Self::Message(id, kind) => write!(f, "/session/{id}/message/{kind}"),
            Self::Wait => f.write_str("/wait"),
            Self::Note(at) => write!(f, "/note/{at}"),
            Self::WholeCalendar => f.write_str("/calendar"),
            Self::Calendar(id) => write!(f, "/session/{id}/calendar"),
            Self::VisitCalendar(id) => write!(f, "/visit/{id}/calendar"),
            Self::EntryNew => f.write_str("/journal/new"),
            Self::Entry(id) => write!(f, "/journal/{id}"),
            Self::Help => f.write_str("/help"),
            Self::HelpSigns => f.write_str("/help/signs"),
            Self::HelpGround => f.write_str("/help/ground"),
            Self::HelpNotOkay => f.write_str("/help/not-okay"),
            Self::HelpThoughts => f.write_str("/help/thoughts"),
            Self::ClinicNumbers => f.write_str("/help/clinic"),
            Self::Settings => f.write_str("/settings"),
            Self::Reminders => f.write_str("/settings/reminders"),
            Self::Lock => f.write_str("/settings/lock"),
            Self::Copy => f.write_str("/settings/copy"),
            Self::Restore => f.write_str("/settings/restore"),
            Self::Storage => f.write_str("/settings/storage"),
            Self::Open => f.write_str("/settings/open"),
            Self::Inbox => f.write_str("/journal/unlocked"),
            Self::Sources => f.write_str("/settings/sources"),
            Self::Erase => f.write_str("/settings/erase"),
        }
    }
}

#[cfg(test)]
mod tests;
