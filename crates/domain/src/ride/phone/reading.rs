//! Reads one number out of a text, character by character.

use super::{LONGEST, digit, has_digit, is_whole};

/// A number, and where the text goes on behind it.
pub struct Read {
    pub number: String,
    pub end: usize,
}

/// The first number of a text.
pub fn read(typed: &str) -> Option<Read> {
    let mut reading = Reading::default();
    let mut at = 0;
    while let Some(c) = typed[at..].chars().next() {
        let next = at + c.len_utf8();
        at = match reading.take(c, at, &typed[at..], &typed[next..]) {
            Step::By(length) => at + length,
            Step::End => break,
        };
        if reading.dialled.len() > LONGEST {
            break;
        }
        reading.last = typed[..at].chars().next_back().unwrap_or(' ');
    }
    // What is too long for any number is passed over whole.
    let end = if reading.dialled.len() > LONGEST {
        typed.len()
    } else {
        at
    };
    let (number, end) = reading.first_half().unwrap_or((reading.dialled, end));
    let number = number.trim_end_matches([',', ';']).to_owned();
    has_digit(&number).then_some(Read { number, end })
}

/// How far one character leads.
enum Step {
    By(usize),
    End,
}

/// A run of digits between separators: where it begins, in the text and in what is dialled.
struct Group {
    begin: usize,
    dialled: usize,
}

struct Reading {
    dialled: String,
    groups: Vec<Group>,
    /// The character before.
    last: char,
    /// Letters became digits.
    has_letters: bool,
    /// The word before the number names a room or a floor.
    is_place: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            dialled: String::new(),
            groups: Vec::new(),
            last: ' ',
            has_letters: false,
            is_place: false,
        }
    }
}

impl Reading {
    fn take(&mut self, c: char, at: usize, here: &str, next: &str) -> Step {
        let step = Step::By(c.len_utf8());
        if let Some(digit) = digit(c) {
            self.digit(digit, at, here);
        } else if c.is_alphabetic() {
            let end = here.find(|c: char| !c.is_alphabetic());
            let (word, after) = here.split_at(end.unwrap_or(here.len()));
            return match self.letters(word, at, after) {
                true => Step::By(word.len()),
                false => Step::End,
            };
        } else if matches!(c, '+' | '＋') && self.dialled.is_empty() {
            self.dialled.push('+');
        } else if c == '(' && next.starts_with("0)") && self.is_international() {
            return Step::By("(0)".len());
        } else if self.ends_before(c, next) {
            return Step::End;
        } else if c == '*' || (matches!(c, ',' | ';') && has_digit(&self.dialled)) {
            self.dialled.push(c);
        } else if c == '#' && is_whole(&self.dialled) {
            self.dialled.push(',');
        }
        step
    }

    fn digit(&mut self, digit: char, at: usize, here: &str) {
        if super::digit(self.last).is_none() && !self.last.is_alphabetic() {
            let is_short = self.groups.len() == 1 && self.dialled.len() <= 4;
            let all = self.dialled.len() + here.chars().filter_map(super::digit).take(20).count();
            // Ten digits may be one whole number behind the name of a room.
            if self.is_place && is_short && all > 10 {
                self.dialled.clear();
                self.groups.clear();
                self.is_place = false;
            }
            if digit == '0' && self.is_code_with_zero() {
                return;
            }
            self.group(at);
        }
        self.dialled.push(digit);
    }

    fn group(&mut self, at: usize) {
        self.groups.push(Group {
            begin: at,
            dialled: self.dialled.len(),
        });
    }

    /// What letters do to the number; `false` when it ends before them.
    fn letters(&mut self, word: &str, at: usize, after: &str) -> bool {
        if !has_digit(&self.dialled) {
            self.is_place = is_one_of(&PLACES, word);
            return true;
        }
        let after = after.trim_start_matches(['.', ':', ' ', '#']);
        if is_one_of(&EXTENSIONS, word) && after.chars().next().and_then(digit).is_some() {
            self.dialled.push(',');
            return true;
        }
        if is_whole(&self.dialled) && !self.goes_on_with(word) {
            return false;
        }
        let keys: Option<String> = word.chars().map(key).collect();
        if let Some(keys) = keys {
            self.group(at);
            self.dialled.push_str(&keys);
            self.has_letters = true;
        }
        true
    }

    /// Whether letters go on with a number in letters that could be whole already: CALL-NOW in one
    /// word, or just as many as North America's numbers have.
    fn goes_on_with(&self, word: &str) -> bool {
        let is_attached = !self.last.is_whitespace() && self.last != '(';
        let digits = self.dialled.trim_start_matches('+');
        let most = if digits.starts_with('1') { 11 } else { 10 };
        self.has_letters && (is_attached || digits.len() + word.len() == most)
    }

    /// Whether `c` stands between this number and another.
    fn ends_before(&self, c: char, next: &str) -> bool {
        match c {
            '/' | '|' | '&' | '\n' | '\r' | '+' | '＋' => is_whole(&self.dialled),
            // A pause stands right before what it delays; a comma between numbers has a space.
            ',' | ';' => {
                let is_apart = next.starts_with(char::is_whitespace);
                has_digit(&self.dialled) && is_apart && has_seven_digits(next)
            }
            _ => false,
        }
    }

    /// What stands behind `+`, 00 or 011, the ways to call abroad.
    fn after_prefix(&self) -> Option<&str> {
        let prefixes = ["+", "011", "00"].into_iter();
        let mut after = prefixes.filter_map(|prefix| self.dialled.strip_prefix(prefix));
        after.next().filter(|digits| !digits.is_empty())
    }

    fn is_international(&self) -> bool {
        self.after_prefix().is_some()
    }

    /// Whether all that was read is the code of a country whose numbers begin with a zero at home.
    fn is_code_with_zero(&self) -> bool {
        self.after_prefix()
            .is_some_and(|code| WITH_ZERO.contains(&code))
    }

    /// The first of two numbers with only a space between them: both are written in the same groups.
    fn first_half(&self) -> Option<(String, usize)> {
        let count = self.groups.len();
        if self.has_letters || self.is_international() || count < 2 || count % 2 == 1 {
            return None;
        }
        let end_of = |index: usize| {
            self.groups
                .get(index + 1)
                .map_or(self.dialled.len(), |next| next.dialled)
        };
        let length = |index: usize| end_of(index) - self.groups[index].dialled;
        let half = count / 2;
        let middle = &self.groups[half];
        let is_alike = (0..half).all(|index| length(index) == length(half + index));
        let is_two = is_alike && middle.dialled >= 7 && !self.dialled.contains([',', ';', '*']);
        is_two.then(|| (self.dialled[..middle.dialled].to_owned(), middle.begin))
    }
}

fn has_seven_digits(text: &str) -> bool {
    text.chars().filter_map(digit).take(7).count() == 7
}

/// Words before the number of a room; in ASCII, with both forms of the one other letter.
const PLACES: [&str; 14] = [
    "room",
    "rm",
    "suite",
    "ste",
    "apt",
    "unit",
    "floor",
    "piso",
    "sala",
    "cuarto",
    "apto",
    "depto",
    "habitación",
    "habitaciÓn",
];

const EXTENSIONS: [&str; 8] = [
    "x",
    "ext",
    "extn",
    "extension",
    "extensión",
    "extensiÓn",
    "anexo",
    "int",
];

/// Codes of countries that write a zero before a number at home and leave it out from abroad.
const WITH_ZERO: [&str; 14] = [
    "27", "31", "32", "33", "41", "43", "44", "46", "49", "61", "64", "81", "91", "353",
];

/// Compared in ASCII: all of Unicode's small letters are a table of twelve kilobytes.
fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|own| word.eq_ignore_ascii_case(own))
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
