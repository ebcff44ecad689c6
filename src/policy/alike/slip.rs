//! How one name becomes another by a slip of the hand.

/// The one slip that makes a name another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two neighbours changed places.
    Swap,
    /// A letter was typed twice, or once where it stands twice.
    Double,
    /// A letter is missing or too many.
    Length,
    /// One letter for another.
    Letter,
    /// One digit for another: a series, not a slip.
    Digit,
}

impl Slip {
    /// The slip between two names that differ by exactly one.
    pub(super) fn between(first: &str, second: &str) -> Option<Self> {
        let (first, second): (Vec<char>, Vec<char>) = (first.chars().collect(), second.chars().collect());
        let (short, long) = if first.len() <= second.len() { (&first, &second) } else { (&second, &first) };
        if long.len() - short.len() > 1 {
            return None;
        }
        let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
        let end = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
        // Ends that overlap, as in `aa` and `aaa`, count once.
        let end = end.min(short.len() - start);
        let (short_rest, long_rest) = (middle(short, start, end), middle(long, start, end));
        match (short_rest, long_rest) {
            ([a], [b]) if a.is_ascii_digit() && b.is_ascii_digit() => Some(Self::Digit),
            ([_], [_]) => Some(Self::Letter),
            ([a, b], [c, d]) if (a, b) == (d, c) => Some(Self::Swap),
            ([], [one]) => {
                let beside = [start.checked_sub(1), Some(start)].into_iter().flatten();
                let doubled = beside.filter_map(|at| short.get(at)).any(|letter| letter == one);
                Some(if doubled { Self::Double } else { Self::Length })
            }
            _ => None,
        }
    }
}

fn middle(name: &[char], start: usize, end: usize) -> &[char] {
    name.get(start..name.len() - end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_has_its_name() {
        for (first, second, slip) in [
            ("gmial", "gmail", Some(Slip::Swap)),
            ("gmaill", "gmail", Some(Slip::Double)),
            ("yaho", "yahoo", Some(Slip::Double)),
            ("gmai", "gmail", Some(Slip::Length)),
            ("gmail", "gmaiil", Some(Slip::Double)),
            ("sanko", "sanyo", Some(Slip::Letter)),
            ("firm1", "firm2", Some(Slip::Digit)),
            ("aa", "aaa", Some(Slip::Double)),
            ("gmail", "gmail", None),
            ("gmail", "hotmail", None),
            ("abcd", "badc", None),
            ("", "a", Some(Slip::Length)),
        ] {
            assert_eq!(Slip::between(first, second), slip, "{first} {second}");
            assert_eq!(Slip::between(second, first), slip, "{second} {first}");
        }
    }
}
