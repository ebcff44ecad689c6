//! Passwords in sentences and behind labels.
//!
//! Most sentences about passwords hold none: they say that it follows, where to change it, what it must look like. So
//! what follows the word has to look like a value, and what follows the value like the end of saying it.

use std::ops::Range;

use super::find::is_in_web_address;
use value::{Line as _, ends_label, ends_sentence, has_sign, is_code, looks_chosen, place, value};

mod english;
mod value;

pub(super) use english::english;

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
