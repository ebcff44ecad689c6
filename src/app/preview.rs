//! What can be shown of a file without another program: pictures and plain text.

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageReader, Limits};

use crate::lens::FileKind;
use crate::mail::{Attachment, parse};
use crate::session::Preview;

/// Pictures wider or higher than this are not decoded (pixels).
const MAX_SIDE: u32 = 8192;
/// What decoding one picture may take (bytes).
const MAX_ALLOC: u64 = 256 * 1024 * 1024;
/// Shown pictures are scaled down to this (pixels).
const SHOWN_SIDE: u32 = 1600;
/// Only the beginning of a long text is shown (bytes).
const MAX_TEXT: usize = 256 * 1024;

pub(super) fn of(file: &Attachment) -> Preview {
    let kind = FileKind::detect(&file.data, &file.name);
    if kind == FileKind::Picture {
        return picture(&file.data).unwrap_or(Preview::Nothing);
    }
    if kind.has_preview() { text(&file.data) } else { Preview::Nothing }
}

fn picture(bytes: &[u8]) -> Option<Preview> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let picture = if picture.width().max(picture.height()) > SHOWN_SIDE {
        picture.thumbnail(SHOWN_SIDE, SHOWN_SIDE)
    } else {
        picture
    };
    let rgba = picture.to_rgba8();
    let (width, height) = (usize::try_from(rgba.width()).ok()?, usize::try_from(rgba.height()).ok()?);
    Some(Preview::Image { width, height, rgba: Arc::from(rgba.into_raw()) })
}

fn text(bytes: &[u8]) -> Preview {
    let beginning = bytes.get(..MAX_TEXT).unwrap_or(bytes);
    Preview::Text(Arc::from(parse::text_of_unknown_charset(beginning).replace("\r\n", "\n")))
}
