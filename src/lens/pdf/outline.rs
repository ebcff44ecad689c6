//! Everything of a PDF file that is not drawn: properties, annotations, scripts, files inside, and codes of fonts.

use std::collections::BTreeMap;

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;

use super::{excerpt, keep};
use crate::lens::{Budget, GapKind, Hidden, Inspection, Mark, Passage, Property, Spot, look};

/// Levels of a name tree, and entries of it, that are walked.
const TREE_DEPTH: usize = 16;
const TREE_MOST: usize = 1_000;
/// Annotations that are read, altogether.
const ANNOTATIONS: usize = 10_000;

/// Kinds of annotation whose words stand in a bubble beside the page (ISO 32000-1, 12.5.6.2, markup annotations).
const REMARKS: [&[u8]; 12] = [
    b"Text",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Caret",
    b"Ink",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Line",
];

/// The code in which the composite fonts of a page are written, where they do not say which characters they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    Multibyte(&'static Encoding),
    Utf16,
}

impl Code {
    /// By the name of a predefined `CMap` (ISO 32000-1, 9.7.5.2).
    fn of_cmap(name: &[u8]) -> Option<Self> {
        let has = |part: &[u8]| memchr::memmem::find(name, part).is_some();
        if has(b"RKSJ") {
            Some(Self::Multibyte(SHIFT_JIS))
        } else if name.starts_with(b"EUC-") {
            Some(Self::Multibyte(EUC_JP))
        } else if has(b"UCS2") || has(b"UTF16") {
            Some(Self::Utf16)
        } else {
            None
        }
    }

    /// The characters of one code of the font.
    pub(super) fn decode(self, code: u32) -> Option<String> {
        let bytes = code.to_be_bytes();
        let used = match self {
            Self::Utf16 if code > 0xFFFF => bytes.as_slice(),
            Self::Utf16 => bytes.get(2..)?,
            Self::Multibyte(_) => bytes.get(bytes.iter().position(|byte| *byte != 0)?..)?,
        };
        let encoding = match self {
            Self::Multibyte(encoding) => encoding,
            Self::Utf16 => UTF_16BE,
        };
        let text = encoding.decode_without_bom_handling_and_without_replacement(used)?;
        (!text.is_empty()).then(|| text.into_owned())
    }
}

/// The one code of a page's composite fonts that name no characters; `None` where there is none, or several.
pub(super) fn code_of(page: &Page<'_>) -> Option<Code> {
    let fonts = page.raw().get::<Dict<'_>>("Resources").and_then(|resources| resources.get::<Dict<'_>>("Font"))?;
    let codes = fonts.keys().filter_map(|name| {
        let font = fonts.get::<Dict<'_>>(&*name)?;
        let encoding = font.get::<Name<'_>>("Encoding")?;
        if font.contains_key("ToUnicode") { None } else { Code::of_cmap(&encoding) }
    });
    let mut codes: Vec<Code> = codes.collect();
    codes.dedup();
    match codes.as_slice() {
        [code] => Some(*code),
        _ => None,
    }
}

/// Title and author.
pub(super) fn properties(pdf: &Pdf, file: &mut Inspection) {
    let said = pdf.metadata();
    for (which, value) in [(Property::Title, &said.title), (Property::Author, &said.author)] {
        let value = value.as_deref().map(text_string).unwrap_or_default();
        if !value.trim().is_empty() {
            file.marks.push(Mark::Property { which, value: excerpt(&value) });
        }
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by their byte order mark, else close to Latin-1.
fn text_string(bytes: &[u8]) -> String {
    if bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xEF\xBB\xBF") {
        return UTF_16BE.decode(bytes).0.into_owned();
    }
    // Many Japanese producers write Shift_JIS here, against the standard.
    match SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if !bytes.is_ascii() => text.into_owned(),
        Some(_) | None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Remarks that readers put beside the pages.
pub(super) fn annotations(pdf: &Pdf, file: &mut Inspection, budget: &mut Budget) {
    let mut first: Option<(Spot, String)> = None;
    let mut count = 0;
    let pages = pdf.pages().iter().zip(1..);
    let remarks = pages.flat_map(|(page, number)| remarks(page).into_iter().map(move |text| (number, text)));
    for (number, text) in remarks.take(ANNOTATIONS) {
        count += 1;
        let spot = Spot::Page { number };
        first.get_or_insert_with(|| (spot.clone(), excerpt(&text)));
        if !keep(file, budget, Passage { hidden: Some(Hidden::Annotation), ..Passage::new(spot, text) }) {
            break;
        }
    }
    if let Some((spot, excerpt)) = first {
        file.marks.push(Mark::Hidden { how: Hidden::Annotation, spot, count, excerpt });
    }
}

fn remarks(page: &Page<'_>) -> Vec<String> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    annotations
        .iter::<Object<'_>>()
        .filter_map(Object::into_dict)
        .filter(|annotation| annotation.get::<Name<'_>>("Subtype").is_some_and(|kind| REMARKS.contains(&&*kind)))
        .filter_map(|annotation| annotation.get::<PdfString<'_>>("Contents"))
        .map(|contents| text_string(contents.as_bytes()).replace('\r', "\n"))
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// Scripts that run when the document is opened (ISO 32000-1, 12.6.4.16).
pub(super) fn scripts(pdf: &Pdf, file: &mut Inspection) {
    let Some(catalog) = catalog(pdf) else { return };
    let names = catalog.get::<Dict<'_>>("Names").is_some_and(|names| names.contains_key("JavaScript"));
    let opens = catalog
        .get::<Dict<'_>>("OpenAction")
        .and_then(|action| action.get::<Name<'_>>("S"))
        .is_some_and(|kind| &*kind == b"JavaScript" || &*kind == b"Launch");
    if names || opens {
        file.marks.push(Mark::Script);
    }
}

/// Files that travel inside the document.
pub(super) fn embedded(pdf: &Pdf, file: &mut Inspection, budget: &mut Budget) {
    let Some(root) = catalog(pdf)
        .and_then(|catalog| catalog.get::<Dict<'_>>("Names"))
        .and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"))
    else {
        return;
    };
    let mut found = Vec::new();
    leaves(&root, TREE_DEPTH, &mut found);
    for specification in found {
        let name = ["UF", "F"].iter().find_map(|key| specification.get::<PdfString<'_>>(key));
        let name = name.map(|name| text_string(name.as_bytes())).unwrap_or_default();
        let stream = specification
            .get::<Dict<'_>>("EF")
            .and_then(|files| ["UF", "F"].iter().find_map(|key| files.get::<Stream<'_>>(key)));
        let Some(data) = stream.and_then(|stream| stream.decoded_data().ok().map(std::borrow::Cow::into_owned)) else {
            file.gap(GapKind::Damaged, &name);
            continue;
        };
        if !budget.take_entry() || !budget.take_unpacked(data.len() as u64) {
            file.gap(GapKind::TooMany, &name);
            return;
        }
        match budget.deeper(data.len() as u64, |budget| look(&data, &name, budget)) {
            Some(inner) => file.inside.push(inner),
            None => file.gap(GapKind::TooDeep, &name),
        }
    }
}

/// The values of a name tree (ISO 32000-1, 7.9.6), as far as it is one.
fn leaves<'p>(node: &Dict<'p>, depth: usize, found: &mut Vec<Dict<'p>>) {
    if let Some(names) = node.get::<Array<'p>>("Names") {
        let room = TREE_MOST.saturating_sub(found.len());
        // Names and values take turns.
        found.extend(names.iter::<Object<'p>>().filter_map(Object::into_dict).take(room));
    }
    if depth == 0 || found.len() >= TREE_MOST {
        return;
    }
    if let Some(kids) = node.get::<Array<'p>>("Kids") {
        for kid in kids.iter::<Object<'p>>().filter_map(Object::into_dict).take(TREE_MOST) {
            leaves(&kid, depth - 1, found);
        }
    }
}

fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// How often each line stands on a page.
pub(super) fn tally(text: &str) -> BTreeMap<&str, usize> {
    let mut lines = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        *lines.entry(line).or_default() += 1;
    }
    lines
}
