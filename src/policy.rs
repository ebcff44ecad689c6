//! What the organisation demands: who is inside, which lists of words and addresses count, how strictly each finding is graded.
//!
//! A [`Policy`] is resolved once from its layers (built-in, machine-wide or `--policy`) and never changes afterwards. It knows
//! no draft; the ids of the checks are passed to [`Policy::resolve`].

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::mail::{AddrSpec, Digest, Domain};
use crate::names::company::{company_core, is_telling, same_core};

pub mod alike;
mod entry;
pub mod file;
pub mod grading;
pub mod import;
pub mod inside;
mod inspect;
mod keywords;
pub mod layers;
mod reader;
mod rules;
mod sections;
mod sieve;
mod show;
mod waivers;

use alike::{KnownDomains, Trust};
pub use entry::Entry;
use entry::EntryIndex;
pub use file::{Expected, Fault, FaultKind};
pub use inside::{Inside, Side};
pub use inspect::Inspect;
pub use keywords::{KeywordList, Terms};
pub use layers::{Checks, Layer, Origin, Origins};
pub use rules::{NeverTogether, RequiredRecipient, When};
pub use sieve::Sieve;
pub use waivers::{WAIVABLE, Waivers};

/// How much a finding asks of the person, from lax to strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Shown; asks nothing.
    Note,
    /// A tick.
    Confirm,
    /// An act that only somebody who looked can do.
    Prove,
    /// A written reason, which goes into the record.
    Justify,
    /// Cannot be approved under this policy.
    Block,
}

/// The resolved policy in force.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Who is inside; `None` when no layer says so and the person's own addresses decide.
    pub internal: Option<Internal>,
    /// Levels by check id or `id.grade`.
    pub levels: BTreeMap<String, Level>,
    pub recipients: Recipients,
    pub attachments: Attachments,
    pub keywords: Vec<KeywordList>,
    pub organizations: Vec<Organization>,
    /// Who may not be addressed together.
    pub never_together: Vec<NeverTogether>,
    /// Who has to be among the recipients, and when.
    pub required_recipients: Vec<RequiredRecipient>,
    /// Domains anybody can have an address at: free mail, carriers, providers. Never inside, never grouped. Sorted.
    pub free_mail: Vec<Domain>,
    /// Those of them that so many people write to that a slip in one is likelier than another name. Sorted.
    pub famous: Vec<Domain>,
    /// Domains that resemble a known one and are genuine. Sorted.
    pub genuine: Vec<Domain>,
    pub links: Links,
    pub waivers: Waivers,
    /// The policy's own sentence on when to use the app, by language (`ja`, `en`); empty for the built-in one.
    pub guidance: BTreeMap<String, String>,
    /// Where each value comes from, for `policy show`.
    pub origins: Origins,
    /// SHA-256 over the bytes of all layers, in order: which rules an approval was made under.
    pub digest: Digest,
    /// Levels that may only make those above stricter: the sender's own, or those of a policy under the machine's.
    floors: Vec<BTreeMap<String, Level>>,
    /// Finds one of `organizations` by address.
    organization_index: EntryIndex,
    /// Finds what a domain resembles; made on first use.
    resembled: OnceLock<Arc<KnownDomains>>,
    /// Tells quickly which lists find something; made on first use.
    sieve: OnceLock<Arc<Sieve>>,
    /// What remains of each name of `organizations` without its form, with whose it is.
    organization_cores: Vec<(String, usize)>,
}

impl Policy {
    /// The known organisation outside that an address belongs to. An entry for the address itself beats one for its
    /// domain, that one beats the nearest domain above.
    pub fn organization_of(&self, addr: &AddrSpec) -> Option<&Organization> {
        self.organizations.get(self.organization_index.find(addr)?)
    }

    /// The known organisation of this name, in any of its writings.
    pub fn organization_named(&self, name: &str) -> Option<&Organization> {
        self.organizations.iter().find(|organization| organization.is_named(name))
    }

    /// The organisations that a folded text names, by a name that is long enough to be told from other words.
    pub fn organizations_in(&self, folded: &str) -> impl Iterator<Item = &Organization> {
        let named = self.organization_cores.iter().filter(|(core, _)| stands_in(folded, core));
        named.filter_map(|(_, owner)| self.organizations.get(*owner))
    }

    /// The organisations that have a name with this core, or one that holds it.
    pub fn organizations_called(&self, core: &str) -> impl Iterator<Item = &Organization> {
        let called = self.organization_cores.iter().filter(move |(known, _)| same_core(known, core));
        called.filter_map(|(_, owner)| self.organizations.get(*owner))
    }

    /// Whether anybody can have an address at this domain, or at one above it.
    pub fn is_free_mail(&self, domain: &Domain) -> bool {
        entry::with_parents(domain.ascii())
            .any(|name| self.free_mail.binary_search_by(|known| known.ascii().cmp(name)).is_ok())
    }

    /// Whether the policy names this domain, or one above it, as what it is: nobody's slip.
    pub fn is_genuine(&self, domain: &Domain) -> bool {
        entry::with_parents(domain.ascii())
            .any(|name| self.genuine.binary_search_by(|known| known.ascii().cmp(name)).is_ok())
    }

    /// The domains that this policy knows outside: organisations and free mail.
    pub fn known_domains(&self) -> &KnownDomains {
        self.resembled.get_or_init(|| {
            let organizations = self.organizations.iter().flat_map(|organization| &organization.domains);
            let organizations = organizations.map(|entry| (entry.domain(), Trust::Known));
            let shared = |domain: &&Domain| !self.is_free_mail(domain);
            let organizations = organizations.filter(|(domain, _)| shared(domain));
            let trust = |domain| if self.famous.binary_search(domain).is_ok() { Trust::Famous } else { Trust::Listed };
            let free_mail = self.free_mail.iter().map(|domain| (domain, trust(domain)));
            Arc::new(KnownDomains::new(organizations.chain(free_mail)))
        })
    }

    /// What tells which of `keywords` find something in a text.
    pub fn sieve(&self) -> &Sieve {
        self.sieve.get_or_init(|| Arc::new(Sieve::new(&self.keywords)))
    }

    /// Whether this policy forbids to write to the address.
    pub fn is_forbidden(&self, addr: &AddrSpec) -> bool {
        self.recipients.forbidden.iter().any(|entry| entry.matches(addr))
    }
}

/// Whether the core of a name stands in a folded text as a word of its own.
fn stands_in(folded: &str, core: &str) -> bool {
    is_telling(core)
        && (folded.match_indices(core).any(|(at, _)| stands_alone(folded, at, core))
            || core.is_ascii() && is_in_words(folded, core))
}

/// Whether words in a row make the core, which has no spaces: `hokushin shokai`.
fn is_in_words(folded: &str, core: &str) -> bool {
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (0..words.len()).any(|first| {
        let mut rest = core;
        for word in words.iter().skip(first) {
            match rest.strip_prefix(word) {
                Some("") => return true,
                Some(left) => rest = left,
                None => return false,
            }
        }
        false
    })
}

/// Latin words begin and end where letters do; CJK words stand anywhere.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
    let continues = is_letter(word.chars().next()) && is_letter(before);
    let goes_on = is_letter(word.chars().next_back()) && is_letter(after);
    !continues && !goes_on
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Internal {
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients {
    /// Nobody here may be written to.
    pub forbidden: Vec<Entry>,
    /// Whoever writes to somebody here is asked whether they are meant.
    pub watched: Vec<Entry>,
    /// Mailing lists and shared mailboxes: who reads them is not seen here.
    pub lists: Vec<Entry>,
    /// Up to how many outsiders are asked for one by one.
    pub each_up_to: usize,
    /// How many people of one free-mail domain who see each other count as an exposure.
    pub exposure_addresses: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachments {
    /// Whether files that ask for a password may go along.
    pub encrypted: Encrypted,
    /// Megabytes (10⁶ bytes) of all files as they travel, transfer encoding included.
    pub max_total_mb: u64,
    /// How much looking into each file may take.
    pub inspect: Inspect,
}

/// Whether files that ask for a password may go along, from lax to strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encrypted {
    Allow,
    Forbid,
}

impl Encrypted {
    /// As policies write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Forbid => "forbid",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Allow, Self::Forbid].into_iter().find(|encrypted| encrypted.id() == text)
    }
}

/// Where links may lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// Hosts that work inside only.
    pub intranet: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Subject,
    Body,
    AttachmentName,
    AttachmentText,
}

/// A known organisation outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// In whatever writing; the first one is what it is called.
    pub names: Vec<String>,
    pub domains: Vec<Entry>,
    /// Words that belong to this customer: projects, products. In a mail to somebody else they are out of place.
    pub keywords: Vec<String>,
}

impl Organization {
    /// Whether one of its names is this one, as people read names: the kind of company, spaces, width and case do not count.
    pub fn is_named(&self, name: &str) -> bool {
        let core = company_core(name);
        core.is_some() && self.names.iter().any(|known| company_core(known) == core)
    }

    /// Whether a folded text names it, by a name that is long enough to be told from other words.
    pub fn is_in(&self, folded: &str) -> bool {
        self.cores().any(|core| stands_in(folded, &core))
    }

    /// Whether one of its names has this core, or one that holds it.
    pub fn is_called(&self, core: &str) -> bool {
        self.cores().any(|known| same_core(&known, core))
    }

    /// What remains of its names without their form.
    pub fn cores(&self) -> impl Iterator<Item = String> {
        self.names.iter().filter_map(|name| company_core(name))
    }
}
