//! What every kind of record can do: name itself, write itself as JSON, and read every schema it ever had.
//!
//! Bodies are written and read field by field rather than by derived serializers: one reader serves
//! all kinds, which is a tenth of the code on the phone, and the fields on disk stand in each file
//! in their order.

use json::Value;

/// A kind of record.
pub trait Kept: Clone + PartialEq + Sized + 'static {
    /// The permanent name of the kind, stored inside the seal.
    const KIND: &'static str;
    /// The schema that [`Kept::encode`] writes.
    const SCHEMA: u32;

    /// The body as JSON.
    fn encode(&self) -> String;

    /// Reads a body that was written with `schema`. Fields it does not name are passed over.
    ///
    /// # Errors
    /// [`Unreadable::Newer`] for a schema this build does not know, [`Unreadable::Broken`] for a
    /// body that does not have the shape its schema promises.
    fn decode(schema: u32, body: &str) -> Result<Self, Unreadable>;
}

/// Why a body could not be read. The record is kept untouched either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer build; asks for the app's update.
    Newer,
    /// Opens, but does not have the shape it promises.
    Broken,
}

/// A JSON object that is being written, field after field.
pub(crate) struct Writer(json::Writer);

impl Writer {
    pub(crate) fn new() -> Self {
        Self(json::Writer::new())
    }

    pub(crate) fn text(mut self, name: &str, text: &str) -> Self {
        self.0.text(name, text);
        self
    }

    pub(crate) fn number(mut self, name: &str, number: i64) -> Self {
        self.0.integer(name, number);
        self
    }

    pub(crate) fn texts(mut self, name: &str, texts: &[String]) -> Self {
        self.0.texts(name, texts);
        self
    }

    /// A text, or no field at all.
    pub(crate) fn maybe_text(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// A number, or no field at all.
    pub(crate) fn maybe_number(self, name: &str, number: Option<i64>) -> Self {
        match number {
            Some(number) => self.number(name, number),
            None => self,
        }
    }

    /// A list of objects.
    pub(crate) fn objects(mut self, name: &str, objects: impl Iterator<Item = Writer>) -> Self {
        let objects: Vec<_> = objects.map(Writer::finish).collect();
        self.0.raw(name, &format!("[{}]", objects.join(",")));
        self
    }

    /// An object of its own, or no field at all.
    pub(crate) fn maybe_object(mut self, name: &str, object: Option<Writer>) -> Self {
        if let Some(object) = object {
            self.0.raw(name, &object.finish());
        }
        self
    }

    pub(crate) fn finish(self) -> String {
        self.0.finish()
    }
}

/// A JSON object that is being read.
pub(crate) struct Reader<'a>(json::Object<'a>);

impl<'a> Reader<'a> {
    /// Reads a body whose schema is at most the `newest` that its kind knows.
    pub(crate) fn open(schema: u32, newest: u32, body: &'a str) -> Result<Self, Unreadable> {
        if schema > newest {
            return Err(Unreadable::Newer);
        }
        let fields = Value::new(body).object();
        fields.map(Self).map_err(|_| Unreadable::Broken)
    }

    pub(crate) fn text(&self, name: &str) -> Result<String, Unreadable> {
        self.maybe_text(name)?.ok_or(Unreadable::Broken)
    }

    pub(crate) fn number(&self, name: &str) -> Result<i64, Unreadable> {
        self.maybe_number(name)?.ok_or(Unreadable::Broken)
    }

    /// A number that fits a narrower type.
    pub(crate) fn narrow<T: TryFrom<i64>>(&self, name: &str) -> Result<T, Unreadable> {
        T::try_from(self.number(name)?).map_err(|_| Unreadable::Broken)
    }

    /// A number that fits a narrower type, or none.
    pub(crate) fn maybe_narrow<T: TryFrom<i64>>(
        &self,
        name: &str,
    ) -> Result<Option<T>, Unreadable> {
        let number = self.maybe_number(name)?;
        number
            .map(|number| T::try_from(number).map_err(|_| Unreadable::Broken))
            .transpose()
    }

    pub(crate) fn texts(&self, name: &str) -> Result<Vec<String>, Unreadable> {
        let field = self.field(name).ok_or(Unreadable::Broken)?;
        field.texts().map_err(|_| Unreadable::Broken)
    }

    pub(crate) fn maybe_text(&self, name: &str) -> Result<Option<String>, Unreadable> {
        let text = self.field(name).map(Value::text).transpose();
        text.map_err(|_| Unreadable::Broken)
    }

    pub(crate) fn maybe_number(&self, name: &str) -> Result<Option<i64>, Unreadable> {
        let number = self.field(name).map(Value::integer).transpose();
        number.map_err(|_| Unreadable::Broken)
    }

    pub(crate) fn maybe_object(&self, name: &str) -> Result<Option<Self>, Unreadable> {
        let object = self.field(name).map(Value::object).transpose();
        let object = object.map_err(|_| Unreadable::Broken)?;
        Ok(object.map(Self))
    }

    /// A list of objects.
    pub(crate) fn objects(&self, name: &str) -> Result<Vec<Self>, Unreadable> {
        let field = self.field(name).ok_or(Unreadable::Broken)?;
        let objects = field.list().map_err(|_| Unreadable::Broken)?;
        let objects = objects.into_iter().map(|value| value.object().map(Self));
        objects
            .collect::<Result<_, _>>()
            .map_err(|_| Unreadable::Broken)
    }

    /// Every field that holds a text, in the order in which they stand.
    pub(crate) fn all_texts(&self) -> Vec<(String, String)> {
        let fields = self.0.fields().iter();
        let texts = fields.map(|(name, value)| Some((name.text().ok()?, value.text().ok()?)));
        texts.flatten().collect()
    }

    fn field(&self, name: &str) -> Option<Value<'a>> {
        self.0.get(name).filter(|value| !value.is_null())
    }
}

/// The permanent name of a value.
pub(crate) fn name_of<T: PartialEq>(value: T, names: &[(T, &'static str)]) -> &'static str {
    let found = names.iter().find(|(of, _)| *of == value);
    found.map(|(_, name)| *name).unwrap_or_default()
}

/// The value with this permanent name.
///
/// # Errors
/// [`Unreadable::Broken`] when there is none.
pub(crate) fn named<T: Copy>(name: &str, names: &[(T, &'static str)]) -> Result<T, Unreadable> {
    let found = names.iter().find(|(_, of)| *of == name);
    found.map(|(value, _)| *value).ok_or(Unreadable::Broken)
}
