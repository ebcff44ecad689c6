//! Mails: opened, looked at by every check, reviewed, answered, approved, and put into a record and an approval file.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use yubisashi::check::{self, Acquaintances, CHECKS, Case, Finding, Place, Span};
use yubisashi::lens::Inspection;
use yubisashi::mail::pasted::{self, Parts};
use yubisashi::mail::{AddrSpec, Body, Destination, Digest, Draft, Folded, Format, OpenError, mbox};
use yubisashi::policy::{Layer, Policy};
use yubisashi::review::{Act, Answer, Expected, Review};
use yubisashi::trail::{Package, Record, Salt};

use super::files;
use super::parts::{are_parts, compound, split};

const TODAY: Date = date(2026, 11, 27);

const RULES: &str = "format = 1
[internal]
domains = [\"ours.example\"]
[recipients]
forbidden = [\"rival.example\"]
lists = [\"all@ours.example\"]
[links]
intranet = [\".intra.example\"]
[[organization]]
name = [\"株式会社クライアント\", \"Client Inc.\"]
domains = [\"client.example\"]
keywords = [\"Akatsuki\"]
[[keywords]]
name = \"project\"
level = \"prove\"
words = [\"社外秘\", \"draft\"]
patterns = ['PRJ-\\d{4}']
[[never_together]]
name = \"rivals\"
groups = [[\"client.example\"], [\"other.example\"]]
";

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let ids: Vec<_> = check::ids().collect();
    Policy::resolve(&[Layer::built_in(), Layer::machine("rules", RULES)], &ids).expect("the rules above hold")
});

/// An Internet message, or a mailbox of them.
pub fn eml(data: &[u8]) {
    for range in mbox::messages(data) {
        assert!(data.get(range).is_some(), "a message lies within its mailbox");
    }
    opened(data, Draft::open);
}

/// An Outlook item: as a file, or as the streams of one.
pub fn msg(data: &[u8]) {
    if are_parts(data) {
        opened(&compound(&split(data)), Draft::open);
    } else {
        opened(data, Draft::open);
    }
}

/// Text out of a clipboard; with zeros in it, what was typed in separate boxes.
pub fn pasted(data: &[u8]) {
    if data.contains(&0) {
        typed(data);
    }
    opened(data, pasted::open_bytes);
    let text = String::from_utf8_lossy(data);
    if let Ok(draft) = pasted::open(&text) {
        assert!(pasted::looks_like_headers(&text), "whatever opens looks as if it would");
        nothing_is_lost(&text, &draft);
    }
}

fn typed(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let mut boxes = text.split('\0').map(str::to_owned);
    let mut next = || boxes.next().unwrap_or_default();
    let parts =
        Parts { from: next(), to: next(), cc: next(), bcc: next(), subject: next(), body: next(), files: Vec::new() };
    let message = parts.to_message();
    assert_eq!(message, parts.to_message(), "equal parts give equal bytes");
    let draft = Draft::open(&message).expect("what is written here can be read here");
    // A mark of the byte order at the beginning of an encoded text is no character of it.
    let is_plain = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}';
    let plain = |text: &str| text.chars().filter(is_plain).collect::<String>();
    assert_eq!(plain(&draft.subject), plain(&parts.subject), "the subject stays as it was typed");
    assert_eq!(draft.bodies.iter().map(|body| plain(&body.shown)).collect::<String>(), plain(&parts.body));
    assert!(draft.bcc_known, "whoever types says who is in Bcc");
    for (field, typed) in [(Destination::To, &parts.to), (Destination::Cc, &parts.cc), (Destination::Bcc, &parts.bcc)] {
        let is_there = draft.recipients.iter().any(|recipient| recipient.field == field);
        assert!(is_there || !typed.contains('@'), "somebody was typed into {field:?}: {typed:?}");
    }
    looked_at(&draft, &message);
}

/// Opens the bytes twice: the same draft, of exactly these bytes.
fn opened(data: &[u8], open: fn(&[u8]) -> Result<Draft, OpenError>) {
    match (open(data), open(data)) {
        (Ok(draft), Ok(again)) => {
            assert_eq!(format!("{draft:?}"), format!("{again:?}"), "the same bytes give the same draft");
            looked_at(&draft, data);
        }
        (Err(error), Err(again)) => assert_eq!(error, again),
        (one, other) => panic!("opened once only: {one:?} {other:?}"),
    }
}

/// Looks into the files, runs every check, and answers what they ask.
fn looked_at(draft: &Draft, data: &[u8]) {
    assert_eq!(draft.digest, Digest::of(data), "the digest is that of the bytes");
    assert_eq!(draft.size, data.len() as u64);
    assert_eq!(draft.content().differences(&draft.content()), [], "a draft is like itself");
    draft.bodies.iter().chain(&draft.alternatives).for_each(text_holds);
    let inspections: Vec<_> =
        draft.attachments.iter().map(|file| Some(Arc::new(files::inspected(&file.data, &file.name)))).collect();
    let (own, known) = ([me()], Acquaintances::default());
    let case = Case::new(draft, &POLICY, &own, &known, TODAY).inspections(&inspections);
    approved(draft, data, checked(&case));
}

/// Every check on a draft with this file in it.
pub fn checked_with(file: &Inspection, data: &[u8]) {
    static DRAFT: LazyLock<Draft> = LazyLock::new(|| {
        let mail = "From: me@ours.example\nTo: Tanaka <tanaka@client.example>\nSubject: PRJ-1234\n\
            Content-Type: multipart/mixed; boundary=b\n\n--b\n\n株式会社クライアント 田中様\nPlease find it attached.\n\
            --b\nContent-Disposition: attachment; filename=a.bin\n\nabc\n--b--\n";
        Draft::open(mail.as_bytes()).expect("a mail")
    });
    let mut draft = DRAFT.clone();
    for attachment in &mut draft.attachments {
        file.name.clone_into(&mut attachment.name);
        attachment.data = data.to_vec();
    }
    let inspections = [Some(Arc::new(file.clone()))];
    let (own, known) = ([me()], Acquaintances::default());
    checked(&Case::new(&draft, &POLICY, &own, &known, TODAY).inspections(&inspections));
}

fn me() -> AddrSpec {
    AddrSpec::parse("me@ours.example").expect("an address")
}

/// What can be said about the ranges of a displayed text.
fn text_holds(body: &Body) {
    let shown = &body.shown;
    for link in &body.links {
        assert!(shown.get(link.range.clone()).is_some(), "a link stands in the text");
    }
    for hint in &body.quote_hints {
        assert!(shown.get(hint.clone()).is_some(), "a hint stands in the text");
    }
    let mut end = 0;
    for region in body.regions().iter() {
        assert!(shown.get(region.range.clone()).is_some(), "a region stands in the text");
        assert!(region.range.start >= end, "regions stand one after the other");
        end = region.range.end;
    }
    folded_holds(body.folded(), shown);
}

/// Wherever something is found in the folded text, it is found in the original.
pub fn folded_holds(folded: &Folded, original: &str) {
    let text = folded.text();
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut start = places.next().unwrap_or_default();
    let mut after = 0;
    for end in places {
        let range: Range<usize> = folded.original(start..end);
        assert!(original.get(range.clone()).is_some(), "{range:?} of the original, for {start}..{end}");
        assert!(range.start >= after, "the original is gone through forwards");
        (start, after) = (end, range.start);
    }
    assert!(original.get(folded.original(0..text.len())).is_some());
}

/// What was found, in an order that is the same each time, at places that exist; and the review of it.
fn checked(case: &Case<'_>) -> Review {
    let findings = check::run_all(case);
    assert_eq!(findings, check::run_all(case), "the same case gives the same findings");
    for finding in &findings {
        finding_holds(case, finding);
    }
    let count = findings.len();
    let review = Review::new(case, findings);
    let keys: HashSet<_> = review.items().iter().map(|item| &item.key).collect();
    assert_eq!(keys.len(), review.items().len(), "every item has a key of its own");
    assert!(review.items().iter().map(|item| item.rows.len()).sum::<usize>() <= count);
    review
}

fn finding_holds(case: &Case<'_>, finding: &Finding) {
    let draft = case.draft;
    assert!(CHECKS.iter().any(|check| check.id == finding.check), "{} is a check", finding.check);
    let is_there = match &finding.place {
        Place::Header { field, range: Some(range) } => {
            draft.field(field).is_some_and(|value| value.get(range.range()).is_some())
        }
        Place::Recipient { .. } => finding.place.people().iter().all(|index| *index < draft.recipients.len()),
        Place::Subject { range: Some(range) } => draft.subject.get(range.range()).is_some(),
        Place::Body { part, range, .. } => {
            draft.bodies.get(*part).is_some_and(|body| body.shown.get(range.range()).is_some())
        }
        Place::Excerpt { part, .. } => *part < draft.bodies.len().max(1),
        Place::Attachment { index, path, range } => {
            let name = draft.attachments.get(*index).map(|file| file.name.as_str());
            let inside = case.inspections.get(*index).and_then(Option::as_deref);
            let range = range.map(Span::range);
            name.is_some_and(|name| {
                range.is_none_or(|range| {
                    path.is_empty() && name.get(range.clone()).is_some()
                        || inside.is_some_and(|file| stands_inside(file, path, range))
                })
            })
        }
        Place::Header { range: None, .. } | Place::Subject { range: None } | Place::Message => true,
    };
    assert!(is_there, "{finding:?} is at no place of the draft");
}

/// Whether a passage of a file at the end of this path, with or without a spot behind it, has these bytes.
fn stands_inside(file: &Inspection, path: &[String], range: Range<usize>) -> bool {
    file.walk().any(|(names, file)| {
        let leads = names.len() <= path.len() && names.iter().zip(path).all(|(name, step)| name == step);
        leads && file.passages.iter().any(|passage| passage.text.get(range.clone()).is_some())
    })
}

/// Looks at every item, answers what it asks, and keeps the approval.
fn approved(draft: &Draft, data: &[u8], mut review: Review) {
    let now: Timestamp = "2026-11-27T12:00:00Z".parse().expect("a time");
    for item in review.items().to_vec() {
        let answer = match &item.act {
            Act::None => continue,
            Act::Blocked => return,
            Act::Tick => Answer::Tick,
            Act::Type(Expected::Outsiders(number) | Expected::Count(number)) => Answer::Typed(number.to_string()),
            Act::Type(Expected::Word(word) | Expected::Domain { shown: word, .. }) => Answer::Typed(word.clone()),
            Act::Reason => Answer::Reason("agreed with the customer".to_owned()),
        };
        review.see(&item.key, now - SignedDuration::from_secs(2));
        let given = review.decide(&item.key, answer, now);
        assert_eq!(given, Ok(()), "what an item asks for can be given: {item:?}");
    }
    let approval = review.approval(&me(), Digest::of(data), now).expect("everything is answered");
    let record = Record::of_approval(&approval, draft, None, Salt::new([7; 32])).expect("of this draft");
    let bytes = record.to_bytes();
    assert_eq!(Record::parse(&bytes), Ok(record), "a record reads back");
    let package = Package::create(draft.format, data.to_vec(), bytes).expect("an approval of these bytes");
    let read = Package::read(&package.to_bytes().expect("it can be written")).expect("it can be read");
    assert_eq!(read, package, "an approval file reads back");
    assert_eq!(read.verify(), [], "an approval file holds");
    assert_eq!(read.differences(draft), [], "the draft inside is what was approved");
}

/// Every line of a copied mail stands in a field, or in the text.
pub fn nothing_is_lost(text: &str, draft: &Draft) {
    // Sizes behind the names of files are left out.
    let has_files = draft.fields.iter().any(|field| field.name == "Attachments");
    // Seven bits with escapes are no text but the bytes of one (ISO-2022-JP).
    let is_jis = text.is_ascii() && text.contains('\u{1b}');
    if draft.format != Format::Text || has_files || is_jis {
        return;
    }
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut kept: Vec<String> = draft.fields.iter().map(|field| plain(&field.value)).collect();
    kept.extend(draft.bodies.iter().map(|body| plain(&body.shown)));
    kept.push(plain(&draft.subject));
    for line in text.split(['\n', '\r']) {
        // A label and what ends it are known by the field.
        let mut values = line.split([':', '：', '\t']).scan(0, |start, piece| {
            let value = line.get(*start..).unwrap_or_default();
            *start += piece.len() + line.get(*start + piece.len()..)?.chars().next().map_or(0, char::len_utf8);
            Some(plain(value))
        });
        let is_kept = values.any(|value| kept.iter().any(|kept| kept.contains(&value)));
        let line = plain(line);
        assert!(is_kept || line.chars().count() < 16, "{line:?} is lost");
    }
}
