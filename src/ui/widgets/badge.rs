//! Where somebody is, and how strict something is: a word, never colour alone.

use eframe::egui::{Color32, Label, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::icon::{Icon, paint};
use crate::policy::Level;
use crate::text::Text;
use crate::ui::style::STEP;
use crate::ui::{Look, fonts};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// Outside, and unknown or a first-time recipient.
    Unfamiliar,
    /// Outside, and known.
    Outside,
    Inside,
}

impl Badge {
    /// The word on it.
    pub fn word(self, text: &Text) -> String {
        text.get(match self {
            Self::Unfamiliar | Self::Outside => "side-external",
            Self::Inside => "side-internal",
        })
    }
}

/// 社外 or 社内.
pub fn badge(ui: &mut Ui, text: &Text, badge: Badge) -> Response {
    let look = Look::of(ui.visuals());
    let (ink, fill, line) = match badge {
        Badge::Unfamiliar => (look.on_alarm, look.alarm.ink, look.alarm.ink),
        Badge::Outside => (look.inside.ink, Color32::TRANSPARENT, look.inside.ink),
        Badge::Inside => (look.inside.ink, look.inside.fill, look.inside.fill),
    };
    let word = badge.word(text);
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(word.clone(), fonts::bold(11.0), ink));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + STEP * 3.0, 20.0), Sense::hover());
    let plate = rect.shrink2(vec2(0.0, 1.5));
    ui.painter().rect(plate, 4, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    ui.painter().galley(plate.center() - galley.size() / 2.0, galley, ink);
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, &word));
    response
}

/// What an item asks for, as sign and word; nothing for what a tick answers.
pub fn mark(ui: &mut Ui, text: &Text, level: Level) {
    let look = Look::of(ui.visuals());
    let (sign, id, color) = match level {
        Level::Note | Level::Confirm => return,
        Level::Prove => (Icon::Pencil, "mark-prove", look.caution.ink),
        Level::Justify => (Icon::Reason, "mark-justify", look.alarm.ink),
        Level::Block => (Icon::Blocked, "mark-block", look.alarm.ink),
    };
    let from_right = ui.layout().prefer_right_to_left();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        let words = RichText::new(text.get(id)).font(fonts::second()).color(color).line_height(Some(20.0));
        let words = Label::new(words).selectable(false);
        if from_right {
            ui.add(words);
            small_sign(ui, sign, color);
        } else {
            small_sign(ui, sign, color);
            ui.add(words);
        }
    });
}

fn small_sign(ui: &mut Ui, sign: Icon, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
    paint(ui.painter(), sign, Rect::from_center_size(rect.center(), vec2(11.0, 11.0)), color);
}
