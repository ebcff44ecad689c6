//! Values that only show where a secret would stand.

/// Whether a value is a stand-in: `your-api-key`, `xxxxxxxx`, `${TOKEN}`, `<password>`, `●●●●`.
pub(super) fn is_stand_in(value: &str) -> bool {
    /// What people write into examples.
    const WORDS: [&str; 20] = [
        "your",
        "example",
        "sample",
        "dummy",
        "placeholder",
        "redacted",
        "insert",
        "replace",
        "changethis",
        "change_this",
        "xxxx",
        "****",
        "....",
        "----",
        "____",
        "abcdefgh",
        "12345678901234567890",
        "foobar",
        "todo",
        "hogehoge",
    ];
    let lower = value.to_ascii_lowercase();
    let mut letters = lower.chars();
    let first = letters.next();
    value.starts_with(['$', '{', '<', '%', '[', '*', '＊', '●', '〇', '○', '_', '×', '･', '…', '•'])
        || WORDS.iter().any(|word| lower.contains(word))
        || letters.all(|letter| Some(letter) == first)
}

/// Bits in each character, by how often each of them stands in the value (Shannon).
pub(super) fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in value.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let total = f64::from(u32::try_from(value.len()).unwrap_or(u32::MAX).max(1));
    let shares = counts.iter().filter(|count| **count > 0).map(|count| f64::from(*count) / total);
    -shares.map(|share| share * share.log2()).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_are_known() {
        for value in [
            "your-api-key",
            "YOUR_TOKEN_HERE",
            "xxxxxxxxxxxx",
            "********",
            "<password>",
            "${DB_PASS}",
            "%s",
            "＊＊＊＊",
            "00000000",
            "{{ token }}",
            "AKIAIOSFODNN7EXAMPLE",
        ] {
            assert!(is_stand_in(value), "{value}");
        }
        for value in ["hunter2", "P@ssw0rd", "tr0ub4dor&3", "4fJ9-kLq2"] {
            assert!(!is_stand_in(value), "{value}");
        }
    }

    #[test]
    fn chance_has_more_bits_than_words() {
        assert!(entropy("aB3dE5gH7jK9mN1p") > 3.9 && entropy("aaaaaaaaaaaaaaab") < 1.0);
    }
}
