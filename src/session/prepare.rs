//! From bytes to a review, away from the window's thread.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Inspected, Inspections, Opening, Signed, Source};
use crate::check::{Acquaintances, Case, Role};
use crate::mail::{AddrSpec, Draft};
use crate::policy::{Entry, Organization, Policy};
use crate::review::{Review, Waiver};

/// As whom, under which rules and on which day a draft is looked at.
#[derive(Debug, Clone)]
pub struct Seat {
    pub policy: Arc<Policy>,
    pub own: Vec<AddrSpec>,
    /// Own or group domains; they count where no policy says who is inside.
    pub group: Vec<Entry>,
    /// Organisations that the person knows by name.
    pub personal: Vec<Organization>,
    /// What the person called no mistake.
    pub waivers: Vec<Waiver>,
    pub known: Arc<Acquaintances>,
    pub role: Role,
    /// A draft from somebody else is looked at as theirs, whatever the role.
    pub by_sender: bool,
    pub today: Date,
    /// Files that were looked into before.
    pub inspected: Inspected,
}

/// A draft that was read and checked.
pub struct Prepared {
    pub source: Source,
    pub draft: Arc<Draft>,
    pub review: Review,
    pub opening: Opening,
    /// What is known about its files.
    pub inspections: Inspections,
}

/// Checks a draft from this seat. `approvals` are those of the approval file it came from, and whether they hold for its bytes.
pub fn prepare(source: Source, draft: Arc<Draft>, approvals: Option<(Vec<Signed>, bool)>, seat: &Seat) -> Prepared {
    let opening = opening(approvals, &seat.own);
    let role = match &opening {
        Opening::Second { .. } => Role::SecondChecker,
        Opening::First if seat.by_sender && is_somebody_elses(&draft, &seat.own) => Role::SecondChecker,
        Opening::First | Opening::Own { .. } | Opening::Outdated { .. } => seat.role,
    };
    let seat = &Seat { role, ..seat.clone() };
    let inspections = seat.inspected.in_draft(&draft);
    let review = judge_draft(&draft, &opening, &inspections, seat);
    Prepared { source, draft, review, opening, inspections }
}

/// Whether it says whom it is from, and that is nobody of these.
fn is_somebody_elses(draft: &Draft, own: &[AddrSpec]) -> bool {
    let mut from = draft.from.iter().filter_map(|from| from.addr()).peekable();
    from.peek().is_some() && !from.any(|from| own.contains(from))
}

/// Runs the checks on a draft with what is known about its files.
pub fn judge_draft(draft: &Draft, opening: &Opening, inspections: &Inspections, seat: &Seat) -> Review {
    let case = Case::new(draft, &seat.policy, &seat.own, &seat.known, seat.today)
        .group(&seat.group)
        .role(seat.role)
        .personal(&seat.personal);
    let mut case = case.inspections(inspections);
    case.approval_outdated = matches!(opening, Opening::Outdated { .. });
    let approved_by = match opening {
        Opening::Second { approvals } | Opening::Own { approvals } => {
            approvals.iter().map(|signed| signed.person.clone()).collect()
        }
        Opening::First | Opening::Outdated { .. } => Vec::new(),
    };
    Review::waiving(&case, &seat.waivers).after(approved_by)
}

fn opening(approvals: Option<(Vec<Signed>, bool)>, own: &[AddrSpec]) -> Opening {
    match approvals {
        None => Opening::First,
        Some((approvals, _)) if approvals.is_empty() => Opening::First,
        Some((approvals, false)) => Opening::Outdated { approvals },
        Some((approvals, true)) if approvals.iter().any(|signed| own.contains(&signed.person)) => {
            Opening::Own { approvals }
        }
        Some((approvals, true)) => Opening::Second { approvals },
    }
}
