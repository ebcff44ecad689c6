//! What is shown of a file that is no text of its own: a picture, or text that nobody looked into yet.

use std::sync::Arc;

use eframe::egui::{ColorImage, Image, TextureHandle, TextureOptions, Ui};

use crate::session::Preview;
use crate::ui::review::view::id;
use crate::ui::rows::Rows;
use crate::ui::widgets::MailText;
use crate::ui::{Cx, fonts, widgets};

pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, index: usize, preview: &Preview) {
    match preview {
        Preview::Image { width, height, rgba } => picture(cx, ui, index, [*width, *height], rgba),
        Preview::Text(text) => plain(cx, ui, text),
        Preview::Nothing => {
            widgets::say(ui, cx.text.get("inside-nothing"));
        }
    }
}

pub(super) fn picture(cx: &Cx<'_>, ui: &mut Ui, index: usize, size: [usize; 2], rgba: &Arc<[u8]>) {
    let texture = texture(ui, index, size, rgba);
    ui.add(Image::new(&texture).max_width(ui.available_width()).alt_text(cx.text.get("preview-picture")));
}

fn plain(cx: &Cx<'_>, ui: &mut Ui, text: &str) {
    let lines: Vec<&str> = text.split('\n').collect();
    let rows =
        Rows { id: id().with("preview"), content: text.len() as u64, count: lines.len(), estimate: 22.0, always: &[] };
    rows.show(ui, |ui, at| {
        let line = lines.get(at).copied().unwrap_or_default();
        MailText::new(line, fonts::mono(), cx.look.ink).line_height(20.0).show(ui);
    });
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
