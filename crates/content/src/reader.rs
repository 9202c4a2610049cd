//! Reads the rows of a bundle, one after the other.

/// A cursor over the leaked rows. A row that is missing or no use is remembered, so that the caller asks once at the end.
pub(crate) struct Reader {
    rows: &'static [String],
    is_broken: bool,
}

impl Reader {
    /// Starts at the first of `rows`.
    pub(crate) fn new(rows: &'static [String]) -> Self {
        Reader {
            rows,
            is_broken: false,
        }
    }

    /// The next row.
    pub(crate) fn text(&mut self) -> &'static str {
        if let Some((first, rest)) = self.rows.split_first() {
            self.rows = rest;
            first
        } else {
            self.is_broken = true;
            ""
        }
    }

    /// The next row, unless it is empty.
    pub(crate) fn maybe(&mut self) -> Option<&'static str> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    /// The next row as a number.
    pub(crate) fn number(&mut self) -> u32 {
        self.text().parse().unwrap_or_else(|_| {
            self.is_broken = true;
            0
        })
    }

    /// The next row as one of a set of permanent names; `otherwise` when it is none of them, which is remembered too.
    pub(crate) fn named<T>(&mut self, from_slug: fn(&str) -> Option<T>, otherwise: T) -> T {
        from_slug(self.text()).unwrap_or_else(|| {
            self.is_broken = true;
            otherwise
        })
    }

    /// The next row as one of a set of permanent names, unless it is empty.
    pub(crate) fn maybe_named<T>(&mut self, from_slug: fn(&str) -> Option<T>) -> Option<T> {
        let slug = self.maybe()?;
        let named = from_slug(slug);
        self.is_broken |= named.is_none();
        named
    }

    /// The next `count` rows as they are.
    pub(crate) fn slice(&mut self, count: u32) -> &'static [String] {
        let count = count as usize;
        if count > self.rows.len() {
            self.is_broken = true;
            return &[];
        }
        let (slice, rest) = self.rows.split_at(count);
        self.rows = rest;
        slice
    }

    /// A list: its length, then its items.
    pub(crate) fn list<T>(&mut self, item: fn(&mut Reader) -> T) -> Vec<T> {
        let count = self.number();
        let mut items = Vec::new();
        for _ in 0..count {
            if self.is_broken {
                break;
            }
            items.push(item(self));
        }
        items
    }

    /// Whether every row was there, and none is left.
    pub(crate) fn is_whole(&self) -> bool {
        !self.is_broken && self.rows.is_empty()
    }
}
