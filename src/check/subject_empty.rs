//! A mail without a subject, or with one that says nothing.

use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "subject_empty",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if says_nothing(without_prefixes(&case.draft.subject)) {
        vec![Finding::at(Place::Subject { range: None }).with("subject", case.draft.subject.as_str())]
    } else {
        Vec::new()
    }
}

/// What mail programs put in front of a subject when answering or forwarding, lower-case.
const PREFIXES: &[&str] =
    &["re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv", "返信", "転送", "答复", "回复", "转发"];

/// What mail programs show where there is no subject; copied text has it as if it were one.
const NONE: &[&str] = &["(no subject)", "<no subject>", "no subject", "(件名なし)", "件名なし", "(無題)", "無題"];

/// Labels that tell how a mail wants to be read, not what it is about.
const LABELS: &[&str] =
    &["重要", "至急", "大至急", "緊急", "再送", "要返信", "要確認", "要対応", "社外秘", "転送", "返信", "再", "急"];

fn says_nothing(subject: &str) -> bool {
    let mut rest = subject.trim();
    while let Some((label, after)) = rest.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
        if !label.trim().is_empty() && !LABELS.contains(&label.trim()) {
            return false;
        }
        rest = without_prefixes(after);
    }
    let rest = rest.replace('（', "(").replace('）', ")").to_lowercase();
    rest.is_empty() || NONE.contains(&rest.as_str())
}

/// The subject without `Re:`, `Fwd:`, `返信：` and their kind, `Re[2]:` and `[tags]`.
pub(super) fn without_prefixes(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some(shorter) = without_tag(rest).or_else(|| without_reply(rest)) {
        rest = shorter.trim_start();
    }
    rest
}

/// Whether the subject was taken over from the mail that is answered or forwarded.
pub(super) fn is_inherited(subject: &str) -> bool {
    let mut rest = subject.trim();
    while let Some(shorter) = without_tag(rest) {
        rest = shorter.trim_start();
    }
    without_reply(rest).is_some()
}

fn without_tag(text: &str) -> Option<&str> {
    let (_, rest) = text.strip_prefix('[')?.split_once(']')?;
    Some(rest)
}

fn without_reply(text: &str) -> Option<&str> {
    let (head, rest) = text.split_once([':', '：'])?;
    let head = head.trim_end().to_lowercase();
    // `Re[2]`, `Re^2` and `Re(2)` count how often a mail went back and forth.
    let name = head.trim_end_matches(|letter: char| letter.is_ascii_digit() || "[]()^*".contains(letter));
    PREFIXES.contains(&name).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn nothing_and_next_to_nothing_are_empty() {
        for subject in [
            "",
            "Re:",
            "RE: FW:",
            "Fwd: ",
            "Re[2]:",
            "返信：",
            "転送: Re:",
            "[ml:123]",
            "Re: [tag] Fw:",
            "AW: ",
            "【重要】",
            "Re: 【再送】【至急】",
            "（件名なし）",
            "(No Subject)",
        ] {
            let found = findings(&CHECK, &format!("Subject: {subject}\nTo: a@client.example\n\n"));
            assert!(found.starts_with("confirm subject"), "{subject:?}");
        }
    }

    #[test]
    fn a_word_is_a_subject() {
        for subject in [
            "見積書",
            "Re: 見積書",
            "[tag] Hi",
            "Regarding: x",
            "Reply",
            "1:1 meeting",
            "【重要】年末年始の営業について",
            "【見積書ご送付の件】",
            "【重要】【納期回答】",
            "件名:返信",
            "Re: Re",
        ] {
            let found = findings(&CHECK, &format!("Subject: {subject}\nTo: a@client.example\n\n"));
            assert_eq!(found, "", "{subject:?}");
        }
    }

    #[test]
    fn endless_prefixes_end() {
        assert!(!findings(&CHECK, &format!("Subject: {}\n\n", "Re: ".repeat(20_000))).is_empty());
    }
}
