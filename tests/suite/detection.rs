//! What must be found, and what must stay quiet. `cargo bench --bench detection` measures the same with many more mails.

use std::fs;
use std::path::Path;

use kit::business;
use kit::draw::Draw;
use kit::judge::{self, Looked};
use kit::letter::{Letter, TODAY};
use kit::mistakes;

#[path = "../../benches/detection/kit.rs"]
#[expect(dead_code, clippy::disallowed_methods, reason = "the bench uses all of it, the corpus included")]
mod kit;

/// Of so many mails with one mistake each, no more than one is missed.
const EACH: usize = 8;

/// What another writer's mails may raise, and why.
const JUSTIFIED: [(&str, &str); 1] = [
    // An encrypted archive cannot be looked into, and what could not is never silent.
    ("34-pass-besso.eml", "not_inspected"),
];

#[test]
fn every_kind_of_mistake_is_found() {
    let letters: Vec<Letter> = business::japanese(80, 40).into_iter().chain(business::english(32, 50)).collect();
    let mut missed = Vec::new();
    for (number, mistake) in mistakes::all().enumerate() {
        let mut draw = Draw::new(number as u64);
        let mut made = 0;
        let mut wrong = Vec::new();
        for step in 0..letters.len() {
            let mut letter = letters[(number * 13 + step * 7) % letters.len()].clone();
            let Some(expected) = (mistake.make)(&mut letter, &mut draw) else { continue };
            made += 1;
            let is_found = letter.look().is_some_and(|looked| looked.hit(&expected).is_some());
            if is_found == (mistake.aim == 0) {
                wrong.push(format!("{} [{}] at {:?}", mistake.kind, letter.source, expected.at));
            }
            if made == EACH {
                break;
            }
        }
        assert!(made > 0, "no occasion for {}", mistake.kind);
        if wrong.len() > 1 {
            missed.extend(wrong);
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn ordinary_mails_raise_no_alarm() {
    let mut files: Vec<_> = fs::read_dir("tests/mails/ordinary").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 40);
    let looked = |file: &Path| judge::look(&fs::read(file).unwrap(), TODAY, "", &[]);
    let raised: Vec<String> = files.iter().flat_map(|file| alarms(&file.display().to_string(), looked(file))).collect();
    let is_justified =
        |alarm: &String| JUSTIFIED.iter().any(|(file, check)| alarm.contains(file) && alarm.contains(check));
    let (justified, wrong): (Vec<String>, Vec<String>) = raised.into_iter().partition(is_justified);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(justified.len(), JUSTIFIED.len(), "what is justified is raised");
}

#[test]
fn standing_phrases_in_whole_mails_raise_no_alarm() {
    let phrases = judge::quiet_phrases().unwrap();
    assert!(phrases.len() > 60);
    let alarms: Vec<String> = phrases.into_iter().flat_map(|(name, letter)| alarms(&name, letter.look())).collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn generated_drafts_raise_hardly_any_alarm() {
    let drafts = business::japanese(business::skeletons(), 7);
    let alarms: Vec<String> = drafts.iter().flat_map(|letter| alarms(&letter.source, letter.look())).collect();
    assert!(alarms.len() * 20 <= drafts.len(), "{} mails:\n{}", drafts.len(), alarms.join("\n"));
}

fn alarms(name: &str, looked: Option<Looked>) -> Vec<String> {
    let looked = looked.unwrap();
    let line = |finding: &yubisashi::check::Finding| {
        format!("{name}: {} {} at {:?}", finding.check, finding.grade, finding.place)
    };
    looked.alarms().map(|(finding, _)| line(finding)).collect()
}
