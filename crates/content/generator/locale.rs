//! The interface texts: nested JSON objects whose leaves are texts or plurals.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::{collections::BTreeMap, fmt};

/// A leaf of a locale file, named by its path.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The path, joined by dots.
    pub key: String,
    /// What it says.
    pub leaf: Leaf,
}

/// What a key says.
#[derive(Debug, Clone)]
pub enum Leaf {
    /// One text.
    Text(String),
    /// One text for one, another for every other number.
    Plural {
        /// For a count of one.
        one: String,
        /// For every other count.
        other: String,
    },
}

impl Entry {
    /// The method's name: the path joined by underscores.
    pub fn method(&self) -> String {
        self.key.replace('.', "_")
    }

    /// Whether it depends on a count.
    pub fn is_plural(&self) -> bool {
        matches!(self.leaf, Leaf::Plural { .. })
    }

    /// Names of the placeholders in the order of their first appearance; a plural's `count` always comes first.
    pub fn placeholders(&self) -> Vec<String> {
        let mut names = match &self.leaf {
            Leaf::Text(text) => names_in(text),
            Leaf::Plural { one, other } => {
                let mut names = vec!["count".to_owned()];
                names.extend(names_in(other));
                names.extend(names_in(one));
                names
            }
        };
        let mut seen = Vec::new();
        names.retain(|name| {
            let is_new = !seen.contains(name);
            seen.push(name.clone());
            is_new
        });
        names
    }

    /// Its texts: one, or for a plural the one and the other.
    pub fn texts(&self) -> Vec<&str> {
        match &self.leaf {
            Leaf::Text(text) => vec![text],
            Leaf::Plural { one, other } => vec![one, other],
        }
    }
}

/// Reads one locale file in its own order.
pub fn entries(file: &str, json: &str) -> Result<Vec<Entry>, String> {
    let node: Node =
        serde_json::from_str(json).map_err(|error| format!("content/{file}: {error}"))?;
    let mut entries = Vec::new();
    flatten(node, String::new(), &mut entries);
    Ok(entries)
}

/// Methods that `Words` has of its own.
const OWN_METHODS: [&str; 24] = [
    "parse",
    "language",
    "checklist",
    "intention_prompts",
    "journal_prompts",
    "crisis",
    "country",
    "anywhere",
    "signs",
    "grounding",
    "about",
    "not_okay",
    "deciding_questions",
    "unsupported_setting",
    "health_check",
    "clinic_questions",
    "health_items",
    "bag",
    "intention_hints",
    "sources",
    "source",
    "licences",
    "text",
    "fmt",
];

/// Everything that is wrong with two locale files, each problem with its key.
pub fn problems(english: &[Entry], spanish: &[Entry]) -> Vec<String> {
    let mut problems = Vec::new();
    for (file, entries) in [("en.json", english), ("es.json", spanish)] {
        let mut methods = BTreeMap::new();
        for entry in entries {
            problems_of(file, entry, &mut problems);
            if OWN_METHODS.contains(&entry.method().as_str()) {
                problems.push(format!(
                    "{file}: {} is a method that Words has of its own; give the key another name",
                    entry.key
                ));
            }
            if let Some(first) = methods.insert(entry.method(), &entry.key) {
                problems.push(format!(
                    "{file}: {} and {first} would be the same method",
                    entry.key
                ));
            }
        }
    }
    for entry in english {
        match find(spanish, &entry.key) {
            None => problems.push(format!("es.json lacks {}", entry.key)),
            Some(other) if other.is_plural() != entry.is_plural() => {
                problems.push(format!("{} is a plural in one language only", entry.key))
            }
            Some(other) => {
                let sorted = |entry: &Entry| {
                    let mut names = entry.placeholders();
                    names.sort();
                    names
                };
                if sorted(entry) != sorted(other) {
                    problems.push(format!(
                        "{} has other placeholders in es.json ({:?}) than in en.json ({:?})",
                        entry.key,
                        other.placeholders(),
                        entry.placeholders()
                    ));
                }
            }
        }
    }
    for entry in spanish {
        if find(english, &entry.key).is_none() {
            problems.push(format!("en.json lacks {}", entry.key));
        }
    }
    problems
}

/// Sections that both files have: their texts are looked for by the same names.
pub fn sections_in_both(one: &[Entry], other: &[Entry]) -> Vec<String> {
    let section = |entry: &Entry| entry.key.split('.').next().unwrap_or_default().to_owned();
    let known: Vec<String> = one.iter().map(section).collect();
    let mut double: Vec<String> = other.iter().map(section).collect();
    double.dedup();
    double.retain(|name| known.contains(name));
    let problem = |name| format!("keeper.en.json: en.json has a section {name} already");
    double.into_iter().map(problem).collect()
}

/// The texts of `entries` in the order of `english`, with placeholders numbered as English numbers them.
pub fn texts(english: &[Entry], entries: &[Entry]) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in english {
        let names = entry.placeholders();
        let own = find(entries, &entry.key).unwrap_or(entry);
        for text in own.texts() {
            let mut text = text.to_owned();
            for (number, name) in names.iter().enumerate() {
                text = text.replace(&format!("{{{name}}}"), &format!("{{{number}}}"));
            }
            texts.push(text);
        }
    }
    texts
}

fn find<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.key == key)
}

fn problems_of(file: &str, entry: &Entry, problems: &mut Vec<String>) {
    let key = &entry.key;
    for part in key.split('.') {
        let is_name = part.starts_with(|first: char| first.is_ascii_lowercase())
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !is_name {
            problems.push(format!("{file}: {key}: a key is a-z, 0-9 and _"));
        }
    }
    for text in entry.texts() {
        if text.trim().is_empty() {
            problems.push(format!("{file}: {key} is empty"));
        }
        if text.trim() != text {
            problems.push(format!("{file}: {key} begins or ends with a space"));
        }
        let rest = names_in(text).iter().fold(text.to_owned(), |text, name| {
            text.replace(&format!("{{{name}}}"), "")
        });
        if rest.contains(['{', '}']) {
            problems.push(format!("{file}: {key} has a brace that names nothing"));
        }
    }
}

/// The placeholders of one text, in order.
fn names_in(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for piece in text.split('{').skip(1) {
        if let Some((name, _)) = piece.split_once('}') {
            let is_name = name.starts_with(|first: char| first.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            if is_name {
                names.push(name.to_owned());
            }
        }
    }
    names
}

fn flatten(node: Node, path: String, entries: &mut Vec<Entry>) {
    let Node::Table(rows) = node else {
        return;
    };
    for (name, node) in rows {
        let key = if path.is_empty() {
            name
        } else {
            format!("{path}.{name}")
        };
        match node {
            Node::Text(text) => entries.push(Entry {
                key,
                leaf: Leaf::Text(text),
            }),
            Node::Table(rows) => match plural(&rows) {
                Some(leaf) => entries.push(Entry { key, leaf }),
                None => flatten(Node::Table(rows), key, entries),
            },
        }
    }
}

fn plural(rows: &[(String, Node)]) -> Option<Leaf> {
    let text = |wanted: &str| {
        rows.iter().find_map(|(name, node)| match node {
            Node::Text(text) if name == wanted => Some(text.clone()),
            _ => None,
        })
    };
    (rows.len() == 2).then_some(())?;
    Some(Leaf::Plural {
        one: text("one")?,
        other: text("other")?,
    })
}

/// A JSON object that keeps its order and refuses a name given twice.
enum Node {
    Text(String),
    Table(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or an object")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut rows: Vec<(String, Node)> = Vec::new();
                while let Some((name, node)) = map.next_entry::<String, Node>()? {
                    if rows.iter().any(|(known, _)| *known == name) {
                        return Err(de::Error::custom(format!("\"{name}\" is given twice")));
                    }
                    rows.push((name, node));
                }
                Ok(Node::Table(rows))
            }
        }
        deserializer.deserialize_any(Reading)
    }
}
