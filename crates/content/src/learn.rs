//! A page of Learn, as it was built: a file of its own, fetched when it is first read.

use crate::BundleError;
use crate::reader::Reader;

/// What a page of this build begins with (`generator/learn.rs`).
const MARK: &str = "learn-1";

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnPage {
    /// Date of the last comparison with its sources, `2026-11-30`.
    pub checked: &'static str,
    /// Its parts.
    pub sections: Vec<LearnSection>,
    /// What it leans on; a part names them by their numbers, from one.
    pub sources: Vec<LearnSource>,
}

/// What stands under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnSection {
    /// The heading; the first part of a page has none.
    pub title: Option<&'static str>,
    /// The numbers of its sources, `1, 3`.
    pub sources: Option<&'static str>,
    /// What it says.
    pub blocks: Vec<LearnBlock>,
}

/// A piece of a part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LearnBlock {
    /// A paragraph.
    Paragraph(&'static str),
    /// A point of a list.
    Point(&'static str),
    /// What a link says, and the screen it leads to.
    Link(&'static str, &'static str),
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnSource {
    /// What it is called.
    pub title: &'static str,
    /// Where it can be read.
    pub address: Option<&'static str>,
    /// How many people were studied, and the kind of study.
    pub study: Option<(&'static str, &'static str)>,
}

impl LearnPage {
    /// Reads a page: a JSON array of strings. What is read is leaked: keep the result.
    ///
    /// # Errors
    /// When it is no page, is cut short, or belongs to another build.
    pub fn parse(json: &str) -> Result<Self, BundleError> {
        let rows = json::Value::new(json).texts();
        let rows = rows.map_err(|_| BundleError::Damaged)?;
        if rows.first().ok_or(BundleError::Damaged)? != MARK {
            return Err(BundleError::OtherBuild);
        }
        let mut rows = Reader::new(rows.leak());
        rows.text();
        let page = Self {
            checked: rows.text(),
            sections: rows.list(section),
            sources: rows.list(source),
        };
        rows.is_whole().then_some(page).ok_or(BundleError::Damaged)
    }
}

fn section(rows: &mut Reader) -> LearnSection {
    LearnSection {
        title: rows.maybe(),
        sources: rows.maybe(),
        blocks: rows.list(block),
    }
}

fn block(rows: &mut Reader) -> LearnBlock {
    let (kind, text, to) = (rows.text(), rows.text(), rows.text());
    match kind {
        "link" => LearnBlock::Link(text, to),
        "point" => LearnBlock::Point(text),
        _ => LearnBlock::Paragraph(text),
    }
}

fn source(rows: &mut Reader) -> LearnSource {
    let (title, address) = (rows.text(), rows.maybe());
    let (people, kind) = (rows.maybe(), rows.maybe());
    LearnSource {
        title,
        address,
        study: people.zip(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Result<(), BundleError>) {
        assert_eq!(LearnPage::parse(json).map(drop), expected);
    }

    #[test]
    fn only_a_whole_page_of_this_build_is_taken() {
        for (_, page) in crate::learn_files() {
            check(page, Ok(()));
        }
        check("", Err(BundleError::Damaged));
        check("[]", Err(BundleError::Damaged));
        check(r#"["learn-0"]"#, Err(BundleError::OtherBuild));
        check(r#"["learn-1","2026-11","1"]"#, Err(BundleError::Damaged));
        check(
            r#"["learn-1","2026-11","0","0","x"]"#,
            Err(BundleError::Damaged),
        );
    }
}
