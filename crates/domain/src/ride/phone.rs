//! Telephone numbers in any form: what goes behind a link. What was typed is what is shown.

/// What goes behind `tel:`: digits, a leading `+`, and pauses (`,` `;`). `None` when there is no
/// digit, or far too many to be a number.
///
/// Digits of other scripts become ASCII. Letters within a number become the digits they stand on
/// (1-800-FLOWERS); letters before it, or after a whole number, are a label; `x`, `ext`, `#` after
/// a whole number begin an extension, which is dialled after a pause. `(0)` in a number with a `+`
/// is not dialled from abroad and is left out. Of two numbers the first is taken.
#[must_use]
pub fn dial(typed: &str) -> Option<String> {
    let mut dialled = String::new();
    let mut rest = typed;
    while let Some(c) = rest.chars().next() {
        let next = &rest[c.len_utf8()..];
        if let Some(digit) = digit(c) {
            dialled.push(digit);
        } else if c.is_alphabetic() {
            let end = rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if !letters(word, after, &mut dialled) {
                break;
            }
            rest = after;
            continue;
        } else if matches!(c, '+' | '＋') && dialled.is_empty() {
            dialled.push('+');
        } else if c == '(' && dialled.starts_with('+') && next.starts_with("0)") {
            rest = &next[2..];
            continue;
        } else if is_whole(&dialled) && begins_another(c, next) {
            break;
        } else if c == '*' || (matches!(c, ',' | ';') && has_digit(&dialled)) {
            dialled.push(c);
        } else if c == '#' && is_whole(&dialled) {
            dialled.push(',');
        }
        if dialled.len() > LONGEST {
            return None;
        }
        rest = next;
    }
    let dialled = dialled.trim_end_matches([',', ';']);
    has_digit(dialled).then(|| dialled.to_owned())
}

/// What goes behind `sms:`: as [`dial`], without what is dialled after a pause.
#[must_use]
pub fn message(typed: &str) -> Option<String> {
    let dialled = dial(typed)?;
    let number = dialled.split([',', ';']).next()?;
    has_digit(number).then(|| number.to_owned())
}

/// Fifteen digits are the most a number has (E.164); the rest is for pauses and extensions.
const LONGEST: usize = 40;

/// Numbers that are whole with three digits, so that letters behind them are a label.
const SHORT: [&str; 13] = [
    "000", "112", "211", "311", "411", "511", "611", "711", "811", "911", "988", "999", "111",
];

/// What letters within a number do to it; `false` when the number ends before them.
fn letters(word: &str, after: &str, dialled: &mut String) -> bool {
    if !has_digit(dialled) {
        return true;
    }
    // Compared in ASCII, with both forms of the one other letter: all of Unicode's small letters
    // are a table of twelve kilobytes.
    let marks_extension = [
        "x",
        "ext",
        "extn",
        "extension",
        "extensión",
        "extensiÓn",
        "anexo",
        "int",
    ]
    .iter()
    .any(|mark| word.eq_ignore_ascii_case(mark));
    let after = after.trim_start_matches(['.', ':', ' ', '#']);
    if marks_extension && after.chars().next().and_then(digit).is_some() {
        dialled.push(',');
        return true;
    }
    if is_whole(dialled) {
        return false;
    }
    let digits: Option<String> = word.chars().map(key).collect();
    dialled.push_str(digits.unwrap_or_default().as_str());
    true
}

/// Whether `c`, behind a whole number, stands between it and another.
fn begins_another(c: char, next: &str) -> bool {
    match c {
        '/' | '|' | '&' | '\n' | '\r' => true,
        // A pause stands right before what it delays; a comma between numbers has a space.
        ',' | ';' => {
            next.starts_with(char::is_whitespace)
                && next.chars().filter_map(digit).take(7).count() == 7
        }
        _ => false,
    }
}

/// Whether these digits can be dialled as they are: a short number, or at least seven digits
/// without the 1 of North America.
fn is_whole(dialled: &str) -> bool {
    let digits = dialled.trim_start_matches('+');
    SHORT.contains(&digits) || digits.strip_prefix('1').unwrap_or(digits).len() >= 7
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

/// The key of a telephone a letter stands on (ITU-T E.161).
fn key(c: char) -> Option<char> {
    Some(match c.to_ascii_lowercase() {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        _ => return None,
    })
}
