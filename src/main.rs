//! The command line; without a subcommand it opens the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    yubisashi::cli::main()
}
