//! Companies, compared without the form they have.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::mail::fold::{fold, is_ignorable};

/// Forms as Japanese names have them before or after, folded; ㈱ and ㍿ fold to these.
#[rustfmt::skip]
const FORMS: [&str; 38] = [
    "株式会社", "(株)", "有限会社", "(有)", "合同会社", "(同)", "合資会社", "(資)", "合名会社", "(名)", "相互会社",
    "一般社団法人", "公益社団法人", "社団法人", "(一社)", "(公社)", "一般財団法人", "公益財団法人", "財団法人",
    "(一財)", "(公財)", "医療法人社団", "医療法人財団", "医療法人", "(医)", "学校法人", "(学)", "社会福祉法人",
    "(福)", "宗教法人", "特定非営利活動法人", "npo法人", "独立行政法人", "国立研究開発法人", "国立大学法人",
    "税理士法人", "弁護士法人", "監査法人",
];

/// Forms as Latin names end in them, folded, without full stops.
#[rustfmt::skip]
const LATIN_FORMS: [&str; 38] = [
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "lp", "co", "corp", "corporation", "company", "gmbh",
    "mbh", "ag", "kg", "ug", "se", "sa", "sas", "sarl", "bv", "nv", "oy", "oyj", "ab", "as", "asa", "aps", "plc",
    "pty", "pte", "spa", "srl", "sl", "kk", "gk", "kabushiki", "kaisha",
];

/// Forms that are words or initials elsewhere: alone they make no company of a name.
#[rustfmt::skip]
const WEAK: [&str; 12] = [
    "co", "as", "se", "sa", "ab", "ag", "sl", "lp", "company", "limited", "nv", "spa",
];

/// Names of companies are shorter (characters).
const LONGEST_NAME: usize = 100;

/// What remains of the name of a company without its form, in one text for all ways to write it: クライアント for
/// 株式会社クライアント, ㈱クライアント and ｸﾗｲｱﾝﾄ（株）; `client` for Client Inc. and CLIENT CO., LTD. `None` when nothing does.
pub fn company_core(name: &str) -> Option<String> {
    let folded = fold(name);
    let bare = without_forms(&folded);
    let bare = ["御中", "様", "殿"].iter().fold(bare.trim(), |text, word| text.strip_suffix(word).unwrap_or(text));
    let mut words: Vec<&str> = words(bare).collect();
    while words.len() > 1 && words.last().is_some_and(|last| LATIN_FORMS.contains(&last.replace('.', "").as_str())) {
        words.pop();
    }
    if words.len() > 1 && words.last().is_some_and(|last| matches!(*last, "&" | "and")) {
        words.pop();
    }
    let core: String = words.concat().chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect();
    (!core.is_empty()).then_some(core)
}

fn without_forms(folded: &str) -> Cow<'_, str> {
    if form_in(folded).is_none() {
        return Cow::Borrowed(folded);
    }
    FORMS.iter().fold(Cow::Borrowed(folded), |text, form| {
        if text.contains(form) { Cow::Owned(text.replace(form, " ")) } else { text }
    })
}

/// A name as a person keeps it: on one line, without what cannot be seen. `None` for what is no name: too long, or
/// nothing but the form of a company.
pub fn plain_name(text: &str) -> Option<String> {
    // Whatever is longer than this with everything unseen in it is not worth cleaning.
    if text.len() > LONGEST_NAME * 16 {
        return None;
    }
    let seen: String = text
        .chars()
        .filter(|c| !is_ignorable(*c))
        .map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c })
        .collect();
    let name = seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let fits = name.chars().count() <= LONGEST_NAME && company_core(&name).is_some();
    fits.then_some(name)
}

/// Whether the text says itself that it is the name of a company.
pub fn has_form(name: &str) -> bool {
    has_form_folded(&fold(name))
}

/// [`has_form`] of a text that is folded already.
pub(super) fn has_form_folded(folded: &str) -> bool {
    if form_in(folded).is_some() {
        return true;
    }
    // A Latin form stands last.
    let end = folded.trim_end_matches(is_between).chars().next_back();
    if !end.is_some_and(|end| end.is_ascii_alphabetic() || end == '.') {
        return false;
    }
    let words: Vec<String> = words(folded).map(|word| word.replace('.', "")).collect();
    let last = words.last().map(String::as_str).unwrap_or_default();
    let before = words.len().checked_sub(2).and_then(|at| words.get(at)).map(String::as_str).unwrap_or_default();
    words.len() > 1 && LATIN_FORMS.contains(&last) && (!WEAK.contains(&last) || LATIN_FORMS.contains(&before))
}

/// Where a Japanese form stands in the folded text: the first one's bytes.
pub(super) fn form_in(folded: &str) -> Option<Range<usize>> {
    static FINDER: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(FORMS).ok());
    FINDER.as_ref()?.find(folded).map(|found| found.range())
}

/// Whether two names can be of one company: one core holds the other, as 青葉商事東京支店 holds 青葉商事.
pub fn same_company(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (company_core(one), company_core(other)) else { return false };
    same_core(&one, &other)
}

/// [`same_company`] for cores.
pub fn same_core(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || (is_telling(short) && long.contains(short))
}

/// Whether a core is long enough to be looked for inside other text.
pub fn is_telling(core: &str) -> bool {
    let letters = core.chars().count();
    if core.is_ascii() { letters >= 4 } else { letters >= 2 }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_between).filter(|word| !word.is_empty())
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '_' | '、' | '(' | ')' | '「' | '」' | '・')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn core(name: &str) -> String {
        company_core(name).unwrap_or_default()
    }

    #[test]
    fn forms_do_not_count() {
        for name in [
            "株式会社クライアント",
            "㈱クライアント",
            "ｸﾗｲｱﾝﾄ（株）",
            "クライアント株式会社 御中",
            "株式会社 クライアント様",
        ] {
            assert_eq!(core(name), "クライアント", "{name}");
        }
        for name in ["Client Inc.", "CLIENT CO., LTD.", "Client K.K.", "client GmbH", "Client LLC", "Client Co Ltd"] {
            assert_eq!(core(name), "client", "{name}");
        }
        assert_eq!(core("一般社団法人 日本○○協会"), "日本協会");
        assert_eq!(core("Acme Widgets & Co."), "acmewidgets");
        assert_eq!((company_core("株式会社"), company_core("")), (None, None));
    }

    #[test]
    fn a_form_makes_a_company() {
        for name in ["㈱青葉", "青葉（有）", "NPO法人あおば", "Acme, Inc.", "Acme Co., Ltd.", "Acme GmbH", "Acme K.K."]
        {
            assert!(has_form(name), "{name}");
        }
        for name in ["青葉商事", "Acme", "田中", "Such as", "Kilo co", "Inc"] {
            assert!(!has_form(name), "{name}");
        }
    }

    #[test]
    fn a_name_is_kept_as_it_is_seen() {
        let plain = |text: &str| plain_name(text).unwrap_or_default();
        assert_eq!(plain(" 株式会社\u{3000}クライ\u{200B}アント\r\n"), "株式会社 クライアント");
        assert_eq!(plain("Client\u{202E} Co.,\t Ltd."), "Client Co., Ltd.");
        assert_eq!(plain(&"社".repeat(100)).chars().count(), 100);
        for none in ["", " \u{200B} ", "株式会社", "。。", &"社".repeat(101), &"\u{200B}".repeat(1_000_000)] {
            assert_eq!(plain(none), "", "{}", none.len());
        }
    }

    #[test]
    fn a_branch_is_of_its_company() {
        assert!(same_company("青葉商事㈱東京支店", "青葉商事株式会社"));
        assert!(!same_company("株式会社アルファ", "株式会社ベータ") && !same_company("A Inc.", "Acme Inc."));
    }
}
