//! What is said behind the name of somebody who is greeted.

use super::roles::TITLES;
use super::romaji::is_kana;
use super::table;
use crate::mail::fold::fold;

/// Longest first where one begins another.
const HONORIFICS: [&str; 12] =
    ["御中", "様", "さま", "さん", "サン", "殿", "どの", "君", "くん", "ちゃん", "先生", "氏"];

/// What a word goes on with that only looks like an honorific: 様式, 様々, さんか, 先生方.
const GOES_ON: [&str; 18] = [
    "式",
    "々",
    "子",
    "相",
    "態",
    "変",
    "堂",
    "下",
    "主",
    "方",
    "宛先",
    "用語",
    "ざま",
    "様々",
    "まざま",
    "が",
    "は",
    "を",
];

/// What follows in a sentence *about* somebody, not to them.
const PARTICLES: [&str; 18] = [
    "の",
    "に",
    "が",
    "は",
    "を",
    "より",
    "から",
    "と",
    "も",
    "で",
    "って",
    "という",
    "および",
    "及び",
    "について",
    "宅",
    "経由",
    "では",
];

/// Words that end as honorifics and are none.
const WORDS: [&str; 20] = [
    "仕様",
    "模様",
    "同様",
    "多様",
    "異様",
    "一様",
    "有様",
    "各様",
    "神様",
    "王様",
    "紋様",
    "文様",
    "宮殿",
    "神殿",
    "御殿",
    "今様",
    "お疲れ様",
    "お疲れさま",
    "ご苦労様",
    "お世話様",
];

/// The ones among them that names end as, too: 健一様, 博文様, 本多様.
const NAMES_TOO: [&str; 5] = ["一様", "文様", "有様", "多様", "今様"];

/// Whether an honorific or a post may begin with this: asked for every character, before anything is compared.
pub(super) fn may_begin_with(c: char) -> bool {
    matches!(
        c,
        '御' | '様'
            | 'さ'
            | 'サ'
            | '殿'
            | 'ど'
            | '君'
            | 'く'
            | 'ち'
            | '先'
            | '氏'
            | '代'
            | '専'
            | '常'
            | '取'
            | '執'
            | '本'
            | '事'
            | '副'
            | '社'
            | '会'
            | '監'
            | '顧'
            | '部'
            | '次'
            | '課'
            | '係'
            | '主'
            | '参'
            | '室'
            | '局'
            | '所'
            | '支'
            | '店'
            | '工'
            | '院'
            | '学'
            | '校'
            | '園'
            | '館'
            | '理'
            | '准'
            | '教'
            | '講'
            | '弁'
            | '税'
            | 'マ'
            | 'リ'
    )
}

/// An honorific that a text goes on with, and what it says about who bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Honorific {
    /// Bytes of it.
    pub(super) len: usize,
    /// For an organisation (御中).
    pub(super) collective: bool,
    /// People who use it also use given names (さん, 君).
    pub(super) casual: bool,
}

/// The honorific at the beginning of `rest`, behind `before`.
pub(super) fn at(before: &str, rest: &str) -> Option<Honorific> {
    let title = TITLES.iter().filter(|title| rest.starts_with(**title)).map(|title| title.len()).max();
    let word = HONORIFICS.iter().find(|word| rest.starts_with(**word));
    let len = match (title, word) {
        // 田中部長様 ends behind 様.
        (Some(title), _) => {
            title + rest.get(title..).filter(|more| more.starts_with('様')).map_or(0, |_| '様'.len_utf8())
        }
        (None, Some(word)) => word.len(),
        (None, None) => return None,
    };
    let (said, after) = (rest.get(..len)?, rest.get(len..)?);
    if GOES_ON.iter().any(|more| after.starts_with(more) && !PARTICLES.contains(more)) {
        return None;
    }
    let ends = |word: &str| word.strip_suffix(said).is_some_and(|start| before.ends_with(start));
    if WORDS.iter().any(|word| ends(word) && !(NAMES_TOO.contains(word) && ends_as_name(before))) {
        return None;
    }
    // サンライズ is no サン.
    if said == "サン" && after.starts_with(is_kana) {
        return None;
    }
    let casual = matches!(said, "さん" | "サン" | "君" | "くん" | "ちゃん");
    Some(Honorific { len, collective: said == "御中", casual })
}

/// Whether the last two characters are a name that people have.
fn ends_as_name(before: &str) -> bool {
    let start = before.char_indices().rev().nth(1).map_or(before.len(), |(at, _)| at);
    let name = fold(before.get(start..).unwrap_or_default());
    table::given(&name).is_some() || table::surname(&name).is_some()
}

/// Whether the text behind an honorific goes on about the person rather than to them.
pub(super) fn is_about(after: &str) -> bool {
    PARTICLES.iter().any(|particle| after.starts_with(particle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_an_honorific_may_begin() {
        for word in HONORIFICS.iter().chain(&TITLES) {
            assert!(word.starts_with(may_begin_with), "{word}");
        }
    }
}
