//! Header rows for what is out of the ordinary, in both languages.

use egui_kittest::kittest::Queryable as _;
use yubisashi::text::Lang;

use crate::window::{Window, open};

fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn mail(fields: &str) -> String {
    format!("From: yamaguchi@aoba.example.jp\nTo: tanaka@client.example\nSubject: Plan\n{fields}\nHello\n")
}

const SET: &str = "Sensitivity: Company-Confidential\nX-Priority: 1 (Highest)\nDisposition-Notification-To: me@aoba.example.jp\n\
                   Deferred-Delivery: Fri, 27 Nov 2026 10:00:00 +0900\n";

#[test]
fn what_is_set_for_sending_stands_in_the_header() {
    let window = open(Lang::En, "", &mail(SET));
    for words in
        ["company confidential", "high", "A read receipt is asked for, to me@aoba.example.jp", "27 Nov 2026, 01:00"]
    {
        assert!(shows(&window, words), "{words}");
    }
    let window = open(Lang::Ja, "", &mail(SET));
    for words in [
        "秘密度",
        "社外秘",
        "重要度",
        "開封確認を要求します（宛先 me@aoba.example.jp）",
        "配信予定",
        "2026年11月27日 01:00",
    ] {
        assert!(shows(&window, words), "{words}");
    }
}

#[test]
fn the_ordinary_takes_no_row() {
    let window = open(Lang::En, "", &mail("Sensitivity: Normal\nX-Priority: 3\nImportance: normal\n"));
    for words in ["Sensitivity", "Importance", "Receipt", "Meeting"] {
        assert!(!shows(&window, words), "{words}");
    }
}

const INVITATION: &str = "MIME-Version: 1.0\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n\n\
    BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Review\nDTSTART:20261127T010000Z\nLOCATION:Room 3\n\
    ORGANIZER;CN=Megumi:mailto:yamaguchi@aoba.example.jp\nATTENDEE:mailto:tanaka@client.example\n\
    ATTENDEE:mailto:suzuki@rival.example\nEND:VEVENT\nEND:VCALENDAR\n";

#[test]
fn an_invitation_says_what_when_where_and_who_is_invited_besides() {
    let window = open(Lang::En, "", &mail(INVITATION));
    let meeting = ["Invitation: Review", "27 Nov 2026, 01:00", "Room 3", "Megumi yamaguchi@aoba.example.jp"];
    for words in meeting {
        assert!(shows(&window, words), "{words}");
    }
    let marked = window.query_all_by_label_contains("named only in the invitation").count();
    assert!(marked >= 1, "{marked}");
    let draft = &window.state().session.reviewing().unwrap().draft;
    assert!(draft.opaque.is_empty());
    let invited: Vec<_> = draft.recipients.iter().map(|recipient| recipient.attendee).collect();
    assert_eq!(invited, [false, true]);
    assert!(shows(&open(Lang::Ja, "", &mail(INVITATION)), "招待状にのみ記載"));
}
