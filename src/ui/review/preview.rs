//! A look into a file without another program: text and pictures.

use std::sync::Arc;

use eframe::egui::{ColorImage, Frame, Id, Image, Margin, Modal, ScrollArea, TextureHandle, TextureOptions, Ui, vec2};

use super::view::View;
use super::view::id;
use crate::session::{Action, Preview};
use crate::ui::rows::Rows;
use crate::ui::widgets::MailText;
use crate::ui::{Cx, fonts, widgets};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    let Some((index, preview)) = &view.on.preview else { return };
    let name = view.draft().attachments.get(*index).map_or("", |file| file.name.as_str());
    let room = ui.ctx().content_rect().size() - vec2(80.0, 120.0);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("preview")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(room.x.min(760.0));
        MailText::new(name, fonts::bold(14.0), cx.look.ink).show(ui);
        ScrollArea::vertical().max_height(room.y - 80.0).show(ui, |ui| content(cx, ui, *index, preview));
        if widgets::button(ui, cx.text.get("preview-close")).clicked() {
            cx.send(Action::ClosePreview);
        }
    });
    if modal.should_close() {
        cx.send(Action::ClosePreview);
    }
}

fn content(cx: &Cx<'_>, ui: &mut Ui, index: usize, preview: &Preview) {
    match preview {
        Preview::Image { width, height, rgba } => {
            let texture = texture(ui, index, [*width, *height], rgba);
            ui.add(Image::new(&texture).max_width(ui.available_width()).alt_text(cx.text.get("preview-picture")));
        }
        Preview::Text(text) => {
            let lines: Vec<&str> = text.split('\n').collect();
            let rows = Rows {
                id: id().with("preview"),
                content: text.len() as u64,
                count: lines.len(),
                estimate: 22.0,
                always: &[],
            };
            rows.show(ui, |ui, at| {
                let line = lines.get(at).copied().unwrap_or_default();
                MailText::new(line, fonts::mono(), cx.look.ink).line_height(20.0).show(ui);
            });
        }
        Preview::Nothing => {
            widgets::say(ui, cx.text.get("preview-nothing"));
        }
    }
}

/// The picture on the graphics card; one at a time is kept.
fn texture(ui: &Ui, index: usize, size: [usize; 2], rgba: &Arc<[u8]>) -> TextureHandle {
    type Kept = (Arc<[u8]>, TextureHandle);
    let name = id().with("texture");
    let kept = ui.data(|data| data.get_temp::<Kept>(name)).filter(|(bytes, _)| Arc::ptr_eq(bytes, rgba));
    if let Some((_, texture)) = kept {
        return texture;
    }
    let wanted = size.iter().product::<usize>() * 4;
    let image =
        if rgba.len() == wanted { ColorImage::from_rgba_unmultiplied(size, rgba) } else { ColorImage::default() };
    let texture = ui.ctx().load_texture(format!("preview {index}"), image, TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp::<Kept>(name, (rgba.clone(), texture.clone())));
    texture
}
