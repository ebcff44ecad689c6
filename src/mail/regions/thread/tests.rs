use super::*;
use crate::mail::{AddrSpec, Body};

fn people(text: &str) -> Vec<String> {
    let body = Body::plain(text);
    let thread = body.regions().thread(&body.shown);
    thread.people().iter().map(|person| person.address_text().unwrap_or_else(|| person.display_name.clone())).collect()
}

fn person(name: &str, address: &str) -> Mailbox {
    let address = AddrSpec::parse(address).map_or(Address::None, Address::Spec);
    Mailbox { display_name: name.to_owned(), address }
}

#[test]
fn outlook_blocks_name_sender_and_recipients() {
    let english = "Yes\n\n-----Original Message-----\nFrom: 山田 太郎 <yamada@client.example>\nSent: Friday, November 20, 2026 10:00 AM\nTo: 佐藤 <sato@ours.example>\nSubject: x\n\nold";
    assert_eq!(people(english), ["yamada@client.example", "sato@ours.example"]);
    let japanese = "はい\n\n差出人: 山田 太郎 <yamada@client.example>\n送信日時: 2026年11月20日 10:00\n宛先: 佐藤 花子 <sato@ours.example>; 鈴木 <suzuki@ours.example>\nCC: 高橋 <takahashi@third.example>\n件名: RE: 見積の件\n\nよろしく";
    assert_eq!(
        people(japanese),
        ["yamada@client.example", "sato@ours.example", "suzuki@ours.example", "takahashi@third.example"]
    );
    assert_eq!(people("はい\n----- 元のメッセージ -----\n送信者: 山田\n日時: 2026/11/20\n件名: x\n\n本文"), ["山田"]);
}

#[test]
fn forwarded_blocks_name_sender_and_recipients() {
    let gmail = "ご参考まで\n\n---------- Forwarded message ---------\nFrom: A <a@a.example>\nDate: 2026年11月20日(金) 10:00\nSubject: x\nTo: <b@b.example>\n\n本文";
    assert_eq!(people(gmail), ["a@a.example", "b@b.example"]);
}

#[test]
fn for_whom_somebody_wrote_takes_part() {
    let text = "Yes\n\n-----Original Message-----\nFrom: list@lists.example [mailto:list@lists.example]On Behalf Of\n\
                Taro Yamada\nSent: Friday, November 20, 2026 10:00 AM\nTo: list@lists.example\nSubject: x\n\nold";
    assert_eq!(people(text), ["list@lists.example", "Taro Yamada"]);
}

#[test]
fn older_mails_do_not_say_who_received_the_one_that_is_answered() {
    let text = "Yes\nOn Fri, Nov 20, 2026 at 10:00 AM Taro <taro@client.example> wrote:\n> Sure\n> -----Original Message-----\n\
                > From: a@a.example\n> Sent: Thursday, November 19, 2026 10:00 AM\n> To: b@b.example\n> Subject: x\n>\n> Q";
    assert_eq!(people(text), ["taro@client.example", "a@a.example", "b@b.example"]);
    let body = Body::plain(text);
    assert!(!body.regions().thread(&body.shown).tells_recipients());
}

#[test]
fn attributions_name_the_writer_only() {
    for text in [
        "はい\n\n2026年11月20日(金) 10:00 山田太郎 <yamada@client.example>:\n\n> a",
        "Yes\nOn Fri, Nov 20, 2026 at 10:00 AM Taro Yamada <\nyamada@client.example> wrote:\n\n> a",
        "はい\n2026/11/20 10:00、山田太郎 <yamada@client.example>のメール：\n> a",
    ] {
        assert_eq!(people(text), ["yamada@client.example"], "{text}");
        let body = Body::plain(text);
        assert!(!body.regions().thread(&body.shown).tells_recipients());
    }
    assert_eq!(people("はい\n2026/11/20 10:00、山田太郎のメール:\n> a"), ["山田太郎"]);
    assert_eq!(people("Yes\nOn 2026/11/20 10:00, Taro Yamada wrote:\n> a"), ["Taro Yamada"]);
}

#[test]
fn a_writer_is_named_without_what_surrounds_the_name() {
    assert_eq!(
        people("x\n> On Wed, Jul 31, 2002 at 10:37:31AM -0600, Marty Halvorson wrote:\n> > a"),
        ["Marty Halvorson"]
    );
    assert_eq!(people("x\n山田太郎さんは書きました:\n> a"), ["山田太郎"]);
    assert_eq!(people("x\n> I said at 10:00\n> what my colleague from the other team wrote:"), [""; 0]);
}

#[test]
fn announced_answers_keep_the_people() {
    let text =
        "赤字にて回答いたします。\n\n-----Original Message-----\nFrom: a@a.example\nTo: b@b.example\nSubject: x\n\nQ";
    assert_eq!(people(text), ["a@a.example", "b@b.example"]);
}

#[test]
fn new_text_names_nobody() {
    assert!(people("From: a@a.example\nにお送りください。").is_empty());
}

#[test]
fn people_with_names_only_are_known_by_name() {
    let body = Body::plain("はい\n差出人: Yamada, Taro\n送信日時: 2026/11/20\n宛先: 佐藤 花子; 鈴木一郎\n件名: x");
    let thread = body.regions().thread(&body.shown);
    assert!(thread.knows(&person("Taro Yamada", "taro@client.example")));
    assert!(thread.knows(&person("佐藤花子様", "sato@x.example")));
    assert!(!thread.knows(&person("佐藤", "sato@x.example")));
    assert!(!thread.knows(&person("", "taro@client.example")));
}

#[test]
fn people_with_addresses_are_known_by_address_only() {
    let body = Body::plain("はい\n> From: 山田 太郎 <Yamada@Client.example>\n> To: sato@ours.example");
    let thread = body.regions().thread(&body.shown);
    assert!(thread.knows(&person("", "yamada@client.example")));
    assert!(!thread.knows(&person("山田 太郎", "yamada@other.example")));
}

#[test]
fn long_lists_of_recipients_may_be_wrapped() {
    let text = "x\nFrom: a@a.example\nTo: b@b.example;\n c@c.example,\n d@d.example\nSubject: s";
    assert_eq!(people(text), ["a@a.example", "b@b.example", "c@c.example", "d@d.example"]);
}

#[test]
fn outlook_writes_addresses_in_brackets() {
    assert_eq!(
        people("x\n> From: Taro Yamada [mailto:yamada@client.example]\n> Sent: now\n> To: b@b.example"),
        ["yamada@client.example", "b@b.example"]
    );
}

#[test]
fn many_people_are_known_quickly() {
    let list: Vec<String> = (0..1_000).map(|n| format!("p{n}@client.example")).collect();
    let body = Body::plain(&format!("x\nFrom: a@a.example\nTo: {}\nSubject: s", list.join("; ")));
    let thread = body.regions().thread(&body.shown);
    assert_eq!(thread.people().len(), 1_001);
    let known = (0..5_000).filter(|n| thread.knows(&person("", &format!("p{n}@client.example")))).count();
    assert_eq!(known, 1_000);
}
