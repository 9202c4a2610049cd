//! What one thing of a content file must tell, and the rows it is written as.

use serde::{Deserialize, de::DeserializeOwned};

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub en: String,
    pub es: String,
}

/// Words of each language that are looked for, not shown; the lists need not match.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    pub en: Vec<String>,
    pub es: Vec<String>,
}

/// The rows of one language.
pub struct Rows {
    choose: fn(&Text) -> &String,
    choose_list: fn(&Lists) -> &Vec<String>,
    pub rows: Vec<String>,
}

impl Rows {
    pub fn new(choose: fn(&Text) -> &String, choose_list: fn(&Lists) -> &Vec<String>) -> Self {
        Rows {
            choose,
            choose_list,
            rows: Vec::new(),
        }
    }

    pub fn plain(&mut self, value: &str) {
        self.rows.push(value.to_owned());
    }

    /// An absent value is an empty row; no other row is empty.
    pub fn plain_or_none(&mut self, value: Option<&String>) {
        self.plain(value.map_or("", String::as_str));
    }

    pub fn text(&mut self, text: &Text) {
        self.rows.push((self.choose)(text).clone());
    }

    pub fn text_or_none(&mut self, text: Option<&Text>) {
        match text {
            Some(text) => self.text(text),
            None => self.plain(""),
        }
    }

    /// What is said in each language, or an empty row where one of them says nothing.
    pub fn choice(&mut self, en: &str, es: &str) {
        let text = Text {
            en: en.to_owned(),
            es: es.to_owned(),
        };
        self.text(&text);
    }

    pub fn words(&mut self, lists: &Lists) {
        let words = (self.choose_list)(lists);
        self.rows.push(words.len().to_string());
        self.rows.extend(words.iter().cloned());
    }

    pub fn list<T: Item>(&mut self, items: &[T]) {
        self.rows.push(items.len().to_string());
        for item in items {
            item.rows(self);
        }
    }
}

/// A source's slug, and the date on which the text was compared with it.
pub type Proof<'a> = (&'a str, &'a str);

/// One thing of a content file.
pub trait Item: DeserializeOwned {
    /// Its permanent name.
    fn slug(&self) -> &str;
    /// The sources it leans on.
    fn proofs(&self) -> Vec<Proof<'_>>;
    /// Every text in it.
    fn texts(&self) -> Vec<&Text>;
    /// Writes it, field after field.
    fn rows(&self, rows: &mut Rows);
    /// Whatever else can be wrong with it.
    fn problem(&self) -> Option<String> {
        None
    }
}
