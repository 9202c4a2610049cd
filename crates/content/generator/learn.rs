//! The pages of Learn: one Markdown file for each page and language, read when the app is built.
//!
//! The order of rows here is the order in which `src/learn.rs` reads them.

use super::{
    Both,
    data::is_date,
    items::Source,
    locale::{Entry, Leaf},
    rows::Text,
};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The pages by their permanent names: `content/learn/<language>/<name>.md`.
pub const LEARN: [&str; 4] = ["risks", "feels", "works", "privacy"];

/// What a page begins with, so that an app of another build refuses it.
pub const MARK: &str = "learn-1";

/// A page in one language.
pub struct LearnPage {
    pub title: String,
    /// What stands below its name where it is offered.
    pub note: String,
    pub checked: String,
    pub sections: Vec<Section>,
}

/// What stands under one heading; the first part of a page has none.
#[derive(Default)]
pub struct Section {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// A paragraph, a point of a list, or a way to another screen.
pub struct Block {
    pub kind: Kind,
    pub text: String,
    /// Where a link leads.
    pub to: String,
    /// Slugs of the sources it leans on.
    pub sources: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Paragraph,
    Point,
    Link,
}

/// Reads a page in both languages. Faults go to `problems`.
pub fn read(
    slug: &str,
    read: &dyn Fn(&str) -> Result<String, String>,
    sources: &[Source],
    problems: &mut Vec<String>,
) -> Option<Both<LearnPage>> {
    let mut page = |language: &str| {
        let file = format!("learn/{language}/{slug}.md");
        match read(&file).and_then(|text| parse(&file, &text, sources)) {
            Ok(page) => {
                problems.extend(problems_of(&file, &page, sources));
                Some(page)
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    };
    let pages = page("en").zip(page("es"));
    pages.map(|(en, es)| {
        if shape(&en) != shape(&es) {
            problems.push(format!("learn/{slug}.md: the languages differ in shape"));
        }
        Both { en, es }
    })
}

/// Reads a page: what it says of itself between two lines `---`, then headings, points, paragraphs
/// and links that stand alone. Anything else is a fault.
pub fn parse(file: &str, text: &str, sources: &[Source]) -> Result<LearnPage, String> {
    let parts = text
        .strip_prefix("---\n")
        .and_then(|text| text.split_once("\n---\n"));
    let (head, body) = parts.ok_or_else(|| format!("{file}: does not begin with its title"))?;
    let of = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(key, _)| *key == name);
        let value = found.map(|(_, value)| value.trim().to_owned());
        value.ok_or_else(|| format!("{file}: says no {name}"))
    };
    // Markdown knows a mark such as [^slug] only where it is explained.
    let known = sources
        .iter()
        .map(|source| format!("\n\n[^{0}]: {0}", source.slug));
    let body = format!("{body}{}", known.collect::<String>());
    let mut reading = Reading::default();
    for event in Parser::new_ext(&body, Options::ENABLE_FOOTNOTES) {
        reading
            .hear(event)
            .map_err(|what| format!("{file}: {what}"))?;
    }
    Ok(LearnPage {
        title: of("title")?,
        note: of("note")?,
        checked: of("checked")?,
        sections: reading.sections,
    })
}

#[derive(Default)]
struct Reading {
    sections: Vec<Section>,
    heading: Option<String>,
    open: Option<Block>,
    /// Inside the explanation of a mark.
    explains: bool,
}

impl Reading {
    fn hear(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => self.explains = true,
            Event::End(TagEnd::FootnoteDefinition) => self.explains = false,
            _ if self.explains => {}
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let title = self.heading.take().unwrap_or_default();
                let blocks = Vec::new();
                self.sections.push(Section { title, blocks });
            }
            Event::Start(Tag::Item) => self.begin(Kind::Point),
            Event::Start(Tag::Paragraph) if self.open.is_none() => self.begin(Kind::Paragraph),
            Event::Start(Tag::Link { dest_url, .. }) => return self.link(&dest_url),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.end(),
            Event::Text(text) => self.say(&text),
            Event::FootnoteReference(slug) => self.lean_on(&slug),
            Event::Start(Tag::List(None) | Tag::Paragraph)
            | Event::End(TagEnd::List(false) | TagEnd::Link)
            | Event::SoftBreak => {}
            other => return Err(format!("a page does not show {other:?}")),
        }
        Ok(())
    }

    fn begin(&mut self, kind: Kind) {
        self.open = Some(Block {
            kind,
            text: String::new(),
            to: String::new(),
            sources: Vec::new(),
        });
    }

    fn link(&mut self, to: &CowStr<'_>) -> Result<(), String> {
        match &mut self.open {
            Some(block) if block.kind == Kind::Paragraph && block.text.is_empty() => {
                block.kind = Kind::Link;
                block.to = to.to_string();
                Ok(())
            }
            _ => Err(format!("the link to {to} does not stand alone")),
        }
    }

    fn say(&mut self, text: &str) {
        let open = self.open.as_mut().map(|block| &mut block.text);
        if let Some(place) = self.heading.as_mut().or(open) {
            place.push_str(text);
        }
    }

    fn lean_on(&mut self, slug: &str) {
        if let Some(block) = &mut self.open {
            block.sources.push(slug.to_owned());
        }
    }

    fn end(&mut self) {
        let Some(mut block) = self.open.take() else {
            return;
        };
        block.text = block.text.trim().to_owned();
        if self.sections.is_empty() {
            self.sections.push(Section::default());
        }
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }
}

/// What is the same in both languages, of one block.
type Same<'a> = (Kind, &'a str, &'a [String]);

/// What both languages have in common: the order of its blocks, where they lead, what they lean on.
fn shape(page: &LearnPage) -> (&str, Vec<Vec<Same<'_>>>) {
    let sections = page.sections.iter();
    let shape = sections.map(|section| {
        let blocks = section.blocks.iter();
        blocks
            .map(|block| (block.kind, block.to.as_str(), block.sources.as_slice()))
            .collect()
    });
    (page.checked.as_str(), shape.collect())
}

/// Words that make a figure of a number: so many of so many.
const FIGURES: [&str; 6] = [
    " in 10",
    " percent",
    "out of ",
    "de cada 10",
    " por ciento",
    " de entre ",
];

/// The sources that no number can stand on.
const NO_STUDY: [&str; 2] = ["own-work", "memory-effects"];

/// Every text has a source, every number one that can carry it, and whoever gives a number of a study
/// says how many people were in it.
fn problems_of(file: &str, page: &LearnPage, sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut problem = |what: String| problems.push(format!("{file}: {what}"));
    if !is_date(&page.checked) {
        problem(format!("\"{}\" is no date", page.checked));
    }
    let mut used = false;
    for block in page.sections.iter().flat_map(|section| &section.blocks) {
        let text = &block.text;
        used = true;
        if text.is_empty() || text.contains("[^") {
            problem(format!("\"{text}\" is empty, or names an unknown source"));
        }
        if block.kind == Kind::Link {
            if !block.to.starts_with('/') {
                problem(format!("{} leads outside", block.to));
            }
            continue;
        }
        if block.sources.is_empty() {
            problem(format!("\"{text}\" has no source"));
        }
        if !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        if block
            .sources
            .iter()
            .all(|slug| NO_STUDY.contains(&slug.as_str()))
        {
            problem(format!(
                "\"{text}\" has a number, and no source that carries it"
            ));
        }
        let cited = sources
            .iter()
            .filter(|source| block.sources.contains(&source.slug));
        let people: Vec<_> = cited.filter_map(Source::people).collect();
        let is_figure = FIGURES.iter().any(|figure| text.contains(figure));
        let says = |people: &u32| numbers(text).any(|number| number == people.to_string());
        if (is_figure && people.is_empty()) || (!people.is_empty() && !people.iter().any(says)) {
            problem(format!(
                "\"{text}\" does not say how many people were studied"
            ));
        }
    }
    if !used {
        problem("says nothing".to_owned());
    }
    problems
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
}

/// Its title and note as interface texts, for where a page is offered: `learn.risks_title`.
pub fn entries(slug: &str, page: &LearnPage) -> [Entry; 2] {
    [("title", &page.title), ("note", &page.note)].map(|(name, text)| Entry {
        key: format!("learn.{slug}_{name}"),
        leaf: Leaf::Text(text.clone()),
    })
}

/// A page as the app reads it.
pub fn rows(page: &LearnPage, sources: &[Source], choose: fn(&Text) -> &String) -> Vec<String> {
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    let mut cited: Vec<&Source> = Vec::new();
    for slug in blocks.flat_map(|block| &block.sources) {
        let source = sources.iter().find(|source| source.slug == *slug);
        cited.extend(source.filter(|source| cited.iter().all(|known| known.slug != source.slug)));
    }
    let number = |slug: &String| cited.iter().position(|source| source.slug == *slug);
    let mut rows = vec![MARK.to_owned(), page.checked.clone()];
    rows.push(page.sections.len().to_string());
    for section in &page.sections {
        let mut leans: Vec<usize> = section
            .blocks
            .iter()
            .flat_map(|block| block.sources.iter().filter_map(number))
            .collect();
        leans.sort_unstable();
        leans.dedup();
        let leans: Vec<_> = leans.iter().map(|at| (at + 1).to_string()).collect();
        rows.extend([section.title.clone(), leans.join(", ")]);
        rows.push(section.blocks.len().to_string());
        for block in &section.blocks {
            let kind = match block.kind {
                Kind::Paragraph => "paragraph",
                Kind::Point => "point",
                Kind::Link => "link",
            };
            rows.extend([kind.to_owned(), block.text.clone(), block.to.clone()]);
        }
    }
    rows.push(cited.len().to_string());
    for source in cited {
        rows.extend(source.shown(choose));
    }
    rows
}
