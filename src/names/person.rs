//! A person's name, and whether another is the same.

use super::company::{company_core, has_form};
use super::roles;
use super::table;
use super::word::{Match, Part, Script, Word, is_cjk};
use crate::mail::fold::fold;

/// What can be told about two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Likeness {
    Same,
    /// The same, but for old or variant forms of kanji: 斉藤 and 斎藤.
    Variant,
    /// Nothing can be said: no name, a part of it, or a reading that no table knows.
    Unknown,
    Other,
}

impl Likeness {
    /// What two names of one person (display name, local part) say together.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, _) | (_, Self::Same) => Self::Same,
            (Self::Variant, _) | (_, Self::Variant) => Self::Variant,
            (Self::Other, _) | (_, Self::Other) => Self::Other,
            (Self::Unknown, Self::Unknown) => Self::Unknown,
        }
    }
}

/// A person's name as far as a text gives it.
#[derive(Debug, Clone)]
pub struct Person {
    words: Vec<Word>,
    /// What stands in brackets or behind a stroke, folded: another name may be in it.
    aside: String,
}

/// More words than this are no name.
const MOST_WORDS: usize = 5;
/// Longer texts are no name (bytes).
const LONGEST: usize = 200;

impl Person {
    /// A name that somebody is called by: 佐藤, 佐藤 花子, Mr. Brown.
    pub fn written(name: &str) -> Self {
        Self::greeted(name, false)
    }

    /// A name in a greeting; with `formal` a lone word is the surname.
    pub(super) fn greeted(name: &str, formal: bool) -> Self {
        let words: Vec<&str> = split(name).collect();
        let words = match words.as_slice() {
            [one] if one.chars().any(is_cjk) => split_kanji(one),
            [one] => vec![Word::new(one, Part::Open)],
            words if words.iter().any(|word| word.chars().any(is_cjk)) => two_words(words),
            words => latin(words),
        };
        let mut person = Self { words, aside: String::new() };
        if let [word] = person.words.as_mut_slice()
            && word.part == Part::Open
            && formal
            && (word.marks.surname || word.script == Script::Latin)
        {
            *word = Word::new(&word.text, Part::Surname);
        }
        person
    }

    /// Everything that a display name and a local part tell, one for each script; either may be empty.
    pub fn of(display_name: &str, local_part: &str) -> Vec<Self> {
        let mut people = Vec::new();
        if !display_name.is_empty() && display_name.len() <= LONGEST && !display_name.contains('@') {
            people.extend(of_display_name(display_name));
        }
        people.extend(of_local_part(local_part));
        people
    }

    /// As written, for people to read.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether both a surname and a given name are there.
    pub fn is_full(&self) -> bool {
        self.words.iter().filter(|word| !word.is_initial()).count() > 1
    }

    /// Whether some table knows a word of it.
    pub fn is_known(&self) -> bool {
        self.words.iter().any(Word::is_known)
    }

    /// Whether it can be a surname that people have.
    pub fn has_surname(&self) -> bool {
        self.words.iter().any(|word| word.part == Part::Surname || word.marks.surname)
    }

    /// Whether `other`, a recipient, can be who is called by this name.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let own: Vec<&Word> = self.words.iter().filter(|word| !word.is_initial()).collect();
        let found: Vec<Option<(Match, usize)>> = own.iter().map(|word| other.find(word)).collect();
        if own.is_empty() {
            return Likeness::Unknown;
        }
        if found.iter().all(Option::is_none) {
            return if self.is_aside_of(other) {
                Likeness::Same
            } else if clashes(&own, other) {
                Likeness::Other
            } else {
                Likeness::Unknown
            };
        }
        let taken: Vec<usize> = found.iter().flatten().map(|(_, at)| *at).collect();
        let rest: Vec<&Word> =
            other.words.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, word)| word).collect();
        let missing = own.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(word, _)| *word);
        if missing.into_iter().any(|word| rest.iter().any(|other| word.differs_within(other))) {
            return Likeness::Other;
        }
        let variant = found.iter().flatten().any(|(kind, _)| *kind == Match::Variant);
        if variant { Likeness::Variant } else { Likeness::Same }
    }

    /// [`Person::likeness`] to everything that a recipient is called. What is written in kanji on both sides is certain.
    pub fn likeness_to(&self, names: &[Self]) -> Likeness {
        let both_kanji = |other: &&Self| self.is_kanji() && other.is_kanji();
        let certain = names.iter().filter(both_kanji).map(|other| self.likeness(other)).reduce(Likeness::or);
        match certain {
            Some(Likeness::Unknown) | None => {
                names.iter().map(|other| self.likeness(other)).reduce(Likeness::or).unwrap_or(Likeness::Unknown)
            }
            Some(certain) => certain,
        }
    }

    fn is_kanji(&self) -> bool {
        self.words.iter().any(|word| word.script == Script::Kanji)
    }

    fn find(&self, word: &Word) -> Option<(Match, usize)> {
        let mut found = self.words.iter().enumerate().filter_map(|(at, other)| Some((word.matches(other)?, at)));
        let first = found.next()?;
        Some(found.find(|(kind, _)| *kind == Match::Same).filter(|_| first.0 != Match::Same).unwrap_or(first))
    }

    fn is_aside_of(&self, other: &Self) -> bool {
        !other.aside.is_empty()
            && self
                .words
                .first()
                .is_some_and(|word| word.folded.chars().count() > 1 && other.aside.contains(word.folded.as_str()))
    }
}

/// Whether a name of which nothing was found cannot be that of `other`: whatever part of a name it is, the other's is known.
fn clashes(own: &[&Word], other: &Person) -> bool {
    let is = |part: Part| {
        own.iter().any(|word| match (word.part, part) {
            (Part::Surname, Part::Surname) | (Part::Given, Part::Given) => true,
            (Part::Open, Part::Surname) => {
                word.marks.surname
                    && !(own.len() == 1
                        && word.marks.mostly_given
                        && !word.marks.mostly_surname
                        && word.script == Script::Latin)
            }
            (Part::Open, Part::Given) => word.marks.given && !word.marks.mostly_surname,
            (Part::Surname | Part::Given, _) | (Part::Open, Part::Open) => false,
        })
    };
    let surname = is(Part::Surname);
    let given = is(Part::Given);
    if own.len() > 1 {
        return own.iter().any(|word| word.part != Part::Given && surname_differs(word, other));
    }
    let Some(word) = own.first() else { return false };
    (surname || given) && (!surname || surname_differs(word, other)) && (!given || given_differs(word, other))
}

/// Whether `other` surely has a surname, and this is not it.
fn surname_differs(word: &Word, other: &Person) -> bool {
    let full: Vec<&Word> = other.words.iter().filter(|word| !word.is_initial()).collect();
    let told = full.len() > 1
        && full
            .iter()
            .any(|word| word.is_known() || word.script == Script::Latin && word.text.starts_with(char::is_uppercase));
    full.iter().any(|theirs| {
        let sure = match theirs.part {
            Part::Surname => theirs.is_known() || theirs.script != Script::Latin,
            Part::Given => false,
            Part::Open => theirs.marks.mostly_surname || (told && theirs.script == Script::Latin),
        };
        sure && word.can_be_compared(theirs)
    })
}

/// Whether `other` surely has a given name, and this is not it.
fn given_differs(word: &Word, other: &Person) -> bool {
    let full = other.words.iter().filter(|word| !word.is_initial()).count();
    let has_surname = other.words.iter().any(|word| word.marks.mostly_surname);
    other.words.iter().any(|theirs| {
        if theirs.is_initial() {
            return has_surname && full == 1 && word.script == Script::Latin && !word.begins_with(&theirs.folded);
        }
        let sure = match theirs.part {
            Part::Surname => false,
            Part::Given => true,
            Part::Open => theirs.marks.mostly_given || (full > 1 && theirs.marks.given && has_surname),
        };
        sure && word.differs_within(theirs)
    })
}

impl Word {
    /// Whether two surnames can be told apart at all.
    fn can_be_compared(&self, other: &Self) -> bool {
        match (self.script, other.script) {
            (Script::Kanji, Script::Kanji) | (Script::Latin, Script::Latin) | (Script::Kana, Script::Kana) => true,
            // Foreign names in katakana are not written as they sound in Latin letters.
            (Script::Kana, _) => self.marks.surname && !other.keys.is_empty(),
            (_, Script::Kana) => other.marks.surname && !self.keys.is_empty(),
            (Script::Kanji, Script::Latin) | (Script::Latin, Script::Kanji) => {
                !self.keys.is_empty() && !other.keys.is_empty()
            }
        }
    }

    /// Whether two words that do not match say that the names differ; given names in kanji have more readings than tables.
    fn differs_within(&self, other: &Self) -> bool {
        if self.is_initial() || other.is_initial() {
            return false;
        }
        match (self.script, other.script) {
            (Script::Kanji, Script::Kanji) | (Script::Kana, Script::Kana) => true,
            (Script::Latin, Script::Latin) => {
                let given = |word: &Self| word.marks.given || word.part == Part::Given;
                (given(self) && given(other) && self.is_known() && other.is_known())
                    || (self.marks.mostly_surname && other.marks.mostly_surname)
            }
            (Script::Kanji, Script::Latin) | (Script::Latin, Script::Kanji) => {
                self.part != Part::Given
                    && self.marks.mostly_surname
                    && other.marks.mostly_surname
                    && !self.keys.is_empty()
                    && !other.keys.is_empty()
            }
            (Script::Kana, _) | (_, Script::Kana) => false,
        }
    }

    fn begins_with(&self, initial: &str) -> bool {
        self.folded.starts_with(initial) || table::is_short_for(&self.folded, initial)
    }
}

fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || c == '・').filter(|word| !word.is_empty()).take(MOST_WORDS + 1)
}

/// 田中一郎 → 田中, 一郎; 田中 → 田中. What no table can take apart stays whole.
fn split_kanji(word: &str) -> Vec<Word> {
    let whole = Word::new(word, Part::Open);
    if whole.is_known() || whole.script != Script::Kanji {
        let part = if whole.marks.surname && !whole.marks.given { Part::Surname } else { Part::Open };
        return vec![Word::new(word, part)];
    }
    let cuts: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).take(5).collect();
    let halves = cuts.iter().rev().filter_map(|at| word.split_at_checked(*at));
    let known = halves.filter(|(_, rest)| rest.chars().count() <= 4).filter_map(|(start, rest)| {
        let surname = Word::new(start, Part::Surname);
        (surname.marks.surname && surname.script == Script::Kanji).then(|| (surname, Word::new(rest, Part::Given)))
    });
    let known: Vec<(Word, Word)> = known.collect();
    let best = known.iter().position(|(_, given)| given.marks.given).unwrap_or(0);
    match known.into_iter().nth(best) {
        Some((surname, given)) => vec![surname, given],
        None => vec![whole],
    }
}

/// Surname and given name of several Japanese words; a company or unit may stand before them.
fn two_words(words: &[&str]) -> Vec<Word> {
    let surname = words.iter().position(|word| Word::new(word, Part::Surname).marks.surname);
    match (words, surname) {
        (_, Some(at)) => {
            let given = words.get(at + 1).map(|word| Word::new(word, Part::Given));
            words.get(at).map(|word| Word::new(word, Part::Surname)).into_iter().chain(given).collect()
        }
        ([surname, given], None) => vec![Word::new(surname, Part::Surname), Word::new(given, Part::Given)],
        _ => Vec::new(),
    }
}

/// A name in Latin letters: TANAKA Ichiro and Tanaka, Ichiro say which is the surname.
fn latin(words: &[&str]) -> Vec<Word> {
    let is_upper = |word: &str| word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    let loud = words.iter().filter(|word| is_upper(word)).count();
    let comma = words.first().is_some_and(|word| word.ends_with(','));
    words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let part = match (comma, loud == 1 && words.len() > 1) {
                (true, _) => {
                    if at == 0 {
                        Part::Surname
                    } else {
                        Part::Given
                    }
                }
                (false, true) => {
                    if is_upper(word) {
                        Part::Surname
                    } else {
                        Part::Given
                    }
                }
                (false, false) => Part::Open,
            };
            Word::new(word.trim_matches(|c: char| !c.is_alphanumeric()), part)
        })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

fn of_display_name(name: &str) -> Vec<Person> {
    let (name, aside) = without_asides(name);
    let words: Vec<&str> = split(&name).collect();
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let (cjk, other): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.chars().any(is_cjk));
    let mut people = Vec::new();
    let cjk = cjk_words(&cjk);
    if !cjk.is_empty() {
        people.push(Person { words: cjk, aside: aside.clone() });
    }
    let plain = other
        .iter()
        .all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | ',' | '"')));
    let is_role = |word: &&&str| roles::is_role(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    if plain
        && !other.is_empty()
        && other.len() < MOST_WORDS
        && !other.iter().any(|word| is_role(&word))
        && !has_form(&other.join(" "))
    {
        let words = latin(&other);
        people.push(Person { words, aside });
    }
    people
}

/// The Japanese words of a display name that are the person's.
fn cjk_words(words: &[&str]) -> Vec<Word> {
    let mut names = Vec::new();
    let mut after_form = false;
    for word in words {
        let folded = fold(word);
        let bare = ["様", "さん", "殿", "先生"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let form = has_form(word);
        // 株式会社 クライアント 田中
        let skip = form || after_form || roles::is_nobody(&folded) || bare.is_empty();
        after_form = form && company_core(word).is_none();
        if !skip {
            names.push(bare);
        }
    }
    match names.as_slice() {
        [] => Vec::new(),
        [one] => split_kanji(one),
        several => two_words(several),
    }
}

/// A display name without what stands in brackets or behind a stroke, and that, folded.
fn without_asides(name: &str) -> (String, String) {
    let (mut main, mut aside, mut depth) = (String::new(), String::new(), 0_usize);
    for c in name.chars() {
        match c {
            '(' | '（' | '[' | '［' | '【' | '<' | '＜' | '「' | '/' | '／' | '|' | '｜' | '@' | '＠' => {
                depth += 1;
            }
            ')' | '）' | ']' | '］' | '】' | '>' | '＞' | '」' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' => {}
            c if depth > 0 => aside.push(c),
            c => main.push(c),
        }
        if depth > 0 && matches!(c, '(' | '（' | '[' | '/' | '／') {
            aside.push(' ');
        }
    }
    if main.trim().is_empty() { (aside, String::new()) } else { (main, fold(&aside)) }
}

/// What a local part tells: `tanaka.i`, `ichiro-tanaka`, `itanaka2`.
fn of_local_part(local_part: &str) -> Option<Person> {
    if local_part.is_empty() || local_part.len() > 64 {
        return None;
    }
    let local = local_part.split('+').next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = local.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 3 || words.iter().any(|word| roles::is_role(word)) {
        return None;
    }
    let words: Vec<Word> = match words.as_slice() {
        [one] if roles::is_city(one) => return None,
        [one] => taken_apart(one),
        several => several.iter().map(|word| Word::new(word, Part::Open)).collect(),
    };
    // Letters that no table knows are a handle, not a name; they may still hold one.
    Some(Person { words, aside: String::new() })
}

/// `jbrown` → j, brown; `tanakaichiro` → tanaka, ichiro. Whatever is known as it is stays whole.
fn taken_apart(word: &str) -> Vec<Word> {
    let whole = Word::new(word, Part::Open);
    if whole.is_known() {
        return vec![whole];
    }
    let cuts = (1..word.len()).filter_map(|at| word.split_at_checked(at));
    let mut found = cuts.filter_map(|(start, rest)| {
        let (first, second) = (Word::new(start, Part::Open), Word::new(rest, Part::Open));
        let sure = |word: &Word| word.marks.mostly_surname && word.folded.len() >= 4;
        let given = |word: &Word| word.is_initial() || (word.marks.given && word.folded.len() >= 3);
        ((sure(&first) && given(&second)) || (given(&first) && sure(&second))).then(|| vec![first, second])
    });
    match (found.next(), found.next()) {
        (Some(words), None) => words,
        _ => vec![whole],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A greeted name against `display <local>`.
    fn is(name: &str, formal: bool, recipient: &str) -> Likeness {
        let (display, local) = recipient.split_once('<').unwrap_or(("", recipient));
        Person::greeted(name, formal).likeness_to(&Person::of(display.trim(), local.trim_end_matches('>')))
    }

    #[test]
    fn a_surname_is_found_in_every_writing() {
        for recipient in [
            "sato",
            "satou",
            "satoh",
            "h-sato",
            "sato.h",
            "h_sato",
            "hsato",
            "satoh2",
            "hanako-sato",
            "sato.hanako",
            "satohanako",
            "佐藤 <a12345>",
            "佐藤 花子 <x>",
            "佐藤花子 <x>",
            "さとう はなこ <x>",
            "サトウ <x>",
            "SATO Hanako <x>",
            "Hanako Sato <x>",
            "Sato, Hanako <x>",
            "佐藤 花子 (株式会社クライアント) <x>",
            "株式会社クライアント 佐藤 <x>",
            "営業部 佐藤花子 <x>",
            "佐藤様 <x>",
            "Satō <x>",
            "佐藤／営業部 <x>",
            "山田花子（旧姓：佐藤） <x>",
        ] {
            assert_eq!(is("佐藤", true, recipient), Likeness::Same, "{recipient}");
        }
        for (name, recipient) in [
            ("大野", "ohno"),
            ("大野", "oono.t"),
            ("大野", "ono"),
            ("大石", "ohishi"),
            ("本間", "homma"),
            ("純一", "jun'ichi <x>"),
            ("渡邉", "watanabe"),
            ("王", "wang.l"),
            ("李", "lee"),
            ("Tanaka", "田中 <x>"),
            ("Satou", "佐藤 <x>"),
            ("さとう", "佐藤 花子 <x>"),
            ("東海林", "shoji"),
            ("スミス", "スミス ジョン <x>"),
            ("田中 一郎", "tanaka"),
            ("田中 一郎", "田中 <x>"),
            ("田中 一郎", "tanaka.i"),
            ("一郎", "田中 一郎 <x>"),
            ("伊藤", "itoh-k"),
            ("新井", "arai"),
            ("神戸", "kanbe"),
            ("上村", "kamimura"),
        ] {
            assert_eq!(is(name, true, recipient), Likeness::Same, "{name} {recipient}");
        }
    }

    #[test]
    fn another_name_is_another() {
        for recipient in [
            "tanaka",
            "tanaka.i",
            "i-tanaka",
            "ichiro-tanaka",
            "itanaka",
            "田中 <x>",
            "田中 一郎 (株式会社クライアント) <x>",
            "TANAKA Ichiro <x>",
            "Ichiro Tanaka <x>",
            "たなか いちろう <x>",
            "john.brown",
            "John Brown <x>",
            "yuki.tanaka",
            "saito",
            "kimura",
            "takahashi-k",
            "田中一郎 <a12345>",
        ] {
            assert_eq!(is("鈴木", true, recipient), Likeness::Other, "{recipient}");
        }
        for (name, recipient) in [
            ("伊藤", "saito"),
            ("伊藤", "kato"),
            ("伊藤", "伊東 一郎 <ito>"),
            ("小野", "大野 <ohno>"),
            ("田中 一郎", "田中 次郎 <tanaka>"),
            ("山田", "小山田 <x>"),
            ("中村", "中山 <x>"),
            ("Smith", "john.brown"),
            ("Smith", "jbrown"),
            ("John Smith", "Jane Smith <x>"),
            ("Smith", "Priya Raghunathan <priya>"),
            ("Suzuki", "tanaka"),
            ("Suzuki", "田中 一郎 <x>"),
        ] {
            assert_eq!(is(name, true, recipient), Likeness::Other, "{name} {recipient}");
        }
        for (name, recipient) in
            [("Alice", "john.brown"), ("Mike", "jbrown"), ("Alice", "John Brown <jb>"), ("Mary", "james")]
        {
            assert_eq!(is(name, false, recipient), Likeness::Other, "{name} {recipient}");
        }
    }

    #[test]
    fn old_forms_are_variants() {
        for (name, recipient) in
            [("斉藤", "斎藤 <saito>"), ("髙橋", "高橋 一郎 <x>"), ("渡辺", "渡邉 <x>"), ("山崎", "山﨑 太郎 <x>")]
        {
            assert_eq!(is(name, true, recipient), Likeness::Variant, "{name} {recipient}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_unknown() {
        let mut wrong = Vec::new();
        for recipient in [
            "info",
            "sales",
            "keiri",
            "a12345",
            "tnk",
            "eigyo-2",
            "osaka",
            "x",
            "営業部 <x>",
            "株式会社クライアント <info>",
            "Client Inc. <info>",
            "Sales Team <x>",
            "yuki",
            "taro",
            "tnk@client.example <tnk>",
            "",
            "お客様窓口 <x>",
            "採用担当 <saiyo>",
            "Support <support>",
            "sakura",
            "john",
        ] {
            if is("鈴木", true, recipient) != Likeness::Unknown {
                wrong.push(recipient);
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
        for (name, recipient) in [
            ("太郎", "tanaka"),
            ("John", "smith"),
            ("Bob", "Xiaoming Wang <xw>"),
            ("スミス", "brown"),
            ("Ichiro", "tanaka"),
            ("一郎", "tanaka.taro"),
            ("大翔", "haruto.sato"),
        ] {
            assert_ne!(is(name, false, recipient), Likeness::Other, "{name} {recipient}");
        }
    }

    #[test]
    fn short_names_are_the_same_person() {
        for (name, recipient) in [
            ("Bob", "Robert Green <rg>"),
            ("Robert", "bob.green"),
            ("Mike", "Michael O'Brien <m>"),
            ("Chris", "christopher.hall"),
            ("Bob", "rgreen"),
            ("Liz", "Elizabeth Hall <x>"),
            ("Bob", "Bobby Green <x>"),
            ("Alex", "Alexandra Hall <x>"),
            ("John", "jbrown"),
        ] {
            assert_ne!(is(name, false, recipient), Likeness::Other, "{name} {recipient}");
        }
    }

    #[test]
    fn odd_names_are_read_at_once() {
        for text in
            ["田".repeat(50_000), "田 ".repeat(50_000), "(".repeat(50_000), "a.".repeat(50_000), "・".repeat(50_000)]
        {
            Person::written(&text).likeness_to(&Person::of(&text, &text));
        }
    }
}
