//! What is written: the very bytes that serde_json gives, without any space.

/// An object that is being written, field after field.
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    /// Begins an object.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins an object that will be about so many bytes long: text that is not moved while it
    /// grows leaves no copies behind.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Adds a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.key(name);
        write_text(&mut self.0, value);
    }

    /// Adds a list of texts.
    pub fn texts(&mut self, name: &str, values: &[String]) {
        self.key(name);
        self.0.push('[');
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            write_text(&mut self.0, value);
        }
        self.0.push(']');
    }

    /// Adds an integer.
    pub fn integer(&mut self, name: &str, value: i64) {
        self.key(name);
        if value < 0 {
            self.0.push('-');
        }
        let mut rest = value.unsigned_abs();
        let mut digits = Vec::with_capacity(20);
        loop {
            digits.push(b'0' + (rest % 10) as u8);
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        let digits = digits.into_iter().rev().map(char::from);
        digits.for_each(|digit| self.0.push(digit));
    }

    /// Adds what is JSON already, to the letter.
    pub fn raw(&mut self, name: &str, json: &str) {
        self.key(name);
        self.0.push_str(json);
    }

    /// Ends the object, and gives its text.
    pub fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }

    fn key(&mut self, name: &str) {
        let before = if self.0.is_empty() { '{' } else { ',' };
        self.0.push(before);
        write_text(&mut self.0, name);
        self.0.push(':');
    }
}

/// A text as JSON, with its quotes.
pub fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    write_text(&mut json, text);
    json
}

/// Only what must be escaped is, in its shortest form; everything else is written as it is.
fn write_text(json: &mut String, text: &str) {
    json.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' | b'\\' => char::from(byte),
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            0x08 => 'b',
            0x0c => 'f',
            0..0x20 => 'u',
            _ => continue,
        };
        json.push_str(text.get(plain..at).unwrap_or_default());
        json.push('\\');
        json.push(short);
        if short == 'u' {
            json.push_str("00");
            json.push(hex(byte >> 4));
            json.push(hex(byte & 15));
        }
        plain = at + 1;
    }
    json.push_str(text.get(plain..).unwrap_or_default());
    json.push('"');
}

fn hex(digit: u8) -> char {
    char::from(match digit {
        0..10 => b'0' + digit,
        _ => b'a' - 10 + digit,
    })
}
