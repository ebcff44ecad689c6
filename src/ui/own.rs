//! The person's own addresses, and who counts as inside because of them.

use eframe::egui::Ui;

use super::form::Field;
use super::widgets::{self, Icon, visible};
use super::{Cx, notices};
use crate::mail::AddrSpec;
use crate::policy::{Entry, Inside, Policy};
use crate::session::Action;
use crate::text::Arg;

/// So many domains are named in a sentence.
const NAMED: usize = 6;

/// Where they are typed; what could not be read stands below.
pub(super) fn field(cx: &mut Cx<'_>, ui: &mut Ui, typed: &str, unreadable: &[String]) {
    let label = cx.text.get("own-addresses");
    if let Some(text) = Field::new(&label, typed).mono().rows(2).hint("name@example.com").show(ui).text {
        cx.send(Action::EditOwn(text));
    }
    if !unreadable.is_empty() {
        let named: Vec<String> = unreadable.iter().map(|word| visible(word)).collect();
        let said = cx.text.with("own-unreadable", &[("words", cx.text.short_list(&named, NAMED).into())]);
        notices::plate(ui, cx.look.alarm, |ui| {
            widgets::beside(ui, Icon::Warning, cx.look.alarm.ink, |ui| widgets::say(ui, said));
        });
    }
}

/// One sentence: who counts as inside because of these addresses.
pub(super) fn inside(cx: &Cx<'_>, policy: &Policy, own: &[AddrSpec], group: &[Entry]) -> String {
    let inside = Inside::of(policy, own, &[]).with_group(policy, group);
    let mut named: Vec<String> = inside.organizations.clone();
    named.extend(inside.entries.iter().map(Entry::to_string));
    let args = [("domains", Arg::from(cx.text.short_list(&named, NAMED)))];
    if policy.internal.is_some() {
        let id = if named.is_empty() { "inside-policy-nobody" } else { "inside-policy" };
        return cx.text.with(id, &args);
    }
    if named.is_empty() {
        let shared = shared(policy, own);
        let id = if shared.is_empty() { "inside-nobody-yet" } else { "inside-shared" };
        return cx.text.with(id, &[("domains", cx.text.list(&shared).into())]);
    }
    let everybody = cx.text.with("inside-organizations", &args);
    let shared = shared(policy, own);
    if shared.is_empty() {
        return everybody;
    }
    cx.text.with("inside-but-shared", &[("inside", everybody.into()), ("domains", cx.text.list(&shared).into())])
}

/// Domains of these addresses at which anybody can have one.
fn shared(policy: &Policy, own: &[AddrSpec]) -> Vec<String> {
    own.iter().map(AddrSpec::domain).filter(|domain| policy.is_free_mail(domain)).map(ToString::to_string).collect()
}
