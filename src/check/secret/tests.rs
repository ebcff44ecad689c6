use super::*;
use crate::check::testing::{Setup, attach, draft, findings};
use crate::lens::{FileKind, Inspection, Passage, Spot};

fn in_text(text: &str) -> String {
    findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
}

/// The same in a whole mail.
fn in_a_mail(text: &str) -> String {
    in_text(&format!(
        "株式会社クライアント\n田中様\n\nお世話になっております。青葉商事の佐藤です。\n\n{text}\n\nよろしくお願いいたします。\n\n\
         -- \n青葉商事株式会社 佐藤 花子\nTEL 03-1234-5678\n"
    ))
}

fn holds_one_password(text: &str) {
    for found in [in_text(text), in_a_mail(text)] {
        assert!(found.starts_with("justify body「") && found.contains("kind=password where=text"), "{text}: {found}");
        assert_eq!(found.lines().count(), 1, "{text}: {found}");
    }
}

#[test]
fn passwords_are_found_however_they_are_said() {
    for text in [
        "パスワードは Tanaka2026 です。",
        "パスワードは「aB3$xyz9」となります。",
        "パスワード：abc12345",
        "パスワード: sakura",
        "解凍パスワード：　ｘｙｚ９８７６",
        "【パスワード】\nkd83Hs02\n",
        "■パスワード\nkd83Hs02\n",
        "パスワード（解凍用）：kd83Hs02",
        "ID: tanaka\nPW: kd83hs02",
        "ＰＷ：kd83hs02",
        "PASS: kd83hs02",
        "ファイルのパスは kd83hs02 です",
        "解凍パス：kd83hs02",
        "暗証番号は 4821 です。",
        "パスワードは20261127です。",
        "ログインパスワード → Aoba#2026",
        "パスワードは以下です。\nパスワード：Aoba-2026!",
        "パスワードは下記のとおりです。\nkd83Hs02",
        "解凍パスワードは下記です。\n\n　kd83Hs02\n",
        "初期パスワード「Aoba2026」でログインしてください。",
        "ファイルを開く際のパスワードは「kd83Hs02」でお願いいたします。",
        "ログイン情報\nID　kyoei01\nパスワード　kd83Hs02",
        "Use kd83Hs02 as the password.",
        "Please use \"kd83Hs02\" as your password.",
        "To open the file use the password kd83Hs02.",
        "Password: Aoba2026",
        "The password is Aoba2026.",
        "The password for the attached file is \"sakura\".",
        "password = hunter22",
        "Passwort: Geheim12",
        "User: admin / Password: Adm1n!",
        "The PIN is below.\nPIN: 4821",
    ] {
        holds_one_password(text);
    }
}

#[test]
fn the_word_may_stand_behind_another_or_with_a_name() {
    for text in [
        "サーバのPW：kd83hs02",
        "ログインPW = kd83hs02",
        "資料をお送りします。PW：kd83hs02",
        "初期PW：kd83hs02",
        "本番サーバPW→ kd83hs02",
        "WordPressのPWは「kd83hs02」です。",
        "解凍PWは「kd83hs02」です。",
        "メールPASS：kd83hs02",
        "FTPパス　：　kd83hs02",
        "ID/パスワード：admin / kd83hs02",
        "ID/PW：admin/kd83hs02",
        "ID・PWは admin / kd83hs02",
        "パスワードを「kd83hs02」に変更しました。",
        "パスワードを kd83hs02 に変更しました。",
        "初期パスワード【kd83hs02】",
        "暗号化キー：kd83hs02",
        "解凍キー：kd83hs02",
        "Here is the file (pw kd83Hs02).",
        "The pw is kd83Hs02",
        "I changed the password to kd83Hs02",
        "Password for the zip: kd83Hs02",
    ] {
        holds_one_password(text);
    }
}

#[test]
fn what_only_speaks_of_passwords_is_silent() {
    for text in [
        "パスワードは別途お電話でお知らせいたします。",
        "パスワードの再設定をお願いいたします。",
        "パスワードは別メールでお送りいたします。",
        "パスワードは別送します。",
        "パスワード：別途ご連絡いたします",
        "パスワード：後ほどお送りします",
        "パスワードは SMS でお送りします。",
        "パスワードはSlackで共有します。",
        "パスワードは8文字以上で設定してください。",
        "パスワードは16桁の英数字です。",
        "パスワードは2026年12月に失効します。",
        "パスワードは社員番号です。",
        "パスワードは御社の電話番号下4桁です。",
        "パスワードをお忘れの方はこちら https://www.client.example/reset?token=4f3a9c1b2d8e7f60",
        "パスワード：＊＊＊＊＊＊＊＊",
        "パスワード：xxxxxxxx",
        "パスワード: ********",
        "パスワード：〇〇〇〇",
        "パスワードはお手元の資料をご覧ください。",
        "パスワード入力欄にご入力ください。",
        "パスワード\nは変更できます。",
        "コンパス: A4 サイズ",
        "Please use the password reset link.",
        "The password is required to log in.",
        "Your password is correct.",
        "The password is on the sticker.",
        "Password: required",
        "password: <your password>",
        "Forgot your password? Click here.",
        "Password will follow in a separate mail.",
        "The password is the same as before.",
        "if (password == null) return;",
        "password = getPassword();",
        "PASS: test_login_1",
        "bypass: route66x",
        "pin 12 is ground, pin: 1234x",
    ] {
        for found in [in_text(text), in_a_mail(text)] {
            assert_eq!(found, "", "{text}");
        }
    }
}

#[test]
fn keys_and_tokens_are_found() {
    // Written apart, so that nobody takes them for real ones.
    let tokens = [
        ["AKIA", "QX7TRM2PLZ5WJ4KD"].concat(),
        ["AKIA", "QXRTRMHPLZSWJVKD"].concat(),
        ["ghp_", "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3jK5"].concat(),
        ["github_pat_", "11ABCDEFG0aB3dE5gH7jK9_mN1pQ3sT5vW7yZ9bD1fH3jK5"].concat(),
        ["xoxb-", "123456789012-123456789012-aB3dE5gH7jK9mN1pQ3sT5vW7"].concat(),
        ["AIza", "SyB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3j"].concat(),
        ["sk_live_", "4eC39HqLyjWDarjtT1zdp7dc"].concat(),
        ["sk-", "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3jK5mN7pQ9sT1vW3"].concat(),
        ["sk-proj-", "aB3dE5gH7jK9_mN1pQ3sT5vW7yZ9bD1fH3jK5"].concat(),
        ["AccountKey=", "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3jK5mN7pQ9sT1vW3yZ5bD7fH9jK1mN3pQ5sT7vW9yZ1bD3fH5jA=="]
            .concat(),
        ["eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"].concat(),
        ["-----BEGIN RSA PRIVATE", " KEY-----\nMIIEpAIBAAKCAQEA\n"].concat(),
        ["-----BEGIN OPENSSH PRIVATE", " KEY-----\n"].concat(),
        "postgres://app:s3cr3t9@db.ours.example:5432/main".to_owned(),
        "https://admin:kd83hs02@intra.ours.example/".to_owned(),
        "API_KEY=4f3a9c1b2d8e7f60a1b2c3d4e5f60718".to_owned(),
        "client_secret: \"q8Zt-3kLw9Xv2Rb7Nn5Md1Yc\"".to_owned(),
        "APIキー：9aF3kd83Hs02Lq7Xz51M".to_owned(),
        "Authorization: Bearer 9aF3kd83Hs02Lq7Xz51MbQ".to_owned(),
        "aws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYzzqLkEy1234a".to_owned(),
    ];
    for token in tokens {
        for text in [token.clone(), format!("設定は次のとおりです。\n\n{token}\n\n以上")] {
            let found = in_text(&text);
            assert!(found.starts_with("justify body「") && found.lines().count() == 1, "{text}: {found}");
            assert!(!found.contains(&token), "{found}");
        }
    }
}

#[test]
fn an_address_that_lets_anybody_write_is_a_key() {
    let hook = ["https://hooks.", "slack.com/services/T01QX7TRM2P/B01LZ5WJ4KD/aB3dE5gH7jK9mN1pQ2rS4tU6"].concat();
    assert!(in_text(&format!("通知先はこちらです。\n{hook}")).contains("kind=key"));
    assert_eq!(in_text("See https://api.slack.com/messaging/webhooks for how it works."), "");
}

#[test]
fn what_shows_how_a_password_looks_is_silent() {
    for text in [
        "パスワードは「abcd1234」のような簡単なものを避けてください。",
        "パスワード「abcd1234」などは使わないでください。",
        "パスワードは下記の手順で設定してください。\n1.ログイン画面を開く",
        "パスワードは下記のURLから変更できます。\nhttps://www.client.example/pw",
        "パスワードは以下の方へお送りしました。\ntanaka-2026",
        "パスワード　必須項目です",
        "Passwords such as abcd1234 are weak, so do not use one as the password.",
        "The password policy2 document follows.",
    ] {
        assert_eq!(in_text(text), "", "{text}");
    }
}

#[test]
fn stand_ins_hashes_and_links_are_silent() {
    for text in [
        "api_key: your-api-key",
        "API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx",
        "token: <YOUR_TOKEN>",
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
        "sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "Message-ID: <20261121.4f3a9c1b2d8e7f60@mail.client.example>",
        "https://news.client.example/u?token=4f3a9c1b2d8e7f60a1b2c3d4e5f60718&utm_source=mail",
        "https://client.example/auth?access_token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r",
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4AKIAtokenBASE64",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0B\n",
        "-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0B\n",
        "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v1.0.7\n",
        "postgres://user:password@localhost/db",
        "ssh://git@host.example:22/repo",
        "http://www.client.example:8080/a@b",
        "The secret: being there early.",
        "risk-averse, disk-12345678901234567890123456789",
        "secret = request.headers.get",
    ] {
        assert_eq!(in_text(text), "", "{text}");
    }
}

#[test]
fn the_passcode_of_a_meeting_is_a_note() {
    let found = in_text(
        "Zoomミーティングに参加する\nhttps://zoom.us/j/99912345678?pwd=abcdef\n\nミーティングID: 999 1234 5678\nパスコード: 482913\n",
    );
    assert!(found.starts_with("note body「パスコード:••••••••」 quiet-meeting"), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn nothing_of_a_secret_leaves_the_check() {
    assert_eq!(
        in_text("パスワードは Tanaka2026 です。"),
        "justify body「パスワードは••••••••」 kind=password where=text evidence=パスワードは•••••••• at= more=0"
    );
    assert_eq!(masked("添付のパスワードは Tanaka2026 です。"), "添付のパスワードは •••••••• です。");
    assert_eq!(masked("ID: tanaka / PW: kd83hs02"), "ID: tanaka / PW: ••••••••");
}

#[test]
fn in_quoted_history_it_is_a_note() {
    let found = in_text("承知しました。\n\n> パスワード：kd83hs02\n");
    assert!(found.starts_with("note body「パスワード：••••••••」 quiet-quoted"), "{found}");
}

#[test]
fn what_is_not_displayed_counts_too() {
    let mut mail = draft("To: a@client.example\n\nパスワード：kd83hs02");
    mail.alternatives = vec![Body::plain("パスワード：kd83hs02")];
    assert_eq!(Setup::default().found(&CHECK, &mail).lines().count(), 1);
    mail.alternatives = vec![Body::plain("パスワード：other99")];
    assert_eq!(Setup::default().found(&CHECK, &mail).lines().count(), 2);
    mail.bodies = vec![Body { hidden: vec!["password: kd83hs02".to_owned()], ..Body::plain("こんにちは") }];
    assert!(Setup::default().found(&CHECK, &mail).contains("excerpt「password:••••••••」"));
}

#[test]
fn files_are_looked_into_and_told_three_times() {
    let mut zip = Inspection::new("設定.zip", FileKind::Archive, 1);
    let mut file = Inspection::new("config.txt", FileKind::Text, 1);
    file.passages =
        (1..=9).map(|n| Passage::new(Spot::Line { number: n }, format!("password: kd83hs0{n}\n"))).collect();
    zip.inside.push(file);
    let mut mail = draft("To: a@client.example\n\n設定をお送りします。");
    attach(&mut mail, "設定.zip", b"x");
    let found = Setup::with_inside(vec![zip]).found(&CHECK, &mail);
    assert_eq!(found.lines().count(), 3);
    assert!(
        found.starts_with("justify file0 › config.txt › line 1 kind=password where=file evidence=password:••••••••"),
        "{found}"
    );
}

#[test]
fn a_text_of_nothing_but_clues_takes_time_in_proportion() {
    for text in [
        "password: ".repeat(100_000),
        "://a:b@".repeat(100_000),
        "eyJ".repeat(300_000),
        "パスワード：「".repeat(50_000),
        "-----BEGIN ".repeat(90_000),
    ] {
        secrets(&text);
    }
}
