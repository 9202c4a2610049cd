//! The build tool: everything a newcomer needs besides rustup and Node.

mod bundle;
mod chrome;
mod dev;
mod dist;
mod end2end;
mod hook;
mod licences;
mod prove;
mod say;
mod serve;
mod server;
mod shots;
mod split;
mod test;
mod tools;
mod tree;
mod words;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve   build the release app if its sources changed, and serve it
            --port N    another port than 8080 (0: any free one)
            --no-build  serve what is in dist/ as it is
            --dist DIR  serve another folder (with --no-build)
  dev     build without optimising, and reload the page at each change
  dist    build the release app into dist/
  test    everything that must hold; or some of: fmt clippy units browser dist budgets journeys
            -- ARGS     to the test runner, as in: test journeys -- --grep ride
  shots   every screen as a picture, into shots/
  prove   what is slow or measured; or some of: lighthouse kills lock_kills copies
            start attachments calendar webkit
  help    this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let done = match command {
        "serve" => serve::run(rest),
        "dev" => dev::run(rest),
        "dist" => dist::run(rest),
        "test" => test::run(rest),
        "shots" => shots::run(rest),
        "prove" => prove::run(rest),
        "hook" => hook::run(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(anyhow::anyhow!("no command {other}\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {command}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
