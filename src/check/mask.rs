//! Evidence that must not travel on: personal data and secrets become dots before they reach a finding.

const DOT: char = '•';

/// The number of a document or telephone: its last two digits stay, and whatever parts it.
pub(super) fn number(text: &str) -> String {
    /// So many digits stay.
    const KEPT: usize = 2;
    let hides = |letter: char| letter.is_ascii_alphanumeric() || ('０'..='９').contains(&letter);
    let hidden = text.chars().filter(|letter| hides(*letter)).count().saturating_sub(KEPT);
    let mut left = hidden;
    text.chars()
        .map(|letter| {
            if hides(letter) && left > 0 {
                left -= 1;
                DOT
            } else {
                letter
            }
        })
        .collect()
}

/// Whether it is a digit of either width.
pub(super) fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// A mail address: its domain stays.
pub(super) fn email(text: &str) -> String {
    let domain = text.rsplit_once('@').map_or("", |(_, domain)| domain);
    format!("•••@{domain}")
}

/// A name or a postal address: its first character stays.
pub(super) fn words(text: &str) -> String {
    text.trim().chars().take(1).chain([DOT, DOT, DOT]).collect()
}

/// A secret: nothing of it stays, not even its length.
pub(super) fn secret() -> String {
    [DOT; 8].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_number_stays() {
        assert_eq!(number("4111 1111 1111 1111"), "•••• •••• •••• ••11");
        assert_eq!(number("０９０－１２３４－５６７８"), "•••－••••－••７８");
        assert_eq!(number("AB12345678CD"), "••••••••••CD");
    }

    #[test]
    fn an_address_keeps_its_domain_and_a_name_its_first_letter() {
        assert_eq!(email("taro@client.example"), "•••@client.example");
        assert_eq!(words("山田 太郎"), "山•••");
    }
}
