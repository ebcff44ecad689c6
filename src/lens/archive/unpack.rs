//! Unpacking with a limit.

use std::io::{ErrorKind, Read};

use crate::lens::{Budget, GapKind};

/// Below this, being many times larger than the packed form is nothing unusual (bytes).
const SMALL: u64 = 1 << 20;
/// Read at once (bytes).
const STEP: u64 = 256 * 1024;

/// Reads to the end, as far as the limits allow. `packed` is how many bytes it comes from, `claimed` how many it says it
/// will be; a false claim is found out by counting.
pub(in crate::lens) fn unpack(
    mut from: impl Read,
    packed: u64,
    claimed: u64,
    budget: &mut Budget,
) -> Result<Vec<u8>, GapKind> {
    let most = SMALL.max(packed.saturating_mul(budget.limits().ratio));
    if claimed > most || claimed > budget.unpackable() {
        return Err(GapKind::Bomb);
    }
    if claimed > budget.room() {
        return Err(GapKind::TooLarge);
    }
    let mut data = Vec::with_capacity(usize::try_from(claimed.min(SMALL)).unwrap_or_default());
    loop {
        let read = from.by_ref().take(STEP).read_to_end(&mut data).map_err(|error| why(&error))?;
        let total = data.len() as u64;
        if total > most || total > budget.unpackable() {
            budget.take_unpacked(total);
            return Err(GapKind::Bomb);
        }
        if total > budget.room() {
            budget.take_unpacked(total);
            return Err(GapKind::TooLarge);
        }
        if read == 0 {
            budget.take_unpacked(total);
            return Ok(data);
        }
    }
}

fn why(error: &std::io::Error) -> GapKind {
    if error.kind() == ErrorKind::OutOfMemory { GapKind::Memory } else { GapKind::Damaged }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::Limits;

    fn unpacked(length: u64, packed: u64, claimed: u64, limits: &Limits) -> Result<u64, GapKind> {
        let mut budget = Budget::new(limits);
        unpack(std::io::repeat(b'a').take(length), packed, claimed, &mut budget).map(|data| data.len() as u64)
    }

    #[test]
    fn what_keeps_within_the_limits_is_read_to_its_end() {
        let limits = Limits::default();
        assert_eq!(unpacked(900_000, 10, 900_000, &limits), Ok(900_000));
        assert_eq!(unpacked(3_000_000, 100_000, 3_000_000, &limits), Ok(3_000_000));
        assert_eq!(unpacked(0, 0, 0, &limits), Ok(0));
    }

    #[test]
    fn a_false_claim_is_found_out_by_counting() {
        let limits = Limits::default();
        assert_eq!(unpacked(u64::MAX, 10, 5, &limits), Err(GapKind::Bomb));
        assert_eq!(unpacked(10, 10, u64::MAX, &limits), Err(GapKind::Bomb));
    }

    #[test]
    fn what_is_too_large_is_told_from_a_bomb() {
        let limits = Limits { file_bytes: 2_000_000, ..Limits::default() };
        assert_eq!(unpacked(3_000_000, 1_000_000, 3_000_000, &limits), Err(GapKind::TooLarge));
        assert_eq!(unpacked(3_000_000, 1_000_000, 0, &limits), Err(GapKind::TooLarge));
        let limits = Limits { unpacked_bytes: 2_000_000, ..Limits::default() };
        assert_eq!(unpacked(3_000_000, 1_000_000, 0, &limits), Err(GapKind::Bomb));
    }
}
