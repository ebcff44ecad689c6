//! What it costs a person: keys pressed after the draft is in, the approval included, through the real screens.

use std::fmt::Write as _;

use eframe::egui::{Event, Key, Modifiers};
use jiff::SignedDuration;
use jiff::civil::date;
use yubisashi::check::{Acquaintance, Acquaintances};
use yubisashi::mail::AddrSpec;
use yubisashi::review::{Act, DWELL, Expected, Outcome};
use yubisashi::session::{Judgement, Reviewing};
use yubisashi::text::Lang;

use crate::window::{PDF, Window, World, open_in, wait};

/// A frame of a window that draws 30 times a second (milliseconds).
const FRAME: i64 = 33;
/// A person looks at what has come into view before they answer (milliseconds).
const A_LOOK: i64 = 700;

/// A person at the keyboard, whose acts are counted.
struct Person {
    window: Window,
    acts: usize,
}

impl Person {
    /// Somebody who has sent many mails, to these people among others; or who has only begun and knows nobody.
    fn knowing(people: &[String], mail: &str) -> Self {
        let mut world = World::new(Lang::Ja, "");
        let approvals = if people.is_empty() { 0 } else { 200 };
        let often = Acquaintance { times: 5, last: date(2026, 11, 1), name: None };
        let people = people.iter().map(|addr| (AddrSpec::parse(addr).unwrap().key(), often.clone())).collect();
        world.session.desk.known = Acquaintances { approvals, people }.into();
        Self { window: open_in(world, mail, |_| {}), acts: 0 }
    }

    fn review(&self) -> &Reviewing {
        self.window.state().session.reviewing().unwrap()
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.acts += 1;
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.acts += 1;
            self.window.event(Event::Text(letter.to_string()));
            self.window.run();
        }
    }

    /// Looks at the item in hand and answers it.
    fn answer(&mut self) {
        wait(&mut self.window, A_LOOK);
        let review = self.review();
        let in_hand = review.in_hand.as_ref().and_then(|key| review.review.item(key)).unwrap();
        match in_hand.act.clone() {
            Act::Tick => self.press(Modifiers::NONE, Key::Space),
            Act::Type(Expected::Outsiders(number) | Expected::Count(number)) => self.type_text(&number.to_string()),
            act @ (Act::Type(Expected::Word(_) | Expected::Domain { .. }) | Act::Reason | Act::None | Act::Blocked) => {
                panic!("an ordinary mail asks for {act:?}: {in_hand:?}")
            }
        }
    }

    /// Answers everything and approves; what was recorded.
    fn approve(&mut self) -> Outcome {
        while self.review().review.open_items().next().is_some() {
            let before = self.review().review.progress().0;
            self.answer();
            assert_eq!(self.review().review.progress().0, before + 1, "one look and one answer");
        }
        self.press(Modifiers::COMMAND, Key::Enter);
        let judgement = self.window.state().recorded.last().unwrap();
        assert!(matches!(judgement, Judgement::Approved(_)));
        judgement.outcome().clone()
    }

    fn space(&mut self, pressed: bool, repeat: bool) {
        let modifiers = Modifiers::NONE;
        self.window.event(Event::Key { key: Key::Space, physical_key: None, pressed, repeat, modifiers });
        if pressed {
            self.window.event(Event::Text(" ".to_owned()));
        }
    }

    /// Space goes down and stays down for this long.
    fn hold_space(&mut self, milliseconds: i64) {
        self.space(true, false);
        for _ in 0..milliseconds / FRAME {
            wait(&mut self.window, FRAME);
            self.space(true, true);
        }
        self.space(false, false);
        wait(&mut self.window, FRAME);
    }

    /// The same where the system tells of a held key as of one pressed again and again.
    fn hammer_space(&mut self, milliseconds: i64) {
        for _ in 0..milliseconds / FRAME {
            self.space(true, false);
            wait(&mut self.window, FRAME);
            self.space(false, false);
        }
        wait(&mut self.window, FRAME);
    }
}

/// Firms nobody wrote to, with names that nobody takes for one another.
const NEVER_MET: [&str; 3] = ["nagano-tools", "kirishima-ink", "weather"];

/// The four mails: who is known, and the draft.
struct Mail {
    known: Vec<String>,
    text: String,
}

impl Mail {
    fn person(&self) -> Person {
        Person::knowing(&self.known, &self.text)
    }

    /// Keys for the whole of it.
    fn acts(&self) -> usize {
        let mut person = self.person();
        person.approve();
        person.acts
    }

    fn internal_one_liner() -> Self {
        let text =
            "From: yamaguchi@aoba.example.jp\nTo: sato@aoba.example.jp\nBcc:\nSubject: 会議室\n\n3階でお願いします。\n";
        Self { known: vec!["sato@aoba.example.jp".into()], text: text.into() }
    }

    /// To and Cc there, the manager in Cc, one file.
    fn quotation() -> Self {
        let people = ["tanaka@client.example", "i.suzuki@client.example", "sato@aoba.example.jp"];
        let head = "From: 山口 <yamaguchi@aoba.example.jp>\nTo: 田中 太郎 <tanaka@client.example>\n\
                    Cc: 鈴木 一郎 <i.suzuki@client.example>, 佐藤 <sato@aoba.example.jp>\nBcc:\nSubject: 御見積書送付の件\n";
        let body = "株式会社クライアント\n営業部 田中様\n\nいつもお世話になっております。\n御見積書を添付いたします。ご査収ください。\n";
        Self { known: people.map(str::to_owned).into(), text: with_file(head, body) }
    }

    /// 14 people of 3 firms outside, all of them in the mail that is answered; so many of them were never written to.
    fn reply_all(new: usize) -> Self {
        let mut people: Vec<_> =
            (0..14).map(|n| format!("person{n}@{}.example", ["client", "maker", "freight"][n % 3])).collect();
        let (to, cc) = people.split_at(5);
        let text = format!(
            "From: yamaguchi@aoba.example.jp\nTo: {to}\nCc: {cc}\nBcc:\nSubject: Re: 納期について\n\
             In-Reply-To: <1@client.example>\nReferences: <1@client.example>\n\n皆様\n\n承知いたしました。来週火曜に出荷します。\n\n\
             -----Original Message-----\nFrom: {from}\nSent: Friday, November 20, 2026 10:00 AM\n\
             To: yamaguchi@aoba.example.jp; {others}\nCc: {cc_names}\nSubject: 納期について\n\n納期はいつでしょうか。\n",
            to = to.join(", "),
            cc = cc.join(", "),
            from = people[0],
            others = to[1..].join("; "),
            cc_names = cc.join("; "),
        );
        Self { known: people.split_off(new), text }
    }

    /// 300 people of many firms in Bcc, one file; so many of them are odd: of a firm nobody wrote to before.
    fn newsletter(odd: usize) -> Self {
        let mut people: Vec<_> = (0..300).map(|n| format!("reader{n}@firm{}.example", n % 97)).collect();
        let known = people.clone();
        for (n, addr) in people.iter_mut().take(odd).enumerate() {
            *addr = format!("reader@{}.example", NEVER_MET[n]);
        }
        let head = format!(
            "From: yamaguchi@aoba.example.jp\nTo: yamaguchi@aoba.example.jp\nBcc: {}\nSubject: 年末年始休業のご案内\n",
            people.join(",\n ")
        );
        Self {
            known, text: with_file(&head, "各位\n\n年末年始の休業日を添付のとおりご案内いたします。\n")
        }
    }

    fn all() -> [Self; 4] {
        [Self::internal_one_liner(), Self::quotation(), Self::reply_all(1), Self::newsletter(2)]
    }
}

fn with_file(head: &str, body: &str) -> String {
    let mut text = head.to_owned();
    write!(
        text,
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\
         {body}\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=20261120.pdf\n\n{PDF}\n--b--\n"
    )
    .unwrap();
    text
}

fn at_most(most: usize, mail: &Mail) {
    let mut person = mail.person();
    let open = person.review().review.open_items();
    let items: Vec<_> = open.map(|item| (item.rows[0].finding.check, item.act.clone())).collect();
    person.approve();
    assert!(person.acts <= most, "{} acts, {most} at most: {items:#?}", person.acts);
}

#[test]
fn an_internal_line_costs_one_key() {
    at_most(1, &Mail::internal_one_liner());
}

#[test]
fn a_quotation_to_a_known_customer_costs_six() {
    at_most(6, &Mail::quotation());
}

#[test]
fn a_reply_to_fourteen_people_of_the_thread_costs_ten() {
    at_most(10, &Mail::reply_all(0));
    at_most(10, &Mail::reply_all(2));
    // Somebody who starts with Yubisashi knows nobody, and the thread everybody.
    at_most(10, &Mail { known: Vec::new(), ..Mail::reply_all(0) });
}

#[test]
fn three_hundred_in_bcc_cost_eight_and_one_for_each_odd_one() {
    at_most(8, &Mail::newsletter(0));
    for odd in [1, 3] {
        let (plain, more) = (Mail::newsletter(0).acts(), Mail::newsletter(odd).acts());
        assert!(more > plain, "who was never met is told one by one");
        assert!(more <= 8 + odd, "{more} acts with {odd} odd ones");
    }
}

#[test]
fn whoever_holds_down_space_answers_one_item_and_nothing_unseen() {
    for mail in Mail::all() {
        let mut person = mail.person();
        person.hold_space(2_000);
        assert!(person.review().review.progress().0 <= 1, "a held key is one key");
        all_were_seen(&person.approve());
    }
}

#[test]
fn whoever_hammers_on_space_answers_nothing_unseen() {
    for mail in Mail::all() {
        let mut person = mail.person();
        person.hammer_space(3_000);
        assert!(person.window.state().recorded.is_empty(), "Space never approves");
        all_were_seen(&person.approve());
    }
}

/// Every item that asked was in view for long enough before it was answered.
fn all_were_seen(outcome: &Outcome) {
    for (item, decision) in outcome.items().iter().filter(|(item, _)| item.act.asks()) {
        let decision = decision.as_ref().unwrap();
        let looked: SignedDuration = decision.decided_at.duration_since(decision.seen_at);
        assert!(looked >= DWELL, "{looked} for {}", item.key);
    }
}
