//! `{{name}}`, `${name}`, `%NAME%`, `$$$name$$$`: what a program would have filled in.

use super::super::typed::line_around;
use super::Sort;
use super::blank::{LONGEST, is_code, is_name, is_quoted};
use super::find::Hit;

struct Form {
    open: &'static str,
    close: &'static str,
    /// What stands inside, where the marks alone say little.
    inner: fn(&str) -> bool,
}

const FORMS: &[Form] = &[
    Form { open: "((%", close: "%))", inner: is_word },
    Form { open: "{{", close: "}}", inner: is_expression },
    Form { open: "｛｛", close: "｝｝", inner: is_expression },
    Form { open: "${", close: "}", inner: is_word },
    Form { open: "＄｛", close: "｝", inner: is_word },
    Form { open: "{$", close: "}", inner: is_word },
    Form { open: "{!", close: "}", inner: is_word },
    Form { open: "#{", close: "}", inner: is_word },
    Form { open: "<%=", close: "%>", inner: is_expression },
    Form { open: "[%", close: "%]", inner: is_expression },
    Form { open: "*|", close: "|*", inner: is_word },
    Form { open: "<<", close: ">>", inner: is_name },
    Form { open: "[[", close: "]]", inner: is_name },
    Form { open: "«", close: "»", inner: is_name },
    Form { open: "≪", close: "≫", inner: is_name },
    Form { open: "$$$", close: "$$$", inner: is_word },
    Form { open: "$$", close: "$$", inner: is_name },
    Form { open: "##", close: "##", inner: is_name },
    Form { open: "@@", close: "@@", inner: is_word },
    Form { open: "%%", close: "%%", inner: is_word },
    Form { open: "%", close: "%", inner: is_variable },
    Form { open: "％", close: "％", inner: is_variable },
    Form { open: "__", close: "__", inner: is_name },
];

pub(super) fn blank_at(text: &str, at: usize) -> Option<Hit> {
    let rest = text.get(at..)?;
    FORMS.iter().filter(|form| rest.starts_with(form.open)).find_map(|form| {
        let content = rest.get(form.open.len()..)?;
        let reach = content.char_indices().nth(LONGEST).map_or(content.len(), |(end, _)| end);
        let inner = content.get(..reach)?.split(form.close).next()?;
        if inner.len() == reach || inner.contains('\n') || !(form.inner)(inner) {
            return None;
        }
        let range = at..at + form.open.len() + inner.len() + form.close.len();
        let line = line_around(text, at);
        let before = text.get(line.start..at)?;
        // `100%…%` and names that go on are no blanks.
        let joined = form.open == "%" && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '%');
        let whole = text.get(line.clone())?;
        // Braces of a program end lines; those of a blank may do so too.
        let code = is_code(whole)
            && !(form.close.ends_with('}') && whole.trim_end().ends_with(form.close) && !whole.contains(['=', '(']));
        let silent =
            joined || code || is_quoted(whole, at - line.start) || before.contains("://") && !before.contains(' ');
        (!silent).then_some(Hit { range, sort: Sort::Form })
    })
}

/// One name: letters, digits, `_`, `.`, `-`, or Japanese; not `${1}`.
fn is_word(inner: &str) -> bool {
    let inner = inner.trim();
    inner.chars().any(char::is_alphabetic)
        && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '・' | ' '))
        && inner.split(' ').count() <= 3
}

/// What a template engine reads: `name`, `contact.name`, `name | upper`, `#if`.
fn is_expression(inner: &str) -> bool {
    inner.chars().any(char::is_alphabetic) && !inner.contains(['{', '}', ';', '<', '>'])
}

/// `%NAME%`, `%first_name%`, `%recipient.name%`, `%会社名%`; not `%20%`, `%E3%`, nor what systems call by such names.
fn is_variable(inner: &str) -> bool {
    const OF_SYSTEMS: [&str; 16] = [
        "appdata",
        "comspec",
        "computername",
        "homepath",
        "homedrive",
        "localappdata",
        "path",
        "pathext",
        "programdata",
        "programfiles",
        "systemdrive",
        "systemroot",
        "temp",
        "tmp",
        "userprofile",
        "windir",
    ];
    let is_hex = inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lower = inner.to_ascii_lowercase();
    let shaped = inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
        && inner.starts_with(char::is_alphabetic);
    let upper =
        inner.len() > 2 && inner.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'0'..=b'9'));
    shaped && !is_hex && !OF_SYSTEMS.contains(&lower.as_str()) && (upper || is_name(inner) || lower.contains("name"))
}
