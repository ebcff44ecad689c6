//! Practice on samples: an identity, a policy and acquaintances of their own. Nothing is recorded or remembered.

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};

use super::{Inspected, Seat};
use crate::check::{Acquaintances, Role, ids};
use crate::mail::AddrSpec;
use crate::policy::{Layer, Origin, Policy};

/// A draft to practise on.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Names its title and what is planted in the catalogs: `sample-NAME` and `sample-NAME.planted`.
    pub name: &'static str,
    pub file: &'static str,
    pub bytes: &'static [u8],
    /// The day on which it is looked at.
    pub today: Date,
}

/// A sample by the name of its file.
macro_rules! sample {
    ($name:literal) => {
        Sample {
            name: $name,
            file: concat!($name, ".eml"),
            bytes: include_bytes!(concat!("../../assets/samples/", $name, ".eml")),
            today: date(2026, 11, 20),
        }
    };
}

/// Every sample, easiest first.
pub const SAMPLES: &[Sample] = &[
    sample!("quotation"),
    sample!("internal"),
    sample!("exposed"),
    sample!("forgotten"),
    sample!("confidential"),
    sample!("namesake"),
    sample!("lookalike"),
    sample!("hidden_sheet"),
    sample!("outsider"),
    sample!("newsletter"),
    sample!("risky_name"),
    sample!("malformed"),
    sample!("en_quotation"),
    sample!("en_forgotten"),
    sample!("en_reply_to"),
];

const PERSON: &str = "yamaguchi@aoba.example.jp";

static POLICY: LazyLock<Option<Arc<Policy>>> = LazyLock::new(|| {
    let practice = Layer {
        origin: Origin::Machine,
        name: "practice".to_owned(),
        text: include_str!("../../assets/samples/policy.toml").to_owned(),
    };
    let checks: Vec<_> = ids().collect();
    Policy::resolve(&[Layer::built_in(), practice], &checks).ok().map(Arc::new)
});

static KNOWN: LazyLock<Arc<Acquaintances>> = LazyLock::new(|| {
    Arc::new(serde_json::from_str(include_str!("../../assets/samples/acquaintances.json")).unwrap_or_default())
});

impl Sample {
    pub fn named(name: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.name == name)
    }
}

/// Who answers in practice.
pub(super) fn person() -> Option<AddrSpec> {
    AddrSpec::parse(PERSON).ok()
}

pub(super) fn seat(sample: &str) -> Option<Seat> {
    Some(Seat {
        policy: POLICY.clone()?,
        own: person().into_iter().collect(),
        group: Vec::new(),
        personal: Vec::new(),
        waivers: Vec::new(),
        known: KNOWN.clone(),
        role: Role::Author,
        by_sender: false,
        today: Sample::named(sample)?.today,
        inspected: Inspected::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Draft;
    use crate::review::Item;
    use crate::session::{Origin, Source, prepare};

    #[test]
    fn what_is_planted_stands_on_top_and_nothing_else_does() {
        for sample in SAMPLES {
            let bytes: Arc<[u8]> = Arc::from(sample.bytes);
            let draft = Arc::new(Draft::open(&bytes).unwrap());
            let name = sample.file.to_owned();
            let source = Source { name, origin: Origin::Sample(sample.name), bytes, follows: None };
            let mut seat = seat(sample.name).unwrap();
            seat.inspected = Inspected::here(&draft);
            let review = prepare(source, draft, None, &seat).review;
            let quiet = ["quotation", "internal", "en_quotation"].contains(&sample.name);
            assert_eq!(review.items().iter().any(Item::is_alarm), !quiet, "{}", sample.name);
        }
    }
}
