//! Walks over the tokens of a page, keeping what is open, and writes what is displayed.

use std::ops::Range;

use html5gum::State;
use html5gum::emitters::callback::CallbackEvent;

use super::hidden::Hidden;
use super::links::links;
use super::paper::{Marker, Paper};
use super::picture;
use super::style::Style;
use super::table::Table;
use super::tag::{Attr, Attrs, Tag, text_state};
use crate::mail::{Body, Link};

/// Elements nested deeper change nothing more; browsers stop at 512.
const MOST_OPEN: usize = 4_096;
/// How far `</b>` and its kind look for their element past others that were left open.
const REACH: usize = 64;
/// As Outlook draws it in plain text.
const RULE: &str = "________________________________";

pub(super) struct Page {
    paper: Paper,
    open: Vec<Element>,
    /// Of each kind, where in `open` its elements stand: an end tag needs no search.
    places: [Vec<usize>; Tag::COUNT],
    /// Elements that were too deep to be kept.
    skipped: usize,
    tables: Vec<Table>,
    /// Of each open list, the number of its next item.
    lists: Vec<Option<u32>>,
    links: Vec<Link>,
    quotes: Vec<Range<usize>>,
    quote_depth: usize,
    /// Where history begins that goes on to the end.
    rest_quoted: Option<usize>,
    hidden: Hidden,
    /// Spaces that may still be spent on aligning tables.
    padding: usize,
    /// The style of the page itself.
    root: Style,
    tag: Tag,
    name: u64,
    state: Option<State>,
    attrs: Attrs,
}

struct Element {
    tag: Tag,
    /// Tells `<b>` from `<i>`, which are the same tag here.
    name: u64,
    style: Style,
    /// Where the text had got to.
    start: usize,
    quote: bool,
    /// Where the link goes; only of anchors.
    target: Option<Box<str>>,
}

impl Page {
    pub(super) fn new(markup: usize) -> Self {
        Self {
            paper: Paper::with_capacity(markup / 2),
            open: Vec::new(),
            places: [const { Vec::new() }; Tag::COUNT],
            skipped: 0,
            tables: Vec::new(),
            lists: Vec::new(),
            links: Vec::new(),
            quotes: Vec::new(),
            quote_depth: 0,
            rest_quoted: None,
            hidden: Hidden::default(),
            padding: markup + 64 * 1024,
            root: Style::PAGE,
            tag: Tag::Inline,
            name: 0,
            state: None,
            attrs: Attrs::default(),
        }
    }

    /// Takes the next token; answers how the text after it is to be read when that is not markup.
    pub(super) fn event(&mut self, event: &CallbackEvent<'_>) -> Option<State> {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::of(name);
                self.name = packed(name);
                self.state = text_state(name);
                self.attrs.clear();
            }
            CallbackEvent::AttributeName { name } => self.attrs.name(name),
            CallbackEvent::AttributeValue { value } => self.attrs.value(value),
            CallbackEvent::CloseStartTag { .. } => {
                self.start_tag();
                return self.state.take();
            }
            CallbackEvent::EndTag { name } => self.end_tag(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => self.comment(&String::from_utf8_lossy(value)),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }

    pub(super) fn into_body(mut self) -> Body {
        self.close_to(0);
        self.hidden.end();
        let end = self.paper.text.len();
        self.quotes.extend(self.rest_quoted.map(|start| start..end));
        let shown = self.paper.text;
        let mut all: Vec<Link> = links(&shown);
        all.retain(|bare| !covers(&self.links, &bare.range));
        all.append(&mut self.links);
        all.sort_by_key(|link| (link.range.start, link.range.end));
        let mut quote_hints: Vec<_> =
            self.quotes.into_iter().map(|range| trimmed(&shown, range)).filter(|range| !range.is_empty()).collect();
        quote_hints.sort_by_key(|range| (range.start, range.end));
        let (hidden, hidden_in_quotes, comments) = self.hidden.into_pieces();
        Body { html: true, shown, links: all, quote_hints, hidden, hidden_in_quotes, comments, ..Body::default() }
    }

    fn style(&self) -> Style {
        self.open.last().map_or(self.root, |element| element.style)
    }

    fn text(&mut self, text: &str) {
        let style = self.style();
        if self.open.last().is_some_and(|element| element.tag == Tag::Raw) {
            return;
        }
        if style.is_hidden() {
            self.hidden.write(text, self.quote_depth > 0 || self.rest_quoted.is_some());
        } else if style.pre {
            // HTML drops the line end right after the tag; one more would not be seen either.
            let first = self.open.last().is_some_and(|pre| pre.tag == Tag::Pre && pre.start == self.paper.text.len());
            let text = super::normalize_line_ends(text);
            self.paper.write_verbatim(text.strip_prefix('\n').filter(|_| first).unwrap_or(&text));
        } else {
            self.paper.write(text);
        }
    }

    fn comment(&mut self, comment: &str) {
        // `<!--[if mso]>` is Outlook's, `<![if !mso]>` reveals what follows to everybody else.
        let comment = comment.trim();
        if !comment.starts_with('[') && !comment.starts_with("<![") {
            self.hidden.comment(comment);
        }
    }

    fn start_tag(&mut self) {
        let tag = self.tag;
        for (left_open, fences) in tag.ends() {
            self.close_left_open(*left_open, fences);
        }
        if tag == Tag::Raw {
            self.root.forget_background();
        }
        let style = self.style().within(tag, &self.attrs);
        if style.is_hidden() != self.style().is_hidden() {
            self.hidden.end();
        }
        if !style.is_hidden() {
            self.lay_out(tag, style);
        }
        if tag.is_void() {
            return;
        }
        if self.open.len() < MOST_OPEN {
            self.push(tag, style);
        } else {
            self.skipped += 1;
        }
    }

    /// Does what an element does to the text before it.
    fn lay_out(&mut self, tag: Tag, style: Style) {
        match tag {
            Tag::Break => self.paper.end_line(),
            Tag::Image => {
                if let Some(name) = picture::name(&self.attrs) {
                    self.paper.write(&format!("[{name}]"));
                }
            }
            Tag::Rule => {
                self.paper.break_line(1);
                self.paper.write(RULE);
                self.paper.break_line(1);
            }
            Tag::Item => {
                let depth = self.lists.len();
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = number.map(|number| number.saturating_add(1));
                    number
                });
                self.paper.mark(Marker { depth, number });
            }
            Tag::Table => self.paper.break_line(1),
            Tag::Row => {
                self.paper.break_line(1);
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row();
                }
            }
            Tag::Cell => {
                let start = self.paper.fence();
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(start, self.attrs.number(Attr::Colspan).unwrap_or(1));
                }
            }
            Tag::List | Tag::OrderedList => self.paper.break_line(1 + usize::from(self.lists.is_empty())),
            Tag::Block | Tag::Blockquote | Tag::Heading | Tag::Paragraph | Tag::Pre => {
                self.paper.break_line(1 + usize::from(style.margin));
            }
            Tag::Anchor
            | Tag::Body
            | Tag::Font
            | Tag::Inline
            | Tag::Raw
            | Tag::Template
            | Tag::Verbatim
            | Tag::Void => {}
        }
    }

    fn push(&mut self, tag: Tag, style: Style) {
        if tag == Tag::Table {
            if let Some(outer) = self.tables.last_mut() {
                outer.nested = true;
            }
            self.tables.push(Table::new(self.paper.fence()));
        } else if tag == Tag::List {
            self.lists.push(None);
        } else if tag == Tag::OrderedList {
            self.lists.push(Some(self.attrs.number(Attr::Start).unwrap_or(1)));
        }
        let start = self.paper.text.len();
        let quote = self.is_quote(tag, style);
        self.quote_depth += usize::from(quote);
        let href = self.attrs.get(Attr::Href).trim();
        let target = (tag == Tag::Anchor && !href.is_empty() && !href.starts_with('#'))
            .then(|| href.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect::<String>().into());
        if let Some(places) = self.places.get_mut(tag as usize) {
            places.push(self.open.len());
        }
        self.open.push(Element { tag, name: self.name, style, start, quote, target });
    }

    /// Whether the element holds history, as mail programs mark it.
    fn is_quote(&mut self, tag: Tag, style: Style) -> bool {
        let id = self.attrs.get(Attr::Id);
        if matches!(id, "divRplyFwdMsg" | "appendonsend") {
            self.rest_quoted = self.rest_quoted.or(Some(self.paper.text.len()));
        }
        // Gmail indents with blockquotes, too; those have no line beside them.
        let cites =
            tag == Tag::Blockquote && (!style.borderless || self.attrs.get(Attr::Type).eq_ignore_ascii_case("cite"));
        cites
            || self.attrs.get(Attr::Class).split_ascii_whitespace().any(|class| {
                matches!(
                    class,
                    "gmail_quote" | "moz-cite-prefix" | "yahoo_quoted" | "OutlookMessageHeader" | "protonmail_quote"
                )
            })
    }

    fn end_tag(&mut self, name: &[u8]) {
        let tag = Tag::of(name);
        // `</br>` and `</p>` without an element do what their start tags do (HTML §13.2.6.4.7).
        if tag == Tag::Break {
            self.tag = tag;
            self.attrs.clear();
            return self.start_tag();
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let Some(index) = self.element_ended_by(tag, packed(name)) {
            self.close_to(index);
        }
    }

    fn element_ended_by(&self, tag: Tag, name: u64) -> Option<usize> {
        if tag == Tag::Body {
            // Text after `</body>` still belongs to the page.
            return None;
        }
        let index = if tag == Tag::Inline {
            let places = self.places.get(tag as usize)?;
            let same = |index: &usize| self.open.get(*index).is_some_and(|element| element.name == name);
            places.iter().rev().take(REACH).copied().find(same)?
        } else {
            self.last(tag)?
        };
        // Text-level elements end within their block, blocks within their cell, cells within their table.
        let fence = if tag.is_inline() {
            Tag::AROUND_LINES.iter().filter_map(|block| self.last(*block)).max()
        } else if matches!(tag, Tag::Cell | Tag::Row) {
            self.last(Tag::Table)
        } else if tag == Tag::Table {
            None
        } else {
            self.last(Tag::Table).max(self.last(Tag::Cell))
        };
        fence.is_none_or(|fence| fence < index).then_some(index)
    }

    /// Where in `open` the innermost element of a kind stands.
    fn last(&self, tag: Tag) -> Option<usize> {
        self.places.get(tag as usize)?.last().copied()
    }

    /// Closes an element that a new one of its kind ends, unless one of `fences` lies between.
    fn close_left_open(&mut self, tag: Tag, fences: &[Tag]) {
        let fence = fences.iter().filter_map(|fence| self.last(*fence)).max();
        if let Some(index) = self.last(tag).filter(|index| fence.is_none_or(|fence| fence < *index)) {
            self.close_to(index);
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(element) = self.open.pop()
        {
            if let Some(places) = self.places.get_mut(element.tag as usize) {
                places.pop();
            }
            if element.style.is_hidden() != self.style().is_hidden() {
                self.hidden.end();
            }
            self.close(element);
        }
    }

    fn close(&mut self, element: Element) {
        let end = self.paper.text.len();
        if element.quote {
            self.quote_depth = self.quote_depth.saturating_sub(1);
            if self.quote_depth == 0 {
                self.quotes.push(element.start..end);
            }
        }
        if let Some(target) = element.target {
            let range = trimmed(&self.paper.text, element.start..end);
            if !range.is_empty() {
                self.links.push(Link { range, target: target.into() });
            }
        }
        if element.tag == Tag::Table {
            self.end_table();
        } else if element.tag == Tag::Cell {
            if let Some(table) = self.tables.last_mut() {
                table.end_cell(end);
            }
            self.paper.break_line(1);
        } else if matches!(element.tag, Tag::List | Tag::OrderedList) {
            self.lists.pop();
            self.paper.break_line(1 + usize::from(self.lists.is_empty()));
        } else if !element.tag.is_inline() && !element.style.is_hidden() {
            self.paper.break_line(1 + usize::from(element.style.margin));
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let start = table.start();
        if let Some(moves) = table.align(&mut self.paper.text, &mut self.padding) {
            let moved = |at: usize| if at < start { at } else { moves.apply(at) };
            let links = self.links.iter_mut().rev().map(|link| &mut link.range).take_while(|range| range.end >= start);
            let quotes = self.quotes.iter_mut().rev().take_while(|range| range.end >= start);
            for range in links.chain(quotes) {
                *range = moved(range.start)..moved(range.end);
            }
            self.rest_quoted = self.rest_quoted.map(moved);
        }
        self.paper.break_line(1);
    }
}

/// The first eight bytes of a name.
fn packed(name: &[u8]) -> u64 {
    name.iter().take(8).fold(0, |packed, byte| packed << 8 | u64::from(*byte))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(piece) = text.get(range.clone()) else { return range.start..range.start };
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}

/// Whether a range lies in one of the links, which are in the order of their ends.
fn covers(links: &[Link], range: &Range<usize>) -> bool {
    let next = links.partition_point(|link| link.range.end < range.end);
    links.get(next).is_some_and(|link| link.range.start <= range.start)
}
