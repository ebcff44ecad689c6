//! Mails to measure with: generated, or the corpus.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A mail of about 25 MB: a short text and three files in base64.
pub(super) fn large() -> Vec<u8> {
    let line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n";
    let mut mail = String::with_capacity(26_000_000);
    mail.push_str(
        "From: yamaguchi@aoba.example.jp\r\nTo: tanaka@client.example\r\nSubject: Drawings\r\nMIME-Version: 1.0\r\n",
    );
    mail.push_str("Content-Type: multipart/mixed; boundary=\"=_large\"\r\n\r\n--=_large\r\n");
    mail.push_str("Content-Type: text/plain; charset=utf-8\r\n\r\nPlease find attached the drawings.\r\n");
    for number in 1..=3 {
        mail.push_str("--=_large\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n");
        write!(mail, "Content-Disposition: attachment; filename=drawing-{number}.dwg\r\n\r\n").expect("a string grows");
        mail.push_str(&line.repeat(8_300_000 / line.len()));
    }
    mail.push_str("--=_large--\r\n");
    mail.into_bytes()
}

/// Business mails with quoted history and signature, every other one in ISO-2022-JP.
pub(super) fn japanese(count: usize) -> Vec<Vec<u8>> {
    let names = ["田中", "鈴木", "佐藤", "高橋", "渡邉", "斎藤", "小林", "加藤"];
    let topics = ["御見積書", "次回の打合せ", "納品日", "請求書", "契約の更新", "展示会", "議事録"];
    (0..count)
        .map(|number| {
            let (name, topic) = (names[number % names.len()], topics[number % topics.len()]);
            let text = TEXT
                .replace("{name}", name)
                .replace("{topic}", topic)
                .replace("{day}", &(number % 28 + 1).to_string())
                .replace("{hour}", &(number % 8 + 9).to_string())
                .replace("{who}", ["tanaka", "suzuki", "sato", "takahashi"][number % 4])
                .replace('\n', "\r\n");
            encoded(number, topic, &text)
        })
        .collect()
}

const TEXT: &str = "株式会社クライアント
営業部 {name}様

お世話になっております。青葉商事の山口です。

{topic}の件、下記のとおりご連絡いたします。

・日時 12月{day}日 {hour}時
・場所 弊社3階 第2会議室
・担当 {name}

当日は、前回ご要望のありました点につきまして、担当者よりあらためてご説明を差し上げます。
なお、ご都合が合わない場合は、別の日程を調整いたしますので、お手数ですがお早めにお知らせください。

ご不明な点がございましたら、お知らせください。
何卒よろしくお願いいたします。

━━━━━━━━━━━━
青葉商事株式会社 営業部 山口 健
〒100-0001 東京都千代田区千代田1-1
TEL 03-1234-5678
━━━━━━━━━━━━

2026年11月19日(木) 17:42 {name} <{who}@client.example>:
> 青葉商事株式会社 山口様
>
> お世話になっております。{topic}について、ご都合をお聞かせください。
> {name}
";

fn encoded(number: usize, topic: &str, text: &str) -> Vec<u8> {
    let charset = if number.is_multiple_of(2) { encoding_rs::ISO_2022_JP } else { encoding_rs::UTF_8 };
    let subject = charset.encode(&format!("{topic}の件")).0.iter().fold(String::new(), |mut word, byte| {
        write!(word, "={byte:02X}").expect("a string grows");
        word
    });
    let name = charset.name();
    let header = [
        "From: yamaguchi@aoba.example.jp".to_owned(),
        "To: tanaka@client.example, i.suzuki@client.example".to_owned(),
        "Cc: sato@aoba.example.jp".to_owned(),
        format!("Subject: =?{name}?Q?{subject}?="),
        "Date: Fri, 20 Nov 2026 10:15:00 +0900".to_owned(),
        format!("Message-ID: <{number}@aoba.example.jp>"),
        "MIME-Version: 1.0".to_owned(),
        format!("Content-Type: text/plain; charset={name}"),
        "Content-Transfer-Encoding: 8bit\r\n\r\n".to_owned(),
    ];
    let mut mail = header.join("\r\n").into_bytes();
    mail.extend_from_slice(&charset.encode(text).0);
    mail
}

/// A mail to so many people of a hundred organisations.
pub(super) fn recipients(count: usize) -> Vec<u8> {
    let people: Vec<_> =
        (0..count).map(|number| format!("Member {number} <member{number}@firm{}.example>", number % 100)).collect();
    let (to, bcc) = people.split_at(count / 2);
    format!(
        "From: yamaguchi@aoba.example.jp\r\nTo: {}\r\nBcc: {}\r\nSubject: News\r\n\r\nDear members\r\n",
        to.join(",\r\n "),
        bcc.join(",\r\n ")
    )
    .into_bytes()
}

/// The mails of the corpus `ham`, where it is there.
pub(super) fn corpus() -> Option<Vec<Vec<u8>>> {
    let shared = std::env::var_os("YUBISASHI_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let folder = tempfile::tempdir().ok()?;
    let unpacked =
        Command::new("tar").arg("xJf").arg(shared.join("ham.tar.xz")).arg("-C").arg(folder.path()).status().ok()?;
    let mut mails = Vec::new();
    read_all(folder.path(), &mut mails);
    (unpacked.success() && !mails.is_empty()).then_some(mails)
}

fn read_all(folder: &Path, mails: &mut Vec<Vec<u8>>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read_all(&path, mails);
        } else if path.file_name().is_some_and(|name| name != "LICENSE") {
            mails.extend(std::fs::read(&path));
        }
    }
}
