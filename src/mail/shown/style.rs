//! What inline style and the old presentation attributes say about being seen.

use super::tag::{Attr, Attrs, Tag};

/// How text at some place is displayed.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in CSS")]
pub(super) struct Style {
    /// Not displayed at all; inside it nothing can change that.
    pub(super) gone: bool,
    /// Takes its place, but cannot be seen: a descendant may say otherwise.
    invisible: bool,
    tiny: bool,
    /// White space counts.
    pub(super) pre: bool,
    color: Option<u32>,
    /// `None` when a picture or a style sheet may lie behind.
    background: Option<u32>,
    /// Set apart by an empty line (paragraphs; Outlook's have none).
    pub(super) margin: bool,
    /// Drawn without the line beside it that marks quotations.
    pub(super) borderless: bool,
}

const WHITE: u32 = 0x00ff_ffff;

impl Style {
    pub(super) const PAGE: Self = Self {
        gone: false,
        invisible: false,
        tiny: false,
        pre: false,
        color: None,
        background: Some(WHITE),
        margin: false,
        borderless: false,
    };

    /// No text of this style can be seen.
    pub(super) fn is_hidden(self) -> bool {
        self.gone || self.invisible || self.tiny || (self.color.is_some() && self.color == self.background)
    }

    /// A style sheet may colour whatever lies behind.
    pub(super) fn forget_background(&mut self) {
        self.background = None;
    }

    /// The style of an element within one of this style.
    pub(super) fn within(self, tag: Tag, attrs: &Attrs) -> Self {
        let mut style = Self { margin: has_margin(tag, attrs), borderless: false, ..self };
        style.gone |= attrs.hidden || tag == Tag::Template;
        style.pre |= matches!(tag, Tag::Pre | Tag::Verbatim);
        style.color = color(attrs.get(Attr::Color)).filter(|_| tag == Tag::Font).or(style.color);
        if !attrs.get(Attr::Background).is_empty() {
            style.background = None;
        }
        style.background = color(attrs.get(Attr::Bgcolor)).or(style.background);
        let css = attrs.get(Attr::Style);
        if !css.is_empty() {
            style.apply(css);
        }
        style
    }

    fn apply(&mut self, css: &str) {
        let css = css.to_ascii_lowercase();
        let (mut no_height, mut clipped) = (false, false);
        for declaration in css.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim().trim_end_matches("!important").trim_end();
            match name.trim() {
                "display" => self.gone |= value == "none",
                "visibility" => self.invisible = matches!(value, "hidden" | "collapse"),
                "opacity" => self.gone |= number(value).is_some_and(|(opacity, _)| opacity == 0.0),
                "font-size" => self.tiny = is_tiny(value).unwrap_or(self.tiny),
                "font" => self.tiny |= value.split([' ', '/']).any(|word| is_tiny(word) == Some(true)),
                "max-height" | "height" => no_height |= number(value).is_some_and(|(height, _)| height == 0.0),
                "overflow" => clipped |= value == "hidden",
                "white-space" => self.pre = value.starts_with("pre") || value.starts_with("break-spaces"),
                "color" => self.color = color(value).or(self.color),
                "background-color" => self.background = color(value).or(self.background),
                "background" | "background-image" if value.contains("url(") || value.contains("gradient") => {
                    self.background = None;
                }
                "background" => self.background = value.split(' ').find_map(color).or(self.background),
                "margin" | "margin-top" | "margin-bottom" | "margin-block" => {
                    self.margin &=
                        !number(value.split(' ').next().unwrap_or_default()).is_some_and(|(gap, _)| gap < 0.1);
                }
                "border" | "border-left" => self.borderless = value.starts_with("none") || value.starts_with('0'),
                _ => {}
            }
        }
        self.gone |= no_height && clipped;
    }
}

fn has_margin(tag: Tag, attrs: &Attrs) -> bool {
    if tag == Tag::Paragraph {
        return !attrs.get(Attr::Class).trim_start().starts_with("Mso");
    }
    matches!(tag, Tag::Heading | Tag::Blockquote | Tag::Pre | Tag::Rule | Tag::List | Tag::OrderedList)
}

/// A size that nobody reads: 0, or one pixel. `None` when it is no size.
fn is_tiny(size: &str) -> Option<bool> {
    let (size, unit) = number(size)?;
    match unit {
        "px" | "pt" => Some(size <= 1.0),
        "" | "em" | "rem" | "%" | "vw" | "vh" | "mm" | "cm" | "in" | "pc" | "ex" | "ch" => Some(size == 0.0),
        _ => None,
    }
}

/// `12.5px` as number and unit.
fn number(value: &str) -> Option<(f32, &str)> {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = value.strip_suffix(unit)?;
    Some((digits.parse().ok()?, unit))
}

/// `#rgb`, `#rrggbb`, `rgb(…)` and the names people hide text with, as 0xRRGGBB.
fn color(value: &str) -> Option<u32> {
    let value = value.trim();
    if let Some(hex) = value.strip_prefix('#') {
        let number = u32::from_str_radix(hex, 16).ok()?;
        return match hex.len() {
            3 => Some((((number >> 8) * 0x11) << 16) | (((number >> 4) & 15) * 0x11) << 8 | ((number & 15) * 0x11)),
            6 => Some(number),
            _ => None,
        };
    }
    if let Some(parts) = value.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let mut rgb = parts.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse::<u8>().ok());
        let (red, green, blue) = (rgb.next()??, rgb.next()??, rgb.next()??);
        return Some(u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue));
    }
    Some(match value.to_ascii_lowercase().as_str() {
        "white" | "window" => WHITE,
        "black" | "windowtext" => 0,
        "silver" => 0x00c0_c0c0,
        "gray" | "grey" => 0x0080_8080,
        "red" => 0x00ff_0000,
        "yellow" => 0x00ff_ff00,
        "lime" => 0x0000_ff00,
        "blue" => 0x0000_00ff,
        "navy" => 0x0000_0080,
        _ => return None,
    })
}
