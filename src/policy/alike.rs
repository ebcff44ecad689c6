//! Domains that resemble one that somebody knows, found without comparing every pair.
//!
//! Each domain leaves some [`Marks`]: hashes of its name as the eye takes it, whole and with one letter left out. Only
//! domains that share a mark are compared letter by letter, so the number of known domains hardly matters.

use crate::mail::Domain;

mod judge;
mod shape;
mod slip;

pub use judge::{Likeness, likeness};
pub use shape::{Marks, Shape};

/// Why the domain that is meant counts as known; what is known better is taken for meant sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trust {
    /// It only stands in the same mail as many others do: letters that look the same are no chance even there.
    Crowd,
    /// It stands in the same mail: in another address, in From, or in the quoted history.
    SameMail,
    /// A provider of the shipped list, one of hundreds.
    Listed,
    /// A provider that very many people write to.
    Famous,
    /// Inside, an organisation of the policy, or written to before.
    Known,
}

/// Known domains, ready to be found by one that resembles them.
#[derive(Debug, Clone, Default)]
pub struct KnownDomains {
    domains: Vec<(Shape, Trust)>,
    /// Each mark with the domain that left it, sorted.
    marks: Vec<(u64, usize)>,
    /// A bit for each mark that is there: nearly every question ends here.
    filter: Vec<u64>,
}

impl KnownDomains {
    pub fn new<'d>(known: impl IntoIterator<Item = (&'d Domain, Trust)>) -> Self {
        let domains: Vec<_> = known.into_iter().map(|(domain, trust)| (Shape::of(domain), trust)).collect();
        let mut marks = Vec::new();
        for (at, (shape, _)) in domains.iter().enumerate() {
            marks.extend(Marks::of(shape).into_iter().map(|mark| (mark, at)));
        }
        marks.sort_unstable();
        marks.dedup();
        // Sixteen bits for each mark let six of a hundred strangers through.
        let words = (marks.len() / 4).next_power_of_two();
        let mut filter = vec![0_u64; words];
        for (mark, _) in &marks {
            let (word, bit) = bit(*mark, words);
            if let Some(word) = filter.get_mut(word) {
                *word |= bit;
            }
        }
        Self { domains, marks, filter }
    }

    pub fn is_empty(&self) -> bool {
        self.domains.is_empty()
    }

    /// The known domain that this one is most likely mistaken for. `marks` are those of [`Marks::of_question`].
    pub fn meant_by(&self, seen: &Shape, marks: &[u64]) -> Option<Resemblance<'_>> {
        let mut candidates: Vec<usize> =
            marks.iter().filter(|mark| self.may_hold(**mark)).flat_map(|mark| self.left_by(*mark)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let compared = candidates.into_iter().filter_map(|at| self.domains.get(at));
        let alike = compared.filter_map(|(meant, trust)| {
            Some(Resemblance { how: likeness(seen, meant, *trust)?, meant, trust: *trust })
        });
        Resemblance::closest(alike, seen)
    }

    fn may_hold(&self, mark: u64) -> bool {
        let (word, bit) = bit(mark, self.filter.len());
        self.filter.get(word).is_some_and(|word| word & bit != 0)
    }

    fn left_by(&self, mark: u64) -> impl Iterator<Item = usize> {
        let start = self.marks.partition_point(|(other, _)| *other < mark);
        self.marks.iter().skip(start).take_while(move |(other, _)| *other == mark).map(|(_, at)| *at)
    }
}

/// A known domain that another one resembles.
#[derive(Debug, Clone, Copy)]
pub struct Resemblance<'k> {
    pub meant: &'k Shape,
    pub how: Likeness,
    pub trust: Trust,
}

impl Resemblance<'_> {
    /// What resembles most comes first, then what is known best, then what differs least; the name decides between equals.
    fn rank(&self, seen: &Shape) -> (Likeness, std::cmp::Reverse<Trust>, usize, String) {
        let differs = strsim::osa_distance(self.meant.domain(), seen.domain());
        (self.how, std::cmp::Reverse(self.trust), differs, self.meant.domain().to_owned())
    }

    /// The closer one of those found in several places.
    pub fn closest<'k>(found: impl Iterator<Item = Resemblance<'k>>, seen: &Shape) -> Option<Resemblance<'k>> {
        found.min_by_key(|found| found.rank(seen))
    }
}

fn bit(mark: u64, words: usize) -> (usize, u64) {
    let words = words.max(1) as u64;
    // Less than the number of words, which came from a length.
    let word = usize::try_from((mark >> 6) % words).unwrap_or_default();
    (word, 1 << (mark & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(domains: &[(&str, Trust)]) -> KnownDomains {
        let domains: Vec<_> = domains.iter().map(|(text, trust)| (Domain::parse(text).unwrap(), *trust)).collect();
        KnownDomains::new(domains.iter().map(|(domain, trust)| (domain, *trust)))
    }

    /// `known how`, or nothing.
    fn meant(known: &KnownDomains, seen: &str) -> String {
        let seen = Shape::of(&Domain::parse(seen).unwrap());
        let found = known.meant_by(&seen, &Marks::of_question(&seen));
        found.map(|found| format!("{} {:?}", found.meant.domain(), found.how)).unwrap_or_default()
    }

    #[test]
    fn slips_of_famous_names_are_found() {
        let known = known(&[
            ("gmail.com", Trust::Famous),
            ("yahoo.co.jp", Trust::Famous),
            ("hotmail.com", Trust::Famous),
            ("icloud.com", Trust::Famous),
            ("docomo.ne.jp", Trust::Famous),
            ("ezweb.ne.jp", Trust::Famous),
            ("softbank.ne.jp", Trust::Famous),
        ]);
        for (seen, expected) in [
            ("gmai.com", "gmail.com Spelling"),
            ("gmial.com", "gmail.com Spelling"),
            ("gamil.com", "gmail.com Spelling"),
            ("gmaill.com", "gmail.com Spelling"),
            ("gnail.com", "gmail.com Spelling"),
            ("gmail.co", "gmail.com Ending"),
            ("gmail.cm", "gmail.com Ending"),
            ("gmail.c", "gmail.com Ending"),
            ("gmail.con", "gmail.com Ending"),
            ("gmail.co.jp", "gmail.com Ending"),
            ("gmai.co", "gmail.com Spelling"),
            ("grnail.com", "gmail.com Letters"),
            ("gmaii.com", "gmail.com Letters"),
            ("yaho.co.jp", "yahoo.co.jp Spelling"),
            ("yahho.co.jp", "yahoo.co.jp Spelling"),
            ("yahoo.ne.jp", "yahoo.co.jp Ending"),
            ("yahoo.jp", "yahoo.co.jp Ending"),
            ("yah00.co.jp", "yahoo.co.jp Letters"),
            ("hotmai.com", "hotmail.com Spelling"),
            ("hotmial.com", "hotmail.com Spelling"),
            ("icloud.co", "icloud.com Ending"),
            ("iclould.com", "icloud.com Spelling"),
            ("docomo.ne.jo", "docomo.ne.jp Spelling"),
            ("docomo.co.jp", "docomo.ne.jp Ending"),
            ("dokomo.ne.jp", "docomo.ne.jp Spelling"),
            ("docomone.jp", "docomo.ne.jp Label"),
            ("ezwed.ne.jp", "ezweb.ne.jp Spelling"),
            ("softbnak.ne.jp", "softbank.ne.jp Spelling"),
            ("gmail-support.com", "gmail.com Label"),
        ] {
            assert_eq!(meant(&known, seen), expected, "{seen}");
        }
    }

    #[test]
    fn every_way_to_resemble_a_known_client_is_found() {
        let known = known(&[("client.co.jp", Trust::Known), ("ab-trading.com", Trust::Known)]);
        for (seen, expected) in [
            ("clíent.co.jp", "client.co.jp Letters"),
            ("cl\u{456}ent.co.jp", "client.co.jp Letters"),
            ("dient.co.jp", "client.co.jp Letters"),
            ("c1ient.co.jp", "client.co.jp Letters"),
            ("abtrading.com", "ab-trading.com Hyphen"),
            ("cli-ent.co.jp", "client.co.jp Hyphen"),
            ("client.com", "client.co.jp Ending"),
            ("client.jp", "client.co.jp Ending"),
            ("client.ne.jp", "client.co.jp Ending"),
            ("cliemt.co.jp", "client.co.jp Spelling"),
            ("clinet.co.jp", "client.co.jp Spelling"),
            ("client.co.jo", "client.co.jp Spelling"),
            ("client-co.jp", "client.co.jp Label"),
            ("client-co-jp.com", "client.co.jp Label"),
            ("client.co.jp.evil.org", "client.co.jp Label"),
            ("mail.client.co.jp.evil.org", "client.co.jp Label"),
            ("client-invoice.com", "client.co.jp Label"),
            ("sales.cliemt.co.jp", "client.co.jp Spelling"),
        ] {
            assert_eq!(meant(&known, seen), expected, "{seen}");
        }
    }

    #[test]
    fn what_is_the_same_or_another_is_not_taken_for_it() {
        let known = known(&[("client.co.jp", Trust::Known), ("gmail.com", Trust::Famous), ("cox.net", Trust::Listed)]);
        for seen in [
            "client.co.jp",
            "sales.client.co.jp",
            "patient.co.jp",
            "clinic.co.jp",
            "client.de",
            "gmx.com",
            "g-mall.com.evil.org",
            "cox.com",
            "fox.net",
            "box.net",
            "example.com",
            "gmail.de",
        ] {
            assert_eq!(meant(&known, seen), "", "{seen}");
        }
    }

    #[test]
    fn in_one_mail_only_what_chance_hardly_makes_is_told() {
        let same = |first: &str, second: &str| meant(&known(&[(first, Trust::SameMail)]), second);
        for (first, second) in [
            ("sanko.co.jp", "sanyo.co.jp"),
            ("sanyo-denki.co.jp", "sanko-denki.co.jp"),
            ("toyota.co.jp", "toyoda.co.jp"),
            ("firm1.example", "firm2.example"),
            ("mitsui.com", "mitsubishi.com"),
            ("amazon.com", "amazon.co.jp"),
            ("abc.co.jp", "abd.co.jp"),
            ("city.sakai.lg.jp", "city.sakae.lg.jp"),
        ] {
            assert_eq!(same(first, second), "", "{first} {second}");
        }
        for (first, second, how) in [
            ("client-trading.co.jp", "clienttrading.co.jp", "Hyphen"),
            ("northwind.example", "northvvind.example", "Letters"),
            ("northwind.example", "nortwhind.example", "Spelling"),
            ("yamamoto-kk.example", "yamarnoto-kk.example", "Letters"),
            ("client.com", "client.co", "Ending"),
        ] {
            assert_eq!(same(first, second), format!("{first} {how}"), "{second}");
        }
    }

    #[test]
    fn thousands_of_known_domains_are_asked_thousands_of_times_at_once() {
        let all: Vec<_> = (0..3_000).map(|n| Domain::parse(&format!("firma{n}x.example")).unwrap()).collect();
        let known = KnownDomains::new(all.iter().map(|domain| (domain, Trust::Known)));
        let found = (0..5_000).filter(|n| !meant(&known, &format!("kontor{n}y.example")).is_empty()).count();
        assert_eq!(found, 0);
    }
}
