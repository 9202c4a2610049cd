//! The app's wasm cut in two, where `src/main.rs` says: what the first screen needs, and the rest.
//!
//! The cut needs the marks that the linker leaves (`build.rs`) and that wasm-bindgen drops, so it is
//! made on what rustc wrote, and wasm-bindgen is run again on the first half.

use crate::tree::{self, Files};
use crate::{say, tools};
use anyhow::{Context, Result, anyhow, bail};
use std::path::Path;
use std::process::Command;

/// What rustc wrote.
const WHOLE: &str = "wasm32-unknown-unknown/release/homeward.wasm";
/// The script that fetches the rest; it becomes a part of the glue.
const LINK: &str = "./rest.js";

/// Puts the two halves in the place of the whole.
pub fn split(files: &mut Files) -> Result<()> {
    let folder = tree::scratch("split");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let whole =
        std::fs::read(tree::root().join("target").join(WHOLE)).context("the app was not built")?;
    let first = folder.join("homeward.wasm");
    say::timed("cutting the app in two", || {
        cut(&whole, &folder, &first)?;
        let mut bindgen = Command::new(tools::wasm_bindgen("wasm-bindgen")?);
        bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
        bindgen.arg("--out-dir").arg(folder.join("bound"));
        tools::done(bindgen.arg(&first))
    })?;
    let link = std::fs::read_to_string(folder.join(LINK))?;
    let glue = std::fs::read_to_string(folder.join("bound/homeward.js"))?;
    files.insert("homeward.js".to_owned(), join(&glue, &link)?.into_bytes());
    let first = std::fs::read(folder.join("bound/homeward_bg.wasm"))?;
    files.insert("homeward_bg.wasm".to_owned(), first);
    let rest = std::fs::read(folder.join("split_rest.wasm"))?;
    files.insert("split_rest.wasm".to_owned(), rest);
    Ok(())
}

fn cut(whole: &[u8], folder: &Path, first: &Path) -> Result<()> {
    let mut options = wasm_split_cli_support::Options::new(whole);
    options.output_dir = folder;
    options.main_out_path = first;
    options.link_name = LINK;
    options.main_module = "./homeward.js";
    let parts = wasm_split_cli_support::transform(options).map_err(|why| anyhow!("{why:#}"))?;
    match parts.split_modules.as_slice() {
        [only] if only.ends_with("split_rest.wasm") => Ok(()),
        other => bail!("the app was to be cut in two; beside the first part there are {other:?}"),
    }
}

/// One script of the two that import each other: files are named by their bytes, which two in a
/// circle cannot be.
fn join(glue: &str, link: &str) -> Result<String> {
    let link = replace_once(link, "import { initSync } from \"./homeward.js\";", "")?;
    let link = replace_once(
        &link,
        "export const __wasm_split_load_rest",
        "const __wasm_split_load_rest",
    )?;
    let import = format!("import * as import1 from \"{LINK}\"");
    let glue = replace_once(glue, &import, "const import1 = { __wasm_split_load_rest };")?;
    Ok(format!("{link}\n{glue}"))
}

fn replace_once(text: &str, what: &str, with: &str) -> Result<String> {
    if text.matches(what).count() != 1 {
        bail!("the scripts around the cut have changed: `{what}` was to be found once");
    }
    Ok(text.replace(what, with))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./rest.js\"\nexport function initSync() {}\n";
    const LINK_TEXT: &str =
        "import { initSync } from \"./homeward.js\";\nexport const __wasm_split_load_rest = 1;\n";

    #[test]
    fn the_scripts_become_one() {
        let joined = join(GLUE, LINK_TEXT).expect("both are as expected");
        assert!(!joined.contains("import * as"), "{joined}");
        assert!(!joined.contains("import {"), "{joined}");
        assert!(
            joined.contains("const import1 = { __wasm_split_load_rest };"),
            "{joined}"
        );
    }

    #[test]
    fn scripts_of_another_shape_are_refused() {
        assert!(join("", LINK_TEXT).is_err());
        assert!(join(GLUE, "").is_err());
    }
}
