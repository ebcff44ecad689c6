//! Values with parameters: Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2183, RFC 2231).

use super::{charset, transfer, words};

/// `value; name=value; …`, taken apart leniently.
#[derive(Debug, Default)]
pub(super) struct Parameterized {
    /// Lower-case, without comments: `text/plain`, `attachment`.
    pub(super) value: String,
    params: Vec<Param>,
}

#[derive(Debug)]
struct Param {
    /// Lower-case, without `*` and section number.
    name: String,
    /// The section of a continued value (RFC 2231 §3).
    section: Option<u32>,
    /// Percent-encoded (RFC 2231 §4).
    extended: bool,
    value: String,
}

impl Parameterized {
    /// Reads an unfolded field value.
    pub(super) fn parse(text: &str) -> Self {
        // Some programs forget the semicolon: `multipart/mixed boundary=…`.
        let end = text
            .trim_start()
            .find([';', ' ', '\t'])
            .map_or(text.len(), |end| end + text.len() - text.trim_start().len());
        let (value, mut rest) = text.split_at_checked(end).unwrap_or((text, ""));
        let value = value.split_once('(').map_or(value, |(value, _comment)| value).trim().to_ascii_lowercase();
        let mut params = Vec::new();
        while let Some((param, after)) = next_param(rest) {
            params.extend(param);
            rest = after;
        }
        Self { value, params }
    }

    /// A parameter, its sections joined and decoded. One in sections or with a charset goes before a plain one.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut sections: Vec<&Param> = self
            .params
            .iter()
            .filter(|param| param.name == name && (param.extended || param.section.is_some()))
            .collect();
        if sections.is_empty() {
            let plain = self.params.iter().find(|param| param.name == name)?;
            return Some(words::decode(&plain.value));
        }
        sections.sort_by_key(|param| param.section);
        Some(join(&sections))
    }

    /// A parameter whose value is one token: charset, format, smime-type.
    pub(super) fn token(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        let end = value.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(value.len());
        value.get(..end).filter(|token| !token.is_empty()).map(str::to_owned)
    }
}

/// The parameter at the start, if it is one, and what follows its semicolon.
fn next_param(text: &str) -> Option<(Option<Param>, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
    if text.is_empty() {
        return None;
    }
    let end = text.find(['=', ';']).unwrap_or(text.len());
    let (name, tail) = text.split_at_checked(end)?;
    // The value may stand on the next line; unfolding leaves white space after the sign.
    let Some(tail) = tail.strip_prefix('=').map(str::trim_start) else {
        return Some((None, tail));
    };
    let (value, rest) = if let Some(quoted) = tail.strip_prefix('"') {
        quoted_string(quoted)
    } else {
        let end = tail.find(';').unwrap_or(tail.len());
        let (value, rest) = tail.split_at_checked(end)?;
        (value.trim_end().to_owned(), rest)
    };
    Some((Some(param(name, value)), rest))
}

/// The content of a quoted string that has begun, and what follows it up to the next semicolon.
fn quoted_string(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => value.extend(chars.next()),
            c => value.push(c),
        }
    }
    let rest = chars.as_str();
    (value, rest.find(';').and_then(|at| rest.get(at..)).unwrap_or(""))
}

fn param(name: &str, value: String) -> Param {
    let name = name.trim().to_ascii_lowercase();
    let (base, suffix) = name.split_once('*').unwrap_or((&name, ""));
    let extended = name.ends_with('*');
    let section = suffix.trim_end_matches('*').parse().ok();
    Param { name: base.to_owned(), section, extended, value }
}

/// Joins bytes before decoding: programs split a value within a character.
fn join(sections: &[&Param]) -> String {
    let mut bytes = Vec::new();
    let mut label = None;
    for param in sections {
        let mut value = param.value.as_str();
        if param.extended {
            if label.is_none()
                && let Some((charset, rest)) = value.split_once('\'')
                && let Some((_language, rest)) = rest.split_once('\'')
            {
                label = Some(charset);
                value = rest;
            }
            transfer::percent(value.as_bytes(), &mut bytes);
        } else {
            bytes.extend_from_slice(value.as_bytes());
        }
    }
    let text = label.and_then(|label| charset::decode(&bytes, label)).unwrap_or_else(|| charset::guess(&bytes));
    words::decode(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(text: &str, name: &str) -> String {
        Parameterized::parse(text).get(name).unwrap_or_default()
    }

    #[test]
    fn value_and_parameters_are_taken_apart() {
        let parsed = Parameterized::parse("Text/Plain (note); charset=us-ascii (plain); Format=\"flowed\"; x");
        assert_eq!(parsed.value, "text/plain");
        assert_eq!(parsed.token("charset").unwrap(), "us-ascii");
        assert_eq!(parsed.get("format").unwrap(), "flowed");
        assert_eq!(parsed.get("x"), None);
    }

    #[test]
    fn a_missing_semicolon_loses_no_parameter() {
        assert_eq!(get("multipart/mixed boundary=\"b\"", "boundary"), "b");
        assert_eq!(get(" multipart/mixed (x) ; boundary=b", "boundary"), "b");
        assert_eq!(Parameterized::parse(" text/plain (x)").value, "text/plain");
    }

    #[test]
    fn a_value_folded_right_after_the_sign_is_read() {
        assert_eq!(get("attachment; filename=\t\"a b.pdf\"", "filename"), "a b.pdf");
        assert_eq!(get("attachment; filename= a b.pdf; size=1", "filename"), "a b.pdf");
    }

    #[test]
    fn semicolons_and_quotes_stay_inside_quotes() {
        assert_eq!(get(r#"a; filename="x; \"y\".txt"; z=1"#, "filename"), r#"x; "y".txt"#);
        assert_eq!(get(r#"a; filename="x; z=1"#, "filename"), "x; z=1");
    }

    #[test]
    fn sections_split_within_a_character_are_joined() {
        // 見積.pdf, split after the second byte of 見, and out of order.
        let text = "attachment; filename*1*=%8B%E7%A9%8D.pdf; filename*0*=utf-8''%E8%A6";
        assert_eq!(get(text, "filename"), "見積.pdf");
    }

    #[test]
    fn sections_may_mix_encoded_and_plain() {
        assert_eq!(get("a; filename*0*=UTF-8'ja'%E8%A6%8B; filename*1=\"%41.pdf\"", "filename"), "見%41.pdf");
    }

    #[test]
    fn an_extended_name_goes_before_a_plain_one() {
        assert_eq!(get("a; filename=x.pdf; filename*=UTF-8''%E8%A6%8B.pdf", "filename"), "見.pdf");
    }

    #[test]
    fn encoded_words_are_decoded_in_names_too() {
        assert_eq!(get("a; name=\"=?UTF-8?B?6KY=?= =?UTF-8?B?i+epjQ==?=\"", "name"), "見積");
        assert_eq!(get("a; name*0=\"=?UTF-8?B?6KaL\"; name*1=\"56mN?=\"", "name"), "見積");
    }

    #[test]
    fn iso_2022_jp_in_an_extended_value_is_decoded() {
        assert_eq!(get("a; filename*=ISO-2022-JP''%1B%24B%38%2B%40%51%1B%28B.pdf", "filename"), "見積.pdf");
    }
}
