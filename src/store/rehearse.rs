//! What policies would have asked of past mail: every mail is read, its files are looked into, and it is judged under each
//! policy, on all cores. Writes nothing and knows no acquaintances.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil::Date;

use super::inspector::{Program, Worker};
use super::past::{self, PastMail};
use super::{Inspector, crew};
use crate::check::{Acquaintances, Case};
use crate::lens::Inspection;
use crate::mail::{AddrSpec, Draft};
use crate::policy::Policy;
use crate::review::rehearsal::{Outcome, Rehearsal};
use crate::session::{Problem, Stop};

/// Policies and what stays the same for every mail.
pub struct Rehearser {
    first: Stage,
    second: Option<Stage>,
    conditions: Conditions,
}

/// Under which conditions mails are judged.
#[derive(Debug, Clone)]
pub struct Conditions {
    /// The senders' own addresses; each mail's From where there are none.
    pub own: Vec<AddrSpec>,
    /// The day to check dates against; each mail's own day without it.
    pub today: Option<Date>,
    /// The same for mails that do not say when they were written.
    pub now: Date,
}

/// One policy, and who looks into files within its limits.
struct Stage {
    policy: Arc<Policy>,
    inspector: Inspector,
}

/// Who looks into the files of one mail after the other; the second where the limits of the two policies differ.
struct Hands<'s> {
    first: Worker<'s>,
    second: Option<Worker<'s>>,
}

impl Rehearser {
    /// `program` is started for the files in the mails.
    pub fn new(program: &Program, first: Arc<Policy>, second: Option<Arc<Policy>>, conditions: Conditions) -> Self {
        let stage = |policy| Stage::new(program, policy);
        Self { first: stage(first), second: second.map(stage), conditions }
    }

    /// Judges the mails. `tell` hears of each, in order, and why it could not be read. What was counted until somebody
    /// asks to stop is the outcome.
    pub fn rehearse(
        &self,
        mails: &[PastMail],
        stop: &Stop,
        mut tell: impl FnMut(&PastMail, Option<&Problem>),
    ) -> Outcome {
        let mut outcome = Outcome::default();
        crew::each(
            mails,
            || self.hands(),
            |hands, mail| (mail.clone(), self.one(mail, hands, stop)),
            |(mail, rehearsed)| {
                // What was being looked into then is known only in part.
                if stop.is_asked() {
                    return false;
                }
                tell(&mail, rehearsed.as_ref().err());
                match rehearsed {
                    Ok((first, second)) => outcome.add(first, second),
                    Err(_) => outcome.unread += 1,
                }
                true
            },
        );
        outcome
    }

    fn hands(&self) -> Hands<'_> {
        let limits = |stage: &Stage| stage.policy.attachments.inspect;
        let differs = self.second.as_ref().filter(|second| limits(second) != limits(&self.first));
        Hands { first: self.first.inspector.worker(), second: differs.map(|second| second.inspector.worker()) }
    }

    fn one(
        &self,
        mail: &PastMail,
        hands: &mut Hands<'_>,
        stop: &Stop,
    ) -> Result<(Rehearsal, Option<Rehearsal>), Problem> {
        let work = || mail.open().map(|draft| self.both(&mail.source(), &draft, hands, stop));
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Problem::new("problem-internal")))
    }

    fn both(&self, source: &str, draft: &Draft, hands: &mut Hands<'_>, stop: &Stop) -> (Rehearsal, Option<Rehearsal>) {
        let known = Acquaintances::default();
        let Conditions { own, today, now } = &self.conditions;
        let today = today.or_else(|| past::day_of(draft)).unwrap_or(*now);
        let case = |stage: &Stage, inspections: &[_]| {
            let case = Case::new(draft, &stage.policy, own, &known, today);
            Rehearsal::of(source, &case.inspections(inspections))
        };
        let mut inspections = look(&mut hands.first, draft, stop);
        let first = case(&self.first, &inspections);
        let second = self.second.as_ref().map(|second| {
            if let Some(hand) = &mut hands.second {
                inspections = look(hand, draft, stop);
            }
            case(second, &inspections)
        });
        (first, second)
    }
}

fn look(hand: &mut Worker<'_>, draft: &Draft, stop: &Stop) -> Vec<Option<Arc<Inspection>>> {
    let files = draft.attachments.iter();
    files.map(|file| Some(Arc::new(hand.inspect(&file.name, &file.data, stop)))).collect()
}

impl Stage {
    fn new(program: &Program, policy: Arc<Policy>) -> Self {
        Self { inspector: Inspector::new(program.clone(), &policy.attachments.inspect), policy }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use jiff::civil::date;

    use super::*;
    use crate::check::ids;
    use crate::policy::Layer;
    use crate::session::Wanted;

    fn rehearser() -> Rehearser {
        let policy = Policy::resolve(&[Layer::built_in()], &ids().collect::<Vec<_>>()).map(Arc::new).unwrap();
        let program = Program { path: PathBuf::from("nothing-here"), environment: Vec::new() };
        let conditions = Conditions { own: Vec::new(), today: None, now: date(2026, 11, 20) };
        Rehearser::new(&program, policy.clone(), Some(policy), conditions)
    }

    fn mails(count: usize) -> (tempfile::TempDir, Vec<PastMail>) {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..count {
            let mail = format!("From: me@ours.example\nTo: a@client.example\nSubject: No. {number}\n\nsecret\n");
            fs::write(folder.path().join(format!("{number:04}.eml")), mail).unwrap();
        }
        let mails = past::find(folder.path()).unwrap().mails;
        (folder, mails)
    }

    #[test]
    fn every_mail_is_told_in_order_and_what_cannot_be_read_is_counted_apart() {
        let (folder, mails) = mails(20);
        fs::write(folder.path().join("0007.eml"), b"").unwrap();
        let mut told = Vec::new();
        let outcome = rehearser().rehearse(&mails, &Stop::default(), |mail, problem| {
            told.push((mail.source(), problem.is_some()));
        });
        let expected: Vec<_> = mails.iter().map(|mail| (mail.source(), mail.source().ends_with("0007.eml"))).collect();
        assert_eq!(told, expected);
        let compared = outcome.compared.unwrap();
        assert_eq!((outcome.first.mails, compared.second.mails, outcome.unread), (19, 19, 1));
        assert_eq!(outcome.first, compared.second);
    }

    #[test]
    fn what_was_counted_before_somebody_stops_it_is_the_outcome() {
        let (_folder, mails) = mails(200);
        let wanted = std::cell::Cell::new(Some(Wanted::default()));
        let stop = wanted.take().map(|held| (held.stop(), wanted.set(Some(held)))).unwrap().0;
        let mut told = 0;
        let outcome = rehearser().rehearse(&mails, &stop, |_, _| {
            told += 1;
            if told == 5 {
                drop(wanted.take());
            }
        });
        assert_eq!((told, outcome.first.mails), (5, 5));
    }
}
