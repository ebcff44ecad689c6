//! Looks for everything that may be a blank, and asks the one who knows.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::{Sort, brackets, greeting, honorific, machine, marks, symbols};

/// A blank, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) range: Range<usize>,
    pub(super) sort: Sort,
}

/// Who knows what a beginning may belong to.
#[derive(Debug, Clone, Copy)]
enum Asks {
    Machine,
    Bracket,
    Symbols,
    Month,
    Mark,
    Company,
    Greeting,
    Honorific,
    Parenthesis,
    Note,
    Number,
}

/// What blanks begin with. The earlier of two that begin alike is asked first.
const BEGINNINGS: &[(Asks, &[&str])] = &[
    (Asks::Greeting, greeting::GREETINGS),
    (Asks::Honorific, honorific::BEGINNINGS),
    (Asks::Parenthesis, &["(insert ", "(Insert ", "(", "（"]),
    (Asks::Note, &["【要確認】", "【要修正】", "【要変更】", "【要差替】", "※要確認", "※要修正", "※要変更", "※要差"]),
    (Asks::Number, &["####"]),
    (Asks::Machine, &["{!"]),
    (Asks::Machine, &["{{", "${", "#{", "{$", "<%", "[%", "((%", "*|", "<<", "[[", "$$", "##", "@@", "%", "__"]),
    (Asks::Machine, &["«", "≪", "＄｛", "｛｛", "％"]),
    (Asks::Bracket, &["[", "<", "{", "［", "【", "〔", "《", "＜", "〈", "｛"]),
    (
        Asks::Symbols,
        &["〇〇", "○○", "◯◯", "●●", "△△", "▲▲", "□□", "■■", "◇◇", "◆◆", "☆☆", "★★", "◎◎", "▽▽", "××", "✕✕", "＊＊"],
    ),
    (Asks::Symbols, &["**", "Ｘ", "ｘｘ", "XX", "xx"]),
    (Asks::Month, &["〇月", "○月", "◯月", "●月", "△月", "×月", "□月", "X月", "x月", "＊月", "*月"]),
    (Asks::Month, &["月〇", "月○", "月◯", "月●", "月△", "月×", "月□", "月X", "月x", "月＊", "月*"]),
    (Asks::Mark, &["text here", "Text here", "text Here", "Text Here", "TEXT HERE", "to enter text"]),
    (Asks::Mark, &["ここに", "Lorem", "lorem", "LOREM", "ダミーテキスト", "サンプルテキスト", "テキストテキスト"]),
    (
        Asks::Mark,
        &[
            "TBD",
            "T.B.D",
            "TODO",
            "FIXME",
            "YYYY",
            "yyyy",
            "DD/MM",
            "00月00",
            "００月００",
            "dd/mm",
            "MM/DD",
            "mm/dd",
            "ＴＢＤ",
            "ＴＯＤＯ",
            "ＹＹＹＹ",
        ],
    ),
    (Asks::Company, &["社様"]),
];

struct Finder {
    finder: AhoCorasick,
    asks: Vec<Asks>,
}

static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| {
    let pairs = || BEGINNINGS.iter().flat_map(|(asks, words)| words.iter().map(|word| (*asks, *word)));
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .kind(Some(AhoCorasickKind::DFA))
        .build(pairs().map(|(_, word)| word))
        .ok()?;
    Some(Finder { finder, asks: pairs().map(|(asks, _)| asks).collect() })
});

/// Every blank in a text, by position; none overlaps another.
pub(super) fn find(text: &str) -> Vec<Hit> {
    let Some(Finder { finder, asks }) = &*FINDER else { return Vec::new() };
    let mut hits: Vec<Hit> = Vec::new();
    let mut from = 0;
    for beginning in finder.find_iter(text) {
        if beginning.start() < from {
            continue;
        }
        let at = beginning.start();
        let hit = match asks.get(beginning.pattern().as_usize()) {
            Some(Asks::Machine) => machine::blank_at(text, at)
                .or_else(|| brackets::blank_at(text, at))
                .or_else(|| honorific::underscored(text, at)),
            Some(Asks::Bracket) => brackets::blank_at(text, at),
            Some(Asks::Symbols) => {
                from = from.max(symbols::run_at(text, at).end);
                symbols::blank_at(text, at)
            }
            Some(Asks::Month) => symbols::month_at(text, at),
            Some(Asks::Mark) => marks::blank_at(text, at),
            Some(Asks::Company) => symbols::company_at(text, at),
            Some(Asks::Greeting) => greeting::blank_at(text, at),
            Some(Asks::Honorific) => honorific::blank_at(text, at),
            Some(Asks::Parenthesis) => machine::blank_at(text, at).or_else(|| brackets::parenthesis_at(text, at)),
            Some(Asks::Note) => marks::note_at(text, at),
            Some(Asks::Number) => machine::blank_at(text, at).or_else(|| marks::number_at(text, at)),
            None => None,
        };
        if let Some(hit) = hit {
            from = hit.range.end;
            hits.push(hit);
        }
        if hits.len() >= super::MOST {
            break;
        }
    }
    hits
}
