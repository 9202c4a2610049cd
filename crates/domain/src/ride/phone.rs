//! Telephone numbers in any form: what goes behind a link. What was typed is what is shown.

mod reading;

use reading::read;

/// What goes behind `tel:`: digits, a leading `+`, and pauses (`,` `;`). `None` when there is no
/// digit, or so many that nobody can tell where one number ends.
///
/// Digits of other scripts become ASCII. Letters within a number become the digits they stand on
/// (1-800-CALL-NOW); letters before it, or after a whole number, are a label, and so is a short
/// number that stands before a whole one (Room 12, 555 010 0142). `x`, `ext`, `#` after a whole
/// number begin an extension, which is dialled after a pause. The zero that is not dialled from
/// abroad is left out behind a country's code. Of several numbers the first is taken: [`heard`]
/// tells the person so.
#[must_use]
pub fn dial(typed: &str) -> Option<String> {
    numbers(typed).into_iter().next()
}

/// Every number that stands in a text, as [`dial`] writes it.
#[must_use]
pub fn numbers(typed: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = typed;
    while let Some(read) = read(rest) {
        found.push(read.number);
        rest = &rest[read.end..];
    }
    // Beside a whole number, a short one is a room or an hour.
    if found.iter().any(|number| is_whole(number)) {
        found.retain(|number| is_whole(number));
    } else {
        found.truncate(1);
    }
    if found.iter().any(|number| is_too_long(number)) {
        found.clear();
    }
    found
}

/// What goes behind `sms:`: as [`dial`], without what is dialled after a pause.
#[must_use]
pub fn message(typed: &str) -> Option<String> {
    let dialled = dial(typed)?;
    let number = before_pause(&dialled);
    has_digit(number).then(|| number.to_owned())
}

/// What was understood of a number that somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Nothing is typed, or exactly what is dialled.
    Plain,
    /// Nothing that can be dialled.
    Nothing,
    /// One number, that is written in another way than it is dialled.
    One(String),
    /// Several numbers; the first is dialled.
    Several(String),
}

/// What the person is to be told or asked about a number they typed.
#[must_use]
pub fn heard(typed: &str) -> Heard {
    if typed.trim().is_empty() {
        return Heard::Plain;
    }
    let mut numbers = numbers(typed).into_iter();
    let Some(first) = numbers.next() else {
        return Heard::Nothing;
    };
    if numbers.next().is_some() {
        return Heard::Several(first);
    }
    let is_plain = typed
        .chars()
        .all(|c| digit(c).is_some() || !c.is_alphanumeric());
    let typed_digits = typed.chars().filter_map(digit);
    let dialled_digits = first.chars().filter(char::is_ascii_digit);
    if is_plain && typed_digits.eq(dialled_digits) {
        Heard::Plain
    } else {
        Heard::One(first)
    }
}

/// The most digits that a number has (E.164).
const MOST_DIGITS: usize = 15;

/// The most digits and pauses behind a link: a number with its extension.
const LONGEST: usize = 40;

/// Numbers that are whole with three digits, so that letters behind them are a label.
const SHORT: [&str; 13] = [
    "000", "112", "211", "311", "411", "511", "611", "711", "811", "911", "988", "999", "111",
];

/// Whether these digits can be dialled as they are: a short number, or at least seven digits
/// without the 1 of North America.
fn is_whole(dialled: &str) -> bool {
    let digits = before_pause(dialled).trim_start_matches('+');
    SHORT.contains(&digits) || digits.strip_prefix('1').unwrap_or(digits).len() >= 7
}

fn is_too_long(dialled: &str) -> bool {
    let number = before_pause(dialled);
    let abroad = ["011", "00"].into_iter();
    let number = abroad.filter_map(|way| number.strip_prefix(way)).next();
    let number = number.unwrap_or(before_pause(dialled));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    dialled.len() > LONGEST || digits > MOST_DIGITS
}

fn before_pause(dialled: &str) -> &str {
    dialled.split([',', ';']).next().unwrap_or_default()
}

fn has_digit(dialled: &str) -> bool {
    dialled.contains(|c: char| c.is_ascii_digit())
}

/// ASCII, Arabic, Persian, Devanagari, Bengali, Thai and full-width digits.
fn digit(c: char) -> Option<char> {
    ['0', '٠', '۰', '०', '০', '๐', '０']
        .iter()
        .filter_map(|zero| u32::from(c).checked_sub(u32::from(*zero)))
        .find(|value| *value < 10)
        .and_then(|value| char::from_digit(value, 10))
}
