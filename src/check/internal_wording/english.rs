//! What English-speaking colleagues say to each other only.

use super::Saying;

/// Whom they do not want to hear it.
const THEM: [&str; 8] = ["client", "customer", "vendor", "supplier", "buyer", "prospect", "investor", "competitor"];

pub(super) const SAYINGS: &[Saying] = &[
    Saying {
        words: &[
            "internal only",
            "internal-only",
            "internal eyes only",
            "for internal eyes",
            "for internal use",
            "for internal discussion",
            "for internal circulation",
            "for internal distribution",
            "for internal reference",
            "for internal review only",
            "internal note:",
            "internal notes:",
            "internal memo:",
            "internal comment:",
            "strictly internal",
            "keep this internal",
            "keep it internal",
            "stay internal",
            "stays internal",
            "remain internal",
            "keep this in-house",
            "keep it in-house",
            "keep this in house",
            "keep this within the team",
            "keep it within the team",
            "keep this within the company",
            "keep this between us",
            "keep it between us",
            "just between us",
            "between us,",
            "between you and me",
            "for the team only",
            "for our team only",
            "team members only",
            "don't share it outside",
            "do not share it outside",
            "don't share this outside",
            "do not share this outside",
            "don't forward this outside",
            "do not forward this outside",
            "strictly between us",
            "not for external",
            "not for distribution outside",
            "do not share externally",
            "don't share externally",
            "do not share outside",
            "don't share outside",
            "do not forward outside",
            "don't forward outside",
            "not to be shared externally",
            "not to be shared outside",
            "not for client eyes",
            "not for customer eyes",
            "do not send to client",
            "don't send to client",
            "do not forward to client",
            "don't forward to client",
            "dear colleagues",
            "hi colleagues",
            "hello colleagues",
            "dear all staff",
            "to all staff",
            "all employees:",
            "dear team members",
            "for your eyes only",
            "let's not tell them",
            "let us not tell them",
            "don't tell them",
            "do not tell them",
            "our bottom line is",
            "our bottom line would be",
        ],
        means_it: whole,
    },
    Saying {
        words: &[
            "don't tell",
            "do not tell",
            "don't mention",
            "do not mention",
            "don't say anything to",
            "do not say anything to",
            "don't let",
            "do not let",
            "don't share",
            "do not share",
            "don't show",
            "do not show",
            "don't disclose",
            "do not disclose",
            "don't reveal",
            "do not reveal",
            "don't discuss",
            "do not discuss",
            "shouldn't tell",
            "should not tell",
            "must not tell",
            "can't tell",
            "cannot tell",
            "not tell",
            "haven't told",
            "have not told",
            "won't tell",
            "will not tell",
            "never tell",
            "keep it from",
            "keep this from",
            "hide this from",
            "hide it from",
            "keep quiet about",
            "without telling",
            "not share this with",
            "not be shared with",
            "not shared with",
            "not visible to",
            "keep them in the dark",
            "away from",
        ],
        means_it: from_them,
    },
    Saying { words: &["off the record", "off-the-record"], means_it: in_confidence },
    Saying {
        words: &["don't mention this to", "do not mention this to", "don't mention it to", "do not mention it to"],
        means_it: to_somebody,
    },
    Saying {
        words: &[
            "the client doesn't know",
            "the client does not know",
            "the client doesn't need to know",
            "the client does not need to know",
            "the client must not",
            "the client mustn't",
            "the client shouldn't",
            "the client should not",
            "the client won't notice",
            "the customer doesn't know",
            "the customer does not know",
            "the customer doesn't need to know",
            "the customer does not need to know",
            "the customer must not",
            "the customer mustn't",
            "the customer shouldn't",
            "the customer should not",
            "the customer won't notice",
            "without the client knowing",
            "without the customer knowing",
            "without them knowing",
            "behind the client's back",
            "behind the customer's back",
            "behind their back",
            "they don't need to know",
            "they do not need to know",
            "they don't know that we",
            "before the client finds out",
            "before the customer finds out",
            "if the client finds out",
            "if the customer finds out",
            "difficult client",
            "difficult customer",
            "annoying client",
            "annoying customer",
            "pain in the neck",
            "pushy client",
            "squeeze them",
            "squeeze the client",
            "squeeze the vendor",
            "squeeze the supplier",
            "play hardball",
            "lowball them",
            "string them along",
            "stall them",
        ],
        means_it: whole,
    },
    Saying {
        words: &[
            "our margin",
            "our gross margin",
            "our net margin",
            "our profit margin",
            "our margins",
            "our markup",
            "our mark-up",
            "our cost price",
            "our actual cost",
            "our real cost",
            "our unit cost",
            "our internal cost",
            "our costs are",
            "our cost is",
            "our purchase price",
            "our buying price",
            "our walk-away",
            "our walkaway",
            "our floor price",
            "our reserve price",
            "our lowest price is",
            "our bottom price",
            "our fallback position",
            "our negotiating position",
            "our negotiation position",
            "our target margin",
            "margin on this deal",
            "margin on this one",
            "gross margin on this",
            "maximum discount",
            "max discount",
            "max. discount",
            "discount ceiling",
            "discount limit",
            "discount floor",
            "discount authority",
            "internal cost",
            "internal price",
            "internal pricing",
            "internal rate",
            "internal margin",
            "internal budget",
            "lowest we can go",
            "as low as we can go",
            "we can go as low as",
            "we can go down to",
            "we can go up to",
            "can drop to",
            "willing to go down to",
            "willing to go as low as",
            "prepared to go down to",
            "prepared to go up to",
            "we could go as low as",
            "we could go down to",
            "authorised to go",
            "authorized to go",
        ],
        means_it: whole,
    },
];

/// The words stand alone; not "our marginal", nor what somebody else's policy says.
fn whole(before: &str, after: &str) -> bool {
    let alone =
        !before.ends_with(|c: char| c.is_ascii_alphanumeric()) && !after.starts_with(|c: char| c.is_ascii_alphabetic());
    let general = ["of error", "notes", "call", "requirements"].iter().any(|word| after.trim_start().starts_with(word));
    let theirs = ["your ", "not just ", "no longer "].iter().any(|word| before.ends_with(word));
    alone && !general && !theirs
}

/// What begins a sentence with it, or is called so; not what somebody else said off the record.
fn in_confidence(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let begins = before.is_empty() || before.ends_with('.');
    let called = ["this is", "that's", "this is strictly", "strictly", "keep this", "keep it"];
    (begins && after.starts_with([',', ':', '.'])) || called.iter().any(|words| before.ends_with(words))
}

/// `Do not mention this to Emily`, to them, to the client; not to anybody, nor to those of the reader.
fn to_somebody(before: &str, after: &str) -> bool {
    const OTHERS: [&str; 18] = [
        "anyone", "anybody", "any", "others", "other", "people", "me", "us", "my", "our", "your", "the", "a", "an",
        "those", "third", "everyone", "press",
    ];
    let next = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    from_them(before, after) || next.is_some_and(|word| !OTHERS.contains(&word))
}

/// Whether the next words speak of those outside. What you may not tell *your* customers is said to you, and what is not shared
/// with third parties is the data of customers.
fn from_them(before: &str, after: &str) -> bool {
    const OF_THEM: [&str; 9] =
        ["data", "information", "info", "details", "records", "names", "addresses", "lists", "personal"];
    let mut words =
        after.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(7).peekable();
    let (mut yours, mut them) = (false, false);
    while let Some(word) = words.next() {
        yours |= word == "your";
        them |= THEM.contains(&word.trim_end_matches('s')) && !words.peek().is_some_and(|next| OF_THEM.contains(next));
    }
    them && !yours && !after.contains("third part") && !before.ends_with(|c: char| c.is_ascii_alphanumeric())
}
