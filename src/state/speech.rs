//! The language being spoken, its words, and how its readers write dates and times.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use content::{Language, LearnPage, Words};
use domain::ride::Reads;
use leptos::prelude::*;
use platform::clock::{self, BrowserZone};
use platform::reader::Reader;
use std::cell::RefCell;

/// The words on screen. A change of language redraws the whole app.
#[derive(Clone, Copy)]
pub struct Speech {
    words: RwSignal<Words>,
    language: RwSignal<Language>,
    reader: StoredValue<Reader, LocalStorage>,
}

impl Speech {
    /// Speaks with these words.
    pub fn new(language: Language, words: Words) -> Self {
        Self {
            words: RwSignal::new(words),
            language: RwSignal::new(language),
            reader: StoredValue::new_local(Reader::new(language.code())),
        }
    }

    /// The words, not tracked: the app is redrawn when they change.
    pub fn words(self) -> Words {
        self.words.get_untracked()
    }

    /// The language, tracked.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Fetches and speaks another language; the app's own file, precached.
    ///
    /// # Errors
    /// When the words could not be had; the language then stays as it is.
    pub async fn learn(self, language: Language) -> Result<(), ()> {
        let json = platform::words::fetch_words(language.code())
            .await
            .map_err(drop)?;
        let words = Words::parse(language, json).map_err(drop)?;
        self.reader.set_value(Reader::new(language.code()));
        self.words.set(words);
        self.language.set(language);
        platform::preferences::set(platform::preferences::LANGUAGE, language.code());
        platform::preferences::apply_language(language.code());
        Ok(())
    }

    /// A page of Learn in the language on screen; the app's own file, precached. `None` where it could
    /// not be had. Read once in the life of the page.
    pub async fn page(self, slug: &str) -> Option<&'static LearnPage> {
        thread_local! {
            static READ: RefCell<Vec<(String, &'static LearnPage)>> = const { RefCell::new(Vec::new()) };
        }
        let name = format!("learn.{slug}.{}.json", self.words().language().code());
        let read = |name: &String| {
            READ.with_borrow(|read| Some(read.iter().find(|(of, _)| of == name)?.1))
        };
        if let Some(page) = read(&name) {
            return Some(page);
        }
        let json = platform::words::fetch_page(&name).await.ok()?;
        let page = &*Box::leak(Box::new(LearnPage::parse(&json).ok()?));
        READ.with_borrow_mut(|read| read.push((name, page)));
        Some(page)
    }

    /// The language that somebody reads, where it is another than the one on screen.
    pub fn other(self, reads: Option<Reads>) -> Option<Language> {
        let theirs = match reads? {
            Reads::English => Language::English,
            Reads::Spanish => Language::Spanish,
        };
        (theirs != self.words().language()).then_some(theirs)
    }

    /// The language on screen, for what others are to read.
    pub fn tongue(self) -> Tongue {
        let words = self.words();
        Tongue {
            words,
            reader: Reader::new(words.language().code()),
        }
    }

    /// `10:00 am`, as this reader writes it.
    pub fn time(self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader.with_value(|reader| reader.time(at, zone))
    }

    /// `Thursday, March 12`.
    pub fn weekday_date(self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader
            .with_value(|reader| reader.weekday_date(at, zone))
    }

    /// `Thursday`.
    pub fn weekday(self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader.with_value(|reader| reader.weekday(at, zone))
    }

    /// `Fri 10 am`.
    pub fn weekday_time(self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader
            .with_value(|reader| reader.weekday_time(at, zone))
    }

    /// `March 12, 2026`.
    pub fn long_date(self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader.with_value(|reader| reader.date_long(at, zone))
    }

    /// `March 12, 2026`, of a date.
    pub fn date(self, date: NaiveDate) -> String {
        self.long_date(date.and_time(NaiveTime::MIN).and_utc(), "UTC")
    }

    /// `Thursday, March 12`, of a date.
    pub fn weekday_date_of(self, date: NaiveDate) -> String {
        self.weekday_date(date.and_time(NaiveTime::MIN).and_utc(), "UTC")
    }

    /// `Thursday`, of a date.
    pub fn weekday_of(self, date: NaiveDate) -> String {
        self.weekday(date.and_time(NaiveTime::MIN).and_utc(), "UTC")
    }

    /// `November 2026`, for the day a fact was checked, given as `2026-11` or `2026-11-23`.
    pub fn month_of(self, checked: &str) -> String {
        let mut parts = checked.split('-').map(|part| part.parse::<u32>().ok());
        let mut next = || parts.next().flatten();
        let middle = next()
            .and_then(|year| i32::try_from(year).ok())
            .zip(next())
            .and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 15));
        match middle {
            Some(day) => {
                let noon = day.and_time(NaiveTime::MIN).and_utc();
                self.reader
                    .with_value(|reader| reader.month_year(noon, "UTC"))
            }
            None => checked.to_owned(),
        }
    }

    /// The local clock time that lies at `local` in a zone, as this reader writes it.
    pub fn local_time(self, local: NaiveDateTime) -> String {
        self.time(local.and_utc(), "UTC")
    }
}

/// Words and the way of writing times in one language, for what others are to read.
pub struct Tongue {
    words: Words,
    reader: Reader,
}

impl Tongue {
    /// Fetches a language; the app's own file, precached. `None` where it could not be had.
    pub async fn of(language: Language) -> Option<Self> {
        let json = platform::words::fetch_words(language.code()).await.ok()?;
        Some(Self {
            words: Words::parse(language, json).ok()?,
            reader: Reader::new(language.code()),
        })
    }

    /// The words.
    pub fn words(&self) -> Words {
        self.words
    }

    /// `Thursday, March 12`.
    pub fn weekday_date(&self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader.weekday_date(at, zone)
    }

    /// `Fri 10 am`.
    pub fn weekday_time(&self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader.weekday_time(at, zone)
    }

    /// `10:00 am`.
    pub fn time(&self, at: DateTime<Utc>, zone: &str) -> String {
        self.reader.time(at, zone)
    }
}

/// A zone by its IANA name, where the browser knows it.
pub fn zone(name: &str) -> Option<BrowserZone> {
    clock::zone(name)
}

/// The zones to offer where one is chosen: first those at hand, for the phone's and those in use,
/// then all the others that the browser knows.
pub fn zones_to_offer(here: Option<&str>, used: &[String]) -> (Vec<String>, Vec<String>) {
    let near = domain::time::zones_at_hand(here, used, |name| zone(name).is_some());
    let mut rest = clock::zone_names();
    rest.retain(|name| !near.contains(name));
    (near, rest)
}

/// What the phone's own clock shows at an instant, in seconds east of UTC.
pub fn phone_offset(at: DateTime<Utc>) -> i32 {
    clock::offset_here(at)
}
