//! One language's texts, read once and kept for as long as the app runs.

use crate::{
    KeeperWords, Language,
    crisis::Country,
    reader::Reader,
    sources::{ClinicalLines, Proof},
    team::{BagItem, ClinicQuestion, ClinicTopic, HealthItem, read_hint_list},
    typed::{ChecklistItem, JournalPrompt, Page, Passage, Prompt, SignGroup, Source},
};
use domain::intention::HintWords;
use domain::text;
use std::fmt;

/// Everything the app says in one language. Copies of it are one pointer.
#[derive(Clone, Copy)]
pub struct Words(&'static Bundle);

struct Bundle {
    language: Language,
    texts: &'static [String],
    checklist: Vec<ChecklistItem>,
    clinic_rules: Vec<ClinicTopic>,
    intention_prompts: Vec<Prompt>,
    journal_prompts: Vec<JournalPrompt>,
    crisis: Vec<Country>,
    signs: Vec<SignGroup>,
    grounding: Vec<Passage>,
    pages: [Page; 7],
    clinic_questions: Vec<ClinicQuestion>,
    health_items: Vec<HealthItem>,
    bag: Vec<BagItem>,
    hints: [Vec<&'static str>; 4],
    clinical_lines: Vec<ClinicalLines>,
    sources: Vec<Source>,
}

/// Why a bundle cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BundleError {
    /// It is no bundle, or it is cut short: fetch it again.
    Damaged,
    /// It was made for another build of the app: reload the app.
    OtherBuild,
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BundleError::Damaged => "the texts are damaged",
            BundleError::OtherBuild => "the texts belong to another build",
        })
    }
}

impl std::error::Error for BundleError {}

impl Words {
    /// Reads a bundle: a JSON array of strings that begins with the fingerprint of the list of keys.
    ///
    /// A bundle of another build is refused, since its numbering may differ. What is read is leaked: call this once per language and keep the result.
    pub fn parse(language: Language, json: String) -> Result<Words, BundleError> {
        let rows = json::Value::new(&json).texts();
        let rows = rows.map_err(|_| BundleError::Damaged)?;
        if rows.first().ok_or(BundleError::Damaged)? != Self::FINGERPRINT {
            return Err(BundleError::OtherBuild);
        }
        let mut rows = Reader::new(rows.leak());
        rows.text();
        let count = rows.number();
        let bundle = Bundle {
            language,
            texts: rows.slice(count),
            checklist: rows.list(ChecklistItem::read),
            clinic_rules: rows.list(ClinicTopic::read),
            intention_prompts: rows.list(Prompt::read),
            journal_prompts: rows.list(JournalPrompt::read),
            crisis: rows.list(Country::read),
            signs: rows.list(SignGroup::read),
            grounding: rows.list(Passage::read),
            pages: rows
                .list(Page::read)
                .try_into()
                .map_err(|_| BundleError::Damaged)?,
            clinic_questions: rows.list(ClinicQuestion::read),
            health_items: rows.list(HealthItem::read),
            bag: rows.list(BagItem::read),
            hints: rows
                .list(read_hint_list)
                .try_into()
                .map_err(|_| BundleError::Damaged)?,
            clinical_lines: rows.list(ClinicalLines::read),
            sources: rows.list(Source::read),
        };
        if rows.is_whole() && !bundle.crisis.is_empty() {
            Ok(Words(Box::leak(Box::new(bundle))))
        } else {
            Err(BundleError::Damaged)
        }
    }

    /// The language of these texts.
    pub fn language(self) -> Language {
        self.0.language
    }

    /// The lines of the checklist, in the order of the path.
    pub fn checklist(self) -> &'static [ChecklistItem] {
        &self.0.checklist
    }

    /// What a clinic can have a rule about, in the order in which it is shown.
    pub fn clinic_rules(self) -> &'static [ClinicTopic] {
        &self.0.clinic_rules
    }

    /// Twenty lines that may help to find an intention.
    pub fn intention_prompts(self) -> &'static [Prompt] {
        &self.0.intention_prompts
    }

    /// Forty questions to write about, in the order of the path.
    pub fn journal_prompts(self) -> &'static [JournalPrompt] {
        &self.0.journal_prompts
    }

    /// Crisis lines of every country we know, the United States first, "anywhere else" (`ZZ`) last.
    pub fn crisis(self) -> &'static [Country] {
        &self.0.crisis
    }

    /// The country of this ISO code, or "anywhere else".
    pub fn country(self, code: &str) -> &'static Country {
        let countries = &self.0.crisis;
        let known = countries.iter().find(|country| country.code == code);
        known.unwrap_or(self.anywhere())
    }

    /// What helps in any country.
    pub fn anywhere(self) -> &'static Country {
        // `parse` refuses a bundle without countries.
        &self.0.crisis[self.0.crisis.len() - 1]
    }

    /// Signs of the body and mind: call 911, call the clinic, usually fine.
    pub fn signs(self) -> &'static [SignGroup] {
        &self.0.signs
    }

    /// Short steps with the senses, eyes open, to come back to the present.
    pub fn grounding(self) -> &'static [Passage] {
        &self.0.grounding
    }

    /// What the app is and is not: sections `is`, `is-not`, `care`.
    pub fn about(self) -> &'static Page {
        &self.0.pages[0]
    }

    /// "Something happened that was not okay".
    pub fn not_okay(self) -> &'static Page {
        &self.0.pages[1]
    }

    /// Questions to ask a clinic while still deciding.
    pub fn deciding_questions(self) -> &'static Page {
        &self.0.pages[2]
    }

    /// What is said where a session is not at a clinic.
    pub fn unsupported_setting(self) -> &'static Page {
        &self.0.pages[3]
    }

    /// "What a health check asks, and why they may say no or not now".
    pub fn health_check(self) -> &'static Page {
        &self.0.pages[4]
    }

    /// "I have no one to ask": sections `clinic`, `people`, `not`.
    pub fn no_one(self) -> &'static Page {
        &self.0.pages[5]
    }

    /// What not to do in the days after a session: sections `wait`, `not`.
    pub fn days_after(self) -> &'static Page {
        &self.0.pages[6]
    }

    /// Questions to compare clinics by.
    pub fn clinic_questions(self) -> &'static [ClinicQuestion] {
        &self.0.clinic_questions
    }

    /// What a health check asks about, in the order of [`domain::about::Health::ALL`].
    pub fn health_items(self) -> &'static [HealthItem] {
        &self.0.health_items
    }

    /// What to pack, before what the clinic wants brought.
    pub fn bag(self) -> &'static [BagItem] {
        &self.0.bag
    }

    /// What to look for in an intention, for [`domain::intention::hints`].
    pub fn intention_hints(self) -> HintWords<'static> {
        let [dated, demands, denials, months] = &self.0.hints;
        HintWords {
            dated,
            demands,
            denials,
            months,
        }
    }

    /// The sources that texts of the app lean on.
    pub fn sources(self) -> &'static [Source] {
        &self.0.sources
    }

    /// What the interface's own texts about something clinical lean on; `clinical_lines.json` names what.
    pub fn proofs_of_lines(self, slug: &str) -> Vec<Proof> {
        let lines = self
            .0
            .clinical_lines
            .iter()
            .find(|lines| lines.slug == slug);
        let proofs = lines.map(|lines| lines.sources.iter().map(|source| (*source, lines.checked)));
        proofs.into_iter().flatten().collect()
    }

    fn text(self, number: usize) -> &'static str {
        self.0.texts.get(number).map_or("", String::as_str)
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.0.language.code())
    }
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Puts `values` in the places of `{0}`, `{1}` … What runs from right to left in a value cannot turn the
/// sentence around: see [`text::isolated`]. Else the values are never looked into.
fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut pieces = text.split('{');
    filled.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let value = number
            .parse()
            .ok()
            .and_then(|number: usize| values.get(number));
        let value = value.copied().unwrap_or_default();
        filled.push_str(&text::isolated(value));
        // The point of `4:00 p.m.` ends the sentence as well.
        let is_pointed = value.ends_with('.') || filled.ends_with('.');
        let ended = rest.strip_prefix('.').filter(|_| is_pointed);
        filled.push_str(ended.unwrap_or(rest));
    }
    filled
}

#[cfg(test)]
mod tests;
