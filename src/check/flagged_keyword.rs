//! A word of the policy's lists in the subject, the text, a file name or a file.

use std::collections::HashSet;
use std::ops::Range;

use crate::mail::fold::fold;
use crate::mail::{Folded, RegionKind};
use crate::policy::{KeywordList, Scope, Terms};

use super::inside::way;
use super::{Case, Check, Finding, Kind, Place, Proof, Step, Value};

pub(super) const CHECK: Check = Check {
    id: "flagged_keyword",
    kind: Kind::Alarm,
    step: Step::Text,
    // Its grades are the lists of the policy.
    grades: &[],
    proof: Proof::Word("word"),
    run,
};

/// Places told for one list; who was shown as many knows.
const MOST: usize = 20;
/// Characters around a word in text that is not displayed.
const AROUND: usize = 40;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let marked = marked(case).into_iter();
    let lists = case.policy.keywords.iter().zip(marked).filter(|(_, marked)| *marked);
    lists.flat_map(|(list, _)| of_list(case, list)).collect()
}

/// Which lists may find something: every text is looked at once for all of them.
fn marked(case: &Case<'_>) -> Vec<bool> {
    let (draft, lists, sieve) = (case.draft, &case.policy.keywords, case.policy.sieve());
    let mut marked = vec![false; lists.len()];
    sieve.mark(&Folded::of(&draft.subject, false), &mut marked);
    for body in draft.bodies.iter().chain(&draft.alternatives) {
        sieve.mark(body.folded(), &mut marked);
    }
    for text in draft.bodies.iter().flat_map(|body| &body.hidden) {
        sieve.mark(&Folded::of(text, false), &mut marked);
    }
    for file in &draft.attachments {
        sieve.mark(&Folded::of(&spaced(&file.name), false), &mut marked);
    }
    if lists.iter().any(|list| list.looks_into(Scope::AttachmentText)) {
        for folded in case.folded_inside() {
            sieve.mark(folded, &mut marked);
        }
    }
    marked
}

pub(super) fn of_list(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    if list.looks_into(Scope::Subject) {
        found.extend(in_subject(case, list));
    }
    if list.looks_into(Scope::Body) {
        found.extend(in_bodies(case, list));
    }
    if list.looks_into(Scope::AttachmentName) {
        found.extend(in_names(case, list));
    }
    if list.looks_into(Scope::AttachmentText) {
        found.extend(in_files(case, list));
    }
    if !found.is_empty() {
        quiet_on_terms(case, &list.terms, &mut found);
    }
    // What asks for something is told before what does not.
    found.sort_by_key(|finding| finding.quiet.is_some());
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let told = found.len();
    let counted = found.into_iter().zip(1..);
    counted.map(|(finding, number)| finding.with("more", if number == told { more } else { 0 })).collect()
}

/// What the list finds asks for nothing among insiders, where it is usual, and below what it has to add up to.
fn quiet_on_terms(case: &Case<'_>, terms: &Terms, found: &mut [Finding]) {
    let mut outsiders = case.outsiders().map(|(_, recipient)| recipient.mailbox.addr()).peekable();
    let addressed = !case.draft.recipients.is_empty();
    if addressed && outsiders.peek().is_none() {
        if terms.outsiders_only {
            for finding in found {
                finding.quiet = Some("quiet-insiders".into());
            }
            return;
        }
    } else if addressed && outsiders.all(|addr| addr.is_some_and(|addr| terms.excepts(addr))) {
        return hush(found, "quiet-excepted");
    }
    let loud = found.iter().filter(|finding| finding.quiet.is_none());
    let words: HashSet<String> = loud.filter_map(word_of).map(fold).collect();
    if words.iter().map(|word| terms.weight(word)).sum::<u64>() < terms.threshold {
        hush(found, "quiet-below-threshold");
    }
}

fn word_of(finding: &Finding) -> Option<&str> {
    finding.args.0.iter().find(|(key, _)| key == "word").and_then(|(_, value)| match value {
        Value::Text(word) => Some(word.as_str()),
        Value::Count(_) | Value::List(_) => None,
    })
}

/// What is a note for a reason of its own keeps that.
fn hush(found: &mut [Finding], why: &'static str) {
    for finding in found.iter_mut().filter(|finding| finding.quiet.is_none()) {
        finding.quiet = Some(why.into());
    }
}

fn in_subject(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let subject = &case.draft.subject;
    let hits = list.find_in(&Folded::of(subject, false)).into_iter();
    hits.map(|range| finding(list, Place::Subject { range: Some(range.clone().into()) }, "subject", subject.get(range)))
        .collect()
}

fn in_bodies(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut displayed: Vec<String> = Vec::new();
    for (part, body) in case.draft.bodies.iter().enumerate() {
        for range in list.find_in(body.folded()) {
            let Some(text) = body.shown.get(range.clone()) else { continue };
            let place = Place::Body { part, range: range.clone().into(), text: text.to_owned() };
            let finding = finding(list, place, "text", Some(text));
            displayed.push(fold(text));
            found.push(match quiet(body.regions().at(range.start)) {
                Some(circumstance) => finding.quiet_because(circumstance),
                None => finding,
            });
        }
        let hidden = body.hidden.iter().chain(&body.comments).flat_map(|text| hidden(list, part, text));
        found.extend(hidden.map(|(_, finding)| finding));
    }
    // The other version of the same content usually says the same; only what it says alone is news.
    for (part, body) in case.draft.versions() {
        let news =
            found_in(list, part, &body.shown, body.folded()).into_iter().filter(|(word, _)| !displayed.contains(word));
        found.extend(news.map(|(_, finding)| finding));
    }
    found
}

/// Why a word in such a region says nothing about this mail.
fn quiet(region: RegionKind) -> Option<&'static str> {
    match region {
        RegionKind::New => None,
        RegionKind::Quoted => Some("quiet-quoted"),
        RegionKind::Signature => Some("quiet-signature"),
        RegionKind::Disclaimer => Some("quiet-disclaimer"),
    }
}

/// Words in text that is not displayed, folded, each with its finding.
fn hidden(list: &KeywordList, part: usize, text: &str) -> Vec<(String, Finding)> {
    found_in(list, part, text, &Folded::of(text, false))
}

fn found_in(list: &KeywordList, part: usize, text: &str, folded: &Folded) -> Vec<(String, Finding)> {
    let hits = list.find_in(folded).into_iter();
    hits.take(MOST)
        .filter_map(|range| {
            let word = text.get(range.clone())?;
            let place = Place::Excerpt { part, text: excerpt(text, range)? };
            Some((fold(word), finding(list, place, "hidden", Some(word))))
        })
        .collect()
}

fn excerpt(text: &str, word: Range<usize>) -> Option<String> {
    let before = text.get(..word.start)?;
    let start = before.char_indices().rev().nth(AROUND.saturating_sub(1)).map_or(0, |(at, _)| at);
    let after = text.get(word.end..)?;
    let end = after.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| word.end + at);
    Some(text.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn in_names(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, file) in case.draft.attachments.iter().enumerate() {
        for range in list.find_in(&Folded::of(&spaced(&file.name), false)) {
            let place = Place::Attachment { index, path: Vec::new(), range: Some(range.clone().into()) };
            found.push(finding(list, place, "file_name", file.name.get(range)));
        }
    }
    found
}

/// A file name has `_` where a text has spaces, and a word may end there.
fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// Of each word in each file the first place: a marking stands on every page.
fn in_files(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told: HashSet<(usize, Vec<String>, String)> = HashSet::new();
    for (inside, folded) in case.texts_inside().zip(case.folded_inside()) {
        let (index, path, _) = inside.belongs_to();
        for range in list.find_in(folded) {
            let Some(text) = inside.passage.text.get(range.clone()) else { continue };
            if told.len() < MOST && told.insert((index, path.to_vec(), fold(text))) {
                let place = inside.place(range);
                let at = way(case, &place);
                found.push(finding(list, place, "file", Some(text)).with("at", at));
            }
        }
    }
    found
}

fn finding(list: &KeywordList, place: Place, scope: &str, text: Option<&str>) -> Finding {
    let text = text.unwrap_or_default();
    let folded = fold(text);
    // The word as the list writes it is what can be typed, whatever stands between its letters in the text.
    let word = list.words.iter().find(|word| fold(word) == folded).map_or(text, String::as_str);
    Finding::at(place).grade(list.name.clone()).with("where", scope).with("list", list.name.as_str()).with("word", word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, attach, draft, findings};
    use crate::lens::{Cell, FileKind, Inspection, Passage, Spot};
    use crate::mail::Body;

    fn in_text(text: &str) -> String {
        findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
    }

    fn in_a_mail(text: &str) -> String {
        in_text(&format!(
            "株式会社クライアント\n田中様\n\nお世話になっております。青葉商事の佐藤です。\n\n{text}\n\nよろしくお願いいたします。\n\n\
             -- \n青葉商事株式会社 佐藤 花子\nTEL 03-1234-5678\n\n\
             -----Original Message-----\nFrom: tanaka@client.example\nSent: Friday, November 20, 2026 10:00 AM\n\
             To: me@ours.example\nSubject: 件\n\nお世話になっております。\n"
        ))
    }

    #[test]
    fn a_word_is_told_with_its_list_and_place() {
        assert_eq!(
            in_text("この資料は社外秘です。"),
            "justify secret_marking body「社外秘」 where=text list=secret_marking word=社外秘 more=0"
        );
        assert_eq!(
            findings(&CHECK, "To: a@client.example\nSubject: 【取扱注意】見積\nFile: 内部資料_2026.txt 1\n\n"),
            "confirm confidential subject[3..15] where=subject list=confidential word=取扱注意 more=0\n\
             confirm confidential file0 where=file_name list=confidential word=内部資料 more=0"
        );
    }

    #[test]
    fn it_is_seen_through_spaces_width_and_line_ends() {
        for text in [
            "社 外 秘",
            "社\u{200b}外秘",
            "社　外　秘",
            "CONFIDENTIAL",
            "ｃｏｎｆｉｄｅｎｔｉａｌ",
            "internal  use\u{a0}only",
        ] {
            assert!(!in_text(text).is_empty(), "{text:?}");
        }
        let spaced = in_text("社 外 秘");
        assert!(spaced.contains("「社 外 秘」") && spaced.contains("word=社外秘"), "{spaced}");
        assert!(in_text("internal use only").contains("word=internal use only"));
    }

    #[test]
    fn markings_are_known_as_people_spell_them() {
        for text in ["取扱注意", "取扱い注意", "取り扱い注意"] {
            assert!(in_text(text).starts_with("confirm confidential"), "{text}");
        }
    }

    #[test]
    fn file_names_join_words_with_underscores() {
        let mail = "To: a@client.example\nFile: price_list_internal_use_only.txt 1\n\n";
        assert!(findings(&CHECK, mail).starts_with("confirm confidential file0"));
    }

    #[test]
    fn the_quiet_phrases_stay_quiet() {
        for text in [
            "本メールには機密情報が含まれる場合があります。誤って受信された場合は削除してください。",
            "機密保持契約を締結させていただきたく存じます。",
            "See you on Monday; the agenda follows the standard.",
            "NDAを締結したく存じます。",
        ] {
            for found in [in_text(text), in_a_mail(text)] {
                assert!(found.lines().all(|line| line.starts_with("note ")), "{text}: {found}");
            }
        }
    }

    #[test]
    fn among_insiders_it_is_a_note() {
        let found = findings(&CHECK, "To: a@ours.example\n\n社外秘です。");
        assert!(found.starts_with("note secret_marking body「社外秘」 quiet-insiders"), "{found}");
        let found = findings(&CHECK, "To: a@ours.example\nBcc: x@client.example\n\n社外秘です。");
        assert!(found.starts_with("justify "), "{found}");
        let found = findings(&CHECK, "To: a@ours.example, 田中\n\n社外秘です。");
        assert!(found.starts_with("justify "), "{found}");
    }

    #[test]
    fn in_quotes_and_signatures_it_is_a_note() {
        assert!(
            in_text("はい。\n\n> この資料は社外秘です。\n")
                .starts_with("note secret_marking body「社外秘」 quiet-quoted")
        );
        assert!(
            in_text("はい。\n\n-- \n佐藤\nConfidential\n")
                .starts_with("note confidential body「Confidential」 quiet-signature")
        );
    }

    #[test]
    fn what_is_not_displayed_is_found_too() {
        let mut mail = draft("To: a@client.example\n\nこんにちは。");
        mail.bodies[0].hidden = vec!["原価表は社外秘です".to_owned()];
        assert_eq!(
            Setup::default().found(&CHECK, &mail),
            "justify secret_marking excerpt「原価表は社外秘です」 where=hidden list=secret_marking word=社外秘 more=0"
        );
    }

    #[test]
    fn the_other_version_of_a_text_is_asked_only_for_what_it_says_alone() {
        let mut mail = draft("To: a@client.example\n\n社外秘です。");
        mail.alternatives = vec![Body::plain("社外秘です。")];
        assert_eq!(Setup::default().found(&CHECK, &mail).lines().count(), 1);
        mail.alternatives = vec![Body::plain("極秘です。")];
        assert_eq!(Setup::default().found(&CHECK, &mail).lines().count(), 2);
    }

    #[test]
    fn a_word_everywhere_is_told_twenty_times_and_counted() {
        let found = in_text(&"社外秘。\n".repeat(100));
        assert_eq!(found.lines().count(), 20);
        assert!(found.ends_with("more=80"), "{found}");
    }

    #[test]
    fn files_are_looked_into_and_a_marking_is_told_once_for_each() {
        let mut book = Inspection::new("原価.xlsx", FileKind::Excel, 1);
        let mut sheet = Passage::new(Spot::Sheet { name: "原価".to_owned() }, "品名\t価格\n注意\t社 外秘\n");
        sheet.cells = vec![
            Cell { at: 0, row: 1, column: 1 },
            Cell { at: 7, row: 1, column: 2 },
            Cell { at: 14, row: 2, column: 1 },
            Cell { at: 21, row: 2, column: 2 },
        ];
        book.passages = vec![sheet];
        let mut zip = Inspection::new("a.zip", FileKind::Archive, 1);
        zip.inside = vec![book];
        let mut pages = Inspection::new("b.pdf", FileKind::Pdf, 1);
        pages.passages = (1..=9).map(|number| Passage::new(Spot::Page { number }, "社外秘")).collect();
        let mut mail = draft("To: a@client.example\n\n資料です。");
        attach(&mut mail, "a.zip", b"x");
        attach(&mut mail, "b.pdf", b"x");
        let mut setup = Setup::with_inside(vec![zip, pages]);
        assert_eq!(
            setup.found(&CHECK, &mail),
            "justify secret_marking file0 › 原価.xlsx › 原価!B2 where=file list=secret_marking word=社外秘 \
             at=a.zip › 原価.xlsx › 原価!B2 more=0\n\
             justify secret_marking file1 › p.1 where=file list=secret_marking word=社外秘 at=b.pdf › p.1 more=0"
        );
        setup.policy = Setup::with_policy("[[keywords]]\nname = \"secret_marking\"\nscope = [\"body\"]\n").policy;
        assert_eq!(setup.found(&CHECK, &mail), "");
        let mut inside = draft("To: b@ours.example\n\n資料です。");
        inside.attachments = mail.attachments;
        setup.policy = Setup::default().policy;
        assert!(setup.found(&CHECK, &inside).lines().all(|line| line.starts_with("note ")));
    }

    fn project(terms: &str) -> Setup {
        Setup::with_policy(&format!(
            "[[organization]]\nname = [\"Client\"]\ndomains = [\"client.example\"]\n\
             [[keywords]]\nname = \"project\"\nlevel = \"prove\"\nscope = [\"subject\", \"body\"]\n{terms}\n"
        ))
    }

    #[test]
    fn words_are_patterns_where_the_list_says_so() {
        let setup = project("words = ['pj-[0-9]{4}']\nregex = true");
        assert!(
            setup.findings(&CHECK, "To: a@x.example\n\nPJ-2026です。").starts_with("prove project body「PJ-2026」")
        );
        assert_eq!(setup.findings(&CHECK, "To: a@x.example\n\npj-[0-9]{4}"), "");
        let literal = project("words = ['pj-[0-9]{4}']");
        assert_eq!(literal.findings(&CHECK, "To: a@x.example\n\nPJ-2026です。"), "");
    }

    #[test]
    fn where_it_is_usual_it_is_a_note() {
        let setup = project("words = [\"Umbrella\"]\nexcept_organizations = [\"Client\", \".partner.example\"]");
        let level = |to: &str| {
            let found = setup.findings(&CHECK, &format!("To: {to}\n\nUmbrella\n"));
            found.split(' ').next().unwrap_or_default().to_owned()
        };
        assert_eq!(level("a@client.example"), "note");
        assert_eq!(level("a@client.example, b@x.partner.example, c@ours.example"), "note");
        assert_eq!(level("a@client.example, b@other.example"), "prove");
        assert_eq!(level("a@client.example, 田中"), "prove");
        assert_eq!(level("a@ours.example"), "note");
        let inside = project("words = [\"Umbrella\"]\noutsiders_only = false\nexcept_organizations = [\"Client\"]");
        assert!(inside.findings(&CHECK, "To: a@ours.example\n\nUmbrella").starts_with("prove "));
    }

    #[test]
    fn different_words_add_up_to_an_alarm() {
        let terms =
            "words = [\"みなと\", \"かざはな\", \"見積\"]\nthreshold = 3\nweights = { \"かざはな\" = 3, \"見積\" = 0 }";
        let setup = project(terms);
        let level = |text: &str| {
            let found = setup.findings(&CHECK, &format!("To: a@x.example\n\n{text}\n"));
            found.split(' ').next().unwrap_or_default().to_owned()
        };
        assert_eq!(level("みなと、みなと、みなと。"), "note");
        assert_eq!(level("みなとの見積です。"), "note");
        assert_eq!(level("かざはなです。"), "prove");
        let setup = project("words = [\"みなと\", \"かもめ\"]\nthreshold = 2");
        let found = setup.findings(&CHECK, "To: a@x.example\nSubject: みなと\n\nかもめ\n\n> みなと\n");
        assert_eq!(found.lines().filter(|line| line.starts_with("prove ")).count(), 2, "{found}");
        let found = setup.findings(&CHECK, "To: a@x.example\nSubject: みなと\n\nはい\n\n> かもめ\n");
        assert!(found.lines().all(|line| line.starts_with("note ")), "{found}");
    }

    #[test]
    fn a_list_of_the_policy_grades_itself() {
        let setup = Setup::with_policy(
            "[[keywords]]\nname = \"project\"\nlevel = \"prove\"\nwords = [\"Umbrella\"]\nscope = [\"body\"]\n",
        );
        assert_eq!(
            setup.findings(&CHECK, "To: a@client.example\nSubject: Umbrella\n\nProject umbrella starts."),
            "prove project body「umbrella」 where=text list=project word=Umbrella more=0"
        );
    }
}
