//! The same pipeline without a window. There is deliberately no command that approves: a person does that, looking.
//!
//! Standard output stays parseable; errors go to standard error. Exit statuses are those of each command's documentation.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::app;
use crate::check::ids;
use crate::policy::{Fault, Policy};
use crate::store;
use crate::text::Lang;
use crate::ui::widgets::visible;

mod acquaintances;
mod check;
mod drafts;
mod judging;
mod policy;
mod rehearse;
mod report;
mod trail;
mod verify;
mod window;

/// Usage, or a policy that does not hold.
const USAGE: u8 = 4;
/// The window cannot be opened.
const NO_WINDOW: u8 = 5;

/// Point and call before you send: checks a mail draft and has a person confirm each item.
#[derive(Parser)]
#[command(name = "yubisashi", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: window::Options,
}

#[derive(Subcommand)]
enum Command {
    /// Find what is wrong with drafts; decides nothing
    ///
    /// Exit status: 0 no alarm above note, 1 an alarm that asks for something, 2 an alarm that blocks,
    /// 3 a draft could not be read, 4 usage or a policy that does not hold; of several drafts the highest.
    Check(check::Options),
    /// Does an approval file hold, or is this mail one that was approved?
    ///
    /// Exit status: 0 identical and approved, 1 approved in content though written anew, 2 differs or was sent back,
    /// 3 unknown or cannot be read, 4 usage; of several files the highest.
    Verify(verify::Options),
    /// The audit trail
    ///
    /// Exit status: 0 holds, 2 does not, 3 cannot be read.
    #[command(subcommand)]
    Trail(trail::Command),
    /// The policy in force and where each value comes from
    ///
    /// Exit status of `policy lint`: 0 holds, 4 does not.
    #[command(subcommand)]
    Policy(policy::Command),
    /// Look into files that come over standard input; this program's own process for it
    #[command(name = crate::store::inspector::COMMAND, hide = true)]
    InspectFile { memory_mb: u64, cpu_seconds: u64 },
    /// Whom the window takes for known
    #[command(subcommand)]
    Acquaintances(acquaintances::Command),
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
}

/// Language of messages.
#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Ja,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Ja => Self::Ja,
            Language::En => Self::En,
        }
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// Runs a command line and returns its exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(err) => return usage(&err),
    };
    match arguments.command {
        None => window::run(arguments.window),
        Some(Command::Check(options)) => check::run(options),
        Some(Command::Verify(options)) => verify::run(&options),
        Some(Command::Trail(command)) => trail::run(&command),
        Some(Command::Policy(command)) => policy::run(&command),
        Some(Command::InspectFile { memory_mb, cpu_seconds }) => store::inspector::serve(memory_mb, cpu_seconds),
        Some(Command::Acquaintances(command)) => acquaintances::run(command),
        Some(Command::Completions { shell }) => completions(shell),
    }
}

/// Help and version are asked for; everything else is a usage error, which clap would end with 2.
fn usage(err: &clap::Error) -> u8 {
    if !err.use_stderr() {
        return print(err.render().to_string().as_bytes());
    }
    // Nothing more can be done where standard error is gone.
    err.print().ok();
    USAGE
}

fn completions(shell: clap_complete::Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "yubisashi", &mut script);
    print(&script)
}

/// Writes to standard output; a reader that went away ends the program quietly.
fn print(bytes: &[u8]) -> u8 {
    print_heard(bytes).unwrap_or(0)
}

/// The same; `None` when nobody reads any more.
fn print_heard(bytes: &[u8]) -> Option<u8> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Some(0),
        Err(err) if err.kind() == std::io::ErrorKind::BrokenPipe => None,
        Err(err) => {
            complain(&format!("standard output: {err}"));
            Some(3)
        }
    }
}

/// Lines for people. What a mail says must not steer their terminal, nor turn a line around.
fn print_text(text: &str) -> u8 {
    print(harmless(text).as_bytes())
}

/// One line on standard error. Nothing more can be done where that is gone too.
fn complain(message: &str) {
    drop(writeln!(std::io::stderr().lock(), "yubisashi: {}", harmless(message)));
}

/// Every line as the window would show it: controls and characters that nobody sees are written out.
fn harmless(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// What went wrong with a file, which is named once.
fn told_of(source: &str, error: &str) -> String {
    if error.contains(source) { error.to_owned() } else { format!("{source}: {error}") }
}

/// The policy as `check` and `policy` see it: the machine-wide file, or the given one in its place.
fn resolve_policy(given: Option<&Path>) -> Result<Policy, Vec<Fault>> {
    let one = |fault| vec![fault];
    let machine = match given {
        Some(_) => None,
        None => store::policy::machine(&app::machine_policy()).map_err(one)?,
    };
    let given = given.map(store::policy::given).transpose().map_err(one)?;
    Policy::for_check(machine, given, &ids().collect::<Vec<_>>())
}
