//! How much looking into one file may take.

/// The keys `attachments.inspect_…` of a policy. The defaults are those of the built-in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspect {
    /// A larger file is not looked into: megabytes (10⁶ bytes).
    pub max_mb: u64,
    /// Wall time for one file with everything inside it.
    pub seconds: u64,
    /// Of the process that looks: mebibytes (2²⁰ bytes).
    pub memory_mb: u64,
    /// How many containers deep a file may lie.
    pub depth: u64,
    /// Everything inside one file, unpacked: mebibytes (2²⁰ bytes).
    pub unpacked_mb: u64,
}

/// Each key with the least and the most it may be. The process cannot start with less memory, and what it tells is
/// read back with a parser of limited depth.
const RANGES: [(&str, u64, u64); 5] = [
    ("inspect_max_mb", 1, 1_000),
    ("inspect_seconds", 1, 600),
    ("inspect_memory_mb", 64, 16_384),
    ("inspect_depth", 1, 32),
    ("inspect_unpacked_mb", 1, 16_384),
];

impl Default for Inspect {
    fn default() -> Self {
        Self { max_mb: 100, seconds: 30, memory_mb: 512, depth: 8, unpacked_mb: 512 }
    }
}

impl Inspect {
    pub(super) fn range_of(key: &str) -> Option<(&'static str, u64, u64)> {
        RANGES.into_iter().find(|(name, ..)| *name == key)
    }

    /// Each key with its value, in the order of the file.
    pub fn values(&self) -> [(&'static str, u64); 5] {
        let values = [self.max_mb, self.seconds, self.memory_mb, self.depth, self.unpacked_mb];
        std::array::from_fn(|at| {
            let name = RANGES.get(at).map_or("", |(name, ..)| name);
            (name, values.get(at).copied().unwrap_or_default())
        })
    }

    pub(super) fn set(&mut self, key: &str, value: u64) {
        let field = match key {
            "inspect_max_mb" => &mut self.max_mb,
            "inspect_seconds" => &mut self.seconds,
            "inspect_memory_mb" => &mut self.memory_mb,
            "inspect_depth" => &mut self.depth,
            "inspect_unpacked_mb" => &mut self.unpacked_mb,
            _ => return,
        };
        *field = value;
    }

    /// For each the larger: whoever looks further finds more, and what is not looked into is told either way.
    #[must_use]
    pub fn furthest(self, other: Self) -> Self {
        Self {
            max_mb: self.max_mb.max(other.max_mb),
            seconds: self.seconds.max(other.seconds),
            memory_mb: self.memory_mb.max(other.memory_mb),
            depth: self.depth.max(other.depth),
            unpacked_mb: self.unpacked_mb.max(other.unpacked_mb),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_set_and_told_under_its_own_name() {
        let mut inspect = Inspect::default();
        for (number, (key, min, _)) in (100..).zip(RANGES) {
            inspect.set(key, min + number);
        }
        let told: Vec<_> = inspect.values().into_iter().zip(RANGES).zip(100..).collect();
        for (((key, value), (name, min, _)), number) in told {
            assert_eq!((key, value), (name, min + number));
        }
    }

    #[test]
    fn of_two_policies_the_one_that_looks_further_counts() {
        let near = Inspect { seconds: 1, depth: 20, ..Inspect::default() };
        let far = near.furthest(Inspect::default());
        assert_eq!((far.seconds, far.depth, far.memory_mb), (30, 20, 512));
        assert_eq!(far, Inspect::default().furthest(near));
    }
}
