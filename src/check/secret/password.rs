//! Passwords in sentences and behind labels.
//!
//! Most sentences about passwords hold none: they say that it follows, where to change it, what it must look like. So
//! what follows the word has to look like a value, and what follows the value like the end of saying it.

use std::ops::Range;

use super::find::is_in_web_address;
use super::stand_in::is_stand_in;

/// Bytes after the word that are looked at.
const REACH: usize = 240;

/// How the word and the value are tied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// `：`, `=`, an arrow.
    Label,
    /// は, "is".
    Sentence,
    /// The value stands alone on the next line.
    NextLine,
    /// パスワード「…」
    Quote,
    /// The value stands in the next column of the line.
    Column,
}

/// A value as it stands, with what follows it.
struct Value<'t> {
    text: &'t str,
    quoted: bool,
    behind: &'t str,
}

/// パスワード：abc123, パスワードは「abc123」です, 【パスワード】 with the value below.
pub(super) fn japanese(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    if is_in_web_address(text, word.start) || follows_letter(text, word) {
        return None;
    }
    let rest = behind(text, word.end)?;
    let mut after =
        rest.trim_start_matches([' ', '\u{3000}', '】', ']', '］', '」', '"', ')', '）', '＞', '>', '＊', '*']);
    // A note in brackets: パスワード（解凍用）：
    if let Some((note, more)) = after.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')']))
        && note.chars().count() <= 12
        && separated(more.trim_start()).is_some()
    {
        after = more.trim_start();
    }
    let (tie, after) = tie(text, word, rest, after)?;
    let value = value(after, tie == Tie::Label)?;
    let alone = || {
        value.behind.trim_start_matches([' ', '\u{3000}']).is_empty_line()
            && has_sign(value.text)
            && value.text.len() >= 6
    };
    let said = match tie {
        Tie::Label => ends_label(&value) && looks_chosen(&value),
        Tie::Sentence if value.quoted => !is_example(value.behind),
        Tie::Sentence => ends_sentence(value.behind) && looks_chosen(&value),
        Tie::Quote => value.quoted && !is_example(value.behind),
        Tie::NextLine | Tie::Column => alone(),
    };
    said.then(|| place(text, rest, word, &value)).flatten()
}

/// How the word is tied to what follows, and that.
fn tie<'t>(text: &str, word: &Range<usize>, rest: &'t str, after: &'t str) -> Option<(Tie, &'t str)> {
    if let Some(after) = separated(after) {
        return Some((Tie::Label, behind_id(text, word, after)));
    }
    if let Some(after) = after.strip_prefix('は').or_else(|| after.strip_prefix('が')) {
        let after = after.trim_start_matches(['、', ',', ' ', '\u{3000}']);
        return Some(below(after).map_or((Tie::Sentence, after), |below| (Tie::NextLine, below)));
    }
    if let Some(after) = set_to(after) {
        return Some((Tie::Sentence, after));
    }
    if let Some(below) = after.strip_prefix('\n').or_else(|| after.strip_prefix("\r\n")) {
        return Some((Tie::NextLine, below));
    }
    if after.starts_with(['「', '『', '"', '“', '【', '［']) {
        return Some((Tie::Quote, after));
    }
    let line = text.get(..word.start)?.rsplit('\n').next()?;
    let begins =
        line.trim_matches([' ', '\u{3000}', '・', '■', '□', '◆', '◇', '●', '○', '※', '*', '-', '【', '[']).is_empty();
    (begins && rest.starts_with([' ', '\u{3000}', '\t'])).then_some((Tie::Column, after))
}

/// パスワードを「…」に変更しました: what it was made.
fn set_to(after: &str) -> Option<&str> {
    let after = after.strip_prefix('を')?.trim_start_matches([' ', '\u{3000}']);
    let value = value(after, false).filter(|value| value.quoted || has_sign(value.text))?;
    let made = value.behind.trim_start().strip_prefix('に')?;
    ["設定", "変更", "いたしま", "しまし", "しており", "再設定", "リセット"]
        .iter()
        .any(|verb| made.starts_with(verb))
        .then_some(after)
}

/// `ID/PW：admin / kd83hs02`: what stands first is who logs in.
fn behind_id<'t>(text: &str, word: &Range<usize>, after: &'t str) -> &'t str {
    let before = text
        .get(..word.start)
        .unwrap_or_default()
        .trim_end_matches([' ', '\u{3000}', '/', '／', '・', '、', '＆', '&']);
    let both = before.len() < word.start
        && ["ID", "ＩＤ", "id", "Id", "ユーザー", "ユーザー名", "アカウント"].iter().any(|id| before.ends_with(id));
    let rest = after
        .split_once(['/', '／', '・', '、', ' ', '\u{3000}'])
        .filter(|(id, _)| both && !id.is_empty() && !id.contains('\n'));
    rest.map_or(after, |(_, rest)| rest.trim_start_matches([' ', '\u{3000}', '/', '／']))
}

/// Behind 下記のとおりです, the next line with anything on it.
fn below(after: &str) -> Option<&str> {
    let (said, rest) = after.split_once('\n')?;
    let points = ["下記", "以下", "次の", "こちら", "左記"].iter().any(|word| said.starts_with(word));
    let elsewhere = ["方へ", "方に", "宛", "url", "URL", "リンク", "手順", "方法", "別", "から", "より"]
        .iter()
        .any(|word| said.contains(word));
    (points && !elsewhere && said.chars().count() <= 24)
        .then(|| rest.trim_start_matches(['\n', '\r', ' ', '\u{3000}', '・']))
}

/// Whether a quoted value only shows what one could look like.
fn is_example(behind: &str) -> bool {
    ["のよう", "など", "といった", "以外", "ではな", "みたい", "等の", "とか"]
        .iter()
        .any(|word| behind.starts_with(word))
}

/// "password: abc123", "the password is abc123", "password for the file is abc123".
pub(super) fn english(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    if is_in_web_address(text, word.start) || follows_letter(text, word) {
        return None;
    }
    let rest = behind(text, word.end)?;
    // Japanese text uses the English word as well.
    if rest.trim_start().starts_with('は') {
        return japanese(text, word);
    }
    let after = rest.trim_start_matches([' ', '"', '\'', ')', ']', '】', '］', '）', '*', '`']);
    if let Some(after) = separated(after) {
        let value = value(after, true)?;
        let said = ends_label(&value) && looks_chosen(&value) && !is_code(value.text);
        return said.then(|| place(text, rest, word, &value)).flatten();
    }
    if let Some(after) = said_for(rest) {
        let value =
            value(after, false).filter(|value| ends_label(value) && has_sign(value.text) && !is_code(value.text))?;
        return place(text, rest, word, &value);
    }
    let Some(after) = said_to_be(rest).or_else(|| changed_to(text, rest, word)) else {
        return used_as(text, word).or_else(|| right_behind(text, rest, word));
    };
    let value = value(after, false)?;
    let sure = value.quoted || (has_sign(value.text) && !is_code(value.text));
    sure.then(|| place(text, rest, word, &value)).flatten()
}

/// "Use abc123 as the password."
fn used_as(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    const QUOTES: [char; 3] = ['"', '\'', '`'];
    let from = text.ceil_char_boundary(word.start.saturating_sub(REACH));
    let before = text.get(from..word.start)?;
    let before = ["the ", "your ", "a ", "its ", ""].iter().find_map(|article| before.strip_suffix(article))?;
    let sentence = before.strip_suffix("as ")?.trim_end();
    let (head, quoted) = sentence.rsplit_once([' ', '\n'])?;
    let value = quoted.trim_matches(QUOTES);
    let verb = head.rsplit([' ', '\n']).next()?.to_ascii_lowercase();
    let told = ["use", "using", "enter", "type", "with", "have"].contains(&verb.as_str());
    let good = is_long_enough(value) && value.chars().all(is_value_char) && has_sign(value);
    let start = from + head.len() + 1 + (quoted.len() - quoted.trim_start_matches(QUOTES).len());
    (told && good && !is_none(value) && !is_code(value)).then(|| start..start + value.len())
}

/// "use the password abc123." with nothing more in the sentence.
fn right_behind(text: &str, rest: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..word.start)?.trim_end();
    let told =
        ["the", "this", "with", "using", "temporary", "new", "following"].iter().any(|last| before.ends_with(last));
    let value = value(rest.strip_prefix([' ', '\n'])?, false)?;
    let ends = value.behind.is_empty()
        || value.behind.starts_with(['\n', '\r'])
        || value.behind.starts_with(". ")
        || value.behind.starts_with(".\n")
        || value.behind == ".";
    let both = value.text.contains(|letter: char| letter.is_ascii_alphabetic()) && has_sign(value.text);
    let good =
        value.quoted || (ends && both && value.text.len() >= 6 && !value.text.contains('-') && !is_code(value.text));
    (told && good).then(|| place(text, rest, word, &value)).flatten()
}

/// PW, PASS, パス, PIN: only where they are a label of their own.
pub(super) fn short(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..word.start)?;
    let written = text.get(word.clone())?;
    let starts = before.chars().next_back().is_none_or(|letter| {
        // コンパス and バイパス are other words; サーバのPW and 初期PW are this one.
        let japanese = if written.is_ascii() { !letter.is_ascii() } else { !('ァ'..='ー').contains(&letter) };
        japanese || letter.is_whitespace() || "・■◆●◇□※【[(（/、,「:：".contains(letter)
    });
    let rest = behind(text, word.end)?;
    let after = rest.trim_start_matches([' ', '\u{3000}', '】', ']', ')', '）']);
    // A boarding pass is no password.
    let sure = written.eq_ignore_ascii_case("pw");
    let in_brackets = sure && before.ends_with(['(', '（']);
    let value = if let Some(after) = after.strip_prefix('は') {
        let after = behind_id(text, word, after.trim_start_matches(['、', ' ', '\u{3000}']));
        value(after, false).filter(|value| value.quoted || ends_sentence(value.behind))?
    } else if let Some(after) = separated(after) {
        value(behind_id(text, word, after), true)?
    } else if let Some(after) = rest.strip_prefix(" is ").filter(|_| sure) {
        value(after, false)?
    } else {
        // (pw kd83hs02)
        let value = value(rest.strip_prefix([' ', '\u{3000}']).filter(|_| in_brackets)?, false)?;
        Some(value).filter(|value| value.behind.starts_with([')', '）']))?
    };
    // Reports of tests say PASS too, and `pw` and `pin` are names in programs.
    let plain = !value.text.contains(['_', '/', '\\', '=', ';', ',']) && !is_code(value.text);
    let pin = written.eq_ignore_ascii_case("pin");
    let digits = value.text.chars().all(|letter| letter.is_ascii_digit());
    let chosen = if pin { written == "PIN" && digits } else { has_sign(value.text) };
    (starts && plain && chosen && ends_label(&value)).then(|| place(text, rest, word, &value)).flatten()
}

fn behind(text: &str, from: usize) -> Option<&str> {
    let end = text.floor_char_boundary((from + REACH).min(text.len()));
    text.get(from..end)
}

/// A Latin word goes on to the left: `keypassword` is a name, `bypass` a word.
fn follows_letter(text: &str, word: &Range<usize>) -> bool {
    let latin = text.as_bytes().get(word.start).is_some_and(u8::is_ascii);
    let before = word.start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    latin && before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/?&.".contains(byte))
}

/// What follows a sign that ties a value to its label.
pub(super) fn separated(text: &str) -> Option<&str> {
    let after = ["：", ":", "＝", "=>", "->", "=", "→", "⇒"].iter().find_map(|sign| text.strip_prefix(sign))?;
    Some(after.trim_start_matches([' ', '\u{3000}', '\t']))
}

/// "password is X", "password for the attached file is X".
fn said_to_be(rest: &str) -> Option<&str> {
    const WORDS: usize = 6;
    let at = rest.find(" is ").or_else(|| rest.find(" is:"))?;
    let (between, after) = rest.split_at_checked(at)?;
    let few = between.split(' ').count() <= WORDS;
    let plain = between.chars().all(|letter| letter.is_ascii_alphanumeric() || " '\"-_".contains(letter));
    let after = after.get(4..)?.trim_start_matches([':', ' ', '\n']);
    (few && plain).then_some(after)
}

/// "Password for the zip: X", "password to open it: X".
fn said_for(rest: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let what = rest.strip_prefix(" for ").or_else(|| rest.strip_prefix(" to open"))?;
    let (what, after) = what.split_once(':').filter(|(what, _)| what.len() <= LONGEST)?;
    let plain = what.chars().all(|letter| letter.is_ascii_alphanumeric() || " '\"-_.".contains(letter));
    plain.then(|| after.trim_start_matches([' ', '\u{3000}']))
}

/// "I changed the password to X", "the password was reset to X".
fn changed_to<'t>(text: &str, rest: &'t str, word: &Range<usize>) -> Option<&'t str> {
    const NEAR: usize = 24;
    let from = text.ceil_char_boundary(word.start.saturating_sub(NEAR));
    let before = text.get(from..word.start)?.to_ascii_lowercase();
    let verb = |said: &str| {
        ["changed", "set", "reset", "updated"].iter().any(|verb| said.split(' ').any(|word| word == *verb))
    };
    let (between, after) = rest.split_once(" to ").filter(|(between, _)| between.len() <= NEAR)?;
    (verb(&before) || verb(between)).then_some(after)
}

/// The value at the start of a text; behind a label it may stand on the next line.
fn value(text: &str, may_wrap: bool) -> Option<Value<'_>> {
    const LONGEST: usize = 64;
    const QUOTES: [(char, char); 8] =
        [('「', '」'), ('『', '』'), ('"', '"'), ('\'', '\''), ('“', '”'), ('`', '`'), ('【', '】'), ('［', '］')];
    let text = if may_wrap { text.strip_prefix('\n').unwrap_or(text) } else { text };
    let text = text.trim_start_matches([' ', '\u{3000}', '\t']);
    for (open, close) in QUOTES {
        if let Some((inner, behind)) = text.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            let good = is_long_enough(inner) && inner.len() <= LONGEST && inner.chars().all(is_value_char);
            return (good && !is_none(inner)).then_some(Value { text: inner, quoted: true, behind });
        }
    }
    let end = text.find(|letter: char| !is_value_char(letter)).unwrap_or(text.len());
    let (value, _) = text.split_at_checked(end)?;
    let value = value.trim_end_matches(['.', ',', ';', ')', '"', '\'', '>', '）', '，', '．']);
    let behind = text.get(value.len()..)?;
    (is_long_enough(value) && value.len() <= LONGEST * 3 && !is_none(value)).then_some(Value {
        text: value,
        quoted: false,
        behind,
    })
}

/// What passwords are typed with: visible ASCII, full-width too.
fn is_value_char(letter: char) -> bool {
    letter.is_ascii_graphic() || ('！'..='～').contains(&letter) && !"（），．：；［］".contains(letter)
}

fn is_long_enough(value: &str) -> bool {
    let count = value.chars().filter(|letter| letter.is_alphanumeric()).take(4).count();
    value.chars().take(4).count() == 4 && count >= 3
}

/// Addresses and stand-ins are no passwords.
fn is_none(value: &str) -> bool {
    let address = value.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
    is_stand_in(value) || value.contains("://") || value.starts_with("www.") || address || value.starts_with(['(', '/'])
}

/// Whether what follows a labelled value goes on with something else than a sentence.
fn ends_label(value: &Value<'_>) -> bool {
    /// What makes digits a length or a date.
    const COUNTERS: [&str; 14] =
        ["年", "月", "日", "文字", "桁", "回", "分", "時", "秒", "件", "字", "ケタ", "%", "ヶ"];
    let behind = value.behind.trim_start_matches([' ', '\u{3000}']);
    let joined = value.behind.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii());
    !COUNTERS.iter().any(|counter| behind.starts_with(counter)) && (!joined || ends_sentence(value.behind))
}

/// Whether a Japanese sentence ends here as one does that names a value.
fn ends_sentence(behind: &str) -> bool {
    const ENDS: [&str; 23] = [
        "です",
        "でござ",
        "とな",
        "にな",
        "。",
        "」",
        "』",
        "、",
        "（",
        "(",
        "\n",
        "\r",
        "で開",
        "で解",
        "でログ",
        "に設定",
        "に変更",
        "に再設定",
        "にいたし",
        "にして",
        "としま",
        "といた",
        "※",
    ];
    let behind = behind.trim_start_matches([' ', '\u{3000}', '"', '\'']);
    behind.is_empty() || ENDS.iter().any(|end| behind.starts_with(end))
}

/// A digit or sign within letters, or both cases: what a word of a sentence does not have.
fn has_sign(value: &str) -> bool {
    let digit = value.contains(|letter: char| letter.is_numeric());
    let sign = value
        .trim_end_matches(['.', '!', '?', ':'])
        .contains(|letter: char| letter.is_ascii_punctuation() && !"-'.".contains(letter));
    let mixed = value.chars().skip(1).any(char::is_uppercase) && value.contains(char::is_lowercase);
    digit || sign || mixed
}

/// A value somebody chose; a bare word only where nothing else stands on its line and it is no ordinary answer.
fn looks_chosen(value: &Value<'_>) -> bool {
    const ANSWERS: [&str; 44] = [
        "required",
        "optional",
        "reset",
        "change",
        "changed",
        "expired",
        "none",
        "null",
        "unknown",
        "hidden",
        "incorrect",
        "invalid",
        "forgot",
        "forgotten",
        "protected",
        "please",
        "click",
        "here",
        "below",
        "above",
        "same",
        "separate",
        "separately",
        "follows",
        "sent",
        "blank",
        "empty",
        "true",
        "false",
        "string",
        "text",
        "slack",
        "teams",
        "line",
        "chatwork",
        "mail",
        "email",
        "phone",
        "tbd",
        "password",
        "username",
        "login",
        "what",
        "this",
    ];
    let lower = value.text.to_ascii_lowercase();
    if ANSWERS.contains(&lower.trim_end_matches(['.', '!', '?'])) {
        return false;
    }
    let alone = value.behind.trim_start_matches([' ', '\u{3000}']);
    value.quoted
        || has_sign(value.text)
        || alone.is_empty_line()
        || alone.starts_with(['（', '(', '※', '」'])
        || alone.starts_with("です")
}

/// A piece of a program or of markup.
fn is_code(value: &str) -> bool {
    value.contains(['(', '{', '<', '>', ';', '|', '\\'])
        || value.contains("==")
        || value.contains("::")
        || value.starts_with(['-', '&', '.'])
}

trait Line {
    /// Nothing more stands on the line.
    fn is_empty_line(&self) -> bool;
}

impl Line for str {
    fn is_empty_line(&self) -> bool {
        self.is_empty() || self.starts_with(['\n', '\r'])
    }
}

/// Where the value stands in the whole text.
fn place(text: &str, rest: &str, word: &Range<usize>, value: &Value<'_>) -> Option<Range<usize>> {
    let from_end = rest.len().checked_sub(value.behind.len())?;
    let closing = if value.quoted { rest.get(..from_end)?.chars().next_back()?.len_utf8() } else { 0 };
    let end = word.end + from_end - closing;
    let start = end.checked_sub(value.text.len())?;
    (text.get(start..end)? == value.text).then_some(start..end)
}
