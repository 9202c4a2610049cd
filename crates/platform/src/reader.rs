//! Dates, times and lists as this reader writes them, by the browser's `Intl`.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use wasm_bindgen::JsValue;

use crate::js;

/// One person's way of writing dates and times, in the language of the app.
///
/// The locale is the first of the browser's languages that is the app's language (so someone in
/// Mexico reads `10:00`, someone in Texas `10:00 am`), else American English or American Spanish.
/// Every time takes an instant and the IANA name of the zone whose clocks are meant. A zone that the
/// browser does not know gives nothing: no other clock is shown in its place.
pub struct Reader {
    locale: String,
    formats: RefCell<Vec<(Style, String, JsValue)>>,
    relative: RefCell<Option<JsValue>>,
    list: RefCell<Option<JsValue>>,
    number: RefCell<Option<JsValue>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Time,
    Hour,
    WeekdayDate,
    Weekday,
    WeekdayShort,
    DateLong,
    MonthYear,
}

impl Style {
    fn fields(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Style::Time => &[("hour", "numeric"), ("minute", "2-digit")],
            Style::Hour => &[("hour", "numeric")],
            Style::WeekdayDate => &[("weekday", "long"), ("month", "long"), ("day", "numeric")],
            Style::Weekday => &[("weekday", "long")],
            Style::WeekdayShort => &[("weekday", "short")],
            Style::DateLong => &[("year", "numeric"), ("month", "long"), ("day", "numeric")],
            Style::MonthYear => &[("year", "numeric"), ("month", "long")],
        }
    }
}

impl Reader {
    /// A reader of the app in this language, `en` or `es`.
    pub fn new(language: &str) -> Self {
        Self {
            locale: locale_for(language),
            formats: RefCell::default(),
            relative: RefCell::default(),
            list: RefCell::default(),
            number: RefCell::default(),
        }
    }

    /// The locale in use, such as `en-US`.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// `10:00 am`, or `22:30` where the locale counts to 24.
    pub fn time(&self, instant: DateTime<Utc>, zone: &str) -> String {
        self.write(Style::Time, instant, zone)
    }

    /// `Thursday, March 12`.
    pub fn weekday_date(&self, instant: DateTime<Utc>, zone: &str) -> String {
        self.write(Style::WeekdayDate, instant, zone)
    }

    /// `Thursday`.
    pub fn weekday(&self, instant: DateTime<Utc>, zone: &str) -> String {
        self.write(Style::Weekday, instant, zone)
    }

    /// `Thu`.
    pub fn weekday_short(&self, instant: DateTime<Utc>, zone: &str) -> String {
        self.write(Style::WeekdayShort, instant, zone)
    }

    /// `Fri 10 am`, `Fri 10:30 am`, `vie 10:00`: short, for a column of times.
    pub fn weekday_time(&self, instant: DateTime<Utc>, zone: &str) -> String {
        let day = self.weekday_short(instant, zone);
        let time = self.time_short(instant, zone);
        format!("{day} {time}")
    }

    /// `10 am` at a full hour where the locale counts to 12, else as [`Reader::time`].
    pub fn time_short(&self, instant: DateTime<Utc>, zone: &str) -> String {
        let time = self.time(instant, zone);
        let full_hour = time.contains(":00");
        let counts_to_12 = time.ends_with(|c: char| !c.is_ascii_digit());
        if full_hour && counts_to_12 {
            return self.write(Style::Hour, instant, zone);
        }
        time
    }

    /// `March 12, 2026`.
    pub fn date_long(&self, instant: DateTime<Utc>, zone: &str) -> String {
        self.write(Style::DateLong, instant, zone)
    }

    /// `March 2026`.
    pub fn month_year(&self, instant: DateTime<Utc>, zone: &str) -> String {
        self.write(Style::MonthYear, instant, zone)
    }

    /// `yesterday`, `in 3 days`: whole calendar days from today.
    pub fn relative(&self, days: i32) -> String {
        let made = || self.make("RelativeTimeFormat", js::object(&[("numeric", "auto")]));
        kept(&self.relative, made)
            .and_then(|format| js::call(&format, "format", &[days.into(), "day".into()]).ok())
            .and_then(|text| text.as_string())
            .map(plain_spaces)
            .unwrap_or_else(|| days.to_string())
    }

    /// `a, b and c`.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        self.join(&items)
    }

    /// `1,234.5`, or `1.234,5`.
    pub fn number(&self, value: f64) -> String {
        let made = || self.make("NumberFormat", js::object(&[]));
        kept(&self.number, made)
            .and_then(|format| js::call(&format, "format", &[value.into()]).ok())
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| value.to_string())
    }

    fn join(&self, items: &[&str]) -> String {
        let values: Vec<JsValue> = items.iter().map(|item| JsValue::from_str(item)).collect();
        let made = || self.make("ListFormat", js::object(&[("type", "conjunction")]));
        kept(&self.list, made)
            .and_then(|format| js::call(&format, "format", &[js::array(&values).into()]).ok())
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| items.join(", "))
    }

    fn write(&self, style: Style, instant: DateTime<Utc>, zone: &str) -> String {
        let milliseconds = JsValue::from_f64(instant.timestamp_millis() as f64);
        self.format(style, zone)
            .and_then(|format| js::call(&format, "format", &[milliseconds]).ok())
            .and_then(|text| text.as_string())
            .map(|text| self.house_style(style, text))
            .unwrap_or_default()
    }

    fn format(&self, style: Style, zone: &str) -> Option<JsValue> {
        let found = self
            .formats
            .borrow()
            .iter()
            .find_map(|(of, at, format)| (*of == style && at == zone).then(|| format.clone()));
        if found.is_some() {
            return found;
        }
        let options = js::object(style.fields());
        js::set(&options, "timeZone", &JsValue::from_str(zone));
        let format = self.make("DateTimeFormat", options)?;
        let entry = (style, zone.to_owned(), format.clone());
        self.formats.borrow_mut().push(entry);
        Some(format)
    }

    fn make(&self, class: &str, options: JsValue) -> Option<JsValue> {
        let intl = js::get(&js_sys::global(), "Intl");
        js::make(&intl, class, &[JsValue::from_str(&self.locale), options]).ok()
    }

    /// Small `am` and `pm`, a Spanish date without the comma that cuts a sentence in two, and spaces that every
    /// font has.
    fn house_style(&self, style: Style, text: String) -> String {
        let text = plain_spaces(text);
        if matches!(style, Style::Time | Style::Hour) && self.locale.starts_with("en") {
            return text.replace("AM", "am").replace("PM", "pm");
        }
        if style == Style::WeekdayDate && self.locale.starts_with("es") {
            return text.replacen(", ", " ", 1);
        }
        text
    }
}

/// The first of the browser's languages that is this one, else its American form.
fn locale_for(language: &str) -> String {
    let languages = js::get(&js::navigator(), "languages");
    js::list(&languages)
        .filter_map(|tag| tag.as_string())
        .find(|tag| tag.split('-').next() == Some(language))
        .unwrap_or_else(|| format!("{language}-US"))
}

fn kept(
    place: &RefCell<Option<JsValue>>,
    make: impl FnOnce() -> Option<JsValue>,
) -> Option<JsValue> {
    if place.borrow().is_none() {
        *place.borrow_mut() = make();
    }
    place.borrow().clone()
}

/// The narrow no-break space of newer locale data is missing from many fonts.
fn plain_spaces(text: String) -> String {
    text.replace('\u{202f}', "\u{a0}")
}
