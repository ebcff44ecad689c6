//! Figures as the page writes them: one digit behind the point, so that columns of them stand in line.

use crate::text::Text;

/// So many in a hundred mails.
pub(super) fn per_hundred(text: &Text, count: u64, mails: u64) -> String {
    tenths(text, count, ten_times(count, mails, 100))
}

/// So many for each mail.
pub(super) fn per_mail(text: &Text, count: u64, mails: u64) -> String {
    tenths(text, count, ten_times(count, mails, 1))
}

/// How much more the second is, in a hundred mails.
pub(super) fn difference(text: &Text, first: u64, second: u64, mails: u64) -> String {
    let figure = per_hundred(text, first.abs_diff(second), mails);
    match first.cmp(&second) {
        std::cmp::Ordering::Less => format!("+{figure}"),
        std::cmp::Ordering::Equal => figure,
        std::cmp::Ordering::Greater => format!("−{figure}"),
    }
}

/// Ten times the share of `count` in `mails`, for so many mails.
fn ten_times(count: u64, mails: u64, per: u128) -> u128 {
    let mails = u128::from(mails.max(1));
    (u128::from(count) * per * 10 + mails / 2) / mails
}

/// What is there and too little for a digit is not nothing.
fn tenths(text: &Text, count: u64, tenths: u128) -> String {
    if count > 0 && tenths == 0 {
        return "<0.1".to_owned();
    }
    format!("{}.{}", text.count(u64::try_from(tenths / 10).unwrap_or(u64::MAX)), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_figure_has_one_digit_behind_the_point() {
        let text = Text::new(Lang::En);
        let figures = [(0, 7), (1, 3), (2, 3), (7, 7), (1, 5000), (50, 0), (700_000, 7)];
        let told = figures.map(|(count, mails)| per_hundred(&text, count, mails));
        assert_eq!(told, ["0.0", "33.3", "66.7", "100.0", "<0.1", "5,000.0", "10,000,000.0"]);
        assert_eq!(
            [(3, 2), (1, 100), (0, 0)].map(|(count, mails)| per_mail(&text, count, mails)),
            ["1.5", "<0.1", "0.0"]
        );
    }

    #[test]
    fn a_difference_has_its_sign() {
        let text = Text::new(Lang::Ja);
        let told = [(1, 3), (3, 1), (2, 2)].map(|(first, second)| difference(&text, first, second, 10));
        assert_eq!(told, ["+20.0", "−20.0", "0.0"]);
    }
}
