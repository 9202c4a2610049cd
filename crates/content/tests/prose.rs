//! How the words read: plain, calm, *usted*, without promises or exclamation marks.

#![allow(clippy::unwrap_used)]

use content::{LearnBlock, LearnPage, learn_files};
use serde_json::Value;
use std::fs;

#[path = "prose/grade.rs"]
mod grade;
#[path = "prose/one_word.rs"]
mod one_word;

/// Titles of sources and names of licences are not ours to word.
const FILES: [&str; 16] = [
    "locales",
    "checklist.json",
    "clinic_rules.json",
    "intention_prompts.json",
    "journal_prompts.json",
    "crisis_lines.json",
    "signs.json",
    "grounding.json",
    "pages.json",
    "clinic_questions.json",
    "health_items.json",
    "bag.json",
    "learn/risks",
    "learn/feels",
    "learn/works",
    "learn/privacy",
];

/// A text where it stands, in both languages.
struct Text {
    place: String,
    en: String,
    es: String,
}

fn read(name: &str) -> Value {
    let path = format!("{}/../../content/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn texts_of(file: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    if file == "locales" {
        pairs(
            &read("locales/en.json"),
            &read("locales/es.json"),
            "",
            &mut texts,
        );
        pairs(
            &read("locales/keeper.en.json"),
            &read("locales/keeper.es.json"),
            "",
            &mut texts,
        );
    } else if let Some(slug) = file.strip_prefix("learn/") {
        learn(slug, &mut texts);
    } else {
        bilingual(&read(file), file, &mut texts);
    }
    texts
}

/// A page of Learn; that both languages have the same shape is in `learn.rs`.
fn learn(slug: &str, texts: &mut Vec<Text>) {
    let lines = |language: &str| {
        let name = format!("learn.{slug}.{language}.json");
        let (_, json) = learn_files().iter().find(|(of, _)| *of == name).unwrap();
        let page = LearnPage::parse(json).unwrap();
        let sections = page.sections.into_iter();
        let lines = sections.flat_map(|section| {
            let blocks = section.blocks.into_iter().map(|block| match block {
                LearnBlock::Paragraph(text)
                | LearnBlock::Point(text)
                | LearnBlock::Link(text, _) => text,
            });
            section.title.into_iter().chain(blocks)
        });
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let both = lines("en").into_iter().zip(lines("es")).enumerate();
    texts.extend(both.map(|(number, (en, es))| Text {
        place: format!("learn/{slug}.{number}"),
        en,
        es,
    }));
}

fn texts() -> Vec<Text> {
    FILES.into_iter().flat_map(texts_of).collect()
}

fn pairs(en: &Value, es: &Value, place: &str, texts: &mut Vec<Text>) {
    match (en, es) {
        (Value::String(en), Value::String(es)) => texts.push(Text {
            place: place.to_owned(),
            en: en.clone(),
            es: es.clone(),
        }),
        (Value::Object(en), Value::Object(es)) => {
            for (name, en) in en {
                pairs(en, &es[name], &format!("{place}.{name}"), texts);
            }
        }
        _ => panic!("{place} differs in kind"),
    }
}

fn bilingual(value: &Value, place: &str, texts: &mut Vec<Text>) {
    match value {
        Value::Object(object) => {
            if let (Some(Value::String(en)), Some(Value::String(es))) =
                (object.get("en"), object.get("es"))
            {
                texts.push(Text {
                    place: place.to_owned(),
                    en: en.clone(),
                    es: es.clone(),
                });
            }
            for (name, value) in object {
                bilingual(value, &format!("{place}.{name}"), texts);
            }
        }
        Value::Array(items) => {
            for item in items {
                let slug = item["slug"]
                    .as_str()
                    .or(item["code"].as_str())
                    .unwrap_or_default();
                bilingual(item, &format!("{place}.{slug}"), texts);
            }
        }
        _ => {}
    }
}

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether `phrase` stands in `text` as whole words.
fn says(text: &str, phrase: &str) -> bool {
    let text = format!(" {} ", words_of(text).join(" "));
    text.contains(&format!(" {phrase} "))
}

#[track_caller]
fn check_absent(english: &[&str], spanish: &[&str]) {
    let mut found = Vec::new();
    for text in texts() {
        for (own, phrases) in [(&text.en, english), (&text.es, spanish)] {
            for phrase in phrases {
                if says(own, phrase) {
                    found.push(format!("{}: \"{phrase}\" in \"{own}\"", text.place));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn finds_phrases_as_whole_words() {
    assert!(says("You may drive.", "may drive"));
    assert!(says("(Cure)", "cure"));
    assert!(!says("A secure place", "cure"));
    assert!(!says("¿Estas tuyas?", "tu"));
}

#[test]
fn nothing_is_promised() {
    check_absent(
        &[
            "cure",
            "cures",
            "cured",
            "heal",
            "heals",
            "healing",
            "breakthrough",
            "miracle",
            "rewire",
            "rewires",
            "reset",
            "resets",
            "best self",
            "guaranteed",
            "guarantee",
            "proven",
            "painless",
            "fast relief",
            "instant",
            "instantly",
            "revolutionary",
            "transform",
            "transforms",
            "unparalleled",
            "life-changing",
            "magic",
        ],
        &[
            "cura",
            "curar",
            "curación",
            "sana",
            "sanar",
            "sanación",
            "milagro",
            "milagroso",
            "milagrosa",
            "reprograma",
            "reprogramar",
            "reinicia",
            "reiniciar",
            "su mejor versión",
            "garantizado",
            "garantizada",
            "garantía",
            "garantiza",
            "comprobado",
            "comprobada",
            "probado",
            "probada",
            "indoloro",
            "indolora",
            "sin dolor",
            "alivio rápido",
            "instantáneo",
            "al instante",
            "revolucionario",
            "revolucionaria",
            "transforma",
            "transformar",
            "mágico",
            "mágica",
        ],
    );
}

#[test]
fn nobody_is_blamed_or_cheered() {
    check_absent(
        &[
            "oops",
            "resistance",
            "you failed",
            "non-responder",
            "well done",
            "great job",
            "congratulations",
            "streak",
            "don't worry",
            "you should",
            "committed suicide",
        ],
        &[
            "ups",
            "usted falló",
            "felicidades",
            "felicitaciones",
            "bien hecho",
            "no se preocupe",
            "usted debería",
            "racha",
        ],
    );
}

#[test]
fn spanish_says_usted() {
    check_absent(
        &[],
        &[
            "tú",
            "tu",
            "tus",
            "ti",
            "contigo",
            "tuyo",
            "tuya",
            "tuyos",
            "tuyas",
            "te",
            "eres",
            "estás",
            "tienes",
            "puedes",
            "quieres",
            "sientes",
            "debes",
            "necesitas",
            "haces",
            "vas",
            "sabes",
            "haz",
            "dime",
            "recuerda que",
            "vosotros",
            "vosotras",
            "vuestro",
            "vuestra",
            "os",
            "vos",
            "coger",
            "coja",
            "conduzca",
            "urgencias de",
        ],
    );
}

#[test]
fn nobody_shouts() {
    for text in texts() {
        for own in [&text.en, &text.es] {
            assert!(!own.contains(['!', '¡']), "{}: {own}", text.place);
            let is_number = own.contains('{');
            assert!(is_number || !own.contains('%'), "{}: {own}", text.place);
        }
    }
}

#[test]
fn spanish_questions_open_and_close() {
    for text in texts() {
        let opened = text.es.matches('¿').count();
        assert_eq!(
            opened,
            text.es.matches('?').count(),
            "{}: {}",
            text.place,
            text.es
        );
    }
}

/// Names, and words that both languages share.
const EQUAL: &[&str] = &[
    "{count} min",
    "Homeward",
    "{hours} h",
    "Alcohol",
    "Cannabis",
    "Plan",
    "Puerto Rico",
    "Argentina",
    "Chile",
    "Colombia",
    "Australia",
    "India",
    "Samaritans",
    "NHS 111",
    "CVV",
    "Lifeline",
    "SAPTEL",
    "TelefonSeelsorge",
    "Tele-MANAS",
    "Find a Helpline",
    "Fireside Project",
    "Línea PAS",
    "Línea de la Vida",
    "SHOUT",
    "START",
    "Spravato",
    "Salud Responde",
    "No",
];

#[test]
fn the_languages_differ() {
    let equal = texts().into_iter().filter(|text| text.en == text.es);
    let unknown: Vec<String> = equal
        .filter(|text| has_own_letters(&text.en) && !EQUAL.contains(&text.en.as_str()))
        .map(|text| format!("{}: {}", text.place, text.en))
        .collect();
    assert!(unknown.is_empty(), "the same in both: {unknown:?}");
}

/// Whether there is a letter outside the placeholders.
fn has_own_letters(text: &str) -> bool {
    text.split('{')
        .map(|piece| piece.split('}').next_back().unwrap_or_default())
        .any(|piece| piece.contains(char::is_alphabetic))
}
