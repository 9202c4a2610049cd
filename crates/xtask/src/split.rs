//! The app's wasm cut where `src/main.rs` says: what the first screen needs, a file for each chunk, and
//! one for what chunks share.
//!
//! The cut needs the marks that the linker leaves (`build.rs`) and that wasm-bindgen drops, so it is
//! made on what rustc wrote, and wasm-bindgen is run again on the first piece.

use crate::tree::{self, Files};
use crate::{say, tools};
use anyhow::{Context, Result, anyhow, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What rustc wrote.
const WHOLE: &str = "wasm32-unknown-unknown/release/homeward.wasm";
/// The script that fetches the chunks; it becomes a part of the glue.
const LINK: &str = "./chunks.js";
/// The chunks, as `src/main.rs` names them.
const CHUNKS: [&str; 2] = ["plan", "reflect"];

/// Puts the pieces in the place of the whole.
pub fn split(files: &mut Files) -> Result<()> {
    let folder = tree::scratch("split");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let whole =
        std::fs::read(tree::root().join("target").join(WHOLE)).context("the app was not built")?;
    let first = folder.join("homeward.wasm");
    let chunks = say::timed("cutting the app into chunks", || {
        let chunks = cut(&whole, &folder, &first)?;
        let mut bindgen = Command::new(tools::wasm_bindgen("wasm-bindgen")?);
        bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
        bindgen.arg("--out-dir").arg(folder.join("bound"));
        tools::done(bindgen.arg(&first))?;
        Ok(chunks)
    })?;
    let link = std::fs::read_to_string(folder.join(LINK))?;
    let glue = std::fs::read_to_string(folder.join("bound/homeward.js"))?;
    files.insert("homeward.js".to_owned(), join(&glue, &link)?.into_bytes());
    let first = std::fs::read(folder.join("bound/homeward_bg.wasm"))?;
    files.insert("homeward_bg.wasm".to_owned(), first);
    for chunk in chunks {
        let name = chunk.file_name().context("a chunk without a name")?;
        let name = name.to_string_lossy().into_owned();
        files.insert(name, std::fs::read(&chunk)?);
    }
    Ok(())
}

/// Writes the first piece and the chunks; answers the paths of the chunks.
fn cut(whole: &[u8], folder: &Path, first: &Path) -> Result<Vec<PathBuf>> {
    let mut options = wasm_split_cli_support::Options::new(whole);
    options.output_dir = folder;
    options.main_out_path = first;
    options.link_name = LINK;
    options.main_module = "./homeward.js";
    let parts = wasm_split_cli_support::transform(options).map_err(|why| anyhow!("{why:#}"))?;
    let chunks = parts.split_modules;
    for name in CHUNKS {
        let file = format!("split_{name}.wasm");
        if !chunks.iter().any(|chunk| chunk.ends_with(&file)) {
            bail!(
                "the app was to be cut into {CHUNKS:?}; beside the first piece there are {chunks:?}"
            );
        }
    }
    Ok(chunks)
}

/// One script of the two that import each other: files are named by their bytes, which two in a
/// circle cannot be.
fn join(glue: &str, link: &str) -> Result<String> {
    let mut link = replace_once(link, "import { initSync } from \"./homeward.js\";", "")?;
    for name in CHUNKS {
        let load = format!("const __wasm_split_load_{name}");
        link = replace_once(&link, &format!("export {load}"), &load)?;
    }
    let loads = CHUNKS.map(|name| format!("__wasm_split_load_{name}"));
    let end = format!(" from \"{LINK}\"");
    let mut is_joined = false;
    // What wasm-bindgen tells its readers is no use on a phone.
    let code = glue
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let lines = code.map(|line| {
        let import = line.strip_prefix("import * as ");
        let Some(name) = import.and_then(|line| line.trim_end_matches(';').strip_suffix(&end))
        else {
            return line.to_owned();
        };
        is_joined = true;
        format!("const {name} = {{ {} }};", loads.join(", "))
    });
    let glue = lines.collect::<Vec<_>>().join("\n");
    if !is_joined {
        bail!("the scripts around the cut have changed: the glue does not import {LINK}");
    }
    Ok(format!("{link}\n{glue}\n"))
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

    const GLUE: &str = "import * as import1 from \"./chunks.js\"\nimport * as import2 from \"./chunks.js\"\n\
        export function initSync() {}\n";
    const LINK_TEXT: &str = "import { initSync } from \"./homeward.js\";\n\
        export const __wasm_split_load_plan = 1;\nexport const __wasm_split_load_reflect = 2;\n";

    #[test]
    fn the_scripts_become_one() {
        let joined = join(GLUE, LINK_TEXT).expect("both are as expected");
        assert!(!joined.contains("import * as"), "{joined}");
        assert!(!joined.contains("import {"), "{joined}");
        for name in ["import1", "import2"] {
            let expected =
                format!("const {name} = {{ __wasm_split_load_plan, __wasm_split_load_reflect }};");
            assert!(joined.contains(&expected), "{joined}");
        }
    }

    #[test]
    fn scripts_of_another_shape_are_refused() {
        assert!(join("", LINK_TEXT).is_err());
        assert!(join(GLUE, "").is_err());
        assert!(join(GLUE, "import { initSync } from \"./homeward.js\";\n").is_err());
    }
}
