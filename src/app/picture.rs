//! The icon, and a picture of the window for machines without a display.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use eframe::egui::{Color32, ColorImage, Context, IconData, ScreenshotCallback, ViewportCommand};

use super::PICTURE_PATIENCE;
use crate::session::{Screen, Session};

/// The window icon.
pub(super) fn icon() -> IconData {
    let decoded = image::load_from_memory(include_bytes!("../../assets/icon/yubisashi-256.png"));
    decoded.map_or_else(
        |_| IconData::default(),
        |icon| {
            let icon = icon.to_rgba8();
            IconData { width: icon.width(), height: icon.height(), rgba: icon.into_raw() }
        },
    )
}

/// Saves one picture of the window and closes it.
pub(super) struct Picture {
    file: PathBuf,
    since: Instant,
    /// Frames drawn since the draft was on the screen: the first ones still settle.
    settled: u8,
}

/// How many frames the layout needs to settle.
const SETTLED: u8 = 8;

impl Picture {
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file, since: Instant::now(), settled: 0 }
    }

    pub(super) fn follow(&mut self, ctx: &Context, session: &Session) {
        let reading = matches!(session.screen, Screen::Reading(_)) && self.since.elapsed() < PICTURE_PATIENCE;
        ctx.request_repaint();
        if reading || self.settled > SETTLED {
            return;
        }
        self.settled += 1;
        if self.settled == SETTLED {
            let (file, close) = (self.file.clone(), ctx.clone());
            ctx.send_viewport_cmd(ViewportCommand::Screenshot(ScreenshotCallback::new(
                move |picture: Arc<ColorImage>| {
                    save(&file, &picture);
                    close.send_viewport_cmd(ViewportCommand::Close);
                },
            )));
        }
    }
}

/// Whoever asked for the picture looks whether it is there.
fn save(file: &std::path::Path, picture: &ColorImage) {
    let pixels: Vec<u8> = picture.pixels.iter().flat_map(Color32::to_array).collect();
    let [width, height] = picture.size;
    if let (Ok(width), Ok(height)) = (u32::try_from(width), u32::try_from(height))
        && let Some(picture) = image::RgbaImage::from_raw(width, height, pixels)
    {
        drop(picture.save(file));
    }
}
