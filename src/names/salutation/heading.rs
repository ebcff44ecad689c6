//! Whom a paper is for, as its first lines say: みどり工業株式会社 御中, `Bill to: Northgate Logistics Ltd`.

use super::file::is_whole_name;
use super::{Addressee, Salutation, english, japanese};
use crate::names::company::has_form;
use crate::names::person::Person;
use crate::names::roles;

/// What is read of a text (bytes, lines that are not empty).
const MOST_BYTES: usize = 1_500;
const MOST_LINES: usize = 15;
/// Longer lines and cells are sentences (bytes).
const LONGEST: usize = 160;
/// Longer names are none (words).
const MOST_WORDS: usize = 7;

/// What stands before whom a paper is for, in small letters; a colon may follow.
const LABELS: [&str; 22] = [
    "bill to",
    "billed to",
    "invoice to",
    "invoiced to",
    "sold to",
    "ship to",
    "deliver to",
    "prepared for",
    "prepared exclusively for",
    "quotation for",
    "quote for",
    "estimate for",
    "proposal for",
    "offer for",
    "invoice for",
    "statement of work for",
    "attention",
    // These begin sentences too, so their colon must be there.
    "attn:",
    "to:",
    "customer:",
    "client:",
    "for:",
];

/// The people and companies that the beginning of a paper addresses. Cells of a table stand between tabs; a label may stand
/// in the cell before.
pub fn in_heading(text: &str) -> Vec<Salutation> {
    let text = text.get(..text.floor_char_boundary(MOST_BYTES.min(text.len()))).unwrap_or_default();
    let mut found = Vec::new();
    let (mut next, mut lines, mut labelled) = (0, 0, false);
    for line in text.split('\n') {
        let mut at = next;
        next += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        lines += 1;
        if lines > MOST_LINES {
            break;
        }
        for cell in line.split('\t') {
            let start = at + (cell.len() - cell.trim_start().len());
            at += cell.len() + 1;
            if !cell.trim().is_empty() {
                labelled = read(cell.trim(), start, labelled, &mut found);
            }
        }
    }
    found
}

/// Reads a line or a cell; `true` where it only says that the next one tells whom the paper is for.
fn read(piece: &str, at: usize, labelled: bool, found: &mut Vec<Salutation>) -> bool {
    if piece.len() > LONGEST {
        return false;
    }
    if piece.contains(['様', '殿']) || piece.contains("御中") {
        japanese::in_heading(piece, at, found);
        return false;
    }
    if let Some(name) = behind_label(piece) {
        if name.is_empty() {
            return true;
        }
        found.extend(named(name, at + (piece.len() - name.len())));
    } else if labelled {
        found.extend(named(piece, at));
    } else if piece.len() > 5 && piece.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("dear ")) {
        english::read(piece, at, false, found);
    }
    false
}

/// What stands behind a label, perhaps nothing.
fn behind_label(piece: &str) -> Option<&str> {
    let mut rests = LABELS.iter().filter_map(|label| {
        let (start, rest) = piece.split_at_checked(label.len())?;
        let ends = label.ends_with(':') || rest.is_empty() || rest.starts_with([':', ' ', '\u{a0}']);
        (ends && start.eq_ignore_ascii_case(label)).then_some(rest)
    });
    rests.next_back().map(|rest| rest.trim_start_matches([':', ' ', '\u{a0}']))
}

/// The company with its form, the person with a title, or the full name that a text begins with; else capitalised words
/// that may be a company's.
fn named(text: &str, at: usize) -> Option<Salutation> {
    let ends: Vec<usize> = word_ends(text).take(MOST_WORDS).collect();
    let beginning = |end: &usize| text.get(..*end).map(|name| name.trim_end_matches([',', ';', ':']));
    let company = |name: &str, certain| {
        let who = Addressee::Company { name: name.to_owned(), certain };
        Some(Salutation { range: at..at + name.len(), who })
    };
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    let first = *words.first()?;
    let title = first.trim_end_matches('.').to_ascii_lowercase();
    if matches!(title.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr") {
        let names: Vec<&str> = words.iter().skip(1).take_while(|word| is_name(word)).take(2).copied().collect();
        let person = Person::greeted(&names.join(" "), names.len() == 1);
        let end = names.last().and_then(|last| text.find(last).map(|start| start + last.len()))?;
        return Some(Salutation { range: at..at + end, who: Addressee::Person(person) });
    }
    // The first form ends the name, with what is part of it: Co., Ltd.
    let formed = ends.iter().position(|end| beginning(end).is_some_and(has_form));
    if let Some(last) = formed {
        let goes_on = ends.get(last + 1).and_then(beginning).filter(|name| {
            let word = name.rsplit(' ').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
            matches!(word.as_str(), "ltd" | "inc" | "limited" | "kg" | "llc") && has_form(name)
        });
        let name = goes_on.or_else(|| ends.get(last).and_then(beginning))?;
        return if name.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) { company(name, true) } else { None };
    }
    if let [given, surname] = words.as_slice()
        && is_whole_name(given, surname.trim_end_matches(','))
    {
        let person = Person::greeted(&format!("{given} {}", surname.trim_end_matches(',')), false);
        return Some(Salutation { range: at..at + text.trim_end_matches(',').len(), who: Addressee::Person(person) });
    }
    let plain = |word: &&str| is_name(word) && !roles::is_anybody(word) && !roles::is_role(&word.to_lowercase());
    if words.len() < 5 && words.iter().all(plain) { company(text, false) } else { None }
}

/// A capitalised word.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '’' | '-'))
}

fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(' ')
        .map(|(at, _)| at)
        .filter(|at| !text.get(..*at).unwrap_or_default().ends_with(' '))
        .chain([text.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who is addressed, in short: companies in brackets, `?` where nothing says that it is one.
    fn addressed(text: &str) -> String {
        let one = |salutation: &Salutation| {
            assert!(text.get(salutation.range.clone()).is_some(), "{text}");
            match &salutation.who {
                Addressee::Person(person) => person.text(),
                Addressee::Company { name, certain } => format!("[{name}{}]", if *certain { "" } else { "?" }),
            }
        };
        in_heading(text).iter().map(one).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn papers_say_whom_they_are_for() {
        for (text, expected) in [
            ("請求書\nみどり工業株式会社 御中\n合計 120,000円", "[みどり工業株式会社]"),
            ("御見積書\n\n川辺食品株式会社　御中\n品名\t数量", "[川辺食品株式会社]"),
            ("御見積書\n佐藤 健一 様", "佐藤 健一"),
            ("三光電機株式会社様 ご提案書", "[三光電機株式会社]"),
            ("Invoice\nBill to: Northgate Logistics Ltd, 12 Dock Road\n", "[Northgate Logistics Ltd]"),
            ("INVOICE\nBill to:\tAcme Trading Co., Ltd.\nItem\tQty", "[Acme Trading Co., Ltd.]"),
            ("Proposal\nPrepared for: Pinecrest Media Inc.", "[Pinecrest Media Inc.]"),
            ("Statement of Work for Kessler Maschinenbau GmbH", "[Kessler Maschinenbau GmbH]"),
            ("Dear Mr. Osei,\nWe are pleased", "Osei"),
            ("Attention: Ms. Emily Carter", "Emily Carter"),
            ("Prepared for Emily Carter", "Emily Carter"),
            ("Proposal for Northgate Logistics", "[Northgate Logistics?]"),
        ] {
            assert_eq!(addressed(text), expected, "{text}");
        }
    }

    #[test]
    fn forms_and_sentences_address_nobody() {
        for text in [
            "お客様各位",
            "　　　　　　様",
            "○○株式会社 御中",
            "＿＿＿＿＿＿＿＿ 様",
            "会社名 御中\n氏名 様",
            "（氏名）　　　様",
            "ご担当者様",
            "関係者各位",
            "先日は佐藤様にご来社いただきました。",
            "出席者：みどり工業 佐藤様、鈴木様",
            "佐藤様のご意見",
            "様式第1号",
            "青葉商事株式会社",
            "Dear Sir or Madam,",
            "Dear customer,",
            "Quotation for replacement parts",
            "To the board",
            "Attention to detail matters",
            "Ship to:\n\n",
            "Aoba Trading Co., Ltd.\nCompany profile",
        ] {
            assert_eq!(addressed(text), "", "{text}");
        }
    }

    #[test]
    fn only_the_beginning_is_read() {
        assert_eq!(addressed(&format!("{}佐藤様", "品名\n".repeat(20))), "");
        assert_eq!(addressed(&format!("{}\n佐藤様", "あ".repeat(600))), "");
        in_heading(&"様\t".repeat(100_000));
        in_heading(&"Bill to: ".repeat(10_000));
    }
}
