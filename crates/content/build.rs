//! Turns `content/` into the methods of `Words` and one bundle of texts per language.

mod generator;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    println!("cargo::rerun-if-changed=generator");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.display());

    let made = generator::generate(&|name| {
        fs::read_to_string(root.join(name)).map_err(|error| format!("content/{name}: {error}"))
    });
    fs::write(out.join("words.rs"), made.code)?;
    fs::write(out.join("words.en.json"), made.bundles.en)?;
    fs::write(out.join("words.es.json"), made.bundles.es)?;
    fs::write(out.join("zones.json"), made.zones)?;
    fs::write(out.join("keeper.en.json"), made.keeper.en)?;
    fs::write(out.join("keeper.es.json"), made.keeper.es)?;
    fs::write(out.join("learn.rs"), format!("&{:?}", made.learn))?;
    Ok(())
}
