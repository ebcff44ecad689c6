//! XML parts as a stream of items, with nothing expanded and nothing unbounded.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Error, Read, Result as IoResult};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};

/// One tag or run of text larger than this is nothing that a program wrote (bytes).
const LONGEST: usize = 8 << 20;

/// Elements nested deeper than this are nothing that a program wrote.
const DEEPEST: u32 = 1000;

/// The part does not hold as XML, or is more than anybody would write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lens) struct Broken;

/// A part that is being read.
pub(in crate::lens) struct Xml<'r> {
    reader: Reader<Guard<BufReader<&'r mut dyn Read>>>,
    buffer: Vec<u8>,
    depth: u32,
}

pub(in crate::lens) enum Item<'b> {
    Open(BytesStart<'b>),
    Close(BytesEnd<'b>),
    Text(Cow<'b, str>),
    /// Declarations, comments, instructions.
    Other,
    End,
}

impl<'r> Xml<'r> {
    pub(in crate::lens) fn new(part: &'r mut dyn Read) -> Self {
        let mut reader = Reader::from_reader(Guard { inner: BufReader::with_capacity(64 << 10, part), since: 0 });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Item<'_>, Broken> {
        self.buffer.clear();
        self.reader.get_mut().since = 0;
        let Ok(event) = self.reader.read_event_into(&mut self.buffer) else { return Err(Broken) };
        Ok(match event {
            Event::Start(tag) | Event::Empty(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(Broken);
                }
                Item::Open(tag)
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Item::Close(tag)
            }
            Event::Text(text) => Item::Text(text.into_inner()),
            Event::CData(text) => Item::Text(text.into_inner()),
            Event::GeneralRef(name) => Item::Text(referred(&name)),
            // Office never writes a document type; whoever does wants entities expanded.
            Event::DocType(_) => return Err(Broken),
            Event::Eof if self.depth > 0 => return Err(Broken),
            Event::Eof => Item::End,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Item::Other,
        })
    }

    /// Gives every item to `take` until the part ends.
    pub(in crate::lens) fn each(&mut self, mut take: impl FnMut(Item<'_>)) -> Result<(), Broken> {
        loop {
            match self.next()? {
                Item::End => return Ok(()),
                item @ (Item::Open(_) | Item::Close(_) | Item::Text(_) | Item::Other) => take(item),
            }
        }
    }
}

/// The value of an attribute by its local name, as it is meant.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).filter_map(Result::ok).find(|attribute| local(attribute.key.0) == name)?;
    Some(meant(found.value))
}

/// The id of a relation (`r:id`), which some elements carry beside an `id` of their own.
pub(super) fn relation_id<'t>(tag: &'t BytesStart<'_>) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let is_relation = |key: &str| key.split_once(':').is_some_and(|(_, name)| name == "id");
    let found = attributes.with_checks(false).filter_map(Result::ok).find(|attribute| is_relation(attribute.key.0))?;
    Some(meant(found.value))
}

/// Whether a switch is on: there, and not said to be off.
pub(super) fn is_on(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| is_true(&value))
}

pub(super) fn is_true(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

pub(in crate::lens) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn meant(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => value,
    }
}

/// A character by number or one of the five predefined names; nothing else is resolved.
fn referred<'b>(name: &BytesRef<'b>) -> Cow<'b, str> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    Cow::Borrowed(resolve_predefined_entity(name).unwrap_or("\u{FFFD}"))
}

/// Ends a tag or text that never ends, before it fills the memory.
struct Guard<R> {
    inner: R,
    /// Bytes since the last item.
    since: usize,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buf: &mut [u8]) -> IoResult<usize> {
        self.inner.read(buf)
    }
}

impl<R: BufRead> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> IoResult<&[u8]> {
        if self.since > LONGEST {
            return Err(Error::other("an item without end"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since += amount;
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, Broken> {
        let mut bytes = xml.as_bytes();
        let mut out = String::new();
        Xml::new(&mut bytes).each(|item| {
            if let Item::Text(text) = item {
                out.push_str(&text);
            }
        })?;
        Ok(out)
    }

    #[test]
    fn text_comes_out_as_it_is_meant() {
        assert_eq!(text("<a>x &amp; y&#x5c71;<![CDATA[<z>]]><b/></a>").unwrap(), "x & y山<z>");
        assert_eq!(text("\u{FEFF}<a>x</a>").unwrap(), "x");
    }

    #[test]
    fn entities_of_its_own_are_refused() {
        assert_eq!(text("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"), Err(Broken));
        assert_eq!(text("<a>&c;</a>").unwrap(), "\u{FFFD}");
    }

    #[test]
    fn what_no_program_writes_is_broken() {
        assert_eq!(text("<a><b></a>"), Err(Broken));
        assert_eq!(text("<a><b>"), Err(Broken));
        assert_eq!(text(&"<a>".repeat(100_000)), Err(Broken));
        assert_eq!(text(&format!("<a b=\"{}\"/>", "x".repeat(9 << 20))), Err(Broken));
        assert_eq!(text(&format!("<a>{}</a>", "x".repeat(9 << 20))), Err(Broken));
    }

    #[test]
    fn attributes_are_found_by_their_local_name() {
        let tag = BytesStart::from_content("sheet name=\"a &amp; b\" id=\"7\" r:id=\"rId1\"", 5);
        assert_eq!(attribute(&tag, "name").as_deref(), Some("a & b"));
        assert_eq!(attribute(&tag, "id").as_deref(), Some("7"));
        assert_eq!(relation_id(&tag).as_deref(), Some("rId1"));
        assert!(!is_on(&tag, "hidden"));
    }
}
