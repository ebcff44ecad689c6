//! Check digits and issuers of numbers, from their digits (values 0 to 9).

/// 個人番号, 12 digits (行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条, 省令 第5条).
pub(super) fn is_my_number(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 11] = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let Some((check, rest)) = digits.split_last() else { return false };
    if digits.len() != 12 || is_one_digit(digits) {
        return false;
    }
    let r = weighted(rest, &WEIGHTS) % 11;
    u32::from(*check) == if r <= 1 { 0 } else { 11 - r }
}

/// 運転免許証, 12 digits: the office that first issued it, nine digits, a check digit, how often it was issued again.
pub(super) fn is_licence(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let ([first, second, ..], Some(check), Some(rest)) = (digits, digits.get(10), digits.get(..10)) else {
        return false;
    };
    let office = matches!(
        first * 10 + second,
        10..=14 | 20..=26 | 30 | 40..=51 | 52..=55 | 60..=65 | 70..=74 | 80..=83 | 90..=97
    );
    let sum = (11 - weighted(rest, &WEIGHTS) % 11) % 10;
    digits.len() == 12 && office && u32::from(*check) == sum
}

/// 保険者番号, 6 or 8 digits: the last makes the sum of 2,1,2,1… from the right, digits of products apart, end in 0.
pub(super) fn is_insurer(digits: &[u8]) -> bool {
    let Some((check, rest)) = digits.split_last() else { return false };
    let sum: u32 = rest
        .iter()
        .rev()
        .zip([2_u32, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    matches!(digits.len(), 6 | 8) && !is_one_digit(digits) && u32::from(*check) == (10 - sum % 10) % 10
}

/// 法人番号, 13 digits (法人番号の指定等に関する省令 第2条). Of a company, so never personal data.
pub(super) fn is_corporate(digits: &[u8]) -> bool {
    let Some((check, rest)) = digits.split_first() else { return false };
    let sum: u32 = rest.iter().rev().zip([1_u32, 2].into_iter().cycle()).map(|(d, w)| u32::from(*d) * w).sum();
    digits.len() == 13 && u32::from(*check) == 9 - sum % 9
}

/// A payment card: issuer and length belong together, and the check digit holds (ISO/IEC 7812-1).
pub(super) fn is_card(digits: &[u8]) -> bool {
    let start = |count: usize| {
        let digits = digits.iter().take(count);
        digits.fold(0_u32, |number, digit| number * 10 + u32::from(*digit))
    };
    let issued = match digits.len() {
        13 | 19 => start(1) == 4,
        14 => matches!(start(3), 300..=305) || start(4) == 3095 || matches!(start(2), 36 | 38 | 39),
        15 => matches!(start(2), 34 | 37),
        16 => start(1) == 4 || matches!(start(2), 51..=55) || matches!(start(4), 2221..=2720 | 3528..=3589),
        _ => false,
    };
    issued && has_luhn(digits)
}

/// ISO/IEC 7812-1 annex B.
fn has_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([1_u32, 2].into_iter().cycle())
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(10)
}

/// An international bank account number without spaces (ISO 13616): country, two check digits, the account.
pub(super) fn is_iban(text: &[u8]) -> bool {
    let Some((head, tail)) = text.split_at_checked(4) else { return false };
    let shaped = matches!(head, [a, b, c, d] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_digit() && d.is_ascii_digit());
    if !shaped || !(15..=34).contains(&text.len()) {
        return false;
    }
    let remainder = tail.iter().chain(head).try_fold(0_u32, |sum, byte| match byte {
        b'0'..=b'9' => Some((sum * 10 + u32::from(byte - b'0')) % 97),
        b'A'..=b'Z' => Some((sum * 100 + u32::from(byte - b'A') + 10) % 97),
        _ => None,
    });
    remainder == Some(1)
}

fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

/// Twelve zeros hold every check digit and are nobody's number.
fn is_one_digit(digits: &[u8]) -> bool {
    digits.first().is_some_and(|first| digits.iter().all(|digit| digit == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    /// Of the numbers that differ from this one in one digit, how many hold too.
    fn near(valid: impl Fn(&[u8]) -> bool, text: &str) -> usize {
        let digits = of(text);
        let mut hold = 0;
        for at in 0..digits.len() {
            for digit in (0..10).filter(|digit| *digit != digits[at]) {
                let mut other = digits.clone();
                other[at] = digit;
                hold += usize::from(valid(&other));
            }
        }
        hold
    }

    #[test]
    fn my_numbers_hold_and_their_neighbours_hardly_ever() {
        for number in ["123456789018", "023456789013", "983205673214"] {
            assert!(is_my_number(&of(number)), "{number}");
            assert!(near(is_my_number, number) <= 6, "{number}");
        }
        assert!(!is_my_number(&of("123456789012")) && !is_my_number(&of("000000000000")));
    }

    #[test]
    fn licences_hold() {
        assert!(is_licence(&of("309012345620")));
        for wrong in ["309012345610", "009012345620", "30901234562", "159012345620"] {
            assert!(!is_licence(&of(wrong)), "{wrong}");
        }
    }

    #[test]
    fn insurers_hold() {
        for number in ["01130012", "06139463", "39131156"] {
            assert!(is_insurer(&of(number)), "{number}");
            assert_eq!(near(is_insurer, number), 0, "{number}");
        }
        assert!(!is_insurer(&of("00000000")));
    }

    #[test]
    fn corporate_numbers_are_known() {
        for number in ["7000012050002", "1180301018771"] {
            assert!(is_corporate(&of(number)), "{number}");
        }
        assert!(!is_corporate(&of("7000012050003")));
    }

    #[test]
    fn cards_have_an_issuer_a_length_and_a_check_digit() {
        let cards = [
            "4111111111111111",
            "5555555555554444",
            "2223003122003222",
            "3530111333300000",
            "378282246310005",
            "30569309025904",
            "38520000023237",
            "4222222222222",
        ];
        for card in cards {
            assert!(is_card(&of(card)), "{card}");
            assert_eq!(near(|digits| is_card(digits) && digits[0] == of(card)[0], card), 0, "{card}");
        }
        for other in ["1234567812345670", "0000000000000000", "4111111111111112", "411111111111111"] {
            assert!(!is_card(&of(other)), "{other}");
        }
    }

    #[test]
    fn international_accounts_hold() {
        assert!(is_iban(b"DE89370400440532013000") && is_iban(b"GB29NWBK60161331926819"));
        assert!(!is_iban(b"DE89370400440532013001") && !is_iban(b"DE89"));
    }
}
