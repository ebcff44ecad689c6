//! Two domains of one mail that resemble each other: the rarer one is the slip.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::mail::{AddrSpec, Domain};
use crate::policy::alike::{Likeness, Marks, Shape, Trust, likeness};

use super::{Case, Stranger, others};

/// From so many domains on, some resemble each other by chance.
const CROWD: usize = 30;

/// So many people at one ending make the other one a slip.
const SEVERAL: usize = 2;

/// A domain that stands in the mail, in whatever way.
struct Neighbour<'c> {
    domain: &'c Domain,
    shape: Cow<'c, Shape>,
    /// How many mailboxes have it.
    people: usize,
    /// It stands in From, Reply-To or the history, so nobody typed it now.
    was_there: bool,
    /// Which of the strangers it is, if one.
    stranger: Option<usize>,
}

/// For strangers by index: the domain of the same mail that was probably meant.
pub(super) fn resembled(case: &Case<'_>, strangers: &[Stranger<'_>]) -> BTreeMap<usize, (String, Likeness)> {
    let neighbours = neighbours(case, strangers);
    let mut resembled: BTreeMap<usize, (String, Likeness)> = BTreeMap::new();
    if neighbours.len() < 2 {
        return resembled;
    }
    let trust = if neighbours.len() > CROWD { Trust::Crowd } else { Trust::SameMail };
    let people = LazyCell::new(|| same_people(case));
    for (first, second) in pairs(strangers, &neighbours) {
        let Some((seen, meant)) = rarer(first, second) else { continue };
        let Some(at) = seen.stranger else { continue };
        let same_person = || people.contains(&(seen.domain, meant.domain));
        let ending = || likeness(&seen.shape, &meant.shape, Trust::Known).filter(|how| *how == Likeness::Ending);
        let at_another_ending = || seen.shape.is_at_another_ending(&meant.shape).then_some(Likeness::Ending);
        let how = likeness(&seen.shape, &meant.shape, trust)
            .or_else(|| if same_person() { ending().or_else(at_another_ending) } else { None })
            .or_else(|| if is_lone(seen, meant) { at_another_ending() } else { None });
        if let Some(how) = how {
            let found = (meant.domain.to_string(), how);
            let slot = resembled.entry(at).or_insert_with(|| found.clone());
            if (found.1, &found.0) < (slot.1, &slot.0) {
                *slot = found;
            }
        }
    }
    resembled
}

/// Whether one person stands alone at this ending, and several people at the other one. Firms with branches in many
/// countries have such people.
fn is_lone(seen: &Neighbour<'_>, meant: &Neighbour<'_>) -> bool {
    seen.people == 1 && !seen.was_there && meant.people >= SEVERAL
}

/// Every domain of the mail once; providers are compared elsewhere.
fn neighbours<'c>(case: &'c Case<'_>, strangers: &'c [Stranger<'c>]) -> Vec<Neighbour<'c>> {
    let mut neighbours: Vec<Neighbour<'c>> = strangers
        .iter()
        .enumerate()
        .map(|(at, stranger)| Neighbour {
            domain: stranger.domain,
            shape: Cow::Borrowed(&stranger.shape),
            people: stranger.people.len(),
            was_there: false,
            stranger: Some(at),
        })
        .collect();
    let mut index: HashMap<&Domain, usize> =
        neighbours.iter().enumerate().map(|(at, neighbour)| (neighbour.domain, at)).collect();
    for addr in others(case) {
        let domain = addr.domain();
        if domain.is_literal() || case.policy.is_free_mail(domain) {
            continue;
        }
        let at = *index.entry(domain).or_insert_with(|| {
            let shape = Cow::Owned(Shape::of(domain));
            neighbours.push(Neighbour { domain, shape, people: 0, was_there: true, stranger: None });
            neighbours.len() - 1
        });
        if let Some(neighbour) = neighbours.get_mut(at) {
            neighbour.people += 1;
            neighbour.was_there = true;
        }
    }
    neighbours
}

/// Pairs that share a mark: each stranger with every other domain that it may resemble.
fn pairs<'n, 'c>(
    strangers: &[Stranger<'c>],
    neighbours: &'n [Neighbour<'c>],
) -> impl Iterator<Item = (&'n Neighbour<'c>, &'n Neighbour<'c>)> {
    let mut marks: Vec<(u64, usize)> = Vec::new();
    for (at, neighbour) in neighbours.iter().enumerate() {
        match neighbour.stranger.and_then(|stranger| strangers.get(stranger)) {
            Some(stranger) => marks.extend(stranger.marks.iter().map(|mark| (*mark, at))),
            None => marks.extend(Marks::of(&neighbour.shape).into_iter().map(|mark| (mark, at))),
        }
    }
    marks.sort_unstable();
    marks.dedup();
    let mut pairs = Vec::new();
    for together in marks.chunk_by(|(first, _), (second, _)| first == second) {
        for (start, (_, first)) in together.iter().enumerate() {
            // A mark that very many leave tells nothing (`firm1` … `firm999` without their digits).
            let rest = together.iter().skip(start + 1).take(CROWD);
            pairs.extend(rest.map(|(_, second)| (*first, *second)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().filter_map(|(first, second)| Some((neighbours.get(first)?, neighbours.get(second)?)))
}

/// Which of two is the slip, and which was meant: the one that stands there less often, that was typed now, that comes
/// later.
fn rarer<'n, 'c>(
    first: &'n Neighbour<'c>,
    second: &'n Neighbour<'c>,
) -> Option<(&'n Neighbour<'c>, &'n Neighbour<'c>)> {
    if first.stranger.is_none() && second.stranger.is_none() {
        return None;
    }
    let weight = |neighbour: &Neighbour<'_>| (neighbour.people, neighbour.was_there);
    Some(if weight(first) < weight(second) { (first, second) } else { (second, first) })
}

/// Pairs of domains that have a mailbox of the same name: somebody was written to at one and stands there with the other.
fn same_people<'c>(case: &'c Case<'_>) -> HashSet<(&'c Domain, &'c Domain)> {
    let mut by_name: HashMap<String, Vec<&'c Domain>> = HashMap::new();
    let recipients = case.draft.recipients.iter().filter_map(|recipient| recipient.mailbox.addr());
    for addr in recipients.chain(others(case)) {
        let domains = by_name.entry(name(addr)).or_default();
        if domains.len() < CROWD && !domains.contains(&addr.domain()) {
            domains.push(addr.domain());
        }
    }
    let mut pairs = HashSet::new();
    #[expect(clippy::iter_over_hash_type, reason = "what comes of it is a set")]
    for domains in by_name.values() {
        pairs.extend(domains.iter().flat_map(|first| domains.iter().map(|second| (*first, *second))));
    }
    pairs
}

fn name(addr: &AddrSpec) -> String {
    addr.key().rsplit_once('@').map(|(local, _)| local.to_owned()).unwrap_or_default()
}
