//! The content files: lists of checked texts with permanent slugs, written out row by row for each language.
//!
//! The order of rows here is the order in which `src/typed.rs` reads them.

use super::{
    Both,
    crisis::{self, Country},
    items::{ChecklistItem, ClinicRule, ClinicalLines, JournalPrompt, Licence, Prompt, Source},
    pages::{PAGES, Page, Passage, SignGroup},
    rows::{Item, Rows},
    team::{BagItem, ClinicQuestion, HEALTH, HINTS, HealthItem, HintList},
};
use serde::Deserialize;

/// The rows of the content: what the app says, and what only the keeper shows.
pub struct Made {
    /// For the app.
    pub app: Both<Vec<String>>,
    /// For the keeper: sources and licences.
    pub keeper: Both<Vec<String>>,
    /// The zones by which a country is guessed.
    pub zones: String,
    /// The sources themselves.
    pub sources: Vec<Source>,
}

/// Reads every content file and writes its rows for both languages. Faults go to `problems`.
pub fn read(read: &dyn Fn(&str) -> Result<String, String>, problems: &mut Vec<String>) -> Made {
    let mut content = Content {
        read,
        problems,
        sources: Vec::new(),
        named: Vec::new(),
        english: Rows::new(|text| &text.en, |lists| &lists.en),
        spanish: Rows::new(|text| &text.es, |lists| &lists.es),
    };
    let sources = content.items::<Source>("sources.json");
    content.sources = sources.iter().map(|source| source.slug.clone()).collect();
    content.put("sources.json", &sources);
    content.file::<Licence>("licences.json");
    let keeper = content.take();
    content.file::<ChecklistItem>("checklist.json");
    content.file::<ClinicRule>("clinic_rules.json");
    content.file::<Prompt>("intention_prompts.json");
    content.file::<JournalPrompt>("journal_prompts.json");
    let countries = content.items::<Country>("crisis_lines.json");
    content.put("crisis_lines.json", &countries);
    content.file::<SignGroup>("signs.json");
    content.file::<Passage>("grounding.json");
    content.fixed::<Page>("pages.json", &PAGES);
    content.file::<ClinicQuestion>("clinic_questions.json");
    content.fixed::<HealthItem>("health_items.json", &HEALTH);
    content.file::<BagItem>("bag.json");
    content.fixed::<HintList>("intention_hints.json", &HINTS);
    content.file::<ClinicalLines>("clinical_lines.json");
    let is_named = |source: &Source| content.named.contains(&source.slug);
    let (mut sources, others): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(is_named);
    content.english.list(&sources);
    content.spanish.list(&sources);
    sources.extend(others);
    Made {
        app: content.take(),
        keeper,
        zones: crisis::zones(&countries),
        sources,
    }
}

/// What every content file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<T> {
    /// What the file is, for the people who edit it.
    about: String,
    /// Who has signed the texts off.
    review: String,
    items: Vec<T>,
}

struct Content<'a> {
    read: &'a dyn Fn(&str) -> Result<String, String>,
    problems: &'a mut Vec<String>,
    sources: Vec<String>,
    /// The sources that texts of the app lean on; crisis lines tell their own date.
    named: Vec<String>,
    english: Rows,
    spanish: Rows,
}

impl Content<'_> {
    /// The rows written so far; what follows begins anew.
    fn take(&mut self) -> Both<Vec<String>> {
        Both {
            en: std::mem::take(&mut self.english.rows),
            es: std::mem::take(&mut self.spanish.rows),
        }
    }

    fn file<T: Item>(&mut self, name: &str) {
        let items = self.items::<T>(name);
        self.put(name, &items);
    }

    /// A file whose items code knows by name.
    fn fixed<T: Item>(&mut self, name: &str, slugs: &[&str]) {
        let items = self.items::<T>(name);
        if !items.iter().map(Item::slug).eq(slugs.iter().copied()) {
            let problem = format!("{name}: the items are {slugs:?}, in this order");
            self.problems.push(problem);
        }
        self.put(name, &items);
    }

    fn items<T: Item>(&mut self, name: &str) -> Vec<T> {
        let file = (self.read)(name).and_then(|json| {
            serde_json::from_str::<File<T>>(&json)
                .map_err(|error| format!("content/{name}: {error}"))
        });
        match file {
            Ok(file) => {
                if file.about.is_empty() || file.review.is_empty() {
                    self.problems
                        .push(format!("{name}: says nothing of itself or its review"));
                }
                file.items
            }
            Err(problem) => {
                self.problems.push(problem);
                Vec::new()
            }
        }
    }

    fn put<T: Item>(&mut self, name: &str, items: &[T]) {
        let mut slugs = Vec::new();
        for item in items {
            let slug = item.slug();
            let mut problem = |text: &str| self.problems.push(format!("{name}: {slug}: {text}"));
            if slugs.contains(&slug) {
                problem("the slug is given twice");
            }
            slugs.push(slug);
            if slug.is_empty() {
                problem("an item has no slug");
            }
            for (source, date) in item.proofs() {
                if !self.sources.iter().any(|known| known == source) {
                    problem(&format!("no source is called \"{source}\""));
                }
                let is_line = name == "crisis_lines.json";
                if !is_line {
                    self.named.push(source.to_owned());
                }
                let is_known = is_date(date) || is_line && is_year(date);
                if !is_known {
                    problem(&format!("\"{date}\" is no date"));
                }
            }
            for text in item.texts() {
                for own in [&text.en, &text.es] {
                    if own.trim().is_empty() || own.trim() != own {
                        problem("a text is empty or has a space at its end");
                    }
                    if own.replace(EMERGENCY, "").contains(['{', '}']) {
                        problem("a brace that names nothing: only {emergency} is filled in");
                    }
                    if own.contains(EMERGENCY) && !NUMBERED.contains(&name) {
                        problem("no screen fills in {emergency} in this file");
                    }
                }
                if text.en.matches(EMERGENCY).count() != text.es.matches(EMERGENCY).count() {
                    problem("{emergency} stands in one language only");
                }
            }
            if let Some(text) = item.problem() {
                problem(&text);
            }
        }
        self.english.list(items);
        self.spanish.list(items);
    }
}

/// Stands for the emergency number of the reader's country.
const EMERGENCY: &str = "{emergency}";

/// The files whose texts are shown with the numbers of a country filled in.
const NUMBERED: [&str; 3] = ["crisis_lines.json", "signs.json", "pages.json"];

/// Whether it reads `2026`: of the sources of some crisis lines only the year is known.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether it reads `2026-11` or `2026-11-23`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    (parts.len() == 2 || parts.len() == 3)
        && parts[0].len() == 4
        && parts[1..].iter().all(|part| part.len() == 2)
        && parts
            .iter()
            .all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}
