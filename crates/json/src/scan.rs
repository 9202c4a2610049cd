//! A cursor that goes over a document once, byte by byte, and refuses what is not JSON.

use crate::{Refused, Value};

pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes over space, and over `byte` if it comes next.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        self.space();
        self.take_here(byte)
    }

    pub(crate) fn expect(&mut self, byte: u8) -> Result<(), Refused> {
        self.take(byte).then_some(()).ok_or(Refused)
    }

    /// Nothing but space may be left.
    pub(crate) fn end(&mut self) -> Result<(), Refused> {
        self.space();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Refused),
        }
    }

    /// One item after the other of what stands between brackets, up to the closing one.
    pub(crate) fn each(
        &mut self,
        [open, close]: [u8; 2],
        item: &mut dyn FnMut(&mut Self) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        self.expect(open)?;
        if self.take(close) {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.take(close) {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    /// The name of a field, with its quotes, and the colon after it.
    pub(crate) fn name(&mut self) -> Result<Value<'a>, Refused> {
        self.expect(b'"')?;
        let start = self.at - 1;
        self.string(None)?;
        let name = self.since(start)?;
        self.expect(b':')?;
        Ok(name)
    }

    /// A value of any kind. What it waits to be closed by lies on the heap, one byte for each.
    pub(crate) fn value(&mut self) -> Result<Value<'a>, Refused> {
        let mut open: Vec<u8> = Vec::new();
        let mut start = None;
        loop {
            self.space();
            let start = *start.get_or_insert(self.at);
            let first = self.peek().ok_or(Refused)?;
            self.at += 1;
            let mut is_complete = true;
            match first {
                b'{' if !self.take(b'}') => {
                    open.push(b'}');
                    self.name()?;
                    is_complete = false;
                }
                b'[' if !self.take(b']') => {
                    open.push(b']');
                    is_complete = false;
                }
                b'{' | b'[' => {}
                b'"' => self.string(None)?,
                b't' => self.rest(b"rue")?,
                b'f' => self.rest(b"alse")?,
                b'n' => self.rest(b"ull")?,
                _ => self.number(first)?,
            }
            while is_complete {
                let Some(&close) = open.last() else {
                    return self.since(start);
                };
                if self.take(close) {
                    open.pop();
                    continue;
                }
                self.expect(b',')?;
                if close == b'}' {
                    self.name()?;
                }
                is_complete = false;
            }
        }
    }

    /// The rest of a string after its opening quote, decoded into a place if there is one.
    pub(crate) fn string(&mut self, mut into: Option<&mut String>) -> Result<(), Refused> {
        loop {
            let start = self.at;
            self.pass(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            if let Some(into) = into.as_deref_mut() {
                into.push_str(self.since(start)?.raw());
            }
            if self.take_here(b'"') {
                return Ok(());
            }
            self.rest(b"\\")?;
            let escaped = self.escape()?;
            if let Some(into) = into.as_deref_mut() {
                into.push(escaped);
            }
        }
    }

    /// What stands after a backslash. Half of a surrogate pair is no character.
    fn escape(&mut self) -> Result<char, Refused> {
        let byte = self.peek().ok_or(Refused)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.unit()?;
                if code & 0xfc00 == 0xd800 {
                    self.rest(b"\\u")?;
                    let low = self.unit()?;
                    if low & 0xfc00 != 0xdc00 {
                        return Err(Refused);
                    }
                    code = 0x1_0000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
                }
                char::from_u32(code).ok_or(Refused)?
            }
            _ => return Err(Refused),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Refused> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = match self.peek() {
                Some(byte @ b'0'..=b'9') => byte - b'0',
                Some(byte @ (b'a'..=b'f' | b'A'..=b'F')) => (byte | 0x20) - b'a' + 10,
                _ => return Err(Refused),
            };
            unit = unit << 4 | u32::from(digit);
            self.at += 1;
        }
        Ok(unit)
    }

    /// The rest of a number after its first byte. It is checked and not computed.
    fn number(&mut self, mut first: u8) -> Result<(), Refused> {
        if first == b'-' {
            first = self.peek().ok_or(Refused)?;
            self.at += 1;
        }
        match first {
            b'0' => {}
            b'1'..=b'9' => {
                self.digits();
            }
            _ => return Err(Refused),
        }
        if self.take_here(b'.') && !self.digits() {
            return Err(Refused);
        }
        if self.take_here(b'e') || self.take_here(b'E') {
            let _ = self.take_here(b'+') || self.take_here(b'-');
            if !self.digits() {
                return Err(Refused);
            }
        }
        Ok(())
    }

    /// Goes over digits; false where there is none.
    fn digits(&mut self) -> bool {
        let start = self.at;
        self.pass(|byte| byte.is_ascii_digit());
        self.at > start
    }

    fn space(&mut self) {
        self.pass(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    /// Goes over bytes as long as they are such: where most of the time is spent.
    fn pass(&mut self, is_such: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let run = rest.iter().position(|&byte| !is_such(byte));
        self.at += run.unwrap_or(rest.len());
    }

    fn rest(&mut self, word: &[u8]) -> Result<(), Refused> {
        for &byte in word {
            if !self.take_here(byte) {
                return Err(Refused);
            }
        }
        Ok(())
    }

    fn take_here(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn since(&self, start: usize) -> Result<Value<'a>, Refused> {
        let raw = self.text.get(start..self.at).ok_or(Refused)?;
        Ok(Value::new(raw))
    }
}
