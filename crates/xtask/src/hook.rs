//! What Trunk calls once its stage is complete: the stage becomes what a host serves.

use crate::bundle::{self, compress, css};
use crate::tree::{self, Files};
use crate::{licences, say, split, tools, words};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::env;
use std::path::PathBuf;

/// Works on the folder Trunk names in its environment.
pub fn run() -> Result<()> {
    let stage = env::var_os("TRUNK_STAGING_DIR").context("to be called by Trunk")?;
    let stage = PathBuf::from(stage);
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    let mut files = tree::read(&stage)?;
    files.retain(|name, _| !name.ends_with(".d.ts"));
    files.extend(tree::read(&tree::root().join("public"))?);
    let style = tree::read(&tree::root().join("style"))?;
    files.insert("style.css".to_owned(), css::bundle(&style)?.into_bytes());
    files.extend(words::files());
    files.extend(licences::files()?);
    if release {
        split::split(&mut files)?;
        optimise(&mut files)?;
    }

    let mut files = bundle::finish(&files, !release)?;
    if release {
        let copies = say::timed("compressing", || compress::copies(&files))?;
        files.extend(copies);
    }
    tree::empty(&stage)?;
    tree::write(&stage, &files)
}

/// Makes each wasm small; what was done for the same bytes before is taken from the scratch folder.
pub fn optimise(files: &mut Files) -> Result<()> {
    const FLAGS: [&str; 12] = [
        // Of Rust's memory the first kilobyte is the far end of the stack.
        "--low-memory-unused",
        "-Oz",
        "--converge",
        // What is alike in name is alike in bytes: 1 % less in Brotli.
        "--reorder-functions-by-name",
        "--strip-debug",
        "--strip-producers",
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    for (name, bytes) in files.iter_mut().filter(|(name, _)| name.ends_with(".wasm")) {
        let mut digest = Sha256::new_with_prefix(&*bytes);
        digest.update(FLAGS.concat());
        let kept = tree::scratch("wasm-opt").join(bundle::hex(&digest.finalize()));
        if !kept.is_file() {
            say::timed(&format!("making {name} small (wasm-opt)"), || {
                let folder = tree::scratch("wasm-opt");
                std::fs::create_dir_all(&folder)?;
                let (from, to) = (folder.join("in.wasm"), folder.join("out.wasm"));
                std::fs::write(&from, &*bytes)?;
                let mut wasm_opt = tools::wasm_opt()?;
                tools::done(wasm_opt.args(FLAGS).arg(&from).arg("-o").arg(&to))?;
                Ok(std::fs::rename(&to, &kept)?)
            })?;
        }
        *bytes = std::fs::read(&kept)?;
    }
    Ok(())
}
