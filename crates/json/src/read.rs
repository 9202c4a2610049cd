//! What a document is asked.

use crate::Refused;
use crate::scan::Scanner;
use std::fmt;

/// A text that should be one JSON value, with or without space around it.
///
/// Each question checks the whole of it: an answer is `Ok` only if all of the text is JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Value<'a>(&'a str);

impl<'a> Value<'a> {
    /// Takes any text; nothing is checked yet.
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The text itself, to the letter.
    pub fn raw(self) -> &'a str {
        self.0
    }

    /// The value without the space around it, if it is JSON of any kind.
    pub fn check(self) -> Result<Self, Refused> {
        let mut scanner = Scanner::new(self.0);
        let value = scanner.value()?;
        scanner.end()?;
        Ok(value)
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.is("null")
    }

    /// Which of `true` and `false` it is.
    pub fn boolean(self) -> Result<bool, Refused> {
        match self.is("true") {
            true => Ok(true),
            false if self.is("false") => Ok(false),
            false => Err(Refused),
        }
    }

    /// The number, if it is written as an integer of at most 64 bits: `1.0`, `1e3` and `-0` are
    /// not.
    pub fn integer(self) -> Result<i64, Refused> {
        let digits = self.check()?.0;
        match digits {
            "-0" => Err(Refused),
            _ => digits.parse().map_err(|_| Refused),
        }
    }

    /// The text that it writes, escapes undone.
    pub fn text(self) -> Result<String, Refused> {
        let mut scanner = Scanner::new(self.0);
        let text = text(&mut scanner)?;
        scanner.end()?;
        Ok(text)
    }

    /// The texts of a list that has nothing else.
    pub fn texts(self) -> Result<Vec<String>, Refused> {
        let mut texts = Vec::new();
        self.each(*b"[]", &mut |scanner| {
            texts.push(text(scanner)?);
            Ok(())
        })?;
        Ok(texts)
    }

    /// The values of a list.
    pub fn list(self) -> Result<Vec<Value<'a>>, Refused> {
        let mut values = Vec::new();
        self.each(*b"[]", &mut |scanner| {
            values.push(scanner.value()?);
            Ok(())
        })?;
        Ok(values)
    }

    /// The fields of an object.
    pub fn object(self) -> Result<Object<'a>, Refused> {
        let mut fields = Vec::new();
        self.each(*b"{}", &mut |scanner| {
            fields.push((scanner.name()?, scanner.value()?));
            Ok(())
        })?;
        Ok(Object(fields))
    }

    fn each(
        self,
        brackets: [u8; 2],
        item: &mut dyn FnMut(&mut Scanner<'a>) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let mut scanner = Scanner::new(self.0);
        scanner.each(brackets, item)?;
        scanner.end()
    }

    fn is(self, word: &str) -> bool {
        self.check().is_ok_and(|value| value.0 == word)
    }
}

/// Shows the length only: the text may be the patient's.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({} bytes)", self.0.len())
    }
}

fn text(scanner: &mut Scanner) -> Result<String, Refused> {
    let mut text = String::new();
    scanner.expect(b'"')?;
    scanner.string(Some(&mut text))?;
    Ok(text)
}

/// The fields of an object, in the order in which they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object<'a>(Vec<(Value<'a>, Value<'a>)>);

impl<'a> Object<'a> {
    /// The value of the field of this name; the last, if it stands there more than once.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        let mut fields = self.0.iter().rev();
        let found = fields.find(|(of, _)| is_named(*of, name));
        found.map(|(_, value)| *value)
    }

    /// Each field's name, which is a [`Value::text`], with its value.
    pub fn fields(&self) -> &[(Value<'a>, Value<'a>)] {
        &self.0
    }
}

/// Names are compared as they are written, unless something in them is escaped.
fn is_named(written: Value, name: &str) -> bool {
    let raw = written.raw();
    match raw.bytes().any(|byte| byte == b'\\') {
        true => written.text().as_deref() == Ok(name),
        false => raw.get(1..raw.len() - 1) == Some(name),
    }
}
