//! Bytes in, short lines out, for the tests of the readers.

use super::{Hidden, Inspection, Limits, Mark, Passage, inspect};

/// A line for the file and for each one inside it: kind, counts, marks, gaps, text with `|` for line ends.
pub(super) fn outline(data: &[u8], name: &str) -> String {
    outline_within(data, name, &Limits::default())
}

pub(super) fn outline_within(data: &[u8], name: &str, limits: &Limits) -> String {
    let found = inspect(data, name, limits);
    found.walk().map(|(path, file)| line(&path, file)).collect::<Vec<_>>().join("\n")
}

fn line(path: &[&str], file: &Inspection) -> String {
    let mut line = match path {
        [] => file.kind.id().to_owned(),
        path => format!("{}: {}", path.join(" › "), file.kind.id()),
    };
    for (unit, count) in &file.counts {
        line += &[" ", &format!("{unit:?}").to_lowercase(), "=", &count.to_string()].concat();
    }
    for mark in &file.marks {
        let told = match mark {
            Mark::Encrypted => " encrypted".to_owned(),
            Mark::Macros => " macros".to_owned(),
            Mark::Script => " script".to_owned(),
            Mark::Hidden { how, excerpt, .. } => format!(" {}=「{excerpt}」", hidden(*how)),
            Mark::Property { which, value } => format!(" {}=「{value}」", format!("{which:?}").to_lowercase()),
        };
        line.push_str(&told);
    }
    for gap in &file.gaps {
        let why = serde_json::to_value(gap.why).unwrap();
        line.extend([" gap=", why.as_str().unwrap()]);
    }
    for Passage { hidden: how, text, .. } in &file.passages {
        let how = how.map(hidden).unwrap_or_default();
        line.extend([" ", &how, "「", &text.trim_end().replace('\n', "|"), "」"]);
    }
    line
}

fn hidden(how: Hidden) -> String {
    format!("hidden-{how:?}").to_lowercase()
}
