//! Who may use whom.

use crate::code::paths;
use crate::files::{File, Finding, finds, hold, passes};

/// What the rows of the table below speak of. Anything else is anybody's.
const ROOTS: [&str; 21] = [
    "chrono_tz",
    "content",
    "crate",
    "domain",
    "getrandom",
    "gloo_net",
    "gloo_storage",
    "gloo_timers",
    "gloo_utils",
    "js_sys",
    "json",
    "leptos",
    "leptos_router",
    "platform",
    "records",
    "serde",
    "serde_json",
    "vault",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

/// One row: the files of a layer, and the paths it may name.
struct Layer {
    files: &'static [&'static str],
    may: &'static [&'static str],
}

const LAYERS: [Layer; 8] = [
    Layer {
        files: &["crates/domain/src/"],
        may: &["crate"],
    },
    Layer {
        files: &["src/main.rs", "src/lib.rs", "src/bin/"],
        may: &[
            "argon2",
            "crate",
            "leptos::prelude::AnyView",
            "platform::stretch",
        ],
    },
    Layer {
        // One more window on the vault, drawn beside the app.
        files: &["src/keeper/"],
        may: &[
            "content",
            "crate::components",
            "crate::keeper",
            "crate::state::Deed",
            "crate::state::ERASED",
            "crate::state::RENAMED",
            "crate::state::Settings",
            "crate::state::Speech",
            "crate::state::Tries",
            "crate::state::Trouble",
            "crate::state::phone_offset",
            "domain",
            "leptos",
            "platform",
            "qrcodegen",
            "records",
            "vault",
        ],
    },
    Layer {
        files: &["src/start.rs", "src/app.rs", "src/chunks.rs"],
        may: &[
            "content",
            "crate",
            "domain",
            "leptos",
            "leptos_router",
            "platform",
            "vault",
        ],
    },
    Layer {
        files: &["src/routes.rs", "src/routes/"],
        may: &[],
    },
    Layer {
        files: &["src/state/"],
        may: &[
            "content",
            "crate::state",
            "domain",
            "leptos",
            "platform",
            "records",
            "vault",
        ],
    },
    Layer {
        files: &["src/components/"],
        may: &[
            "content",
            "crate::components",
            "crate::routes",
            // The words to say, and whether what is typed is saved: shown on every screen.
            "crate::state::Saving",
            "crate::state::Trouble",
            "crate::state::Speech",
            "domain",
            "leptos",
            "leptos_router",
            "platform::dom",
            "platform::links",
            "platform::timer",
        ],
    },
    Layer {
        files: &["src/pages/"],
        may: &[
            "content",
            "crate::components",
            "crate::pages",
            "crate::chunks::Part",
            "crate::chunks::Chunks",
            "crate::routes",
            "crate::state",
            "domain",
            "leptos",
            "leptos_router",
            // What the person at the phone does or sees; see docs/decisions/pages-and-platform.md.
            "platform::dom",
            "platform::files",
            "platform::install",
            "platform::links",
            "platform::notices",
            "platform::page_life",
            "platform::parts",
            "platform::reorder",
            "platform::service_worker",
            "platform::storage_state",
            "platform::timer",
            // The name of a record, and nothing that opens one.
            "vault::RecordId",
        ],
    },
];

/// Single uses that a row does not allow: file, path, and why.
const EXCEPTIONS: [(&str, &str, &str); 1] = [(
    "src/pages/intention/mod.rs",
    "records::IntentionDraft",
    "the draft is made from what is on screen, by the screen",
)];

/// Never in the app, whatever the layer: the browser has one crate, and so has the disk.
const NEVER: [&str; 4] = [
    "leptos::server",
    "leptos::wasm_bindgen",
    "leptos::web_sys",
    "leptos::logging",
];

fn layers(file: &File) -> Vec<Finding> {
    let Some(layer) = LAYERS.iter().find(|layer| file.is_in(layer.files)) else {
        return vec![(1, "belongs to no layer: add a row to the table".into())];
    };
    let lies_in = |path: &str, of: &str| path == of || path.starts_with(&format!("{of}::"));
    let may = |path: &str| {
        let is_exception = EXCEPTIONS
            .iter()
            .any(|(of, what, _)| *of == file.path && lies_in(path, what));
        let allowed = layer.may.iter().any(|of| lies_in(path, of));
        (allowed || is_exception) && !NEVER.iter().any(|of| lies_in(path, of))
    };
    paths(&file.text, &ROOTS)
        .into_iter()
        .filter(|(_, path)| !may(path))
        .map(|(line, path)| (line, format!("{path} is not for this layer")))
        .collect()
}

#[test]
fn each_layer_uses_what_it_may() {
    hold(layers, |file| {
        file.is_in(&["src/", "crates/domain/src/"]) && file.ends(&["rs"])
    });
}

#[test]
fn exceptions_are_still_needed() {
    for (path, what, _) in EXCEPTIONS {
        let files = crate::files::all();
        let file = files.iter().find(|file| file.path == path).expect(path);
        let is_used = paths(&file.text, &ROOTS)
            .iter()
            .any(|(_, path)| path == what);
        assert!(
            is_used,
            "{path} uses {what} no more: take the exception out"
        );
    }
}

#[test]
fn layers_can_fail() {
    finds(layers, "src/pages/a.rs", "use vault::Vault;");
    finds(layers, "src/pages/a.rs", "use vault::{Head, RecordId};");
    finds(
        layers,
        "src/pages/a.rs",
        "use platform::{dom, indexed_db::IndexedDb};",
    );
    finds(
        layers,
        "src/pages/a.rs",
        "platform::preferences::set(\"a\", \"b\")",
    );
    finds(layers, "src/pages/a.rs", "use records::IntentionDraft;");
    finds(layers, "src/pages/a.rs", "use leptos::web_sys::Event;");
    finds(
        layers,
        "src/components/a.rs",
        "use crate::state::{Speech, Journal};",
    );
    finds(layers, "src/components/a.rs", "use crate::pages::today;");
    finds(layers, "src/state/a.rs", "use crate::components::Toasts;");
    finds(layers, "src/state/a.rs", "use serde::Serialize;");
    finds(layers, "src/app.rs", "let window = web_sys::window();");
    finds(layers, "src/routes.rs", "use leptos::prelude::*;");
    finds(layers, "src/new/a.rs", "");
    finds(layers, "crates/domain/src/a.rs", "use serde::Serialize;");
    passes(
        layers,
        "src/pages/a.rs",
        "use vault::RecordId;\nuse platform::{dom, links};",
    );
    passes(layers, "src/pages/a.rs", "// vault::Vault is not for pages");
    passes(
        layers,
        "src/components/a.rs",
        "use crate::state::{Saving, Speech};",
    );
    passes(layers, "src/state/a.rs", "use vault::{Vault, Vector};");
}

/// The crates of a row in `Cargo.toml`, and which of the policed ones each may depend on.
const CRATES: [(&str, &[&str]); 8] = [
    (
        "Cargo.toml",
        &[
            "content",
            "domain",
            "leptos",
            "leptos_router",
            "platform",
            "records",
            "vault",
        ],
    ),
    ("crates/domain/Cargo.toml", &[]),
    ("crates/json/Cargo.toml", &[]),
    ("crates/seal/Cargo.toml", &[]),
    ("crates/vault/Cargo.toml", &["json", "seal"]),
    ("crates/records/Cargo.toml", &["domain", "json", "vault"]),
    ("crates/content/Cargo.toml", &["domain", "json"]),
    (
        "crates/platform/Cargo.toml",
        &[
            "domain",
            "getrandom",
            "gloo-storage",
            "js-sys",
            "json",
            "vault",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "web-sys",
        ],
    ),
];

fn dependencies(file: &File) -> Vec<Finding> {
    let Some((_, may)) = CRATES.iter().find(|(path, _)| *path == file.path) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut section = "";
    for (line, text) in file.text.lines().enumerate() {
        let name = if let Some(header) = text.strip_prefix('[') {
            section = header.trim_end_matches(']');
            section.strip_prefix("dependencies.")
        } else {
            let is_dependency = section == "dependencies" && text.contains('=');
            is_dependency.then(|| text.split(['.', ' ', '=']).next().unwrap_or_default())
        };
        let Some(name) = name else { continue };
        let root = name.replace('-', "_");
        if ROOTS.contains(&root.as_str()) && !may.contains(&name) {
            findings.push((line + 1, format!("{name} is not for this crate")));
        }
    }
    findings
}

#[test]
fn each_crate_depends_on_what_it_may() {
    hold(dependencies, |file| {
        file.ends(&["toml"]) && file.path.ends_with("Cargo.toml")
    });
}

#[test]
fn dependencies_can_fail() {
    finds(
        dependencies,
        "crates/domain/Cargo.toml",
        "[dependencies]\nserde.workspace = true",
    );
    finds(
        dependencies,
        "crates/vault/Cargo.toml",
        "[dependencies]\nrecords = { path = \"\" }",
    );
    finds(
        dependencies,
        "Cargo.toml",
        "[dependencies.web-sys]\nworkspace = true",
    );
    passes(
        dependencies,
        "crates/domain/Cargo.toml",
        "[dev-dependencies]\nserde = \"1\"",
    );
    passes(
        dependencies,
        "Cargo.toml",
        "[workspace.dependencies]\nweb-sys = \"0.3\"",
    );
}
