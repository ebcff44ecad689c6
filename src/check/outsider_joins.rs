//! A reply or forward goes to an organisation that the quoted thread did not know.

use std::collections::HashSet;

use crate::mail::Mailbox;
use crate::policy::{Level, Side};

use super::people::{ODD_LIMIT, Party, PartyKind};
use super::recipient_external::party_id;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

mod elsewhere;

pub(super) const CHECK: Check = Check {
    id: "outsider_joins",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Confirm), ("many", Level::Confirm), ("elsewhere", Level::Confirm), ("unclear", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let tells = tells_who_joins(case);
    if !tells && !names_an_outsider(case) {
        return elsewhere::than_a_name(case);
    }
    let known = Known::of(case);
    let joined: Vec<(usize, &Party)> = case
        .people()
        .parties()
        .iter()
        .flat_map(|party| joining(case, &known, party).map(move |index| (index, party)))
        .collect();
    if !tells {
        if let Some(writer) = elsewhere::than_the_writer(case, &joined) {
            return joined.into_iter().map(|one| elsewhere::finding(one, &writer)).collect();
        }
        return if joined.len() > ODD_LIMIT { Vec::new() } else { joined.into_iter().map(unclear).collect() };
    }
    if joined.len() > ODD_LIMIT {
        let mut people: Vec<usize> = joined.iter().map(|(index, _)| *index).collect();
        people.sort_unstable();
        let count = people.len();
        return Place::recipients(people)
            .map(|place| Finding::at(place).grade("many").with("people", count))
            .into_iter()
            .collect();
    }
    joined.into_iter().map(stranger).collect()
}

fn stranger((index, party): (usize, &Party)) -> Finding {
    Finding::at(Place::recipient(index)).with("party", party_id(party.kind)).with("organization", party.label())
}

/// Where only the writer is named, whoever else was addressed may have been there all along: worth a word, not a question.
fn unclear(stranger_of: (usize, &Party)) -> Finding {
    stranger(stranger_of).grade("unclear")
}

/// Whether somebody outside takes part in what is quoted, so that its history is one with outsiders.
fn names_an_outsider(case: &Case<'_>) -> bool {
    case.thread.people().iter().any(|person| person.addr().is_some() && case.inside.side(person) == Side::External)
}

/// Whether the quoted history says who received it. One that only names the author of what it quotes
/// ("On … Tanaka wrote:") cannot tell who joins.
pub(super) fn tells_who_joins(case: &Case<'_>) -> bool {
    case.thread.tells_recipients()
}

/// The people of a party whom the thread knows neither themselves nor by their organisation.
fn joining<'p>(case: &Case<'_>, known: &Known<'_>, party: &'p Party) -> impl Iterator<Item = usize> + use<'p> {
    let known = match party.kind {
        PartyKind::Organization => {
            party.people.iter().any(|index| case.people().in_thread(*index)) || known.covers(party)
        }
        // Who shares a provider, or has no address, is a person of their own.
        PartyKind::FreeMail | PartyKind::Unknown => false,
    };
    let in_thread: Vec<bool> = party.people.iter().map(|index| case.people().in_thread(*index)).collect();
    let strangers = party.people.iter().copied().zip(in_thread).filter(|(_, known)| !known).map(|(index, _)| index);
    strangers.filter(move |_| !known)
}

/// The organisations that the thread names people of; long histories name very many.
struct Known<'c> {
    /// Of the policy, by their first name.
    names: HashSet<&'c str>,
    /// Organisational domains.
    domains: HashSet<&'c str>,
}

impl<'c> Known<'c> {
    fn of(case: &'c Case<'_>) -> Self {
        let addresses = || case.thread.people().iter().filter_map(Mailbox::addr);
        let named = addresses().filter_map(|addr| case.policy.organization_of(addr)?.names.first());
        Self {
            names: named.map(String::as_str).collect(),
            domains: addresses().map(|addr| addr.domain().organizational()).collect(),
        }
    }

    fn covers(&self, party: &Party) -> bool {
        match &party.name {
            Some(name) => self.names.contains(name.as_str()),
            None => self.domains.contains(party.domain.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd, findings};

    const HISTORY: &[&str] = &["me@ours.example", "tanaka@client.example", "鈴木 一郎"];

    #[test]
    fn an_organisation_that_the_thread_did_not_know_joins() {
        assert_eq!(
            Setup::in_thread(HISTORY).findings(&CHECK, "To: tanaka@client.example, x@other.example\n\n"),
            "confirm #1 party=organization organization=other.example"
        );
    }

    #[test]
    fn a_colleague_of_somebody_in_the_thread_does_not() {
        assert_eq!(Setup::in_thread(HISTORY).findings(&CHECK, "To: sato@sales.client.example\n\n"), "");
    }

    #[test]
    fn who_is_named_only_is_known_by_name() {
        assert_eq!(Setup::in_thread(HISTORY).findings(&CHECK, "To: 鈴木 一郎 <suzuki@third.example>\n\n"), "");
        assert_eq!(
            Setup::in_thread(HISTORY).findings(&CHECK, "To: 木村 <kimura@third.example>\n\n"),
            "confirm #0 party=organization organization=third.example"
        );
    }

    #[test]
    fn organisations_of_the_policy_are_one() {
        let setup = Setup {
            thread: Setup::in_thread(HISTORY).thread,
            ..Setup::with_policy(
                "[[organization]]\nname = [\"C\"]\ndomains = [\"client.example\", \"client-group.example\"]\n",
            )
        };
        assert_eq!(setup.findings(&CHECK, "To: x@client-group.example\n\n"), "");
    }

    #[test]
    fn people_of_one_provider_are_strangers() {
        let setup = Setup::in_thread(&["me@ours.example", "a@gmail.com"]);
        assert_eq!(
            setup.findings(&CHECK, "To: a@gmail.com, b@gmail.com\n\n"),
            "confirm #1 party=free_mail organization=gmail.com"
        );
    }

    #[test]
    fn a_history_that_names_its_writer_only_cannot_tell() {
        let mail = "To: tanaka@client.example, x@other.example\n\nはい。\n\n\
                    2026年11月20日(金) 10:00 田中 <tanaka@client.example>:\n\n> いかがでしょうか。\n";
        assert_eq!(findings(&CHECK, mail), "note unclear #1 party=organization organization=other.example");
        // Who wrote to colleagues before tells nothing of outsiders.
        let among_us = mail.replace("tanaka@client.example", "tanaka@ours.example");
        assert_eq!(findings(&CHECK, &among_us), "");
        let mail = "To: tanaka@client.example, x@other.example\n\nはい。\n\n-----Original Message-----\n\
                    From: tanaka@client.example\nSent: Friday, November 20, 2026 10:00 AM\nTo: me@ours.example\n\
                    Subject: 件\n\nいかがでしょうか。\n";
        assert_eq!(findings(&CHECK, mail), "confirm #1 party=organization organization=other.example");
    }

    const WRITER: &str = "2026年11月20日(金) 10:00 佐藤 健一 <sato@midori.example>:\n\n> いかがでしょうか。\n";

    fn reply(to: &str, subject: &str, history: &str) -> String {
        let mail = format!("From: 山口 太郎 <me@ours.example>\nTo: {to}\nSubject: {subject}\n\nはい。\n\n{history}");
        findings(&CHECK, &mail)
    }

    #[test]
    fn a_reply_that_nobody_at_the_writers_organisation_gets_is_asked_for() {
        let suzuki = "鈴木 美咲 <m-suzuki@hinode.example>";
        assert_eq!(
            reply(suzuki, "Re: 価格", WRITER),
            "confirm elsewhere #0 party=organization organization=hinode.example writer=佐藤 健一"
        );
        for writer in [
            "On Wed, Nov 18, 2026 at 10:12 AM 佐藤 健一 <sato@midori.example> wrote:\n\n> a\n",
            "2026/11/18 10:12、佐藤 健一 <sato@midori.example>のメール:\n\n> a\n",
            "On 2026/11/18 10:12, 佐藤 健一 wrote:\n> a\n",
        ] {
            assert!(reply(suzuki, "Re: 価格", writer).starts_with("confirm elsewhere"), "{writer}");
        }
    }

    #[test]
    fn other_replies_stay_as_they_are() {
        let suzuki = "鈴木 美咲 <m-suzuki@hinode.example>";
        // Somebody of the writer's organisation gets it.
        for to in [
            "鈴木 美咲 <m-suzuki@hinode.example>, 佐藤 健一 <sato@midori.example>",
            "鈴木 美咲 <m-suzuki@hinode.example>, x@sales.midori.example",
        ] {
            assert!(reply(to, "Re: 価格", WRITER).starts_with("note unclear"), "{to}");
        }
        for (to, subject) in [
            (suzuki, "Fw: 価格"),
            (suzuki, "Fwd: Re: 価格"),
            (suzuki, "価格"),
            // The writer at another address, a list, and a domain of the same name.
            ("佐藤 健一 <kenichi@hinode.example>", "Re: 価格"),
            ("hinode-users@lists.hinode.example", "Re: 価格"),
            ("鈴木 美咲 <m-suzuki@midori-group.example>", "Re: 価格"),
        ] {
            assert!(reply(to, subject, WRITER).starts_with("note unclear"), "{to} {subject}");
        }
        let named = "On 2026/11/18 10:12, 佐藤 健一 wrote:\n> a\n";
        for (to, history) in [
            ("佐藤 健一 <sato@midori.example>", named),
            ("Kenichi Sato <ks@midori.example>", named),
            ("sato@midori.example", named),
            ("info@midori.example", named),
            (suzuki, "2026/11/18 10:12、佐藤様からのメール:\n> a\n"),
            (suzuki, "On 2026/11/18 10:12, 山口 太郎 wrote:\n> a\n"),
            (suzuki, "On 2026/11/18 10:12, Taro Yamaguchi wrote:\n> a\n"),
            (suzuki, "On 2026/11/18 10:12, 佐藤 健一 wrote:\n> a\n> m-suzuki@hinode.example\n"),
        ] {
            assert_eq!(reply(to, "Re: 価格", history), "", "{to} {history}");
        }
        assert_eq!(reply(suzuki, "Fw: 価格", named), "");
    }

    #[test]
    fn insiders_and_new_mails_have_nobody_joining() {
        assert_eq!(Setup::in_thread(HISTORY).findings(&CHECK, "To: new@ours.example\n\n"), "");
        assert_eq!(findings(&CHECK, "To: x@other.example\n\n"), "");
    }

    #[test]
    fn a_crowd_joins_as_one() {
        let found = Setup::in_thread(HISTORY).findings(&CHECK, &format!("To: {}\n\n", crowd(21, 21)));
        assert!(found.starts_with("confirm many #0,1,2,") && found.ends_with("people=21"), "{found}");
    }
}
