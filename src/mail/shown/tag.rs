//! The elements and attributes that matter for what is displayed.

use html5gum::State;

/// An element, as far as displaying it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    Anchor,
    Blockquote,
    Body,
    /// Begins and ends a line: `div`, `section`, `dt` …
    Block,
    Break,
    Cell,
    Font,
    /// `h1` to `h6`.
    Heading,
    Image,
    /// Everything that stands within a line.
    Inline,
    Item,
    List,
    OrderedList,
    Paragraph,
    Pre,
    /// Holds text that no program displays: `style`, `script` …
    Raw,
    Row,
    Rule,
    Table,
    Template,
    /// Holds plain text that is displayed: `textarea`, `xmp`, `plaintext`.
    Verbatim,
    /// Has no end tag and no text: `meta`, `input`, `wbr` …
    Void,
}

impl Tag {
    pub(super) const COUNT: usize = Self::Void as usize + 1;

    /// Everything that lines stand in.
    pub(super) const AROUND_LINES: [Self; 12] = [
        Self::Block,
        Self::Blockquote,
        Self::Body,
        Self::Cell,
        Self::Heading,
        Self::Item,
        Self::List,
        Self::OrderedList,
        Self::Paragraph,
        Self::Pre,
        Self::Row,
        Self::Table,
    ];

    /// By lower-case name, as the tokenizer gives it.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::Anchor,
            b"address" | b"article" | b"aside" | b"caption" | b"center" | b"dd" | b"details" | b"dialog" | b"dir"
            | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"header"
            | b"legend" | b"main" | b"menu" | b"nav" | b"option" | b"section" | b"summary" => Self::Block,
            b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"input" | b"link" | b"meta" | b"param"
            | b"source" | b"track" | b"wbr" => Self::Void,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"br" => Self::Break,
            b"font" => Self::Font,
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"hr" => Self::Rule,
            b"img" => Self::Image,
            b"li" => Self::Item,
            b"listing" | b"pre" => Self::Pre,
            b"ol" => Self::OrderedList,
            b"p" => Self::Paragraph,
            b"plaintext" | b"textarea" | b"xmp" => Self::Verbatim,
            b"script" | b"style" | b"title" | b"iframe" | b"noembed" | b"noframes" => Self::Raw,
            b"table" => Self::Table,
            b"td" | b"th" => Self::Cell,
            b"template" => Self::Template,
            b"tr" => Self::Row,
            b"ul" => Self::List,
            _ => Self::Inline,
        }
    }

    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Void | Self::Break | Self::Image | Self::Rule)
    }

    /// Stands within a line; its end tag closes nothing around it.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Inline | Self::Anchor | Self::Font | Self::Raw | Self::Template | Self::Verbatim | Self::Body
        )
    }

    /// What a start tag ends if it was left open, unless one of the others stands between.
    pub(super) fn ends(self) -> &'static [(Self, &'static [Self])] {
        const PARAGRAPH: (Tag, &[Tag]) =
            (Tag::Paragraph, &[Tag::Cell, Tag::Table, Tag::Block, Tag::Blockquote, Tag::Item]);
        match self {
            Self::Item => &[PARAGRAPH, (Self::Item, &[Self::List, Self::OrderedList, Self::Table])],
            Self::Cell => &[PARAGRAPH, (Self::Cell, &[Self::Row, Self::Table])],
            Self::Row => &[PARAGRAPH, (Self::Row, &[Self::Table])],
            Self::Anchor => &[(Self::Anchor, &[Self::Table])],
            Self::Block
            | Self::Blockquote
            | Self::Heading
            | Self::List
            | Self::OrderedList
            | Self::Paragraph
            | Self::Pre
            | Self::Rule
            | Self::Table => &[PARAGRAPH],
            Self::Body
            | Self::Break
            | Self::Font
            | Self::Image
            | Self::Inline
            | Self::Raw
            | Self::Template
            | Self::Verbatim
            | Self::Void => &[],
        }
    }
}

/// How the text after a start tag is to be read, where it is not markup (HTML §13.2.6.2 and after).
pub(super) fn text_state(name: &[u8]) -> Option<State> {
    match name {
        b"textarea" | b"title" => Some(State::RcData),
        b"plaintext" => Some(State::PlainText),
        b"script" => Some(State::ScriptData),
        b"style" | b"iframe" | b"noembed" | b"noframes" | b"xmp" => Some(State::RawText),
        _ => None,
    }
}

/// The attributes of one start tag; of one given twice, the first counts.
#[derive(Default)]
pub(super) struct Attrs {
    values: [String; Attr::COUNT],
    /// `hidden` may stand without a value.
    pub(super) hidden: bool,
    current: Option<Attr>,
}

#[derive(Clone, Copy)]
pub(super) enum Attr {
    Alt,
    Background,
    Bgcolor,
    Class,
    Color,
    Colspan,
    Height,
    Href,
    Id,
    Src,
    Start,
    Style,
    Type,
    Width,
}

impl Attr {
    const COUNT: usize = Self::Width as usize + 1;

    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"alt" => Self::Alt,
            b"background" => Self::Background,
            b"bgcolor" => Self::Bgcolor,
            b"class" => Self::Class,
            b"color" => Self::Color,
            b"colspan" => Self::Colspan,
            b"height" => Self::Height,
            b"href" => Self::Href,
            b"id" => Self::Id,
            b"src" => Self::Src,
            b"start" => Self::Start,
            b"style" => Self::Style,
            b"type" => Self::Type,
            b"width" => Self::Width,
            _ => return None,
        })
    }
}

impl Attrs {
    pub(super) fn clear(&mut self) {
        self.values.iter_mut().for_each(String::clear);
        self.hidden = false;
        self.current = None;
    }

    pub(super) fn name(&mut self, name: &[u8]) {
        self.hidden |= name == b"hidden";
        self.current = Attr::of(name).filter(|attr| self.get(*attr).is_empty());
    }

    pub(super) fn value(&mut self, value: &[u8]) {
        if let Some(attr) = self.current.take()
            && let Some(slot) = self.values.get_mut(attr as usize)
        {
            slot.push_str(&String::from_utf8_lossy(value));
        }
    }

    pub(super) fn get(&self, attr: Attr) -> &str {
        self.values.get(attr as usize).map_or("", String::as_str)
    }

    pub(super) fn number(&self, attr: Attr) -> Option<u32> {
        self.get(attr).trim().trim_end_matches("px").parse().ok()
    }
}
