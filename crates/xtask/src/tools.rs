//! The tools a build needs: on PATH if the version matches, else in a cache of this user, else installed there.

use crate::{say, tree};
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TRUNK: &str = "0.21.14";
const WASM_OPT_PACKAGE: &str = include_str!("../wasm-opt/package.json");
const WASM_OPT_LOCK: &str = include_str!("../wasm-opt/package-lock.json");

/// Trunk, with the matching wasm-bindgen in reach: a command to add arguments to.
pub fn trunk() -> Result<Command> {
    wasm_target()?;
    let trunk = cargo_tool(
        "trunk",
        "trunk",
        TRUNK,
        true,
        "about 7 minutes on two cores",
    )?;
    let bindgen = wasm_bindgen("wasm-bindgen")?;
    let mut command = Command::new(trunk);
    command
        .current_dir(tree::root())
        .env("PATH", path_with(&bindgen)?)
        // Trunk reads NO_COLOR as a boolean and stops at the usual NO_COLOR=1.
        .env_remove("NO_COLOR");
    Ok(command)
}

/// A program of wasm-bindgen-cli in the version of Cargo.lock.
pub fn wasm_bindgen(program: &str) -> Result<PathBuf> {
    let lock = std::fs::read_to_string(tree::root().join("Cargo.lock"))?;
    let version =
        locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    // With --locked its install fails on one missing transitive version.
    cargo_tool(
        "wasm-bindgen-cli",
        program,
        version,
        false,
        "about 3 minutes on two cores",
    )
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// wasm-opt of npm's binaryen, as locked: a command to add arguments to.
pub fn wasm_opt() -> Result<Command> {
    let folder = cache()?.join("tools/binaryen-132");
    let script = folder.join("node_modules/binaryen/bin/wasm-opt");
    if !script.is_file() {
        say::timed(
            "installing wasm-opt (binaryen 132) by npm: some seconds, once",
            || {
                std::fs::create_dir_all(&folder)?;
                std::fs::write(folder.join("package.json"), WASM_OPT_PACKAGE)?;
                std::fs::write(folder.join("package-lock.json"), WASM_OPT_LOCK)?;
                let mut npm = Command::new("npm");
                npm.args(["ci", "--no-audit", "--no-fund"])
                    .current_dir(&folder);
                done(npm.stdout(Stdio::null())).context("needs Node 20 or newer, with npm")
            },
        )?;
    }
    let mut command = Command::new("node");
    command.arg(script);
    Ok(command)
}

/// Makes sure that rustup has the wasm target.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET);
    if library.is_dir() {
        return Ok(());
    }
    say::timed(&format!("adding the target {TARGET}: some seconds"), || {
        done(Command::new("rustup").args(["target", "add", TARGET]))
    })
    .context("needs rustup (https://rustup.rs)")
}

/// `program` of the crate `package`: found, or installed into the cache.
fn cargo_tool(
    package: &str,
    program: &str,
    version: &str,
    locked: bool,
    how_long: &str,
) -> Result<PathBuf> {
    if let Some(found) = on_path(program)
        && output(Command::new(&found).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
    {
        return Ok(found);
    }
    let folder = cache()?.join(format!("tools/{package}-{version}"));
    let cached = folder.join("bin").join(program);
    if cached.is_file() {
        return Ok(cached);
    }
    let what = format!(
        "installing {package} {version} into {}: {how_long}, once",
        folder.display()
    );
    say::timed(&what, || {
        std::fs::create_dir_all(&folder)?;
        let mut install = Command::new("cargo");
        install
            .args([
                "install",
                package,
                "--version",
                version,
                "--quiet",
                "--root",
            ])
            .arg(&folder)
            .current_dir(&folder)
            .env_remove("CARGO_TARGET_DIR");
        if locked {
            install.arg("--locked");
        }
        done(&mut install)
    })?;
    Ok(cached)
}

/// This user's cache for what a checkout should not hold.
pub fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => PathBuf::from(env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(base.join("homeward"))
}

/// The first file called `program` in the folders of PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// PATH with the folder of `program` before all others.
fn path_with(program: &Path) -> Result<OsString> {
    let folder = program.parent().map(Path::to_owned);
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        folder.into_iter().chain(env::split_paths(&path)),
    )?)
}

/// Runs `command` to its end; anything but success is an error that names it.
pub fn done(command: &mut Command) -> Result<()> {
    let name = describe(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

/// What `command` printed; anything but success is an error that names it.
pub fn output(command: &mut Command) -> Result<String> {
    let name = describe(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name} ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let first = command.get_args().next().unwrap_or_default();
    format!("{} {}", name.to_string_lossy(), first.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_one_version_per_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
