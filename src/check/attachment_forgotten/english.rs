//! How people say in English that a file goes along, and what sounds like it.
//!
//! Patterns see one folded sentence without line ends.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::regex;

pub(super) fn says_so(sentence: &str) -> bool {
    // Most sentences are Japanese, and none of the patterns can match where none of these stands.
    if !WORDS.iter().any(|word| sentence.contains(word)) {
        return false;
    }
    let attaches = ATTACHES.iter().any(|word| sentence.contains(word));
    if !attaches && !super::names_a_file(sentence) {
        return false;
    }
    if FORGOTTEN.is_match(sentence) && !BY_OTHERS.is_match(sentence) {
        return true;
    }
    if (OTHERWISE.is_match(sentence) && !is_sent_as_a_file(sentence)) || BELOW.is_match(sentence) {
        return false;
    }
    // Who says what they did themselves may well speak of what others did too.
    DONE.is_match(sentence) || ((SAYS.is_match(sentence) || named(sentence)) && !OF_OTHERS.is_match(sentence))
}

/// Without one of these a sentence speaks of no file.
const WORDS: [&str; 13] = [
    "attach",
    "enclos",
    "find",
    "send",
    "sent",
    "pfa",
    "herewith",
    "appended",
    "forwarding",
    "with this",
    "here is",
    "here are",
    "here's",
];
/// With one of these it may bring one without naming it.
const ATTACHES: [&str; 8] =
    ["attach", "enclos", "pfa", "please find", "herewith", "appended", "forwarding", "with this"];

/// Something that is sent as a file.
const FILE: &str = "(?:file|document|doc|report|invoice|receipt|quote|quotation|estimate|contract|agreement|resume|résumé|cv|slides?|deck|presentation|spreadsheet|workbook|photos?|pictures?|images?|cop(?:y|ies)|draft|proposal|minutes|agenda|form|patch|diff|letter|pdf|scan|screen ?shot|list|schedule|version|manual|brochure|catalogue?|statement|certificate|drawings?|plan|paper|article|memo|summary|application|specification|spec|log|archive|zip|e-?mail|message)s?";

static DONE: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [
        r"\b(?:i|we)(?:['’]ve| have)(?: \w+ly| also| just| now)? (?:attached|enclosed)\b".to_owned(),
        r"\b(?:i|we)(?:['’]m|['’]re| am| are)(?: \w+ly| also| just| now)? (?:attaching|enclosing)\b".to_owned(),
    ];
    set(&patterns)
});

static SAYS: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [
        r"\b(?:i|we)(?: also| hereby| just)? (?:attach|attached|enclose|enclosed) (?:the|an?|my|our|your|it|them|this|these|some|two|three|both|here|herewith|hereby|cop(?:y|ies)|for)\b".to_owned(),
        r"\bfind (?:the |my |our |an? |your )?(?:\w+ ){0,2}(?:attached|enclosed)\b".to_owned(),
        r"\b(?:see|check|review|read|consult|open|view|sign|complete|use|refer to|fill (?:in|out)|look at|per|to) (?:the |my |our |this |these )?(?:attached|enclosed)(?:[.,;:!?)]|$| (?:\w+ ){0,2}FILE\b| for\b| and\b| to this\b| below\b)".to_owned(),
        r"\b(?:please|pls|kindly|details?|more|information) (?:\w+ ){0,3}(?:see|check|review|find|open|consult|refer to|in) (?:the |my |our )?attachments?\b".to_owned(),
        r"^\W*(?:see|cf\.?) (?:the )?attach(?:ed|ment)\b".to_owned(),
        r"(?:^\W*|, )(?:attached|enclosed)(?: herewith| below| hereto)?(?:[:,]| (?:please|is|are|you will|you['’]ll|find|to this|for your|with this|the|my|our|an?)\b)".to_owned(),
        r"\battached (?:please find|herewith|hereto|for your (?:review|reference|information|records?|signature|approval|perusal|consideration|convenience))\b".to_owned(),
        r"\b(?:attached|enclosed) (?:to|with|in) (?:this|the present) (?:e-?mail|mail|message|note|letter)\b".to_owned(),
        r"\bFILE\b[^.;]{0,40}(?: is| are|['’]s|['’]re)(?: also| now| all| both)? (?:attached|enclosed)\b".to_owned(),
        r"\b(?:in|per|to|see|review|sign|read|check|with|using|on|of|at|about|regarding) (?:the|my|our) attached (?:\w+ ){0,2}FILE\b".to_owned(),
        r"^\W*(?:the|my|our) attached (?:\w+ ){0,2}FILE\b".to_owned(),
        r"\b(?:i|we)\b[^.]{0,60}\b(?:send|sending|sent|include|including|included|add|added|put)\b[^.]{0,60}\bas (?:an? )?(?:pdf |word |excel |zip |csv )?attachments?\b".to_owned(),
        r"^\W*here(?: is| are|['’]s) (?:the|my|our|an?) [^.]{0,60}\bas (?:an? )?(?:pdf |word |excel |zip |csv )?attachments?\b".to_owned(),
        r"\bplease find (?:herewith |here )?(?:the|my|our|an?) (?:\w+ ){0,3}FILE\b".to_owned(),
        r"\b(?:it|they|these|both|all) (?:is|are) (?:also |now |all |both )?attached(?:[.,;:!)]|$| but| and| for| here| below)".to_owned(),
        r"\bpfa\b".to_owned(),
        r"^\W*(?:attaching|enclosing) (?:the|my|our|an?|it|them|this|these|some|herewith|here)\b".to_owned(),
        r"\bhere (?:is|are) (?:the|my|our|an?) attached\b".to_owned(),
        r"\bas you (?:can|will|['’]ll) see (?:in|from) (?:the|my|our) attach(?:ment|ed)".to_owned(),
        r"\battached as (?:an? )?(?:pdf|word|excel|zip|csv|image|picture|file|document)".to_owned(),
        r"\((?:see )?attached\)|\[attached\]|\battached\.?$".to_owned(),
        r"^\W*as attached,".to_owned(),
        r"[,;(-] ?(?:please )?see (?:the |my |our )?attachments?(?:[.,;:!)]|$)".to_owned(),
        // A line of its own, as letters end: `Attachment: order form`, `Invoice enclosed.`
        r"^\W*attachments?: ?(?:the |our |my )?(?:\w+[ _-]){0,3}FILE\W*$".to_owned(),
        r"^\W*(?:the |our |my )?(?:\w+ ){0,2}FILE enclosed(?:[.,;:!)]|$| herewith\b| for your\b)".to_owned(),
        r"\bherewith (?:the|my|our|an?|please find|you(?: will|['’]ll)? find|(?:i|we) (?:send|forward|submit|enclose|attach))\b[^.]{0,40}\bFILE\b".to_owned(),
        r"\b(?:i|we)(?:['’]ve| have)?(?: also)? includ(?:e|ed) [^.]{0,40}\bFILE\b[^.]{0,20} with this (?:e-?mail|mail|message)\b".to_owned(),
        r"\b(?:with|by) this (?:e-?mail|mail|message),? (?:i|we)(?:['’]m|['’]re| am| are)?(?: also)? (?:send|sending|forward|forwarding|submit|submitting)\b[^.]{0,50}\bFILE\b".to_owned(),
        r"(?:^\W*|, )appended (?:is|are|please find|you(?: will|['’]ll) find)\b[^.]{0,40}\bFILE\b".to_owned(),
        r"^\W*(?:(?:i|we)(?: am| are|['’]m|['’]re) )?(?:forwarding|sending)(?: you| over)?(?: the| my| our| an?)? [^.]{0,50}\bFILE\b[^.]{0,20}\((?:as )?(?:an? )?(?:pdf|word|excel|zip|docx?|xlsx?)\)".to_owned(),
        SENT_AS_A_FILE.to_owned(),
    ];
    set(&patterns)
});

/// `Please find the invoice below as PDF`: what is found below is the file then, and no line of the text.
const SENT_AS_A_FILE: &str =
    r"\bplease find\b[^.:]{0,60}\bas (?:an? )?(?:pdf|word|excel|zip)(?: file| document)?(?:[.,;!]|$)";

fn is_sent_as_a_file(sentence: &str) -> bool {
    static SAYS: LazyLock<RegexSet> = LazyLock::new(|| set(&[SENT_AS_A_FILE.to_owned()]));
    SAYS.is_match(sentence) && !["link", "http", "www."].iter().any(|word| sentence.contains(word))
}

/// Of what is appended to the text itself.
static BELOW: LazyLock<Regex> = LazyLock::new(|| regex(r"\bappended (?:below|above)\b|\bherewith below\b"));

/// The mail that brings it after all.
static FORGOTTEN: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [
        r"(?:forgot|forgotten|neglected|failed|missed)\b[^.]{0,20}\b(?:attach\w*|enclos\w*)[^.]*\b(?:sorry|apolog\w+|oops|here|this time|now|again|re-?send\w*)\b".to_owned(),
        r"\b(?:sorry|apolog\w+|oops|whoops)\b[^.]*\b(?:forgot|forgotten|forgetting|missed|missing|left (?:off|out)|omitted)\b[^.]{0,20}\battach\w*".to_owned(),
        r"\bwith (?:the |my )?attachments? this time\b|\b(?:this time|now) with (?:the |my )?(?:attachment|attached)".to_owned(),
        r"\bre-?sending\b[^.]{0,30}\bwith\b[^.]{0,12}\battach".to_owned(),
    ];
    set(&patterns)
});

static BY_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\byou(?: seem to)?(?: have|['’]ve)? (?:forgot|forgotten|missed|failed)|\byour attach"));

static OTHERWISE: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [
        // Said not to be.
        r"(?:\bnot|\bnever|\bno|\bno longer|\bnothing|n['’]t|\bwithout|\bcannot|\bunable to)\b(?: \w+){0,3} (?:attach|enclos)".to_owned(),
        r"\b(?:is|are|was|were)(?:n['’]t| not)\b[^.]{0,12}attached".to_owned(),
        // Of importance, by strings, to things.
        r"attach\w* (?:(?:great|much|little|any|no|more|so much|particular|some|too much) )?(?:importance|significance|weight|value|meaning|conditions?|blame)\b".to_owned(),
        r"\bstrings? attached|attached (?:garage|house|building|storage|device|disk|drive|usb|volume|process|debugger|bathroom)|(?:network|directly)[- ]attached".to_owned(),
        r"\b(?:very|so|too|deeply|emotionally|rather|quite|more|get|got|become|became|grown) attached".to_owned(),
        r"\battached (?:on)?to (?:a|an|my|his|her|their|its|it|that|those|each|every|any|some|your|the (?:[a-df-ln-z]|e[a-ln-z]|m[b-df-z]))".to_owned(),
        r"\battached (?:it|them|this|that) (?:on)?to (?:the (?:[a-df-ln-z]|e[a-ln-z]|m[b-df-z])|a|an|my|his|her|their|its|your)\b?".to_owned(),
        // To somebody's thread, to a ticket: not to this mail.
        r"\battach(?:ed|ing)? (?:my|him|her|our|your|them)sel(?:f|ves)\b".to_owned(),
        r"\battach(?:ed|ing)? [^.,;]{1,40} (?:on)?to (?:the|this|that|our|my|your|an?) (?:\w+ )?(?:ticket|issue|case|task|card|page|wiki|thread|record|jira|pull request|calendar|event|folder|board|portal|bug|chat|channel|conversation)s?\b".to_owned(),
        r"\battachments?: ?(?:none|no|not|nil|n/a)\b".to_owned(),
        // Earlier or later.
        r"\b(?:previous(?:ly)?|earlier|last|prior|original(?:ly)?|first|other|another|separate|next|following) (?:e-?mail|mail|message|note|post|posting|sent|attached)|attached (?:earlier|previously|yesterday|before|last (?:week|month|time)(?:[ .,;]|$))|\bseparately\b".to_owned(),
        r"\b(?:i|we) (?:attached|enclosed|sent)\b.*\b(?:earlier|yesterday|before|(?:last|previous) (?:week|month|time|year|monday|tuesday|wednesday|thursday|friday))\b".to_owned(),
        r"\b(?:was|were|had|been) (?:\w+ )?(?:attached|enclosed)\b".to_owned(),
        r"(?:\bwill|['’]ll|\bgoing to|\bwould|['’]d|\bto) (?:\w+ )?(?:attach|enclose|send)\b".to_owned(),
        r"^\W*(?:if|unless|whether|when|whenever)\b".to_owned(),
        r"^\W*(?:is|are|was|were|did|does|do|has|have|should|shall|can (?:i|we)|may (?:i|we)|could (?:i|we)|why|what|where|how)\b.*\?\W*$".to_owned(),
        // Brackets and post.
        r"\benclosed (?:in|by|within|between|space|area|port)\b(?: the)?(?: |$)".to_owned(),
        r"\benclos\w*\b.*\b(?:post|postal|envelope|parcel|package|courier|shipped|shipment|box)\b|\b(?:post|postal|envelope|parcel|package|courier|shipped|shipment|box)\b.*\benclos".to_owned(),
        r"\bfind\b[^.]{0,30}\b(?:below\b|above\b|links?\b|time\b|https?:|www\.)".to_owned(),
    ];
    set(&patterns)
});

/// What others did or shall do.
static OF_OTHERS: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [
        r"\b(?:please|kindly|could you|can you|would you|will you|you (?:can|may|must|should|need to|have to|could|might|will)|remember to|how to|be sure to|make sure to|want to|able to|try to|need to|has to|have to|had to|must|should|may|might|can|could|cannot) (?:also )?(?:attach|enclose)\b".to_owned(),
        r"\byou(?:['’]ve| have| had)? (?:just |already |also )?(?:attached|enclosed|sent|provided|forwarded|mailed)\b|\byour (?:attach|enclos)".to_owned(),
        r"\b(?:he|she|they|who)(?:['’]s|['’]ve| has| have| had)? (?:attached|attach|attaches|enclosed|encloses)\b".to_owned(),
        r"\bthank(?:s| you)\b[^.]{0,40}\b(?:attach|enclos)".to_owned(),
        r"\b(?:got|received|opened|saw|looked at|downloaded|deleted|reviewed|checked|read) (?:the|all|both|that|those) (?:attach|enclos)".to_owned(),
    ];
    set(&patterns)
});

/// "Here is quote.pdf, I am sending it …": a file by its name beside a verb of sending.
fn named(sentence: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:i|we)(?:['’]m|['’]re|['’]ve| am| are| have)?(?: also| just| now| hereby)? (?:send|sending|attach|attaching|attached|enclose|enclosing|enclosed)\b",
        )
    });
    static HERE: LazyLock<Regex> = LazyLock::new(|| regex(r"^\W*here(?:'s| is| are)\b"));
    let is_here = || HERE.is_match(sentence) && !sentence.contains("://") && !sentence.contains("www.");
    (SAYS.is_match(sentence) || is_here()) && super::names_a_file(sentence)
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and each is compiled by a test")]
fn set(patterns: &[String]) -> RegexSet {
    // The automata that make sets fast know word boundaries of ASCII only, which is what English needs.
    let patterns = patterns.iter().map(|pattern| pattern.replace("FILE", FILE).replace(r"\b", r"(?-u:\b)"));
    RegexSet::new(patterns).expect("constant patterns")
}
