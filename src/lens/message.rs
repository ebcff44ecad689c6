//! Mails inside mails: subject, text and files.

use crate::mail::{Body, DefectKind, Draft, OpaqueKind, OpenError};

use super::text::keep;
use super::{Budget, FileKind, GapKind, Hidden, Inspection, Mark, Passage, Property, Spot, Unit, html, look_inside};

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let mail = match Draft::open(data) {
        Ok(mail) => mail,
        Err(error) => {
            file.gap(why(&error), "");
            return;
        }
    };
    if !mail.subject.is_empty() {
        file.marks.push(Mark::Property { which: Property::Subject, value: mail.subject.clone() });
        keep(Passage::new(Spot::Whole, mail.subject.as_str()), file, budget);
    }
    for body in mail.bodies {
        text(body, file, budget);
    }
    // A page that is saved as a mail runs what its parts hold.
    if file.kind == FileKind::Html && html::has_script(&String::from_utf8_lossy(data)) {
        file.marks.push(Mark::Script);
    }
    gaps(&mail.opaque.iter().map(|opaque| (opaque.why, opaque.detail.as_str())).collect::<Vec<_>>(), file);
    if mail.defects.iter().any(|defect| is_loss(defect.kind)) {
        file.gap(GapKind::Damaged, "");
    }
    for attachment in &mail.attachments {
        if !budget.take_entry() {
            file.gap(GapKind::TooMany, "");
            break;
        }
        if !budget.take_unpacked(attachment.size()) {
            file.gap(GapKind::Bomb, "");
            break;
        }
        file.inside.push(look_inside(&attachment.data, &attachment.name, budget));
    }
    if !file.inside.is_empty() {
        file.counts.push((Unit::Attachments, file.inside.len() as u64));
    }
}

fn text(body: Body, file: &mut Inspection, budget: &mut Budget) {
    let spot = if body.html { Spot::Whole } else { Spot::Line { number: 1 } };
    keep(Passage::new(spot, body.shown), file, budget);
    for text in body.hidden {
        keep(Passage { hidden: Some(Hidden::Text), ..Passage::new(Spot::Whole, text) }, file, budget);
    }
}

fn why(error: &OpenError) -> GapKind {
    match error {
        OpenError::Empty | OpenError::NoHeader | OpenError::NotMail | OpenError::NotOutlook(_) => GapKind::Damaged,
        OpenError::TooLarge => GapKind::TooLarge,
    }
}

fn gaps(opaque: &[(OpaqueKind, &str)], file: &mut Inspection) {
    for (kind, detail) in opaque {
        let why = match kind {
            OpaqueKind::SMimeEncrypted | OpaqueKind::PgpEncrypted | OpaqueKind::RightsProtected => GapKind::Encrypted,
            OpaqueKind::Tnef | OpaqueKind::UnknownCharset | OpaqueKind::UnknownBody => GapKind::UnknownFormat,
            OpaqueKind::TooDeep => GapKind::TooDeep,
        };
        if why == GapKind::Encrypted && !file.marks.contains(&Mark::Encrypted) {
            file.marks.push(Mark::Encrypted);
        }
        file.gap(why, detail);
    }
}

/// Whether something of the content is missing after that.
fn is_loss(kind: DefectKind) -> bool {
    matches!(kind, DefectKind::ContentLost | DefectKind::TooManyParts | DefectKind::TooDeep | DefectKind::BrokenItem)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::lens::testing::outline;

    const OUTLOOK: &[u8] = include_bytes!("../../tests/outlook/html-ja.msg");

    fn quoted_printable(data: &[u8]) -> String {
        let mut text = String::new();
        for line in data.chunks(24) {
            for byte in line {
                write!(text, "={byte:02X}").unwrap();
            }
            text.push_str("=\n");
        }
        text
    }

    /// A mail with a forwarded mail, an attached one that has a file, and an Outlook item.
    fn outer() -> String {
        let inner = "Subject: inner\nTo: b@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=I\n\n\
                     --I\n\ninner text\n--I\nContent-Type: text/plain\nContent-Disposition: attachment; filename=price.txt\n\n\
                     the price\n--I--\n";
        format!(
            "To: a@x.example\nSubject: outer\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=O\n\n--O\n\nouter text\n\
             --O\nContent-Type: message/rfc822\n\nSubject: forwarded\nTo: c@x.example\n\nforwarded text\n\
             --O\nContent-Type: application/octet-stream; name=inner.eml\nContent-Disposition: attachment; filename=inner.eml\n\
             Content-Transfer-Encoding: quoted-printable\n\n{}\n\
             --O\nContent-Type: application/vnd.ms-outlook\nContent-Disposition: attachment; filename=item.msg\n\
             Content-Transfer-Encoding: quoted-printable\n\n{}\n--O--\n",
            quoted_printable(inner.as_bytes()),
            quoted_printable(OUTLOOK),
        )
    }

    #[test]
    fn mails_in_a_mail_are_read_with_their_texts_and_files() {
        let told = outline(outer().as_bytes(), "outer.eml");
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "message attachments=3 subject=「outer」 「outer」 「outer text」");
        assert_eq!(lines[1], "forwarded.eml: message subject=「forwarded」 「forwarded」 「forwarded text」");
        assert_eq!(lines[2], "inner.eml: message attachments=1 subject=「inner」 「inner」 「inner text」");
        assert_eq!(lines[3], "inner.eml › price.txt: text lines=1 「the price」");
        let item = crate::mail::Draft::open(OUTLOOK).unwrap();
        assert!(lines[4].starts_with("item.msg: message attachments=2 "), "{}", lines[4]);
        assert!(lines[4].contains(&format!("「{}」", item.subject)), "{}", lines[4]);
        assert!(lines[4].contains(item.bodies[0].shown.trim().lines().next().unwrap()), "{}", lines[4]);
        let files = item.attachments.iter().map(|file| format!("item.msg › {}: ", file.name));
        assert!(files.zip(&lines[5..]).all(|(file, line)| line.starts_with(&file)), "{told}");
        assert!(lines[..5].iter().all(|line| !line.contains("gap=")), "{told}");
    }
}
