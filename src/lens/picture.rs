//! Pictures: size, and what they say about where and by whom they were taken. What they show is not read.

use super::text::{decoded, keep};
use super::{Budget, Hidden, Inspection, Mark, Passage, Property, Spot, Unit, extension, html};

mod exif;
mod png;
mod size;

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    if extension(&file.name) == "svg" || is_svg(data) {
        vector(data, file, budget);
        return;
    }
    if let Some((width, height)) = size::size(data) {
        file.counts.extend([(Unit::Width, u64::from(width)), (Unit::Height, u64::from(height))]);
    }
    for (keyword, text) in png::texts(data) {
        match keyword.as_str() {
            "Author" => property(Property::Author, text, file),
            "Title" => property(Property::Title, text, file),
            // Names of programs and dates say nothing of anybody.
            "Software" | "Creation Time" | "XML:com.adobe.xmp" => {}
            _ => keep(Passage { hidden: Some(Hidden::Text), ..Passage::new(Spot::Whole, text) }, file, budget),
        }
    }
    let taken = exif::find(data);
    if let Some(author) = taken.author {
        property(Property::Author, author, file);
    }
    if let Some(excerpt) = taken.location.or_else(|| location_in_xmp(data)) {
        file.marks.push(Mark::Hidden { how: Hidden::Location, spot: Spot::Whole, count: 1, excerpt });
    }
}

/// A drawing in XML: text, links and scripts like a page.
fn vector(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    if let Some(markup) = decoded(data, file, budget) {
        html::page(&markup, file, budget);
    }
}

fn is_svg(data: &[u8]) -> bool {
    let head = data.get(..1024).unwrap_or(data);
    head.trim_ascii_start().starts_with(b"<") && memchr::memmem::find(head, b"<svg").is_some()
}

fn property(which: Property, value: String, file: &mut Inspection) {
    let mark = Mark::Property { which, value };
    if !file.marks.contains(&mark) {
        file.marks.push(mark);
    }
}

/// Programs that edit pictures repeat the place in a packet of XML, as `35,40.87N`, in an attribute or an element.
fn location_in_xmp(data: &[u8]) -> Option<String> {
    const NAME: &[u8] = b"exif:GPSLatitude";
    let at = memchr::memmem::find(data, NAME)?;
    let rest = data.get(at + NAME.len()..)?;
    let is_value = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'N' | b'S');
    let value = rest.get(..40).unwrap_or(rest);
    // In front of it stands `="` or `>`.
    let start = value.iter().position(u8::is_ascii_digit).filter(|start| *start <= 4)?;
    let value: Vec<u8> = value.get(start..)?.iter().copied().take_while(is_value).collect();
    let value = String::from_utf8(value).ok()?;
    value.ends_with(['N', 'S']).then(|| rounded(&value))
}

/// Degrees and whole minutes: enough to be recognised, too little to be found.
fn rounded(value: &str) -> String {
    let degrees = value.split([',', '.']).next().unwrap_or_default();
    let side = if value.ends_with('N') { "N" } else { "S" };
    format!("{degrees}°{side}")
}

#[cfg(test)]
mod tests {
    use crate::lens::testing::outline;

    #[test]
    fn a_picture_tells_its_size() {
        let mut picture = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(19, 10).write_to(&mut picture, image::ImageFormat::Png).unwrap();
        assert_eq!(outline(picture.get_ref(), "a.png"), "picture width=19 height=10");
    }

    #[test]
    fn a_drawing_is_read_like_a_page() {
        let svg =
            "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><text>社外秘</text><script>x</script></svg>";
        assert_eq!(outline(svg.as_bytes(), "a.svg"), "picture script 「社外秘」");
    }

    #[test]
    fn a_place_in_a_packet_of_xml_is_told_roughly() {
        for xmp in ["exif:GPSLatitude=\"35,40.87N\"", "<exif:GPSLatitude>35,40.87N</exif:GPSLatitude>"] {
            let data = [b"\xFF\xD8\xFF\xE1", xmp.as_bytes()].concat();
            assert_eq!(outline(&data, "a.jpg"), "picture hidden-location=「35°N」");
        }
        assert_eq!(outline(b"\xFF\xD8\xFF\xE1 exif:GPSLatitudeRef", "a.jpg"), "picture");
    }
}
