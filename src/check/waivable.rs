//! The text by which a finding that may be waived is known again.

use super::{Finding, Kind, Value, mask};
use crate::mail::fold;

/// Longer evidence is not remembered (characters).
const LONGEST: usize = 200;

/// So many digits could be those of a person.
const DIGITS: usize = 7;

/// Where a check tells what it found.
struct Evidence {
    check: &'static str,
    /// The argument that holds all of it; of two, what stands for what.
    args: &'static [&'static str],
    /// The argument that tells the kind of place better than [`Place::kind`](super::Place::kind) does.
    place: Option<&'static str>,
    /// Names of hosts have digits of their own.
    is_host: bool,
}

/// One for each of [`WAIVABLE`](crate::policy::WAIVABLE).
const EVIDENCE: [Evidence; 9] = [
    Evidence { check: "flagged_keyword", args: &["word"], place: Some("where"), is_host: false },
    Evidence { check: "internal_wording", args: &["phrase"], place: None, is_host: false },
    Evidence { check: "placeholder_left", args: &["word"], place: Some("where"), is_host: false },
    Evidence { check: "internal_link", args: &["where"], place: None, is_host: true },
    Evidence { check: "link_differs", args: &["shown", "target"], place: None, is_host: true },
    Evidence { check: "salutation_differs", args: &["name"], place: None, is_host: false },
    Evidence { check: "reply_to_differs", args: &["reply_to"], place: None, is_host: true },
    Evidence { check: "attachment_forgotten", args: &["sentence"], place: None, is_host: false },
    Evidence { check: "attachment_for_other", args: &["name"], place: None, is_host: false },
];

impl Finding {
    /// What was found and at what kind of place (`body`, `subject`, `file`). `None` where the text does not say all there
    /// is to the finding, or may not be kept.
    pub fn waivable(&self) -> Option<(String, String)> {
        let evidence = EVIDENCE.iter().find(|evidence| evidence.check == self.check)?;
        if self.rule().is_none_or(|rule| rule.kind != Kind::Alarm) || is_cut(self) {
            return None;
        }
        let parts: Option<Vec<String>> = evidence.args.iter().map(|key| text(self.args.get(key)?)).collect();
        let text = parts?.join(" → ").split_whitespace().collect::<Vec<_>>().join(" ");
        let may_be_kept = !fold::fold(&text).trim().is_empty()
            && text.chars().nth(LONGEST).is_none()
            && super::secrets_masked(&text) == text
            && (evidence.is_host || text.chars().filter(|char| mask::is_digit(*char)).count() < DIGITS);
        let place = evidence.place.and_then(|key| text_of(self, key)).unwrap_or_else(|| self.place.kind().to_owned());
        may_be_kept.then_some((text, place))
    }
}

/// Of a link to a file only that is told, not to which.
fn is_cut(finding: &Finding) -> bool {
    finding.check == "internal_link" && text_of(finding, "what").as_deref() == Some("file")
}

fn text_of(finding: &Finding, key: &str) -> Option<String> {
    text(finding.args.get(key)?)
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::List(texts) => Some(texts.join(", ")),
        Value::Count(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{CHECKS, Place};
    use crate::policy::WAIVABLE;

    fn finding(check: &'static str, args: &[(&'static str, &str)]) -> Finding {
        let place = Place::Body { part: 0, range: (0..1).into(), text: "x".to_owned() };
        let finding = args.iter().fold(Finding::at(place), |finding, (key, value)| finding.with(*key, *value));
        Finding { check, ..finding }
    }

    #[test]
    fn only_alarms_can_be_waived_and_each_has_a_text() {
        assert_eq!(EVIDENCE.map(|evidence| evidence.check), WAIVABLE);
        for id in WAIVABLE {
            assert!(CHECKS.iter().any(|check| check.id == id && check.kind == Kind::Alarm), "{id}");
        }
    }

    #[test]
    fn the_text_is_what_the_sentence_says_at_its_kind_of_place() {
        let said = |check, args: &[(&'static str, &str)]| finding(check, args).waivable();
        let both = |text: &str, place: &str| Some((text.to_owned(), place.to_owned()));
        assert_eq!(said("flagged_keyword", &[("where", "file"), ("word", "機密")]), both("機密", "file"));
        assert_eq!(said("internal_wording", &[("phrase", "社内 限り")]), both("社内 限り", "body"));
        let link = [("shown", "a.example"), ("target", "b.example")];
        assert_eq!(said("link_differs", &link), both("a.example → b.example", "body"));
        assert_eq!(
            said("internal_link", &[("what", "private"), ("where", "192.168.10.25")]).unwrap().0,
            "192.168.10.25"
        );
    }

    #[test]
    fn what_may_not_be_kept_is_not_waived() {
        let said = |check, args: &[(&'static str, &str)]| finding(check, args).waivable();
        assert_eq!(said("flagged_keyword", &[("where", "text"), ("word", "090-1234-5678")]), None);
        assert_eq!(said("flagged_keyword", &[("where", "text"), ("word", "パスワードは Aoba2026 です")]), None);
        assert_eq!(said("attachment_forgotten", &[("sentence", &"あ".repeat(201))]), None);
        assert_eq!(said("flagged_keyword", &[("where", "text"), ("word", " ")]), None);
        assert_eq!(said("internal_link", &[("what", "file"), ("where", "file:")]), None);
        assert_eq!(said("personal_data", &[("word", "x")]), None);
        assert_eq!(said("secret", &[("word", "x")]), None);
        assert_eq!(said("flagged_keyword", &[]), None);
    }
}
