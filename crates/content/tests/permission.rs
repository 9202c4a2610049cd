//! No text of ours gives permission: to drive, to eat or drink, to take or leave out a medicine, to go ahead.
//!
//! The clinic does that. Every text of every file under `content/` is read, the page that stands where the app cannot, and `help.html`.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Said of the reader, before what is allowed.
const MODALS: [&[&str]; 2] = [
    &[
        "you can",
        "you may",
        "you could",
        "you might",
        "you are allowed to",
        "you're allowed to",
        "you are able to",
        "you are free to",
        "you're free to",
        "you are okay to",
        "you're okay to",
        "you are ok to",
        "you are fit to",
        "you are safe to",
        "you are ready to",
        "it is okay to",
        "it's okay to",
        "it is ok to",
        "it is fine to",
        "it's fine to",
        "it is safe to",
        "feel free to",
        "may",
        "can",
    ],
    &[
        "puede",
        "podrá",
        "podría",
        "pueden",
        "es posible",
        "está bien",
        "está permitido",
        "se permite",
        "se puede",
        "tiene permiso de",
        "tiene permiso para",
        "está en condiciones de",
        "no hay problema en",
        "no hay problema con",
    ],
];

/// May stand between the two.
const FILLERS: [&[&str]; 2] = [
    &[
        "again", "already", "also", "be", "just", "now", "safely", "soon", "start", "still",
        "then", "to", "today",
    ],
    &[
        "a",
        "ahora",
        "con",
        "de",
        "empezar",
        "ir",
        "ya",
        "hoy",
        "otra",
        "pronto",
        "seguridad",
        "también",
        "tranquilidad",
        "vez",
        "volver",
    ],
];

/// What only the clinic allows.
const ACTS: [&[&str]; 2] = [
    &[
        "drive",
        "driving",
        "eat",
        "eating",
        "drink",
        "drinking",
        "skip",
        "take your",
        "take it",
        "take them",
        "leave out your",
        "leave out a dose",
        "go ahead",
        "leave alone",
        "go alone",
        "sign",
    ],
    &[
        "manejar",
        "conducir",
        "comer",
        "beber",
        "tomar alcohol",
        "tomar sus",
        "tomar su",
        "tomarlo",
        "tomarla",
        "tomarlos",
        "tomarlas",
        "dejar de tomar",
        "saltarse",
        "seguir adelante",
        "irse a solas",
        "firmar",
    ],
];

/// Told to do in Spanish, where `no` does not stand before it: *maneje solo si* reads as an order.
const ORDERS: [&str; 3] = ["maneje", "conduzca", "firme"];

/// Never said, whatever stands around it.
const NEVER: [&[&str]; 2] = [
    &[
        "you are ready",
        "you're ready",
        "you are all set",
        "you're all set",
        "all is ready",
        "all is set",
        "everything is ready",
        "everything is set",
        "nothing is missing",
        "no limits hold",
        "no limits any more",
        "good to go",
        "safe to",
        "it is safe",
        "it's safe",
        "are safe",
        "you're safe",
        "cleared",
        "fit to",
        "fit for",
        "okay to drive",
        "ok to drive",
        "stop taking",
        "you may act",
        "you can act",
        "you may hurt",
        "you can hurt",
        "drive only if",
        "only drive if",
        "only after",
        "no risk",
        "without risk",
        "risk-free",
    ],
    &[
        "usted está listo",
        "usted está lista",
        "ya está listo para",
        "ya está lista para",
        "está listo para irse",
        "todo está listo",
        "todo está preparado",
        "no falta nada",
        "no hay límites",
        "ya no hay límites",
        "es seguro",
        "es segura",
        "es apto",
        "es apta",
        "está apto",
        "está apta",
        "apto para",
        "apta para",
        "en condiciones de",
        "no hay riesgo",
        "sin riesgo",
        "sin peligro",
        "puede actuar",
        "puede hacerle daño a alguien",
        "puede quitarse la vida",
        "deje de tomar",
        "solo después",
        "ya puede",
        "dado de alta",
    ],
];

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Where `phrase` ends, if the words begin with it.
fn after<'a>(words: &'a [String], phrase: &str) -> Option<&'a [String]> {
    phrase.split(' ').try_fold(words, |rest, word| match rest {
        [first, rest @ ..] if first == word => Some(rest),
        _ => None,
    })
}

/// What in a sentence gives permission, in either language; a text may stand in the wrong file.
fn permission(text: &str) -> Option<String> {
    // A full stop ends what a word speaks of.
    let mut sentences = text.split(['.', '?', '¿', ';', ':', '\n']).map(words_of);
    sentences.find_map(|words| {
        let allowed = (0..words.len()).find_map(|at| permission_at(&words[at..]));
        allowed.or_else(|| ordered(&words))
    })
}

fn ordered(words: &[String]) -> Option<String> {
    let before = std::iter::once("").chain(words.iter().map(String::as_str));
    let mut pairs = before.zip(words);
    pairs.find_map(|(before, word)| {
        let is_order = ORDERS.contains(&word.as_str()) && !["no", "ni"].contains(&before);
        is_order.then(|| word.clone())
    })
}

fn permission_at(words: &[String]) -> Option<String> {
    for language in 0..2 {
        for phrase in NEVER[language] {
            if after(words, phrase).is_some() {
                return Some((*phrase).to_owned());
            }
        }
        for modal in MODALS[language] {
            let Some(mut rest) = after(words, modal) else {
                continue;
            };
            loop {
                let act = ACTS[language].iter().find(|act| after(rest, act).is_some());
                if let Some(act) = act {
                    return Some(format!("{modal} {act}"));
                }
                match rest.split_first() {
                    Some((word, more)) if FILLERS[language].contains(&word.as_str()) => rest = more,
                    _ => break,
                }
            }
        }
    }
    None
}

/// Every text in a JSON file, with its place; keys are not texts.
fn texts(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                texts(item, &format!("{place}.{number}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                texts(value, &format!("{place}.{name}"), found);
            }
        }
        _ => {}
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
    found
}

#[test]
fn no_text_gives_permission() {
    let mut all = Vec::new();
    let files = files(&root().join("content"));
    assert!(files.len() >= 16, "these are not all files");
    for path in files {
        let value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        texts(
            &value,
            &path.file_name().unwrap().to_string_lossy(),
            &mut all,
        );
    }
    let pages = content::learn_files().iter();
    all.extend(pages.map(|(name, text)| (name.to_string(), text.to_string())));
    assert!(all.len() > 2000, "these are not all texts");
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    all.push(("index.html".to_owned(), page));
    all.push(("help.html".to_owned(), content::help_html()));
    let found: Vec<String> = all
        .iter()
        .filter_map(|(place, text)| Some(format!("{place}: {} in {text}", permission(text)?)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn permission_is_caught() {
    for text in [
        "You may drive.",
        "Now you can drive again",
        "You can now safely drive home.",
        "The time is over: you can drive",
        "You can eat now",
        "You may start eating again.",
        "After that you can already drink",
        "It is safe to drive",
        "It’s safe now",
        "You are ready.",
        "All is ready for now",
        "Everything is ready",
        "Then no limits hold from today.",
        "You're ready to go",
        "You are cleared for your session",
        "You are fit to drive",
        "You’re free to drive",
        "It is fine to skip a dose",
        "You can leave out your evening pills",
        "You can stop taking it",
        "You may take your pills",
        "Patients may drive the next day",
        "You may act on thoughts of suicide, or you may hurt someone",
        "The time is over. Drive only if you slept a full night",
        "No risk at all",
        "Ya puede manejar.",
        "Usted puede manejar",
        "Puede volver a conducir",
        "Ahora puede ya comer",
        "Puede comer ahora",
        "Mañana podrá beber alcohol",
        "Puede tomar sus medicamentos",
        "Es seguro manejar",
        "Usted está lista.",
        "Todo está listo por ahora",
        "Entonces no hay límites desde hoy.",
        "Está en condiciones de manejar",
        "Se puede conducir sin problema",
        "Deje de tomar la pastilla",
        "Está apto para la sesión",
        "Maneje solo si durmió toda la noche",
        "Puede actuar según pensamientos de suicidio",
        "Sí maneje",
    ] {
        assert!(permission(text).is_some(), "{text}");
    }
}

#[test]
fn what_forbids_or_asks_is_let_through() {
    for text in [
        "You must not drive until the next day, after a full night of sleep.",
        "You can't drive. You cannot drive. You can not drive.",
        "No driving before 10:00 am",
        "The waiting time is over. Do not drive if you slept badly or do not feel fully awake.",
        "You feel you might act on thoughts of suicide, or hurt someone",
        "Ask: when can I eat again?",
        "Who may take me home?",
        "You can stop, ask for help, or open your eyes at any time.",
        "You can say no. Drive time: 20 minutes",
        "You can leave out details.",
        "Eat light food when you feel ready",
        "Ready to go?",
        "Ready to work offline. Nothing to do right now",
        "Then this session adds no hours. Those of another may still hold.",
        "The clinic decides. A no today may change later.",
        "No maneje hasta el día siguiente.",
        "No coma después de las 4",
        "¿Cuándo puedo comer?",
        "Puede preguntar por qué.",
        "¿Todo listo?",
        "Todo listo para usar sin conexión. Nada que hacer por ahora",
        "Entonces esta sesión no agrega horas. Las de otra pueden seguir.",
        "No maneje si durmió mal o no se siente totalmente alerta. No firme ni maneje",
        "Siente que podría quitarse la vida o hacerle daño a alguien",
        "Puede decir que no. Beba agua a sorbos",
    ] {
        assert_eq!(permission(text), None, "{text}");
    }
}
