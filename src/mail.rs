//! A draft as the standards describe it: header fields, addresses, parts and what is wrong in the bytes.
//!
//! Everything here is owned data made from untrusted bytes. Reading never fails halfway: whatever could be read is in the
//! [`Draft`], whatever was wrong is a [`Defect`], and whatever could not be looked into is an [`Opaque`]. Only bytes
//! without a header section are refused.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub mod address;
pub mod calendar;
pub mod content;
mod defect;
mod digest;
pub mod fold;
pub mod mbox;
pub mod outlook;
pub mod parse;
pub mod pasted;
pub mod regions;
pub mod shown;

pub use address::{AddrFault, AddrSpec, Address, Domain, Mailbox};
pub use calendar::Invitation;
pub use content::ContentDigests;
pub use defect::{Defect, DefectKind, Opaque, OpaqueKind};
pub use digest::Digest;
pub use fold::Folded;
pub use regions::{Region, RegionKind, Regions, Thread};

/// Drafts larger than this are refused before they are read (bytes).
pub const MAX_BYTES: u64 = 150_000_000;

/// Multiparts and messages nested deeper than this are not opened; the parser below recurses on the stack.
pub const MAX_DEPTH: usize = 64;

/// What kind of source a draft was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// An Internet message (RFC 5322), with `CRLF` or `LF`.
    Eml,
    /// An Outlook item (MS-OXMSG) in a compound file.
    Msg,
    /// Text copied out of a mail program, or entered in parts.
    Text,
}

/// A finished but unsent message (RFC 6154 `\Drafts`), read once.
#[derive(Debug, Clone)]
pub struct Draft {
    pub format: Format,
    /// SHA-256 of exactly the bytes that were read.
    pub digest: Digest,
    /// How many bytes that were.
    pub size: u64,
    pub from: Vec<Mailbox>,
    pub reply_to: Vec<Mailbox>,
    /// The union of *every* To, Cc and Bcc field, `Resent-` ones too, in the order To, Cc, Bcc.
    pub recipients: Vec<Recipient>,
    /// Whether the source could have said who is in Bcc; `false` for copied text and transported mail without the field.
    pub bcc_known: bool,
    /// Decoded and unfolded; empty when there is none.
    pub subject: String,
    /// Every header field in the order given, decoded and unfolded.
    pub fields: Vec<Field>,
    /// The parts a receiving program displays, as text.
    pub bodies: Vec<Body>,
    /// Text versions of the same content that a receiving program normally does not display (RFC 2046 §5.1.4).
    pub alternatives: Vec<Body>,
    pub attachments: Vec<Attachment>,
    /// What it invites to, when it does.
    pub invitation: Option<Box<Invitation>>,
    /// What could not be looked into at all.
    pub opaque: Vec<Opaque>,
    pub defects: Vec<Defect>,
}

/// A header field (RFC 5322 §2.2); "header" alone would mean the whole section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// As written, without the colon.
    pub name: String,
    /// Decoded (RFC 2047, or guessed for raw 8-bit), unfolded, trimmed.
    pub value: String,
}

/// Which field makes somebody a recipient (RFC 5322 §3.6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Destination {
    To,
    Cc,
    Bcc,
}

/// One destination address of the draft. A recipient may have a name and no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    pub field: Destination,
    pub mailbox: Mailbox,
    /// The group (RFC 5322 §3.4) it stood in, if any.
    pub group: Option<String>,
    /// Only an invitation names it (RFC 5545 `ATTENDEE`), no address field does.
    pub attendee: bool,
}

/// One displayed part as text: decoded, `LF`, HTML as people see it.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub html: bool,
    /// The shown text. Every byte range in findings counts bytes of this.
    pub shown: String,
    /// Where links stand in the shown text, and what they point to. For plain text the target is the text itself.
    pub links: Vec<Link>,
    /// `format=flowed` (RFC 3676): soft line ends join.
    pub flowed: bool,
    /// Where the markup itself says that quoted history begins (`divRplyFwdMsg`, `gmail_quote`, `blockquote`), in bytes of the shown text.
    pub quote_hints: Vec<Range<usize>>,
    /// Text of the part that is not displayed; evidence for it carries an excerpt.
    pub hidden: Vec<String>,
    /// Which of [`Body::hidden`] stand in history that the markup itself marks, by index in order.
    pub hidden_in_quotes: Vec<usize>,
    /// Comments of the markup that say something; not displayed either.
    pub comments: Vec<String>,
    pub(crate) folded: OnceLock<Folded>,
    pub(crate) regions: OnceLock<Regions>,
}

impl Body {
    /// A plain-text part, already decoded; line ends become `LF`.
    pub fn plain(text: &str) -> Self {
        let shown = shown::normalize_line_ends(text).into_owned();
        Self { links: shown::links(&shown), shown, ..Self::default() }
    }

    /// The text as people read it, with a map back to the shown text; made on first use.
    pub fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(&self.shown, self.flowed))
    }

    /// New text, quoted history, signature and disclaimer; made on first use.
    pub fn regions(&self) -> &Regions {
        self.regions.get_or_init(|| Regions::of(self))
    }
}

/// A link in a displayed part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the shown text that carry it.
    pub range: Range<usize>,
    pub target: String,
}

/// How a part wants to be presented (RFC 2183).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Disposition {
    Inline,
    Attachment,
}

/// A media type (RFC 2045 §5.1), lower-case, without parameters: `application/pdf`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct MediaType(pub String);

/// A file that goes along.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// As declared and decoded, never trusted; empty when the part has none.
    pub name: String,
    pub media_type: MediaType,
    /// [`Disposition::Inline`] only for what the text itself displays: a picture referred to by its Content-ID.
    pub disposition: Disposition,
    /// Without angle brackets (RFC 2392).
    pub content_id: Option<String>,
    /// Decoded bytes.
    pub data: Vec<u8>,
    /// Bytes that it takes in the message, transfer encoding included.
    pub encoded_size: u64,
    /// SHA-256 of the decoded bytes.
    pub digest: Digest,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("name", &self.name)
            .field("media_type", &self.media_type.0)
            .field("disposition", &self.disposition)
            .field("size", &self.data.len())
            .finish_non_exhaustive()
    }
}

impl Attachment {
    pub fn is_inline(&self) -> bool {
        self.disposition == Disposition::Inline
    }

    pub fn size(&self) -> u64 {
        self.data.len() as u64
    }
}

/// Why bytes are no draft at all.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum OpenError {
    #[error("the file is empty")]
    Empty,
    #[error("larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// Binary data of another kind.
    #[error("not a mail")]
    NotMail,
    #[error("no header section: neither recipients nor a subject")]
    NoHeader,
    /// A compound file, but not an Outlook message, or a damaged one.
    #[error("not an Outlook message: {0}")]
    NotOutlook(String),
}

impl OpenError {
    /// The id of its sentence in the catalogs.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "open-empty",
            Self::TooLarge => "open-too-large",
            Self::NotMail => "open-not-mail",
            Self::NoHeader => "open-no-header",
            Self::NotOutlook(_) => "open-not-outlook",
        }
    }
}

impl Draft {
    /// Reads a draft from the exact bytes of a file: an Internet message or an Outlook item, told apart by content.
    ///
    /// ```
    /// let draft = yubisashi::mail::Draft::open(b"To: tanaka@client.example\n\nHello")?;
    /// assert_eq!(draft.recipients[0].mailbox.addr().unwrap().domain().ascii(), "client.example");
    /// # Ok::<(), yubisashi::mail::OpenError>(())
    /// ```
    pub fn open(bytes: &[u8]) -> Result<Self, OpenError> {
        if bytes.is_empty() {
            return Err(OpenError::Empty);
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(OpenError::TooLarge);
        }
        if outlook::is_compound_file(bytes) { outlook::open(bytes) } else { parse::open(bytes) }
    }

    /// Reads what a file of this name holds: copied text for `.txt`, otherwise what the content says.
    pub fn open_named(name: &str, bytes: &[u8]) -> Result<Self, OpenError> {
        let is_text = name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("txt"));
        if is_text { pasted::open_bytes(bytes) } else { Self::open(bytes) }
    }

    /// The first field of this name, decoded.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value.as_str())
    }

    /// Files that a copied text names as attached without holding them.
    pub fn named_attachments(&self) -> impl Iterator<Item = &str> {
        let named = |field: &&Field| self.format == Format::Text && field.name == "Attachments";
        self.fields.iter().filter(named).map(|field| field.value.as_str())
    }

    /// Whether it came through, or is made for, a mailing list (RFC 2369, RFC 2919).
    pub fn is_list_mail(&self) -> bool {
        self.fields.iter().any(|field| field.name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("list-")))
    }

    /// Each alternative with the displayed part that goes for it: a page may have several text versions, and places name
    /// what is displayed.
    pub fn versions(&self) -> impl Iterator<Item = (usize, &Body)> {
        let last = self.bodies.len().saturating_sub(1);
        self.alternatives.iter().enumerate().map(move |(index, body)| (index.min(last), body))
    }

    /// Everybody the quoted history of the displayed text names.
    pub fn thread(&self) -> Thread {
        let mut thread = Thread::default();
        for body in &self.bodies {
            thread.extend(body.regions().thread(&body.shown));
        }
        thread
    }

    /// The parts compared between a draft and a copy of it; see [`content`].
    pub fn content(&self) -> ContentDigests {
        ContentDigests::of(self)
    }
}
