//! The window without a console, for shortcuts and file associations on Windows.
#![windows_subsystem = "windows"]

use std::process::ExitCode;

fn main() -> ExitCode {
    yubisashi::cli::main()
}
