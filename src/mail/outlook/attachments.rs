//! What goes along with an Outlook item (MS-OXMSG §2.2.2, MS-OXCMSG §2.2.2).

use std::collections::HashSet;

use super::super::{Attachment, DefectKind, Digest, Disposition, MediaType, Opaque, OpaqueKind};
use super::properties::{Owner, Properties, id};
use super::storage::Storages;

const STORAGE: &str = "__attach_version1.0_#";

/// The content identifiers that the text refers to (RFC 2392).
pub(super) type Shown = HashSet<String>;

/// Every attachment, and those of them that could not be looked into.
pub(super) fn read(
    storages: &mut Storages<'_>,
    shown: &Shown,
    code_page: Option<u32>,
) -> (Vec<Attachment>, Vec<Opaque>) {
    let (mut attachments, mut opaque) = (Vec::new(), Vec::new());
    for storage in storages.rows(STORAGE) {
        let row = Properties::read(storages, storage, Owner::Part, code_page);
        let content = content(storages, &row);
        let name = name(storages, &row, content.kind, code_page);
        let attachment = attachment(storages, &row, shown, name, content.kind, content.data);
        opaque.extend(
            content
                .why
                .map(|(why, detail)| Opaque { why, detail: format!("{} {detail}", attachment.name).trim().to_owned() }),
        );
        attachments.push(attachment);
    }
    (attachments, opaque)
}

/// How an attachment is kept (MS-OXCMSG §2.2.2.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    File,
    /// Another Outlook item.
    Message,
    /// An OLE object.
    Object,
    /// The item has the place of the file, not the file.
    Elsewhere,
}

struct Content {
    kind: Kind,
    data: Vec<u8>,
    why: Option<(OpaqueKind, String)>,
}

fn content(storages: &mut Storages<'_>, row: &Properties) -> Content {
    let object = row.object(storages, id::ATTACH_DATA);
    let kind = match (row.integer(id::ATTACH_METHOD), &object) {
        (Some(2 | 3 | 4 | 7), None) => Kind::Elsewhere,
        (Some(6), _) => Kind::Object,
        (_, Some(_)) => Kind::Message,
        _ => Kind::File,
    };
    let (data, why) = match (kind, object) {
        (Kind::Message, Some(path)) => (storages.copy_message(path), None),
        (Kind::Object, Some(path)) => (storages.copy_object(path), Some((OpaqueKind::UnknownBody, "OLE".to_owned()))),
        (Kind::Elsewhere, _) => {
            let place =
                [id::ATTACH_LONG_PATHNAME, id::ATTACH_PATHNAME].into_iter().find_map(|id| row.text(storages, id));
            let data = row.binary(storages, id::ATTACH_DATA).unwrap_or_default();
            (Ok(data), Some((OpaqueKind::UnknownBody, place.unwrap_or_default())))
        }
        (Kind::File | Kind::Message | Kind::Object, _) => {
            let data = row.binary(storages, id::ATTACH_DATA);
            if data.is_none() {
                storages.note(DefectKind::BrokenItem, row.name());
            }
            (Ok(data.unwrap_or_default()), None)
        }
    };
    let data = data.unwrap_or_else(|err| {
        storages.note(DefectKind::BrokenItem, format!("{}: {err}", row.name()));
        Vec::new()
    });
    Content { kind, data, why }
}

/// As declared; a message is named after its subject for want of a name, and opens as what it is.
fn name(storages: &mut Storages<'_>, row: &Properties, kind: Kind, code_page: Option<u32>) -> String {
    let declared = [id::ATTACH_LONG_FILENAME, id::ATTACH_FILENAME, id::DISPLAY_NAME];
    let declared = declared.into_iter().find_map(|id| row.text(storages, id)).unwrap_or_default();
    if kind != Kind::Message || declared.to_ascii_lowercase().ends_with(".msg") {
        return declared;
    }
    let subject = row.object(storages, id::ATTACH_DATA).filter(|_| declared.trim().is_empty()).and_then(|inner| {
        let inner = Properties::read(storages, inner, Owner::Item, code_page);
        inner.text(storages, id::SUBJECT)
    });
    let name = subject.unwrap_or(declared);
    format!("{}.msg", if name.trim().is_empty() { "message" } else { name.trim() })
}

fn attachment(
    storages: &mut Storages<'_>,
    row: &Properties,
    shown: &Shown,
    name: String,
    kind: Kind,
    data: Vec<u8>,
) -> Attachment {
    let is_message = kind == Kind::Message;
    let declared = row.text(storages, id::ATTACH_MIME_TAG).unwrap_or_default();
    let media_type = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let media_type = match (media_type.is_empty(), is_message) {
        (_, true) => "application/vnd.ms-outlook".to_owned(),
        (true, false) => "application/octet-stream".to_owned(),
        (false, false) => media_type,
    };
    let content_id = row
        .text(storages, id::ATTACH_CONTENT_ID)
        .map(|content_id| content_id.trim().trim_start_matches('<').trim_end_matches('>').to_owned());
    // A hidden file that is no picture is displayed nowhere: it must not vanish from the list of files as well.
    let displayed = content_id.as_ref().is_some_and(|content_id| shown.contains(content_id));
    let is_inline = is_picture(&media_type, &name) && (displayed || row.boolean(id::ATTACHMENT_HIDDEN));
    Attachment {
        name,
        media_type: MediaType(media_type),
        disposition: if is_inline { Disposition::Inline } else { Disposition::Attachment },
        content_id,
        encoded_size: in_base64(data.len() as u64),
        digest: Digest::of(&data),
        data,
    }
}

fn is_picture(media_type: &str, name: &str) -> bool {
    const EXTENSIONS: [&str; 9] = ["bmp", "emf", "gif", "jpeg", "jpg", "png", "tif", "webp", "wmf"];
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension {
        Some(extension) => EXTENSIONS.contains(&extension.as_str()),
        None => media_type.starts_with("image/"),
    }
}

/// What the bytes take once they are sent: base64 in lines of 76 characters (RFC 2045 §6.8).
fn in_base64(size: u64) -> u64 {
    let characters = size.div_ceil(3) * 4;
    characters + characters.div_ceil(76) * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_whether_it_is_a_picture() {
        assert!(is_picture("application/octet-stream", "image001.PNG"));
        assert!(!is_picture("image/png", "見積.xlsx"));
    }

    #[test]
    fn encoding_takes_a_third_more_and_line_ends() {
        assert_eq!([0, 1, 57, 58].map(in_base64), [0, 6, 78, 84]);
    }
}
