//! The person's own levels: stricter than the policy's, never laxer.

use eframe::egui::{CollapsingHeader, ComboBox, Id, RichText, Ui};

use super::set;
use crate::check::{CHECKS, Check};
use crate::policy::grading::GRADED_BY_LIST;
use crate::policy::{Level, Policy};
use crate::session::Desk;
use crate::ui::form::{self, Field};
use crate::ui::style::STEP;
use crate::ui::{Cx, fonts, widgets};

/// How wide a choice is, so that the longest fits (points).
const CHOICE: f32 = 304.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    let Ok(policy) = &desk.policy else { return };
    let own = desk.settings.levels.len();
    let title = cx.text.with("settings-levels-all", &[("count", own.into())]);
    let title = RichText::new(title).font(fonts::text());
    CollapsingHeader::new(title).id_salt("settings-levels").show(ui, |ui| {
        let id = Id::unique("settings-levels-search");
        let typed = form::remembered(ui, id);
        let label = cx.text.get("settings-levels-search");
        if let Some(text) = Field::new(&label, &typed).show(ui).text {
            form::remember(ui, id, text);
        }
        let wanted = typed.trim().to_lowercase();
        for check in CHECKS {
            let name = name(cx, check.id);
            if wanted.is_empty() || name.to_lowercase().contains(&wanted) || check.id.contains(&wanted) {
                row(cx, ui, desk, policy, check, &name);
            }
        }
    });
}

fn name(cx: &Cx<'_>, check: &str) -> String {
    cx.text.get(&format!("check-name-{check}"))
}

fn row(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, policy: &Policy, check: &'static Check, name: &str) {
    let (lowest, highest) = demanded(policy, check);
    let chosen = desk.settings.levels.get(check.id).copied().filter(|level| *level > lowest);
    let by_policy = by_policy(cx, lowest, highest);
    let selected = chosen.map_or_else(|| by_policy.clone(), |level| cx.text.level(level));
    let mut wanted = chosen;
    beside(ui, name, |ui| {
        let combo = ComboBox::from_id_salt(check.id).width(CHOICE).selected_text(selected).truncate();
        let shown = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut wanted, None, by_policy);
            for level in Level::ALL.into_iter().filter(|level| *level > lowest) {
                ui.selectable_value(&mut wanted, Some(level), cx.text.level(level));
            }
        });
        shown.response.accessible_name(name);
    });
    if wanted != chosen {
        set(cx, &desk.settings, |settings| {
            match wanted {
                Some(level) => settings.levels.insert(check.id.to_owned(), level),
                None => settings.levels.remove(check.id),
            };
        });
    }
}

/// The name and its choice in two columns, or below each other where there is no room for two.
fn beside(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let room = ui.available_width() - CHOICE - STEP * 2.0;
    if room < CHOICE * 0.5 {
        widgets::say(ui, name);
        add(ui);
        return;
    }
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.add_space(STEP * 1.5);
            widgets::say(ui, name);
        });
        add(ui);
    });
}

/// The laxest and the strictest level of its grades under the policy.
fn demanded(policy: &Policy, check: &Check) -> (Level, Level) {
    let levels: Vec<Level> = if check.id == GRADED_BY_LIST {
        policy.keywords.iter().map(|list| list.level).collect()
    } else {
        check.grades.iter().map(|(grade, shipped)| policy.level(check.id, grade, Some(*shipped))).collect()
    };
    let lowest = levels.iter().copied().min().unwrap_or(Level::Note);
    (lowest, levels.into_iter().max().unwrap_or(lowest))
}

fn by_policy(cx: &Cx<'_>, lowest: Level, highest: Level) -> String {
    let (lowest_name, highest_name) = (cx.text.level(lowest), cx.text.level(highest));
    if lowest == highest {
        cx.text.with("settings-level-policy", &[("level", lowest_name.into())])
    } else {
        cx.text.with("settings-level-policy-range", &[("lowest", lowest_name.into()), ("highest", highest_name.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, Text};

    #[test]
    fn every_check_has_a_name_for_people() {
        for lang in Lang::ALL {
            let text = Text::new(lang);
            let nameless: Vec<_> =
                CHECKS.iter().filter(|check| text.find(&format!("check-name-{}", check.id), &[]).is_none()).collect();
            assert!(nameless.is_empty(), "{lang:?}: {:?}", nameless.iter().map(|check| check.id).collect::<Vec<_>>());
        }
    }
}
