//! A rehearsal as the window asks for it: policies and mails are read, mail after mail is told.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::check::ids;
use crate::policy::Policy;
use crate::session::{NAMED_UNREAD, NotRehearsed, Policies, Problem, Rehearse, Rehearsed, Under};
use crate::store::inspector::Program;
use crate::store::rehearse::Conditions;
use crate::store::{self, Rehearser, past};

/// So often progress is told at most.
const STEPS: usize = 400;

/// Judges all mails under each policy. `progress` hears of mails read and of how many there are.
pub(super) fn rehearse(
    program: &Program,
    wanted: Rehearse,
    now: Date,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Rehearsed, NotRehearsed> {
    let (policy, first) = match wanted.first {
        Under::InForce(policy) => (policy, None),
        Under::File(file) => (read(&file)?, Some(file)),
    };
    let compared = wanted.second.as_deref().map(read).transpose()?;
    let past::Found { mails, cut } = past::find(&wanted.mails).map_err(|err| NotRehearsed::Problem(err.problem()))?;
    if mails.is_empty() {
        return Err(NotRehearsed::Problem(nothing(&wanted.mails)));
    }
    let all = mails.len();
    let (mut done, mut unread) = (0, Vec::new());
    progress(done, all);
    // The same for everybody who has these mails: nobody's addresses, nobody's acquaintances.
    let conditions = Conditions { own: Vec::new(), today: None, now };
    let policies = Policies { first: policy.clone(), second: compared.clone() };
    let rehearser = Rehearser::new(program, policy, compared, conditions);
    let outcome = rehearser.rehearse(&mails, &wanted.stop, |mail, problem| {
        done += 1;
        if let Some(problem) = problem.filter(|_| unread.len() < NAMED_UNREAD) {
            unread.push((mail.source(), problem.clone()));
        }
        if done.is_multiple_of((all / STEPS).max(1)) {
            progress(done, all);
        }
    });
    let (mails, second) = (wanted.mails, wanted.second);
    Ok(Rehearsed { mails, found: all as u64, cut, first, second, policies, outcome, unread, stopped: done < all })
}

/// A policy file with the built-in lists, in place of the machine-wide one.
fn read(file: &Path) -> Result<Arc<Policy>, NotRehearsed> {
    let broken = |faults| NotRehearsed::Policy(Arc::new(faults));
    let given = store::policy::given(file).map_err(|fault| broken(vec![fault]))?;
    Policy::for_check(None, Some(given), &ids().collect::<Vec<_>>()).map(Arc::new).map_err(broken)
}

fn nothing(mails: &Path) -> Problem {
    Problem::new("problem-no-past-mail").with("path", mails.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use jiff::civil::date;

    use super::*;
    use crate::session::Stop;

    const MAIL: &str = "From: me@ours.example\nTo: a@client.example\nBcc:\nSubject: Plan\n\nThis is 社外秘.\n";
    const QUIET: &str = "format = 1\n[[keywords]]\nname = \"secret_marking\"\nlevel = \"note\"\nwords = [\"社外秘\"]\n";

    struct Home(tempfile::TempDir);

    impl Home {
        fn of(files: &[(&str, &str)]) -> Self {
            let home = Self(tempfile::tempdir().unwrap());
            for (name, content) in files {
                let path = home.0.path().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, content).unwrap();
            }
            home
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn rehearse(&self, mails: &str, first: &str, second: Option<&str>) -> Result<Rehearsed, NotRehearsed> {
            let program = Program { path: PathBuf::from("nothing-here"), environment: Vec::new() };
            let second = second.map(|name| self.path(name));
            let first = Under::File(self.path(first));
            let wanted = Rehearse { mails: self.path(mails), first, second, stop: Stop::default() };
            rehearse(&program, wanted, date(2026, 11, 20), &mut |_, _| ())
        }
    }

    #[test]
    fn two_files_are_read_and_put_beside_each_other() {
        let home =
            Home::of(&[("past/a.eml", MAIL), ("past/b.eml", ""), ("loud.toml", "format = 1\n"), ("quiet.toml", QUIET)]);
        let rehearsed = home.rehearse("past", "loud.toml", Some("quiet.toml")).unwrap();
        let compared = rehearsed.outcome.compared.as_ref().unwrap();
        assert_eq!((rehearsed.outcome.first.alarmed, compared.second.alarmed), (1, 0));
        assert_eq!((rehearsed.found, rehearsed.opened(), rehearsed.stopped), (2, 2, false));
        let [(source, problem)] = &rehearsed.unread[..] else { panic!("{:?}", rehearsed.unread) };
        assert!(source.ends_with("b.eml") && problem.id == "open-empty", "{problem:?}");
    }

    #[test]
    fn what_keeps_it_from_beginning_is_said() {
        let home = Home::of(&[
            ("past/a.eml", MAIL),
            ("empty/notes.txt", "x"),
            ("good.toml", "format = 1\n"),
            ("bad.toml", "format = 1\nnobody = 1\n"),
        ]);
        let problem = |mails| match home.rehearse(mails, "good.toml", None).unwrap_err() {
            NotRehearsed::Problem(problem) => problem.id,
            NotRehearsed::Policy(faults) => panic!("{faults:?}"),
        };
        assert_eq!([problem("empty"), problem("nowhere")], ["problem-no-past-mail", "problem-file-missing"]);
        for (first, second) in [("bad.toml", None), ("good.toml", Some("bad.toml")), ("missing.toml", None)] {
            let NotRehearsed::Policy(faults) = home.rehearse("past", first, second).unwrap_err() else { panic!() };
            assert_eq!(faults.len(), 1, "{first}");
        }
    }
}
