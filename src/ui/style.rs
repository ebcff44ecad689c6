//! The tokens of the look: paper on a desk, and colour only where it means something.

use eframe::egui::style::{ScrollAnimation, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    ThemePreference, Vec2, Visuals, vec2,
};

use super::fonts;
use crate::settings;

/// One step of all distances, in points.
pub const STEP: f32 = 4.0;
/// Corners of cards, buttons and fields, in points.
pub const RADIUS: u8 = 6;

/// The colours in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    pub dark: bool,
    /// The side of the items; what lies behind cards.
    pub background: Color32,
    /// The side of the message; cards.
    pub card: Color32,
    pub ink: Color32,
    /// Second text.
    pub dim: Color32,
    pub line: Color32,
    /// The edge of a box that can be ticked or typed into.
    pub edge: Color32,
    /// The item in hand, progress, the next step.
    pub accent: Pair,
    /// Vermilion, the only strong colour: look again.
    pub alarm: Pair,
    /// On a badge filled with vermilion.
    pub on_alarm: Color32,
    /// Who is inside.
    pub inside: Pair,
    /// Evidence of lower levels.
    pub caution: Pair,
    /// Answered; the seal.
    pub done: Pair,
}

/// A colour for text and lines, and its surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub ink: Color32,
    pub fill: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    #[expect(clippy::disallowed_methods, reason = "this is the one place where colours are made")]
    Color32::from_rgb(red, green, blue)
}

const fn pair(ink: u32, fill: u32) -> Pair {
    Pair { ink: hex(ink), fill: hex(fill) }
}

pub const LIGHT: Look = Look {
    dark: false,
    background: hex(0xf6_f5f2),
    card: hex(0xff_ffff),
    ink: hex(0x1d_2329),
    dim: hex(0x62_6a72),
    line: hex(0xde_dad2),
    edge: hex(0x7a_8288),
    accent: pair(0x1f_5f7a, 0xe3_edf2),
    alarm: pair(0xb8_371f, 0xfb_eae6),
    on_alarm: hex(0xff_ffff),
    inside: pair(0x4d_5a63, 0xe9_edef),
    caution: pair(0x85_5300, 0xff_f3d9),
    done: pair(0x2d_6a3e, 0xe4_efe6),
};

pub const DARK: Look = Look {
    dark: true,
    background: hex(0x15_191d),
    card: hex(0x1d_2328),
    ink: hex(0xe8_e6e1),
    dim: hex(0x9a_a2a9),
    line: hex(0x33_3b42),
    edge: hex(0x84_8c93),
    accent: pair(0x7c_c0dc, 0x20_3944),
    alarm: pair(0xff_8f77, 0x3a_211c),
    on_alarm: hex(0x2a_100a),
    inside: pair(0xa9_b4bb, 0x2a_3238),
    caution: pair(0xf0_bd5a, 0x38_2d17),
    done: pair(0x86_c79a, 0x1e_3325),
};

impl Look {
    pub fn of(visuals: &Visuals) -> Self {
        if visuals.dark_mode { DARK } else { LIGHT }
    }
}

/// Puts theme and text size (percent) in force. May be called every frame; it does nothing when nothing changed.
pub fn apply(ctx: &Context, theme: settings::Theme, text_size: u16) {
    let preference = match theme {
        settings::Theme::System => ThemePreference::System,
        settings::Theme::Light => ThemePreference::Light,
        settings::Theme::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
    let zoom = f32::from(text_size.clamp(90, 200)) / 100.0;
    if (ctx.zoom_factor() - zoom).abs() > 0.001 {
        ctx.set_zoom_factor(zoom);
    }
}

/// Fonts and the style of both themes; once for each context, before its first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    // Paper, where the system does not say.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_style_of(Theme::Light, style(&LIGHT));
    ctx.set_style_of(Theme::Dark, style(&DARK));
}

fn style(look: &Look) -> Style {
    let mut style = Style { visuals: visuals(look), ..Style::default() };
    style.text_styles = [
        (TextStyle::Body, fonts::text()),
        (TextStyle::Button, fonts::text()),
        (TextStyle::Heading, fonts::bold(16.0)),
        (TextStyle::Small, fonts::second()),
        (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(STEP * 2.0);
    spacing.button_padding = vec2(STEP * 4.0, STEP * 2.0);
    spacing.interact_size = vec2(STEP * 8.0, STEP * 6.0);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(8);
    spacing.icon_width = 20.0;
    spacing.icon_width_inner = 12.0;
    spacing.tooltip_width = 420.0;
    spacing.text_edit_width = 320.0;
    style.interaction.tooltip_delay = 0.4;
    style.url_in_tooltip = true;
    style
}

fn visuals(look: &Look) -> Visuals {
    let mut visuals = if look.dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(RADIUS);
    let widget = |fill: Color32, line: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(look.card, look.line, look.ink),
        inactive: widget(look.card, look.line, look.ink),
        hovered: widget(look.accent.fill, look.accent.ink, look.ink),
        active: widget(look.accent.fill, look.accent.ink, look.ink),
        open: widget(look.accent.fill, look.line, look.ink),
    };
    visuals.selection = Selection { bg_fill: look.accent.fill, stroke: Stroke::new(1.0, look.accent.ink) };
    visuals.weak_text_color = Some(look.dim);
    visuals.hyperlink_color = look.accent.ink;
    visuals.faint_bg_color = look.background;
    visuals.extreme_bg_color = look.background;
    visuals.text_edit_bg_color = Some(look.background);
    visuals.code_bg_color = look.background;
    visuals.warn_fg_color = look.caution.ink;
    visuals.error_fg_color = look.alarm.ink;
    visuals.panel_fill = look.card;
    visuals.window_fill = look.card;
    visuals.window_stroke = Stroke::new(1.0, look.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS + 2);
    visuals.menu_corner_radius = radius;
    visuals.window_shadow = shadow(look, 24);
    visuals.popup_shadow = shadow(look, 12);
    // What cannot be pressed yet can still be read.
    visuals.disabled_alpha = 0.65;
    visuals.text_cursor = TextCursorStyle {
        stroke: Stroke::new(2.0, look.accent.ink),
        // Nothing blinks.
        blink: false,
        ..visuals.text_cursor
    };
    visuals
}

fn shadow(look: &Look, blur: u8) -> Shadow {
    let strength = if look.dark { 96 } else { 40 };
    Shadow { offset: [0, 4], blur, spread: 0, color: Color32::from_black_alpha(strength) }
}

/// Whether things may move; without it, scrolling jumps.
pub fn still(style: &mut Style, still: bool) {
    if still {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, relative luminance.
    fn luminance(color: Color32) -> f32 {
        let channel = |byte: u8| {
            let value = f32::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn all_text_can_be_read() {
        for look in [LIGHT, DARK] {
            let surfaces = [look.background, look.card];
            let inks =
                [look.ink, look.dim, look.accent.ink, look.alarm.ink, look.inside.ink, look.caution.ink, look.done.ink];
            for (surface, ink) in surfaces.iter().flat_map(|surface| inks.iter().map(move |ink| (surface, ink))) {
                assert!(contrast(*surface, *ink) >= 4.5, "{surface:?} {ink:?} {}", contrast(*surface, *ink));
            }
            for Pair { ink, fill } in [look.accent, look.alarm, look.inside, look.caution, look.done] {
                assert!(contrast(fill, ink) >= 4.5, "{ink:?} on {fill:?}: {}", contrast(fill, ink));
                assert!(contrast(fill, look.ink) >= 4.5, "ink on {fill:?}");
                assert!(contrast(fill, look.dim) >= 4.5, "dim on {fill:?}: {}", contrast(fill, look.dim));
            }
            assert!(contrast(look.alarm.ink, look.on_alarm) >= 4.5);
            // The edges of what can be ticked are no text: 3 : 1 (WCAG 2.2, 1.4.11).
            assert!(surfaces.iter().all(|surface| contrast(*surface, look.edge) >= 3.0));
        }
    }
}
