//! The bundles as files, for the build tool. Not part of the app.

/// The keeper's bundle of a language, to be written as `keeper.en.json` or `keeper.es.json`.
pub fn keeper_json(lang: &str) -> String {
    match lang {
        "es" => include_str!(concat!(env!("OUT_DIR"), "/keeper.es.json")),
        _ => include_str!(concat!(env!("OUT_DIR"), "/keeper.en.json")),
    }
    .to_owned()
}

/// The pages of Learn: the name to write each as (`learn.risks.en.json`), and what it holds.
pub fn learn_files() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/learn.rs"))
}

/// The bundle of a language by its code (`en`, `es`), to be written as `words.en.json` or `words.es.json`. Any other code gives English.
pub fn bundle_json(lang: &str) -> String {
    match lang {
        "es" => include_str!(concat!(env!("OUT_DIR"), "/words.es.json")),
        _ => include_str!(concat!(env!("OUT_DIR"), "/words.en.json")),
    }
    .to_owned()
}

/// `country.js`: tells the country of a phone by its zone, from `public/country.js` with the zones of `content/crisis_lines.json`.
pub fn country_js() -> String {
    let template = include_str!("../../../public/country.js");
    let zones = include_str!(concat!(env!("OUT_DIR"), "/zones.json"));
    template.replace("const ZONES = null;", &format!("const ZONES = {zones};"))
}
