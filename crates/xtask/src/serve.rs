//! `cargo xtask serve`: the release app on this machine, as production would send it.

use crate::{dist, say, server, tree};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Builds if the sources changed, then serves until stopped.
pub fn run(arguments: &[String]) -> Result<()> {
    let wanted = Wanted::parse(arguments)?;
    if wanted.build {
        dist::build_if_changed()?;
    }
    if !wanted.folder.join("index.html").is_file() {
        bail!(
            "{} holds no build: run `cargo xtask dist` first",
            wanted.folder.display()
        );
    }
    let server = server::start(&wanted.folder, wanted.port)?;
    say::step("serving with the headers and compression of production; Ctrl+C stops");
    println!("http://localhost:{}", server.port);
    server.wait();
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    port: u16,
    folder: PathBuf,
    build: bool,
}

impl Wanted {
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut wanted = Self {
            port: 8080,
            folder: tree::dist(),
            build: true,
        };
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(argument) = rest.next() {
            match argument {
                "--no-build" => wanted.build = false,
                "--dist" => {
                    wanted.folder = PathBuf::from(rest.next().context("--dist needs a folder")?);
                    wanted.build = false;
                }
                "--port" => wanted.port = port(rest.next().context("--port needs a number")?)?,
                other => wanted.port = port(other)?,
            }
        }
        Ok(wanted)
    }
}

fn port(text: &str) -> Result<u16> {
    text.parse()
        .with_context(|| format!("{text} is not a port"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Wanted> {
        let arguments: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Wanted::parse(&arguments)
    }

    #[test]
    fn arguments_are_read() {
        let usual = Wanted {
            port: 8080,
            folder: tree::dist(),
            build: true,
        };
        assert_eq!(parse("").expect("reads"), usual);
        assert_eq!(parse("9000").expect("reads").port, 9000);
        let other = parse("--no-build --dist /srv --port 0").expect("reads");
        assert_eq!(
            other,
            Wanted {
                port: 0,
                folder: PathBuf::from("/srv"),
                build: false
            }
        );
        assert!(parse("--port").is_err());
        assert!(parse("--poort 1").is_err());
    }
}
