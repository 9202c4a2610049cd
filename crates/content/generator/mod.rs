//! The generator: reads the words, finds every fault in them, writes code and bundles. Shared by `build.rs` and the tests.

pub mod code;
pub mod crisis;
pub mod data;
pub mod items;
pub mod locale;
pub mod pages;
pub mod rows;

/// One value for each language.
pub struct Both<T> {
    /// English.
    pub en: T,
    /// Spanish.
    pub es: T,
}

/// What the generator makes.
pub struct Made {
    /// Rust source: `impl Words { … }` and the fingerprint, or one `compile_error!` for each problem.
    pub code: String,
    /// The bundles: a JSON array of strings each.
    pub bundles: Both<String>,
    /// Every fault found, in words. Read by the tests.
    #[allow(dead_code)]
    pub problems: Vec<String>,
}

/// The number of the bundle's layout; goes up when the order of fields in [`data`] changes.
const LAYOUT: u32 = 1;

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
    let english = locale("locales/en.json");
    let spanish = locale("locales/es.json");
    problems.extend(locale::problems(&english, &spanish));
    let content = data::read(read, &mut problems);

    let fingerprint = fingerprint(&english);
    let bundle = |entries: &[locale::Entry], content: Vec<String>| {
        let texts = locale::texts(&english, entries);
        let mut rows = vec![fingerprint.clone(), texts.len().to_string()];
        rows.extend(texts);
        rows.extend(content);
        serde_json::to_string(&rows).unwrap_or_default()
    };
    Made {
        bundles: Both {
            en: bundle(&english, content.en),
            es: bundle(&spanish, content.es),
        },
        code: code::write(&english, &fingerprint, &problems),
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
