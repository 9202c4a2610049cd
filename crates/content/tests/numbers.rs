//! Numbers to call: each text, of any screen, in any country, names that country's numbers and no others.

#![allow(clippy::unwrap_used)]

use content::{Country, EMERGENCY, Language, Words, bundle_json, dialable, help_html, keeper_json};
use serde_json::Value;
use std::collections::BTreeSet;

fn words() -> [Words; 2] {
    Language::ALL.map(|language| Words::parse(language, bundle_json(language.code())).unwrap())
}

/// The numbers of a country, as they are dialled.
fn numbers_of(country: &Country) -> BTreeSet<String> {
    let calls = country.lines.iter().filter_map(|line| line.call);
    let texts = country.lines.iter().filter_map(|line| line.text.as_ref());
    let numbers = calls.chain(texts.map(|text| text.number));
    numbers.chain([country.emergency]).map(dialable).collect()
}

/// Everything in a text that looks like a number to dial: digits with spaces, dots and hyphens between.
fn numbers_in(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let letters: Vec<char> = text.chars().collect();
    for start in 0..letters.len() {
        let is_inside =
            start > 0 && (letters[start - 1].is_ascii_digit() || letters[start - 1] == '*');
        if is_inside || !(letters[start].is_ascii_digit() || letters[start] == '*') {
            continue;
        }
        // Every run from here that ends with a digit, so that "116 123, 24 hours" holds 116123 too.
        let mut run = String::new();
        for (at, letter) in letters.iter().enumerate().skip(start) {
            match letter {
                '0'..='9' | '*' => run.push(*letter),
                ' ' | '-' | '.' | '\u{a0}' => {}
                _ => break,
            }
            let ends = letters
                .get(at + 1)
                .is_none_or(|next| !next.is_ascii_digit());
            if letter.is_ascii_digit() && ends {
                found.insert(run.clone());
            }
        }
    }
    found
}

#[test]
fn finds_numbers_in_any_form() {
    let check = |text: &str, expected: &[&str]| {
        let found = numbers_in(text);
        for number in expected {
            assert!(found.contains(*number), "{number} in {text:?}: {found:?}");
        }
    };
    check("Call 911 now", &["911"]);
    check("1-800-656-4673.", &["18006564673"]);
    check("116 123, 24 hours", &["116123"]);
    check("Line *4141", &["*4141"]);
    assert!(!numbers_in("18006564673").contains("911"));
    assert!(numbers_in("no digit").is_empty());
}

/// All numbers that anybody could be sent to, of any country; the lines that are not shown too.
fn all_known() -> BTreeSet<String> {
    let path = format!(
        "{}/../../content/crisis_lines.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut known = BTreeSet::new();
    for country in file["items"].as_array().unwrap() {
        let lines = country["lines"].as_array().unwrap().iter();
        let numbers = lines.flat_map(|line| [&line["call"], &line["text"]["number"]]);
        let numbers = numbers
            .chain([&country["emergency"]])
            .filter_map(Value::as_str);
        known.extend(numbers.map(dialable));
    }
    // Retired.
    known.extend(["18886289454", "18002738255"].map(str::to_owned));
    // "15" alone is a quantity in most texts; next to "call" it is looked for below.
    known.retain(|number| number.len() > 2);
    known
}

/// Every row of both bundles of a language but the countries' own: texts, names, prompts, addresses.
fn rows_of(words: Words) -> Vec<String> {
    let code = words.language().code();
    let mut rows: Vec<String> = serde_json::from_str(&bundle_json(code)).unwrap();
    let own: BTreeSet<&str> = words.crisis().iter().flat_map(texts_of).collect();
    rows.retain(|row| !own.contains(row.as_str()));
    // The fingerprint, and counts of rows, are no texts.
    rows.retain(|row| row.contains(char::is_whitespace));
    let keeper: Vec<String> = serde_json::from_str(&keeper_json(code)).unwrap();
    rows.extend(
        keeper
            .into_iter()
            .filter(|row| row.contains(char::is_whitespace)),
    );
    let titles = titles_of_sources();
    rows.retain(|row| !titles.contains(row));
    rows
}

/// What a country's entry says: the names and notes of its lines, its numbers and addresses.
fn texts_of(country: &Country) -> Vec<&'static str> {
    let mut texts = vec![country.name, country.emergency];
    for line in &country.lines {
        texts.push(line.name);
        texts.extend(line.note);
        texts.extend(line.call);
        texts.extend(line.text.as_ref().map(|text| text.number));
        for page in &line.web {
            texts.extend([page.label, page.address]);
        }
    }
    texts
}

/// Titles of sources name the line they are about; they stand in the list of sources alone.
fn titles_of_sources() -> BTreeSet<String> {
    let path = format!("{}/../../content/sources.json", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let sources = file["items"].as_array().unwrap().iter();
    let titles = sources.flat_map(|source| [&source["title"]["en"], &source["title"]["es"]]);
    titles
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_number_in_a_text_is_of_the_readers_country() {
    let known = all_known();
    for words in words() {
        let rows = rows_of(words);
        assert!(rows.iter().filter(|row| row.contains(EMERGENCY)).count() >= 4);
        for country in words.crisis() {
            let own = numbers_of(country);
            for row in &rows {
                let shown = row.replace(EMERGENCY, country.emergency);
                for number in numbers_in(&shown).intersection(&known) {
                    assert!(
                        own.contains(number),
                        "{}: {number} in {shown:?}",
                        country.code
                    );
                }
            }
            // A number itself, as people read it, holds shorter ones: 0800-999-0091.
            let is_number = |text: &str| own.contains(&dialable(text));
            for text in texts_of(country)
                .into_iter()
                .filter(|text| !is_number(text))
            {
                let shown = text.replace(EMERGENCY, country.emergency);
                for number in numbers_in(&shown).intersection(&known) {
                    assert!(
                        own.contains(number),
                        "{}: {number} in {shown:?}",
                        country.code
                    );
                }
            }
        }
    }
}

#[test]
fn no_text_but_a_countrys_own_holds_a_number_at_all() {
    let known = all_known();
    for words in words() {
        for row in rows_of(words).iter() {
            let found = numbers_in(row);
            let number = found.intersection(&known).next();
            assert_eq!(number, None, "{row:?} is shown in every country");
            for call in ["call 15", "al 15", "call 112", "al 112"] {
                assert!(!row.to_lowercase().contains(call), "{row:?}");
            }
        }
    }
}

#[test]
fn a_line_that_names_a_number_has_its_button() {
    for words in words() {
        for country in words.crisis() {
            for line in &country.lines {
                let text = line.text.as_ref().map(|text| text.number);
                let own: BTreeSet<String> =
                    line.call.into_iter().chain(text).map(dialable).collect();
                for said in [Some(line.name), line.note].into_iter().flatten() {
                    for number in numbers_in(said).iter().filter(|number| number.len() > 2) {
                        assert!(own.contains(number), "{}: {number} is no button", line.slug);
                    }
                }
            }
        }
    }
}

#[track_caller]
fn check_text(slug: &str, number: &str, english: Option<&str>, spanish: Option<&str>) {
    for (words, expected) in words().into_iter().zip([english, spanish]) {
        let line = words.crisis().iter().flat_map(|country| &country.lines);
        let line = line.into_iter().find(|line| line.slug == slug).unwrap();
        let text = line.text.as_ref().unwrap();
        assert_eq!((text.number, text.word), (number, expected), "{slug}");
    }
}

#[test]
fn a_line_that_wants_a_word_gets_it() {
    check_text("us-988", "988", None, Some("AYUDA"));
    check_text("pr-988", "988", None, Some("AYUDA"));
    check_text("us-crisis-text", "741741", Some("HOME"), Some("AYUDA"));
    check_text("us-trevor", "678-678", Some("START"), Some("START"));
    check_text("gb-shout", "85258", Some("SHOUT"), Some("SHOUT"));
    check_text("us-veterans", "838255", None, None);
    check_text("ca-988", "988", None, None);
}

#[track_caller]
fn check_calls(code: &str, emergency: &str, calls: &[&str]) {
    for words in words() {
        let country = words.country(code);
        assert_eq!((country.code, country.emergency), (code, emergency));
        let own: Vec<&str> = country.lines.iter().filter_map(|line| line.call).collect();
        assert_eq!(own, calls, "{code}");
    }
}

#[test]
fn the_lines_of_each_country() {
    check_calls(
        "US",
        "911",
        &[
            "988",
            "988",
            "1-866-488-7386",
            "1-800-656-4673",
            "1-800-799-7233",
            "1-800-222-1222",
            "1-800-662-4357",
        ],
    );
    check_calls(
        "PR",
        "911",
        &[
            "1-800-981-0023",
            "988",
            "988",
            "1-800-656-4673",
            "1-800-222-1222",
        ],
    );
    check_calls("CA", "911", &["988"]);
    check_calls("MX", "911", &["800 911 2000", "55 5259 8121"]);
    check_calls("ES", "112", &["024"]);
    check_calls("AR", "911", &["0800-999-0091", "135", "107"]);
    check_calls("CO", "123", &["106"]);
    check_calls("GB", "999", &["116 123", "111"]);
    check_calls("IE", "112", &["116 123", "999"]);
    check_calls("FR", "112", &["3114", "15"]);
    check_calls("BE", "112", &["0800 32 123", "1813", "02 648 40 14"]);
    check_calls("ZZ", "112", &[]);
}

#[test]
fn the_chat_the_finder_and_the_line_after_an_assault() {
    for words in words() {
        let has_chat: Vec<&str> = (words.crisis().iter())
            .filter(|country| {
                let mut pages = country.lines.iter().flat_map(|line| &line.web);
                pages.any(|page| page.address == "https://988lifeline.org/chat")
            })
            .map(|country| country.code)
            .collect();
        assert_eq!(has_chat, ["US", "PR"]);
        let anywhere = words.anywhere();
        assert_eq!(anywhere.code, "ZZ");
        assert_eq!(
            anywhere.lines[0].web[0].address,
            "https://findahelpline.com"
        );
        for country in words.crisis() {
            let assault = country.lines.iter().filter(|line| line.is_for_assault);
            let expected = usize::from(["US", "PR"].contains(&country.code));
            assert_eq!(assault.count(), expected, "{}", country.code);
        }
        assert!(words.help_no_assault_line().contains("Find a Helpline"));
    }
}

#[test]
fn a_countrys_oldest_line_says_how_old_its_numbers_are() {
    let [words, _] = words();
    let check = |code: &str, month: &str, expected: bool| {
        assert_eq!(
            words.country(code).is_older_than(month),
            expected,
            "{code} {month}"
        );
    };
    // All of it of one month.
    check("ES", "2026-11", false);
    check("ES", "2026-12", true);
    // A year alone is before its months; the newest line does not hide the oldest.
    check("CL", "2022-01", true);
    check("CL", "2021-12", false);
    check("PE", "2026-03", false);
    check("PE", "2026-04", true);
    // A source without a date may be of any.
    check("BE", "2000-01", true);
}

/// The block of each country in the help page, with its code.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let blocks = page.split("data-country=\"").skip(1);
    blocks
        .map(|rest| {
            let (code, rest) = rest.split_once('"').unwrap();
            (code, rest.split_once("</details>").unwrap().0)
        })
        .collect()
}

/// What the links that call or text lead to.
fn dialled(html: &str) -> BTreeSet<String> {
    let links = html
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let numbers = links.filter_map(|link| link.strip_prefix("tel:").or(link.strip_prefix("sms:")));
    numbers
        .map(|number| number.split('?').next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_link_of_the_help_page_is_of_its_country() {
    let page = help_html();
    let [words, _] = words();
    let blocks = blocks(&page);
    assert_eq!(blocks.len(), 2 * words.crisis().len());
    let mut rest = page.clone();
    for (code, block) in blocks {
        assert_eq!(dialled(block), numbers_of(words.country(code)), "{code}");
        rest = rest.replace(block, "");
    }
    // Beside the choice of a country: the number that works in many of them.
    let anywhere = BTreeSet::from([words.anywhere().emergency.to_owned()]);
    assert_eq!(dialled(&rest), anywhere, "outside any country");
    // A source may be called by its number: its title is nothing to dial.
    while let Some((before, after)) = rest.split_once("<details class=\"sources\">") {
        let (_, after) = after.split_once("</details>").unwrap();
        rest = format!("{before}{after}");
    }
    let known = all_known();
    let prose: String = rest
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| format!("{text}\n"))
        .collect();
    let allowed = dialable(words.anywhere().emergency);
    for number in numbers_in(&prose).intersection(&known) {
        assert_eq!(*number, allowed, "stands outside any country");
    }
}
