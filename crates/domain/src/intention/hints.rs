//! Gentle notes beside a line: it names a date, or it is a demand. No score, and nothing is refused.

/// What a line may be told, once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hint {
    /// It names a date or a deadline.
    Dated,
    /// It is a demand.
    Demand,
}

/// What to look for, from content, in one language. Upper case, accents and apostrophes do not count.
#[derive(Debug, Clone, Copy, Default)]
pub struct HintWords<'a> {
    /// Words and phrases that set a date.
    pub dated: &'a [&'a str],
    /// Words and phrases that demand.
    pub demands: &'a [&'a str],
    /// Words before a demand that take it away: *I don't have to*.
    pub denials: &'a [&'a str],
    /// Names of months, which with a number beside them are a date.
    pub months: &'a [&'a str],
}

/// What there is to say about a line: nothing, one note or both, [`Hint::Dated`] first.
#[must_use]
pub fn hints(text: &str, words: &HintWords<'_>) -> Vec<Hint> {
    let said = words_of(text);
    let is_dated = says(&said, words.dated, &[])
        || names_a_day(&said, words.months)
        || text.split(is_apart).any(is_date);
    let is_demand = says(&said, words.demands, words.denials);
    [
        is_dated.then_some(Hint::Dated),
        is_demand.then_some(Hint::Demand),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether one of the phrases stands there as whole words, with no denial right before it.
fn says(said: &[String], phrases: &[&str], denials: &[&str]) -> bool {
    let is_denied = |before: &[String]| {
        let mut denials = denials.iter().map(|denial| words_of(denial));
        denials.any(|denial| !denial.is_empty() && before.ends_with(&denial))
    };
    phrases.iter().any(|phrase| {
        let phrase = words_of(phrase);
        let mut places = 0..said.len();
        !phrase.is_empty()
            && places.any(|at| said[at..].starts_with(&phrase) && !is_denied(&said[..at]))
    })
}

/// Whether a month has the number of a day beside it: `June 5`, `5th of June`, `5 de junio`.
fn names_a_day(said: &[String], months: &[&str]) -> bool {
    said.iter().enumerate().any(|(at, word)| {
        let is_month = months
            .iter()
            .any(|month| words_of(month) == [word.as_str()]);
        let near = &said[at.saturating_sub(2)..said.len().min(at + 2)];
        is_month && near.iter().any(|word| is_day(word))
    })
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_plain = ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
    is_plain && number(digits).is_some_and(|day| (1..=31).contains(&day))
}

/// What stands between two dates, or around one.
fn is_apart(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '"' | '?' | '!' | '¿' | '¡')
}

/// Written with strokes, and no date.
const NO_DATES: [&str; 5] = ["24/7", "1/2", "1/3", "1/4", "3/4"];

/// Whether it reads `12/5`, `5.12.2026` or `2026-12-05`.
fn is_date(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    if NO_DATES.contains(&word) {
        return false;
    }
    ['/', '-', '.'].into_iter().any(|mark| {
        let parts: Vec<_> = word.split(mark).map(number).collect();
        let is_day_and_month = |a: u32, b: u32| a.min(b) >= 1 && a.min(b) <= 12 && a.max(b) <= 31;
        match parts[..] {
            [Some(a), Some(b)] => mark == '/' && is_day_and_month(a, b),
            [Some(a), Some(b), Some(c)] => {
                a > 31 && is_day_and_month(b, c) || is_day_and_month(a, b)
            }
            _ => false,
        }
    })
}

/// A number of at most four digits.
fn number(digits: &str) -> Option<u32> {
    let is_short = (1..=4).contains(&digits.len());
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_short && is_plain).then(|| digits.parse().ok())?
}

/// The words of a text, folded.
fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().filter_map(folded).chain([' ']) {
        if c.is_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words
}

/// A letter without its accent, in lower case; nothing for an accent that stands by itself, nor for
/// an apostrophe, which is inside a word. A small table for the letters of English and Spanish; all
/// others stay as they are.
fn folded(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36F}' | '\'' | '’' => return None,
        'À'..='Å' | 'à'..='å' => 'a',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ñ' | 'ñ' => 'n',
        'Ç' | 'ç' => 'c',
        other => other.to_ascii_lowercase(),
    })
}
