//! One text for all the ways a Japanese reading is written: kana, Hepburn, Kunrei, passports, and what people make of them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of a reading in kana or Latin letters: さとう, サトウ, Satō, satou and SATOH have one. `None` for anything else.
///
/// Long vowels are not told from short ones, for people do not write them alike: 大野 and 小野 are both `ono`.
pub fn key(text: &str) -> Option<String> {
    let plain: String = text.nfkd().filter(|c| !matches!(c, '\'' | '’' | '‘' | '-' | '.')).collect();
    let voiced: String = plain.nfc().collect();
    if voiced.chars().any(is_kana) {
        return Some(squeeze(&sounds(&voiced)?));
    }
    let letters: String = plain.chars().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    (!letters.is_empty() && letters.bytes().all(|b| b.is_ascii_lowercase())).then(|| squeeze(&even(&letters)))
}

/// The other key that `oh` before a vowel may stand for: Ohishi is おおいし as well as お・ひし.
pub(super) fn second_key(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    lower.contains("oh").then(|| key(&lower.replace("oh", "o"))).flatten()
}

pub(super) fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー')
}

/// What is written differently in Latin letters, in this order.
const EVEN: [(&str, &str); 18] = [
    ("tch", "tty"),
    ("cch", "tty"),
    ("ssh", "ssy"),
    ("sh", "sy"),
    ("ch", "ty"),
    ("ts", "t"),
    ("jy", "zy"),
    ("j", "zy"),
    ("dz", "z"),
    ("dy", "zy"),
    ("f", "h"),
    ("syi", "si"),
    ("tyi", "ti"),
    ("zyi", "zi"),
    ("du", "zu"),
    // ん before these is heard as m.
    ("mb", "nb"),
    ("mp", "np"),
    ("mm", "nm"),
];

fn even(letters: &str) -> String {
    let mut text = Cow::Borrowed(letters);
    let mut there = letters_of(letters);
    for (old, new) in EVEN {
        // Most are ruled out by their letters alone.
        if letters_of(old) & !there == 0 && text.contains(old) {
            text = Cow::Owned(text.replace(old, new));
            there = letters_of(&text);
        }
    }
    without_long_h(&text)
}

/// A bit for each small letter that stands in the text.
fn letters_of(text: &str) -> u32 {
    text.bytes().filter(u8::is_ascii_lowercase).fold(0, |letters, letter| letters | 1 << (letter - b'a'))
}

/// `oh` and `uh` mark a long vowel, unless a vowel follows.
fn without_long_h(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let follows = letters.peek().is_some_and(|next| matches!(next, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        if !(c == 'h' && out.ends_with(['o', 'u']) && !follows) {
            out.push(c);
        }
    }
    out
}

/// Long vowels are written in too many ways to tell them from short ones.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let long = match c {
            'o' => out.ends_with('o'),
            'u' => out.ends_with(['o', 'u']),
            _ => false,
        };
        if !long {
            out.push(c);
        }
    }
    out
}

const ROWS: [(&str, &str); 13] = [
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("s", "さしすせそ"),
    ("t", "たちつてと"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("m", "まみむめも"),
    ("r", "らりるれろ"),
    ("g", "がぎぐげご"),
    ("z", "ざじずぜぞ"),
    ("d", "だぢづでど"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
];

/// Kana as sounds; `None` when something else stands among them.
fn sounds(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut double = false;
    for c in text.chars() {
        // ー and white space make no sound of their own.
        if c == 'ー' || c.is_whitespace() {
            continue;
        }
        match hiragana(c) {
            'っ' => double = true,
            'ゃ' => replace_last(&mut out, "ya"),
            'ゅ' => replace_last(&mut out, "yu"),
            'ょ' => replace_last(&mut out, "yo"),
            'ぁ' => replace_last(&mut out, "a"),
            'ぃ' => replace_last(&mut out, "i"),
            'ぅ' => replace_last(&mut out, "u"),
            'ぇ' => replace_last(&mut out, "e"),
            'ぉ' => replace_last(&mut out, "o"),
            kana => {
                let (row, vowel) = sound(kana)?;
                if double {
                    out.extend(row.chars().next());
                    double = false;
                }
                out.push_str(row);
                out.push_str(vowel);
            }
        }
    }
    Some(out)
}

fn replace_last(out: &mut String, sound: &str) {
    out.pop();
    out.push_str(sound);
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヴ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

fn sound(kana: char) -> Option<(&'static str, &'static str)> {
    match kana {
        'や' => Some(("y", "a")),
        'ゆ' => Some(("y", "u")),
        'よ' => Some(("y", "o")),
        'わ' => Some(("w", "a")),
        'ゐ' => Some(("", "i")),
        'ゑ' => Some(("", "e")),
        'を' => Some(("", "o")),
        'ん' => Some(("n", "")),
        'ゔ' => Some(("b", "u")),
        'ぢ' => Some(("z", "i")),
        'づ' => Some(("z", "u")),
        kana => ROWS.iter().find_map(|(row, line)| {
            let at = line.chars().position(|known| known == kana)?;
            Some((*row, *["a", "i", "u", "e", "o"].get(at)?))
        }),
    }
}

/// Whether a foreign name that is spelled so may begin with the sound that a key in kana begins with. Every vowel is one
/// sound here, with the w and y that Japanese puts before it.
pub(super) fn may_begin_alike(key: &str, latin: &str) -> bool {
    let Some(heard) =
        key.chars().next().map(|c| if matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y') { 'a' } else { c })
    else {
        return false;
    };
    let mut letters = latin.chars();
    let (first, second) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
    let sounds = match first {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => "a",
        'b' => "b",
        'c' if second == 'h' => "tkhs",
        'c' => "kst",
        'd' => "dz",
        'f' => "h",
        'g' => "gzkna",
        'h' => "ha",
        'j' => "zah",
        'k' => "kn",
        // Korean names lose it: Lee is イ as well as リー.
        'l' | 'r' if key.len() <= 2 => "ra",
        'l' | 'r' => "r",
        'm' => "m",
        'n' => "n",
        'p' => "pbhs",
        'q' => "kt",
        's' => "sz",
        't' => "tsd",
        'v' => "bh",
        'w' => "abr",
        'x' => "zsk",
        'z' => "ztsd",
        _ => return true,
    };
    sounds.contains(heard)
}

/// Whether a word in Latin letters can be a Japanese one: `hinode`, `chuo`, and not `client`.
pub fn is_syllabic(word: &str) -> bool {
    const ONSETS: [&str; 40] = [
        "", "k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z", "d", "b", "p", "j", "f", "sh", "ch", "ts", "ky",
        "gy", "ny", "hy", "my", "ry", "by", "py", "sy", "ty", "zy", "jy", "kk", "ss", "tt", "pp", "tch", "ssh", "cch",
        "tts",
    ];
    let mut runs: Vec<&str> = word.split(['a', 'i', 'u', 'e', 'o']).collect();
    let end = runs.pop().unwrap_or_default();
    let is_onset = |run: &str| {
        ONSETS.contains(&run) || run.strip_prefix(['n', 'm', 'h']).is_some_and(|rest| ONSETS.contains(&rest))
    };
    !runs.is_empty() && matches!(end, "" | "n" | "h") && runs.iter().all(|run| is_onset(run))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(spellings: &[&str]) {
        let first = key(spellings[0]).unwrap();
        for text in spellings {
            let keys = [key(text), second_key(text)];
            assert!(keys.iter().flatten().any(|key| *key == first), "{text}: {keys:?}, not {first}");
        }
    }

    #[test]
    fn long_vowels_are_written_in_many_ways() {
        same(&["さとう", "サトウ", "ｻﾄｳ", "sato", "satou", "satoh", "Satō", "SATÔ"]);
        same(&["おおの", "ono", "ohno", "oono", "Ōno", "おの"]);
        same(&["おおいし", "ohishi", "oishi", "Ooishi"]);
        same(&["おおはし", "ohashi", "oohashi"]);
        same(&["しょう", "sho", "shou", "shoh", "syou"]);
        same(&["ゆうき", "yuki", "yuuki", "yuhki"]);
        same(&["とおる", "toru", "tohru", "tooru"]);
    }

    #[test]
    fn consonants_are_written_in_many_ways() {
        same(&["じゅんいち", "junichi", "jun'ichi", "jun-ichi", "zyuniti", "jyunichi", "Jun’ichi"]);
        same(&["みづき", "mizuki", "miduki", "みずき"]);
        same(&["ほんま", "homma", "honma"]);
        same(&["なんば", "namba", "nanba"]);
        same(&["はっとり", "hattori"]);
        same(&["ほった", "hotta"]);
        same(&["はっちょう", "hatcho", "haccho", "hattyou"]);
        same(&["つじ", "tsuji", "tuji", "tuzi"]);
        same(&["ふじい", "fujii", "hujii"]);
        same(&["しば", "shiba", "siba"]);
    }

    #[test]
    fn japanese_words_are_made_of_syllables() {
        for word in ["hinode", "midori", "chuo", "hokusei", "sanko", "bussan", "matcha", "ohno", "kenshin"] {
            assert!(is_syllabic(word), "{word}");
        }
        for word in ["client", "bluesky", "northgate", "nec", "", "n", "acme"] {
            assert!(!is_syllabic(word), "{word}");
        }
    }

    #[test]
    fn other_names_stay_apart() {
        for (one, other) in [("いとう", "さいとう"), ("かとう", "さとう"), ("たなか", "なかた"), ("やまだ", "やまだの")]
        {
            assert_ne!(key(one), key(other));
        }
        assert_eq!((key("田中"), key(""), key("a1")), (None, None, None));
    }
}
