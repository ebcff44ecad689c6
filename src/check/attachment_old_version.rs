//! An old version of a file goes along, or two versions of one.

use std::sync::LazyLock;

use regex::Regex;

use crate::mail::fold::fold;
use crate::policy::Level;

use super::typed::small_classes;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment_old_version",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("twin", Level::Confirm), ("word", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

/// More files than this are not compared with each other.
const MOST: usize = 200;

/// A file name taken apart.
struct Name<'a> {
    index: usize,
    written: &'a str,
    /// Without what tells versions apart.
    stem: String,
    extension: String,
    /// What tells versions apart; empty when nothing does.
    version: String,
    /// The version is a day, and nothing else.
    dated: bool,
    /// The version is `(1)`, which numbers copies and pictures alike.
    numbered: bool,
}

fn run(case: &Case<'_>) -> Vec<Finding> {
    let files = case.draft.attachments.iter().enumerate().filter(|(_, file)| !file.is_inline());
    let names: Vec<Name<'_>> = files.take(MOST).map(|(index, file)| Name::of(index, &file.name)).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(other) =
            names.iter().enumerate().find(|(other, twin)| *other != at && are_twins(name, twin, &names))
        {
            // One finding for the two of them.
            if other.0 > at && !speaks_of_both(case) {
                found.push(
                    Finding::at(Place::attachment(name.index))
                        .grade("twin")
                        .with("name", name.written)
                        .with("other", other.1.written),
                );
            }
            continue;
        }
        let word = word(&fold(name.written));
        found.extend(word.map(|word| Finding::at(Place::attachment(name.index)).grade("word").with("word", word)));
    }
    found
}

impl<'a> Name<'a> {
    fn of(index: usize, written: &'a str) -> Self {
        let folded = fold(written);
        let (name, extension) = match folded.rsplit_once('.') {
            Some((name, extension)) if extension.len() <= 5 && !extension.is_empty() => (name, extension),
            _ => (folded.as_str(), ""),
        };
        let mut version = Vec::new();
        let stem = VERSION.replace_all(name, |captures: &regex::Captures<'_>| {
            version.push(captures.get(0).map_or("", |hit| hit.as_str()).trim_matches(SPACES).to_owned());
            " ".to_owned()
        });
        let stem: String = stem.chars().filter(|c| !SPACES.contains(c)).collect();
        let is_day = |text: &String| {
            text.chars().all(|c| c.is_ascii_digit() || "-._年月日/".contains(c))
                && text.chars().filter(char::is_ascii_digit).count() >= 4
        };
        let dated = !version.is_empty() && version.iter().all(is_day);
        let numbered = !version.is_empty()
            && version
                .iter()
                .all(|text| text.starts_with('(') && text.bytes().any(|byte| byte.is_ascii_digit()) && text.len() <= 4);
        Self { index, written, stem, extension: extension.to_owned(), dated, numbered, version: version.join(" ") }
    }
}

const SPACES: [char; 5] = [' ', '_', '-', '.', '　'];

/// What people put into file names to tell versions apart.
static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?:[ _.-]|^|(?-u:\b))(?:v|ver\.?|version|rev\.?|r)[ _.]?\d+(?:\.\d+)*(?:[ _.()-]|$|(?-u:\b))",
        r"|第?\d+(?:\.\d+)*版|[初改]版|改訂?\d*版?|改定\d*版?|改訂|改定",
        r"|[ _.(\[【-]*(?:旧版?|新版?|最新版?|最終版?|確定版?|決定版|完成版|完全版|修正版?|修正後?|変更後?|更新版?|訂正版?|差し?替え?版?|下書き|ドラフト|たたき台|仮版?|ボツ|没)(?:\d+)?(?:[ _.)\]】-]|$)",
        r"|[ _-]*のコピー(?: ?\(?\d+\)?)?|[ _-]+コピー(?: ?[~(]?\d*\)?)?$|^コピー ?~ ?",
        r"|^copy (?:\(\d+\) )?of |[ _-]+copy(?: ?\(?\d+\)?)?$",
        r"|[ _.(-]+(?:old|new|final|latest|draft|backup|bak|orig|original|revised|fixed|updated|clean)\d*(?:[ _.)-]|$)",
        r"|[ _.(-]*20\d{2}[-_./年]?(?:0[1-9]|1[0-2]|[1-9]月?)[-_./月]?(?:0[1-9]|[12]\d|3[01]|[1-9])日?\)?",
        r"|(?:[ _.(-]|^)[23]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[ _.)-]|$)",
        r"|[ _.(-]+(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\)?$",
        r"|[ _]*\(\d{1,2}\)$",
    ))
});

/// Of one stem and kind, told apart by version only.
fn are_twins(one: &Name<'_>, other: &Name<'_>, all: &[Name<'_>]) -> bool {
    if one.stem.is_empty() || one.stem.chars().count() < 2 || one.stem != other.stem || one.extension != other.extension
    {
        return false;
    }
    if one.version == other.version || one.written == other.written {
        return false;
    }
    let family = all.iter().filter(|name| name.stem == one.stem && name.extension == one.extension).count();
    // Files of one series: minutes of several days, invoices of several months, pictures by number.
    let series = one.dated && other.dated && (family > 2 || is_periodic(&one.stem));
    let numbers = one.numbered && other.numbered;
    !series && !numbers
}

/// Made anew for each day or month.
fn is_periodic(stem: &str) -> bool {
    const KINDS: [&str; 34] = [
        "議事録",
        "請求書",
        "納品書",
        "領収書",
        "領収証",
        "明細",
        "日報",
        "週報",
        "月報",
        "日誌",
        "報告",
        "レポート",
        "勤怠",
        "勤務表",
        "給与",
        "シフト",
        "予定表",
        "実績",
        "売上",
        "写真",
        "画像",
        "スクリーンショット",
        "スキャン",
        "注文書",
        "発注書",
        "minutes",
        "invoice",
        "receipt",
        "report",
        "statement",
        "timesheet",
        "log",
        "img",
        "scan",
    ];
    KINDS.iter().any(|kind| stem.contains(kind))
}

/// Whether the new text says that two versions go along on purpose.
fn speaks_of_both(case: &Case<'_>) -> bool {
    const SAYS: [&str; 20] = [
        "新旧",
        "旧版",
        "旧ver",
        "変更前",
        "修正前",
        "改訂前",
        "改定前",
        "前回版",
        "前の版",
        "比較",
        "対比",
        "差分",
        "見え消し",
        "両方の版",
        "二つの版",
        "both versions",
        "old version",
        "previous version",
        "redline",
        "tracked",
    ];
    case.draft.bodies.iter().any(|body| SAYS.iter().any(|word| body.folded().text().contains(word)))
}

/// The word that says that a file is old, or not finished.
fn word(name: &str) -> Option<String> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?:^|[ _.(\[【-])(?P<word>旧版?|old|draft|下書き|ドラフト|没|ボツ|bak|backup)(?:\d*[ _.)\]】-]|\d*$)",
            r"|(?P<copy>のコピー|コピー ?~|(?:- |_|- ?)コピー|^copy (?:\(\d+\) )?of |(?:- |_| )copy(?: ?\(\d+\))?(?:\.|$))",
            r"|[^新復](?P<behind>旧版?)(?:[ _.)\]】-]|$)|(?P<draft>下書き|ドラフト版?)",
        ))
    });
    let captures = WORD.captures(name)?;
    let word = ["word", "copy", "behind", "draft"].iter().find_map(|group| captures.name(group))?;
    Some(word.as_str().trim_matches(SPACES).to_owned())
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and each is compiled by a test")]
fn regex(pattern: &str) -> Regex {
    Regex::new(&small_classes(pattern)).expect("a constant pattern")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn with_files(files: &[&str]) -> String {
        let files = files.iter().map(|name| format!("File: {name} 10\n")).collect::<Vec<_>>().concat();
        findings(&CHECK, &format!("To: tanaka@client.example\n{files}\n資料をお送りします。"))
    }

    #[test]
    fn two_versions_of_one_file_are_told_once() {
        let mut wrong = Vec::new();
        for (one, other) in [
            ("見積書_v1.xlsx", "見積書_v2.xlsx"),
            ("見積書.xlsx", "見積書_v2.xlsx"),
            ("見積書ver1.0.xlsx", "見積書 ver2.0.xlsx"),
            ("提案書_20261101.pptx", "提案書_20261115.pptx"),
            ("提案書_2026-11-01.pptx", "提案書_2026-11-15.pptx"),
            ("契約書案_261101.docx", "契約書案_261115.docx"),
            ("契約書案_1118.docx", "契約書案_1120.docx"),
            ("契約書_旧.docx", "契約書.docx"),
            ("契約書（旧）.docx", "契約書（新）.docx"),
            ("契約書_最終.docx", "契約書_最終版2.docx"),
            ("契約書_修正版.docx", "契約書.docx"),
            ("仕様書 第1版.pdf", "仕様書 第2版.pdf"),
            ("見積書 - コピー.xlsx", "見積書.xlsx"),
            ("Copy of budget.xlsx", "budget.xlsx"),
            ("見積書 (1).pdf", "見積書.pdf"),
            ("proposal_old.docx", "proposal.docx"),
            ("proposal_final.docx", "proposal_draft.docx"),
            ("Contract rev1.pdf", "Contract rev2.pdf"),
        ] {
            let found = with_files(&[one, other]);
            if !found.starts_with("confirm twin file0") || found.lines().count() != 1 {
                wrong.push(format!("{one}, {other}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn files_of_a_series_and_other_names_are_no_twins() {
        for files in [
            &["議事録_20261101.docx", "議事録_20261108.docx"][..],
            &["請求書_202610.pdf", "請求書_202611.pdf"],
            &["議事録_1113.docx", "議事録_1120.docx"],
            &["部品_4401.pdf", "部品_4402.pdf"],
            &["案内_20261101.pdf", "案内_20261102.pdf", "案内_20261103.pdf"],
            &["IMG (1).jpg", "IMG (2).jpg"],
            &["資料1.pdf", "資料2.pdf"],
            &["見積書.xlsx", "見積書.pdf"],
            &["第1回資料.pdf", "第2回資料.pdf"],
            &["復旧手順書.pdf", "新旧対照表.pdf"],
            &["A社見積.pdf", "B社見積.pdf"],
            &["新規.pdf", "規.pdf"],
        ] {
            assert_eq!(with_files(files), "", "{files:?}");
        }
    }

    #[test]
    fn who_says_that_both_go_along_knows_it() {
        let mail = "To: a@client.example\nFile: 規約_旧.pdf 10\nFile: 規約_新.pdf 10\n\n新旧の規約をお送りします。";
        assert_eq!(findings(&CHECK, mail), "");
    }

    #[test]
    fn a_word_for_old_alone_is_a_note() {
        for (file, word) in [
            ("契約書_旧.docx", "旧"),
            ("契約書（旧版）.docx", "旧版"),
            ("【旧】契約書.docx", "旧"),
            ("proposal_old.docx", "old"),
            ("Copy of budget.xlsx", "copy of"),
            ("見積書 - コピー.xlsx", "コピー"),
            ("見積書のコピー.xlsx", "のコピー"),
            ("draft_contract.docx", "draft"),
            ("企画書下書き.docx", "下書き"),
        ] {
            assert_eq!(with_files(&[file]), format!("note word file0 word={word}"), "{file}");
        }
        for file in [
            "復旧手順書.pdf",
            "新旧対照表.pdf",
            "旧姓使用届.pdf",
            "golden.pdf",
            "コピー機カタログ.pdf",
            "folder.pdf",
            "draftsman.pdf",
            "旧館案内.pdf",
        ] {
            assert_eq!(with_files(&[file]), "", "{file}");
        }
    }
}
