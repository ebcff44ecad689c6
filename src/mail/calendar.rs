//! Meeting invitations (RFC 5545, RFC 6047): whoever is invited gets the mail, named in its address fields or not.

use super::parse::text_of_unknown_charset;
use super::{AddrSpec, Address, Attachment, Destination, Mailbox, Recipient};

/// More lines than this are no invitation that a person wrote.
const MOST_LINES: usize = 200_000;
/// People taken from one calendar.
const MOST_PEOPLE: usize = 20_000;

/// What an invitation says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// What is done with the event (RFC 5546): `REQUEST`, `REPLY`, `CANCEL` …; upper case.
    pub method: String,
    pub summary: String,
    pub location: String,
    /// As written: `20261127T100000`, a date, or with a zone.
    pub start: String,
    pub organizer: Option<Mailbox>,
    pub attendees: Vec<Recipient>,
}

impl Invitation {
    /// Whether the part is one, by its type or its beginning.
    pub fn is_in(file: &Attachment) -> bool {
        file.media_type.0 == "text/calendar"
            || file
                .data
                .trim_ascii_start()
                .get(..15)
                .is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
    }

    /// Reads the events of a calendar; `None` when it holds none.
    pub fn read(data: &[u8]) -> Option<Self> {
        let text = text_of_unknown_charset(data);
        let mut invitation = Self::default();
        let mut within: Vec<String> = Vec::new();
        let mut has_event = false;
        for line in unfolded(&text).into_iter().take(MOST_LINES) {
            let Some(property) = Property::of(&line) else { continue };
            match property.name.as_str() {
                "BEGIN" => within.push(property.value.to_ascii_uppercase()),
                "END" => {
                    within.pop();
                }
                "METHOD" if within.len() == 1 => invitation.method = property.value.to_ascii_uppercase(),
                _ if within.last().is_some_and(|component| component == "VEVENT" || component == "VTODO") => {
                    has_event = true;
                    invitation.take(&property);
                }
                _ => {}
            }
        }
        has_event.then_some(invitation)
    }

    /// Whether the mail asks people to come, or tells them that it is off; an answer goes to the organizer alone.
    pub fn invites(&self) -> bool {
        !matches!(self.method.as_str(), "REPLY" | "COUNTER" | "REFRESH" | "DECLINECOUNTER")
    }

    fn take(&mut self, property: &Property) {
        let first = |known: &mut String| {
            if known.is_empty() {
                *known = unescaped(&property.value);
            }
        };
        match property.name.as_str() {
            "SUMMARY" => first(&mut self.summary),
            "LOCATION" => first(&mut self.location),
            "DTSTART" => first(&mut self.start),
            "ORGANIZER" => self.organizer = property.mailbox(),
            "ATTENDEE" if self.attendees.len() < MOST_PEOPLE => self.attendees.extend(property.attendee()),
            _ => {}
        }
    }
}

/// Adds everybody invited whom no address field names, so that they are looked at like the others. The first invitation.
pub(super) fn add_attendees(
    recipients: &mut Vec<Recipient>,
    files: &[Attachment],
    from: &[Mailbox],
) -> Option<Box<Invitation>> {
    let files = files.iter().filter(|file| Invitation::is_in(file));
    let invitations: Vec<_> = files.filter_map(|file| Invitation::read(&file.data)).collect();
    if invitations.is_empty() {
        return None;
    }
    let key = |mailbox: &Mailbox| mailbox.addr().map(AddrSpec::key);
    let addressed = recipients.iter().map(|recipient| &recipient.mailbox);
    let mut known: std::collections::HashSet<String> = addressed.chain(from).filter_map(key).collect();
    for invitation in invitations.iter().filter(|invitation| invitation.invites()) {
        let organizer = invitation.organizer.as_ref().and_then(key);
        for attendee in &invitation.attendees {
            let Some(key) = key(&attendee.mailbox) else {
                recipients.push(attendee.clone());
                continue;
            };
            if Some(&key) != organizer.as_ref() && known.insert(key) {
                recipients.push(attendee.clone());
            }
        }
    }
    recipients.sort_by_key(|recipient| recipient.field);
    invitations.into_iter().next().map(Box::new)
}

/// A content line (RFC 5545 §3.1).
struct Property {
    /// Upper case.
    name: String,
    /// Names in upper case.
    parameters: Vec<(String, String)>,
    value: String,
}

impl Property {
    fn of(line: &str) -> Option<Self> {
        let mut quoted = false;
        let mut parts = Vec::new();
        let mut start = 0;
        let mut value = None;
        for (at, letter) in line.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                ';' if !quoted => {
                    parts.push(line.get(start..at)?);
                    start = at + 1;
                }
                ':' if !quoted => {
                    parts.push(line.get(start..at)?);
                    value = line.get(at + 1..);
                    break;
                }
                _ => {}
            }
        }
        let value = value?.trim().to_owned();
        let (name, parameters) = parts.split_first()?;
        let parameters = parameters.iter().filter_map(|parameter| parameter.split_once('='));
        let parameters = parameters.map(|(key, value)| (key.trim().to_ascii_uppercase(), value.replace('"', "")));
        Some(Self { name: name.trim().to_ascii_uppercase(), parameters: parameters.collect(), value })
    }

    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A calendar address: `mailto:` and an address, with its name beside it.
    fn mailbox(&self) -> Option<Mailbox> {
        let scheme = self.value.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:"));
        let text = scheme.and_then(|_| self.value.get(7..)).or_else(|| self.parameter("EMAIL")).unwrap_or(&self.value);
        let display_name = self.parameter("CN").unwrap_or_default().trim().to_owned();
        let address = match AddrSpec::parse(text.trim()) {
            Ok(addr) => Address::Spec(addr),
            // Without an address there is a name, or something that only its own system can read.
            Err(_) if !text.contains('@') && !display_name.is_empty() => Address::None,
            Err(fault) => Address::Malformed { text: text.trim().to_owned(), fault },
        };
        let mailbox = Mailbox { display_name, address };
        (!mailbox.is_empty()).then_some(mailbox)
    }

    /// Rooms and other resources are asked, but nobody reads there.
    fn attendee(&self) -> Option<Recipient> {
        if matches!(self.parameter("CUTYPE"), Some("ROOM" | "RESOURCE")) {
            return None;
        }
        let field = match self.parameter("ROLE") {
            Some("OPT-PARTICIPANT" | "NON-PARTICIPANT") => Destination::Cc,
            Some(_) | None => Destination::To,
        };
        Some(Recipient { field, mailbox: self.mailbox()?, group: None, attendee: true })
    }
}

/// Lines with their continuations (a line that begins with white space) joined.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some(last)) => last.push_str(more),
            (Some(_), None) | (None, _) => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Text values write commas, semicolons and line ends with a backslash (RFC 5545 §3.3.11).
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => plain.push('\\'),
            },
            (letter, false) => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Draft;

    const MEETING: &str = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:定例会議\\, 来期の計画\r\n\
        DTSTART;TZID=Asia/Tokyo:20261127T100000\r\nLOCATION:本社 3F\r\n\
        ORGANIZER;CN=山口 恵:mailto:yamaguchi@ours.example\r\n\
        ATTENDEE;ROLE=REQ-PARTICIPANT;CN=\"田中; 一郎\":MAILTO:tanaka@cli\r\n ent.example\r\n\
        ATTENDEE;ROLE=OPT-PARTICIPANT;RSVP=TRUE:mailto:suzuki@rival.example\r\n\
        ATTENDEE;CUTYPE=ROOM;CN=会議室:mailto:room3@ours.example\r\n\
        BEGIN:VALARM\r\nATTENDEE:mailto:alarm@ours.example\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    fn mail(calendar: &str) -> String {
        format!(
            "From: yamaguchi@ours.example\nTo: tanaka@client.example\nSubject: 定例会議\nMIME-Version: 1.0\n\
             Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\
             ご出席ください\n--b\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n\n{calendar}\n--b--\n"
        )
    }

    fn recipients(mail: &str) -> Vec<String> {
        let draft = Draft::open(mail.as_bytes()).unwrap();
        let told = draft.recipients.iter().map(|recipient| {
            let address = recipient.mailbox.address_text().unwrap_or_default();
            let attendee = if recipient.attendee { " invited" } else { "" };
            format!("{:?} {address}{attendee}", recipient.field)
        });
        told.collect()
    }

    #[test]
    fn an_invitation_is_read_with_its_people() {
        let invitation = Invitation::read(MEETING.as_bytes()).unwrap();
        assert_eq!((invitation.method.as_str(), invitation.summary.as_str()), ("REQUEST", "定例会議, 来期の計画"));
        assert_eq!((invitation.start.as_str(), invitation.location.as_str()), ("20261127T100000", "本社 3F"));
        assert_eq!(invitation.organizer.unwrap().display_name, "山口 恵");
        let names: Vec<_> =
            invitation.attendees.iter().map(|attendee| attendee.mailbox.display_name.as_str()).collect();
        assert_eq!(names, ["田中; 一郎", ""]);
    }

    #[test]
    fn who_is_invited_and_not_addressed_is_a_recipient_too() {
        assert_eq!(recipients(&mail(MEETING)), ["To tanaka@client.example", "Cc suzuki@rival.example invited"]);
    }

    #[test]
    fn an_answer_to_an_invitation_reaches_nobody_else() {
        let answer = MEETING.replace("METHOD:REQUEST", "METHOD:REPLY");
        assert_eq!(recipients(&mail(&answer)), ["To tanaka@client.example"]);
    }

    #[test]
    fn what_is_no_calendar_is_none() {
        assert_eq!(Invitation::read(b""), None);
        assert_eq!(Invitation::read(b"BEGIN:VCALENDAR\nATTENDEE:mailto:a@b.example\nEND:VCALENDAR"), None);
        assert_eq!(Invitation::read("END:VEVENT\n:::\n;=;\nATTENDEE".as_bytes()), None);
    }
}
