//! Pictures of the review as a person sees it, compared with those in `snapshots/`.
//!
//! They show the same on every machine: a clock that stands, our own faces, no fonts of the system, and a renderer in
//! software where there is one. `UPDATE_SNAPSHOTS=force` takes them anew. Where nothing can draw, it is said and nothing is tested.

use std::path::Path;

use eframe::egui;
use egui_kittest::wgpu::WgpuTestRenderer;
use egui_kittest::{Harness, SnapshotOptions};
use yubisashi::settings::Theme;
use yubisashi::text::Lang;
use yubisashi::ui::style;

use crate::window::{self, World};

/// How far the colour of a pixel may be off: letters are drawn a little differently by each renderer.
const COLOR: f32 = 2.0;
/// Of every so many pixels one may be off further.
const ONE_OF: u32 = 1_000;

const JAPANESE: &str = "\
From: 山口 健 <yamaguchi@aoba.example.jp>
To: 田中 太郎 <tanaka@client.example>
Cc: 鈴木 一郎 <i.suzuki@client.example>, 森 次郎 <mori.jiro@partner.example>, 佐藤 花子 <sato@aoba.example.jp>
Subject: 御見積書送付の件
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

株式会社クライアント
営業部 田中様

お世話になっております。青葉商事の山口です。
ご依頼の御見積書を添付いたします。値引きの条件は
原価表（社外秘）のとおりです。

━━━━━━━━━━━━━━━━
青葉商事株式会社 営業部 山口 健
〒100-0001 東京都千代田区千代田1-1
━━━━━━━━━━━━━━━━
--part
Content-Type: application/pdf
Content-Disposition: attachment; filename=\"quotation_2026.pdf\"

%PDF-1.4
--part--
";

const ENGLISH: &str = "\
From: Ken Yamaguchi <yamaguchi@aoba.example.jp>
To: Taro Tanaka <tanaka@client.example>
Cc: Ichiro Suzuki <i.suzuki@client.example>, Jiro Mori <mori.jiro@partner.example>
Subject: Quotation
Content-Type: text/plain; charset=utf-8

Dear Taro,

Please find attached the quotation you asked for.
The discount follows our cost table (internal use only).

Kind regards,
Ken
";

/// The window, where something can draw it.
#[expect(clippy::print_stdout, reason = "whoever runs the tests is to know")]
fn look(name: &str, lang: Lang, theme: Theme, size: [f32; 2], mail: &str) {
    let Ok(renderer) = std::panic::catch_unwind(WgpuTestRenderer::new) else {
        println!("{name}: not compared, nothing here can draw");
        return;
    };
    let mut window: Harness<'_, World> = Harness::builder()
        .with_size(size)
        .with_max_steps(20)
        .with_context_setup(style::install)
        .renderer(renderer)
        .build_ui_state(
            move |ui: &mut egui::Ui, world: &mut World| {
                style::apply(ui.ctx(), theme, 100);
                window::frame(ui, world);
            },
            // These are pictures of the screen, whatever is inside the file.
            World { inside: window::Inside::Clean, ..World::new(lang, "") },
        );
    window.state_mut().open(mail);
    window.run();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/snapshots");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "windows are small")]
    let pixels = (size[0] * size[1]) as u32;
    let few = (pixels / ONE_OF) as usize;
    let options = SnapshotOptions::new().threshold(COLOR).max_failed_pixels(few).output_path(folder);
    window.snapshot_options(name, &options);
}

#[test]
fn the_review_in_japanese_on_paper() {
    look("review-ja-light", Lang::Ja, Theme::Light, [1280.0, 800.0], JAPANESE);
}

#[test]
fn the_review_in_english_at_night() {
    look("review-en-dark", Lang::En, Theme::Dark, [1280.0, 800.0], ENGLISH);
}

#[test]
fn the_review_in_a_small_window() {
    look("review-ja-small", Lang::Ja, Theme::Light, [800.0, 600.0], JAPANESE);
}

#[test]
fn the_review_in_half_a_screen() {
    look("review-en-half", Lang::En, Theme::Light, [640.0, 800.0], ENGLISH);
}
