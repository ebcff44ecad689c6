//! Rich text (RTF 1.9.1) as plain text, and the HTML that Outlook wraps in it (MS-OXRTFEX).

use std::collections::BTreeMap;

use super::super::{Body, Link};
use super::codepage;
use tokens::{Token, Tokens};

mod tokens;

/// Groups nested deeper than this are read without a state of their own.
const MAX_GROUPS: usize = 10_000;

/// What stood in the RTF.
#[derive(Debug)]
pub(crate) enum Content {
    /// The HTML it was made from (`\fromhtml1`).
    Html(String),
    /// Text that was plain before (`\fromtext`).
    Plain(Body),
    Rich(Body),
}

impl Content {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Html(markup) => markup,
            Self::Plain(body) | Self::Rich(body) => &body.shown,
        }
    }
}

/// Reads RTF; `None` when the bytes are something else.
pub(crate) fn read(rtf: &[u8]) -> Option<Content> {
    if !rtf.starts_with(b"{\\rtf") {
        return None;
    }
    let mut reader = Reader::default();
    for token in Tokens::of(rtf) {
        reader.take(token);
    }
    reader.flush();
    while reader.open_links.last().is_some() {
        reader.close_link();
    }
    if reader.from_html {
        return Some(Content::Html(reader.shown));
    }
    let hidden = if reader.hidden.trim().is_empty() { Vec::new() } else { vec![reader.hidden] };
    let body = Body { links: reader.links, hidden, shown: reader.shown, ..Body::default() };
    Some(if reader.from_text { Content::Plain(body) } else { Content::Rich(body) })
}

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    #[default]
    Text,
    /// `\*\htmltag`: markup as it stands.
    HtmlTag,
    FontTable,
    /// `\*\fldinst`: what a field is, a link's target among it.
    Instruction,
    Skipped,
}

/// Where a run of bytes ends up once it is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sink {
    Shown,
    /// Shown, as HTML: what looks like markup is none.
    Escaped,
    Hidden,
    Instruction,
}

/// What a group inherits and gives back at its end.
#[derive(Clone, Copy, Debug)]
struct State {
    destination: Destination,
    /// `\htmlrtf`: text for readers without HTML.
    html_rtf: bool,
    /// `\v`
    hidden: bool,
    font: Option<i32>,
    /// `\uc`: how many characters after `\u` stand in for it.
    stand_ins: u32,
}

impl Default for State {
    fn default() -> Self {
        Self { destination: Destination::Text, html_rtf: false, hidden: false, font: None, stand_ins: 1 }
    }
}

#[derive(Default)]
struct Reader {
    state: State,
    groups: Vec<State>,
    /// Groups beyond [`MAX_GROUPS`].
    deeper: usize,
    from_html: bool,
    from_text: bool,
    ansi: Option<u32>,
    default_font: Option<i32>,
    fonts: BTreeMap<i32, u32>,
    /// The entry of the font table that is being read.
    font: i32,
    /// `\*` came just before.
    optional: bool,
    /// Characters still to be left out after `\u`.
    skip: u32,
    high_surrogate: Option<u16>,
    run: Vec<u8>,
    run_of: Option<(Sink, Option<u32>)>,
    shown: String,
    hidden: String,
    instruction: String,
    links: Vec<Link>,
    /// Depth of the group, start in the shown text, target.
    open_links: Vec<(usize, usize, String)>,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) {
        let optional = std::mem::take(&mut self.optional);
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(name, number) => self.word(name, number, optional),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Hex(byte) if self.skip == 0 => self.bytes(&[byte]),
            Token::Hex(_) => self.skip -= 1,
            Token::Text(text) => {
                let left_out = text.len().min(usize::try_from(self.skip).unwrap_or(usize::MAX));
                self.skip -= u32::try_from(left_out).unwrap_or(self.skip);
                self.bytes(text.get(left_out..).unwrap_or_default());
            }
        }
    }

    fn open(&mut self) {
        self.skip = 0;
        if self.groups.len() < MAX_GROUPS {
            self.groups.push(self.state);
        } else {
            self.deeper += 1;
        }
    }

    fn close(&mut self) {
        self.skip = 0;
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        if self.open_links.last().is_some_and(|(depth, ..)| *depth == self.groups.len()) {
            self.close_link();
        }
        self.state = self.groups.pop().unwrap_or_default();
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.optional = true,
            b'\r' | b'\n' => self.character('\n'),
            b'\t' => self.character('\t'),
            b'~' => self.character('\u{A0}'),
            b'_' => self.character('\u{2011}'),
            b'-' => self.character('\u{AD}'),
            b'\\' | b'{' | b'}' => {
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.bytes(&[symbol]);
                }
            }
            _ => {}
        }
    }

    fn word(&mut self, name: &[u8], number: Option<i32>, optional: bool) {
        if let Some(character) = character_of(name) {
            return self.character(character);
        }
        match name {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.state.stand_ins = number.and_then(|count| u32::try_from(count).ok()).unwrap_or(1).min(16),
            b"f" if self.state.destination == Destination::FontTable => self.font = number.unwrap_or(0),
            b"f" => self.state.font = number,
            b"plain" => (self.state.font, self.state.hidden) = (None, false),
            b"v" => self.state.hidden = number != Some(0),
            b"htmlrtf" => self.state.html_rtf = number != Some(0),
            b"fldrslt" => self.open_link(),
            b"htmltag" if optional => self.state.destination = Destination::HtmlTag,
            b"fldinst" => {
                self.instruction.clear();
                self.state.destination = Destination::Instruction;
            }
            b"fonttbl" => self.state.destination = Destination::FontTable,
            _ if optional || is_no_text(name) => self.state.destination = Destination::Skipped,
            _ => self.declaration(name, number),
        }
    }

    /// What the head of the RTF says about all of it.
    fn declaration(&mut self, name: &[u8], number: Option<i32>) {
        let value = number.and_then(|number| u32::try_from(number).ok());
        match name {
            b"fromhtml" => self.from_html = number != Some(0),
            b"fromtext" => self.from_text = true,
            b"ansicpg" => self.ansi = value.filter(|code_page| codepage::encoding(*code_page).is_some()),
            b"mac" => self.ansi = Some(10000),
            b"deff" => self.default_font = number,
            b"fcharset" => {
                if let Some(code_page) = value.and_then(code_page_of_charset) {
                    self.fonts.insert(self.font, code_page);
                }
            }
            b"cpg" => {
                self.fonts.extend(value.map(|code_page| (self.font, code_page)));
            }
            _ => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.stand_ins;
        // Numbers above 32767 are written as negative ones.
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
        let units = self.high_surrogate.take().into_iter().chain([unit]);
        let decoded: Vec<_> = char::decode_utf16(units).collect();
        for result in decoded {
            match result {
                Ok(character) => self.put(character),
                Err(err) if (0xD800..0xDC00).contains(&unit) && err.unpaired_surrogate() == unit => {
                    self.high_surrogate = Some(unit);
                }
                Err(_) => self.put(char::REPLACEMENT_CHARACTER),
            }
        }
    }

    /// A character that has a control word or symbol of its own, so it can stand in for another one.
    fn character(&mut self, character: char) {
        if self.skip > 0 && !character.is_whitespace() {
            self.skip -= 1;
        } else {
            self.put(character);
        }
    }

    fn put(&mut self, character: char) {
        self.flush();
        if let Some(sink) = self.sink() {
            self.emit(sink, character.encode_utf8(&mut [0; 4]));
        }
    }

    /// Text bytes collect until their code page changes: a character may be written half in hexadecimal, half plain.
    fn bytes(&mut self, bytes: &[u8]) {
        let Some(sink) = self.sink() else { return };
        let font = self.state.font.or(self.default_font);
        let run_of = Some((sink, font.and_then(|font| self.fonts.get(&font).copied()).or(self.ansi)));
        if self.run_of != run_of {
            self.flush();
            self.run_of = run_of;
        }
        self.run.extend_from_slice(bytes);
    }

    fn flush(&mut self) {
        let Some((sink, code_page)) = self.run_of.take() else { return };
        let run = std::mem::take(&mut self.run);
        let text = codepage::decode(&run, code_page.or(Some(1252))).text;
        self.emit(sink, &text.replace('\r', "\n"));
    }

    fn sink(&self) -> Option<Sink> {
        match self.state.destination {
            Destination::Skipped | Destination::FontTable => None,
            Destination::HtmlTag => (self.from_html && !self.state.html_rtf).then_some(Sink::Shown),
            Destination::Instruction => (!self.from_html).then_some(Sink::Instruction),
            Destination::Text if self.from_html => (!self.state.html_rtf).then_some(Sink::Escaped),
            Destination::Text => Some(if self.state.hidden { Sink::Hidden } else { Sink::Shown }),
        }
    }

    fn emit(&mut self, sink: Sink, text: &str) {
        match sink {
            Sink::Shown => self.shown.push_str(text),
            Sink::Hidden => self.hidden.push_str(text),
            Sink::Instruction => self.instruction.push_str(text),
            Sink::Escaped => {
                for character in text.chars() {
                    match character {
                        '<' => self.shown.push_str("&lt;"),
                        '>' => self.shown.push_str("&gt;"),
                        '&' => self.shown.push_str("&amp;"),
                        other => self.shown.push(other),
                    }
                }
            }
        }
    }

    fn open_link(&mut self) {
        self.flush();
        self.state.destination = Destination::Text;
        let target = self.instruction.trim().strip_prefix("HYPERLINK").and_then(|target| target.split('"').nth(1));
        if let Some(target) = target.filter(|_| !self.from_html) {
            self.open_links.push((self.groups.len(), self.shown.len(), target.to_owned()));
        }
        self.instruction.clear();
    }

    fn close_link(&mut self) {
        self.flush();
        if let Some((_, start, target)) = self.open_links.pop() {
            self.links.push(Link { range: start..self.shown.len(), target });
        }
    }
}

fn character_of(name: &[u8]) -> Option<char> {
    Some(match name {
        b"par" | b"line" | b"sect" | b"page" | b"row" | b"nestrow" => '\n',
        b"tab" | b"cell" | b"nestcell" => '\t',
        b"lquote" => '‘',
        b"rquote" => '’',
        b"ldblquote" => '“',
        b"rdblquote" => '”',
        b"bullet" => '•',
        b"endash" => '–',
        b"emdash" => '—',
        b"enspace" => '\u{2002}',
        b"emspace" => '\u{2003}',
        b"zwj" => '\u{200D}',
        b"zwnj" => '\u{200C}',
        b"ltrmark" => '\u{200E}',
        b"rtlmark" => '\u{200F}',
        _ => return None,
    })
}

/// Destinations without `\*` whose text is not part of the message.
fn is_no_text(name: &[u8]) -> bool {
    const NO_TEXT: [&[u8]; 14] = [
        b"colortbl",
        b"filetbl",
        b"footer",
        b"footerf",
        b"footerl",
        b"footerr",
        b"header",
        b"headerf",
        b"headerl",
        b"headerr",
        b"info",
        b"nonshppict",
        b"pict",
        b"stylesheet",
    ];
    NO_TEXT.contains(&name)
}

/// Code pages of the character sets that fonts name (RTF 1.9.1, "Font Table").
fn code_page_of_charset(charset: u32) -> Option<u32> {
    Some(match charset {
        0 | 2 => 1252,
        77 => 10000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &[u8]) -> String {
        read(rtf).unwrap().text().to_owned()
    }

    #[test]
    fn japanese_reads_by_code_page_font_and_unicode() {
        assert_eq!(text(b"{\\rtf1\\ansi\\ansicpg932 \\'8c\\'a9\\'90\\'cf\\par\\'83e\\'83X\\'83g}"), "見積\nテスト");
        let fonts =
            b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil Arial;}{\\f1\\fnil\\fcharset128 MS PGothic;}}";
        assert_eq!(text(&[&fonts[..], b"caf\\'e9 {\\f1\\'8c\\'a9\\'90\\'cf} \\'e9}"].concat()), "café 見積 é");
        assert_eq!(text(b"{\\rtf1\\uc1\\u35211 ?\\u31309\\'3f\\uc0\\u-25905 .}"), "見積髏.");
        assert_eq!(text(b"{\\rtf1\\uc2\\u12354\\'82\\'a0\\u-10179??\\u-8704??!}"), "あ😀!");
    }

    #[test]
    fn what_is_not_text_stays_out() {
        let rtf = b"{\\rtf1{\\colortbl;\\red0;}{\\*\\generator Word;}{\\info{\\author A}}{\\stylesheet{Normal;}}a\\tab b{\\pict 0102}{\\v secret}\\{c\\}}";
        assert_eq!(text(rtf), "a\tb{c}");
        let Some(Content::Rich(body)) = read(rtf) else { panic!() };
        assert_eq!(body.hidden, ["secret"]);
    }

    #[test]
    fn a_link_keeps_its_target() {
        let rtf =
            b"{\\rtf1 see {\\field{\\*\\fldinst{HYPERLINK \"https://evil.example/\"}}{\\fldrslt{\\ul our page}}}.}";
        let Some(Content::Rich(body)) = read(rtf) else { panic!() };
        assert_eq!(body.shown, "see our page.");
        assert_eq!(body.shown.get(body.links[0].range.clone()), Some("our page"));
        assert_eq!(body.links[0].target, "https://evil.example/");
    }

    #[test]
    fn wrapped_html_comes_out_as_it_went_in() {
        let rtf = b"{\\rtf1\\ansi\\ansicpg932\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\r\n\
{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 \\'8c\\'a9\\'90\\'cf &{\\*\\htmltag84 &nbsp;}\\htmlrtf \\'a0\\htmlrtf0 \
{\\*\\htmltag84 <b>}\\htmlrtf {\\b\\htmlrtf0 x<y\\htmlrtf }\\htmlrtf0{\\*\\htmltag92 </b>}{\\*\\mhtmltag84 <old>}\\par\r\n\
{\\*\\htmltag72 </p>}\\htmlrtf\\par}\\htmlrtf0}";
        assert!(matches!(read(rtf), Some(Content::Html(_))));
        assert_eq!(text(rtf), "<p>見積 &amp;&nbsp;<b>x&lt;y</b>\n</p>");
    }

    #[test]
    fn nesting_without_end_ends() {
        let rtf = [&b"{\\rtf1 a"[..], &b"{".repeat(1_000_000), b"b", &b"}".repeat(1_000_000), b"c}"].concat();
        assert_eq!(text(&rtf), "abc");
        assert_eq!(text(b"{\\rtf1 a}}}}b"), "ab");
    }
}
