//! One word for one thing, the spelling of the United States, and marks as each language sets them.

use super::*;

/// English words that are never said, and what is said instead.
const ENGLISH: &[(&str, &str)] = &[
    ("somebody", "someone"),
    ("nobody", "no one"),
    ("back-up", "backup"),
    ("back-ups", "backups"),
    ("guide", "team"),
    ("guides", "team"),
    ("promise", "small step"),
    ("promises", "small steps"),
    ("safety plan", "My steady plan"),
    ("big choices", "big decisions"),
    ("is kept", "is saved"),
    ("be kept", "be saved"),
    ("what is kept", "what is saved"),
    ("kept", "saved"),
    ("noted", "saved"),
    ("put it down here", "write it here"),
    ("looked at", "checked"),
    ("renewed", "updated"),
    ("anew", "again"),
    ("once more", "again"),
    ("carried over", "same as last time"),
    ("passed over", "skipped"),
    ("could not be had", "we could not load"),
    ("stands below", "is below"),
    ("stand below", "are below"),
    ("leave out alcohol", "go without alcohol"),
    ("leave out cannabis", "go without cannabis"),
    // Alcohol to most readers; the team means water too.
    ("stop drinking", "stop all drinks, even water"),
    ("other drugs", "street drugs"),
    ("passing water", "pee"),
    ("pass water", "pee"),
    ("ground me", "help me feel steady"),
    // As in the United States.
    ("licence", "license"),
    ("licences", "licenses"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("dialled", "dialed"),
    ("dialling", "dialing"),
    ("travelling", "traveling"),
    ("labelled", "labeled"),
    ("colour", "color"),
    ("colours", "colors"),
    ("grey", "gray"),
    ("centre", "center"),
    ("behaviour", "behavior"),
    ("favourite", "favorite"),
    ("neighbour", "neighbor"),
    ("programme", "program"),
    ("practise", "practice"),
    ("organise", "organize"),
    ("recognise", "recognize"),
    ("realise", "realize"),
    ("apologise", "apologize"),
    ("anaesthesia", "anesthesia"),
    ("anaesthetic", "anesthetic"),
    ("diarrhoea", "diarrhea"),
    ("lift", "elevator"),
    ("whilst", "while"),
    ("mobile phone", "cell phone"),
];

/// The same in Spanish.
const SPANISH: &[(&str, &str)] = &[
    ("app", "aplicación"),
    ("apps", "aplicaciones"),
    ("icono", "ícono"),
    ("iconos", "íconos"),
    ("medicina", "medicamento"),
    ("medicinas", "medicamentos"),
    ("guía", "equipo"),
    ("compromiso", "paso pequeño"),
    ("plan de seguridad", "Mi plan de apoyo"),
    ("decisiones grandes", "decisiones importantes"),
    // Alcohol to most readers; the team means water too.
    ("dejar de beber", "no tomar líquidos, ni agua"),
    ("dejo de beber", "no debo tomar líquidos, ni agua"),
    ("no beba", "no tome líquidos, ni agua"),
    ("otras drogas", "drogas ilegales"),
    // The emergency room, not urgent care.
    ("urgencias", "centro de atención urgente"),
    ("patineta", "monopatín"),
    ("bajo llave", "bloqueada"),
    ("me vigila", "está pendiente de mí"),
    ("con cuánto tiempo llegar", "con cuánta anticipación llegar"),
    ("un bajón", "poco ánimo"),
    ("seña", "señal"),
    ("anotado", "guardado"),
    ("nombre de respaldo", "nombre de la persona de respaldo"),
    ("teléfono de respaldo", "teléfono de la persona de respaldo"),
    ("el respaldo", "la persona de respaldo"),
    (
        "un homeward",
        "Homeward is feminine: una versión de Homeward",
    ),
    ("homeward bloqueado", "Homeward bloqueada"),
    ("ya me pueden", "ya me puede: one person comes"),
    ("mmm", "avisar a mi clínica"),
    // As in Latin America.
    ("ordenador", "computadora"),
    ("móvil", "celular"),
    ("auriculares", "audífonos"),
    ("lentillas", "lentes de contacto"),
    ("tensión", "presión"),
    ("puntuación", "puntaje"),
];

#[test]
fn one_word_for_one_thing() {
    let found = found_in(&everything());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn other_words_are_caught() {
    let text = |en: &str, es: &str| Text {
        place: "here".to_owned(),
        en: en.to_owned(),
        es: es.to_owned(),
    };
    let right = text(
        "No licensed app is canceled. Say your drinks: kept-up",
        "La aplicación se aplica",
    );
    assert_eq!(found_in(&[right]), Vec::<String>::new());
    let wrong = text(
        "When should I stop drinking?",
        "Suena su calendario, no esta app.",
    );
    assert_eq!(found_in(&[wrong]).len(), 2);
    let marks = text("You can say \"not today\".", "Puede decir: “hoy no”.");
    assert_eq!(found_in(&[marks]).len(), 2);
}

/// A *note* is what was written while locked, and what the locked phone says; what rings is a *reminder*.
#[test]
fn a_note_is_what_was_written_while_locked() {
    let notes = [
        ".today.notes_wait",
        ".reminders.note",
        ".reminders.notes_note",
        ".copy.notes_",
        ".inbox.",
    ];
    for text in texts() {
        let speaks = says(&text.en, "note")
            || says(&text.en, "notes")
            || says(&text.es, "nota")
            || says(&text.es, "notas");
        let may = notes.iter().any(|place| text.place.starts_with(place));
        assert!(!speaks || may, "{}: {} · {}", text.place, text.en, text.es);
    }
}

/// A *copy* is the backup; what goes to the clipboard is called by its name.
#[test]
fn the_clipboard_takes_the_text() {
    let goods = ["the text", "the code", "dates and times"];
    for text in texts() {
        let Some(what) = text.en.strip_prefix("Copy ") else {
            continue;
        };
        assert!(goods.contains(&what), "{}: {}", text.place, text.en);
    }
}

/// Every text, the pages that stand where the app cannot, and `help.html`.
fn everything() -> Vec<Text> {
    let mut all = texts();
    all.push(page("index.html", &read_page("index.html")));
    all.push(page("help.html", &content::help_html()));
    all
}

fn read_page(name: &str) -> String {
    fs::read_to_string(format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// What a page says between its tags, by the language named last.
fn page(name: &str, html: &str) -> Text {
    let (mut said, mut is_spanish) = ([String::new(), String::new()], false);
    for (tag, text) in html.split('<').filter_map(|piece| piece.split_once('>')) {
        if let Some((_, language)) = tag.split_once("lang=\"") {
            is_spanish = language.starts_with("es");
        }
        said[usize::from(is_spanish)] += &format!(" {} .", text.trim());
    }
    let [en, es] = said.map(|text| text.replace("&quot;", "\""));
    assert!(
        words_of(&en).len() > 50 && words_of(&es).len() > 50,
        "{name} says little"
    );
    Text {
        place: name.to_owned(),
        en,
        es,
    }
}

fn found_in(texts: &[Text]) -> Vec<String> {
    let mut found = Vec::new();
    for text in texts {
        for (own, words, marks) in [
            (&text.en, ENGLISH, ['"', '«']),
            (&text.es, SPANISH, ['"', '“']),
        ] {
            for (word, instead) in words {
                if says(own, word) {
                    found.push(format!(
                        "{}: \"{word}\", say \"{instead}\": {}",
                        text.place,
                        beginning(own)
                    ));
                }
            }
            if own.contains(marks) {
                found.push(format!(
                    "{}: marks of another language in {}",
                    text.place,
                    beginning(own)
                ));
            }
        }
    }
    found
}

/// Enough of a text to know it by.
fn beginning(text: &str) -> String {
    text.chars().take(200).collect()
}
