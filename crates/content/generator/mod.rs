//! The generator: reads the words, finds every fault in them, writes code and bundles. Shared by `build.rs` and the tests.

pub mod code;
pub mod crisis;
pub mod data;
pub mod items;
pub mod learn;
pub mod locale;
pub mod pages;
pub mod rows;
pub mod team;

/// One value for each language.
pub struct Both<T> {
    /// English.
    pub en: T,
    /// Spanish.
    pub es: T,
}

/// What the generator makes.
pub struct Made {
    /// Rust source: `impl Words { … }`, `impl KeeperWords { … }` and the fingerprints, or one `compile_error!` for each problem.
    pub code: String,
    /// The bundles: a JSON array of strings each.
    pub bundles: Both<String>,
    /// The bundles of the keeper, which is fetched when it is first needed.
    pub keeper: Both<String>,
    /// The zones by which a country is guessed: a JSON object of one string per country.
    pub zones: String,
    /// The pages of Learn: file name and JSON array of strings, each in each language.
    pub learn: Vec<(String, String)>,
    /// Every fault found, in words. Read by the tests.
    #[allow(dead_code)]
    pub problems: Vec<String>,
}

/// The number of the bundle's layout; goes up when the order of fields in [`data`] changes.
const LAYOUT: u32 = 4;

/// Reads every content file through `read` (by name below `content/`) and makes code and bundles of them.
pub fn generate(read: &dyn Fn(&str) -> Result<String, String>) -> Made {
    let mut problems = Vec::new();
    let mut locale = |name: &str| {
        let entries = read(name).and_then(|json| locale::entries(name, &json));
        entries.unwrap_or_else(|problem| {
            problems.push(problem);
            Vec::new()
        })
    };
    let mut english = locale("locales/en.json");
    let mut spanish = locale("locales/es.json");
    let english_keeper = locale("locales/keeper.en.json");
    let spanish_keeper = locale("locales/keeper.es.json");
    let content = data::read(read, &mut problems);
    let mut pages = Vec::new();
    for slug in learn::LEARN {
        let Some(page) = learn::read(slug, read, &content.sources, &mut problems) else {
            continue;
        };
        let sources = &content.sources;
        let mut page_in = |language: &str,
                           page: &learn::LearnPage,
                           choose: fn(&rows::Text) -> &String,
                           entries: &mut Vec<locale::Entry>| {
            entries.extend(learn::entries(slug, page));
            let rows = learn::rows(page, sources, choose);
            let json = serde_json::to_string(&rows).unwrap_or_default();
            pages.push((format!("learn.{slug}.{language}.json"), json));
        };
        page_in("en", &page.en, |text| &text.en, &mut english);
        page_in("es", &page.es, |text| &text.es, &mut spanish);
    }
    problems.extend(locale::problems(&english, &spanish));
    problems.extend(locale::problems(&english_keeper, &spanish_keeper));
    problems.extend(locale::sections_in_both(&english, &english_keeper));

    let bundle = |english: &[locale::Entry], entries: &[locale::Entry], content: Vec<String>| {
        let texts = locale::texts(english, entries);
        let mut rows = vec![fingerprint(english), texts.len().to_string()];
        rows.extend(texts);
        rows.extend(content);
        serde_json::to_string(&rows).unwrap_or_default()
    };
    let mut code = code::problems(&problems);
    code += &code::write("Words", &english, &fingerprint(&english));
    code += &code::write(
        "KeeperWords",
        &english_keeper,
        &fingerprint(&english_keeper),
    );
    Made {
        bundles: Both {
            en: bundle(&english, &english, content.app.en),
            es: bundle(&english, &spanish, content.app.es),
        },
        keeper: Both {
            en: bundle(&english_keeper, &english_keeper, content.keeper.en),
            es: bundle(&english_keeper, &spanish_keeper, content.keeper.es),
        },
        zones: content.zones,
        learn: pages,
        code,
        problems,
    }
}

/// Stands for the list of keys, their placeholders and the layout (FNV-1a, 64 bits): two builds that number their texts differently never share it.
fn fingerprint(english: &[locale::Entry]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    add(&LAYOUT.to_string());
    for entry in english {
        add(&entry.key);
        add(if entry.is_plural() { "plural" } else { "text" });
        entry.placeholders().iter().for_each(|name| add(name));
    }
    format!("{hash:016x}")
}
