//! The words and prefixes that secrets are found by.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// What a word or prefix leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clue {
    /// The beginning of a token: how long it is at least and at most, and what it is made of.
    Token(usize, usize, Letters),
    /// The word before a password, in Japanese.
    Password,
    /// The same in English.
    EnglishPassword,
    /// An abbreviation that means other things too.
    Short,
    /// The name of a key before its value.
    KeyName,
    PrivateKey,
    /// Between the scheme of an address and what follows it.
    Address,
    JsonWebToken,
    /// The beginning of an address that lets anybody who knows it write.
    Webhook,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    Capitals,
    Alphanumeric,
    /// Letters, digits, `_` and `-`.
    Web,
    /// Letters, digits, `+`, `/`, `=`, and what the web has instead.
    Base64,
}

impl Letters {
    pub(super) fn has(self, byte: u8) -> bool {
        match self {
            Self::Capitals => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Alphanumeric => byte.is_ascii_alphanumeric(),
            Self::Web => byte.is_ascii_alphanumeric() || b"_-".contains(&byte),
            Self::Base64 => byte.is_ascii_alphanumeric() || b"_-+/=.".contains(&byte),
        }
    }
}

/// Every word and prefix, in any case.
pub(super) static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(CLUES.iter().map(|(word, _)| *word))
        .ok()
});

use Letters::{Alphanumeric, Base64, Capitals, Web};

pub(super) const CLUES: &[(&str, Clue)] = &[
    ("AKIA", Clue::Token(20, 20, Capitals)),
    ("ASIA", Clue::Token(20, 20, Capitals)),
    ("ghp_", Clue::Token(36, 255, Alphanumeric)),
    ("gho_", Clue::Token(36, 255, Alphanumeric)),
    ("ghu_", Clue::Token(36, 255, Alphanumeric)),
    ("ghs_", Clue::Token(36, 255, Alphanumeric)),
    ("ghr_", Clue::Token(36, 255, Alphanumeric)),
    ("github_pat_", Clue::Token(40, 255, Web)),
    ("glpat-", Clue::Token(26, 255, Web)),
    ("glsa_", Clue::Token(40, 255, Web)),
    ("xoxb-", Clue::Token(20, 255, Web)),
    ("xoxp-", Clue::Token(20, 255, Web)),
    ("xoxa-", Clue::Token(20, 255, Web)),
    ("xoxr-", Clue::Token(20, 255, Web)),
    ("xoxs-", Clue::Token(20, 255, Web)),
    ("xoxe-", Clue::Token(20, 255, Web)),
    ("xapp-", Clue::Token(20, 255, Web)),
    ("AIza", Clue::Token(39, 39, Web)),
    ("ya29.", Clue::Token(30, 512, Web)),
    ("GOCSPX-", Clue::Token(30, 60, Web)),
    ("sk_live_", Clue::Token(24, 255, Alphanumeric)),
    ("rk_live_", Clue::Token(24, 255, Alphanumeric)),
    ("sk_test_", Clue::Token(24, 255, Alphanumeric)),
    ("whsec_", Clue::Token(26, 255, Base64)),
    ("sk-", Clue::Token(30, 255, Alphanumeric)),
    ("sk-proj-", Clue::Token(30, 255, Web)),
    ("sk-ant-", Clue::Token(30, 255, Web)),
    ("sk-svcacct-", Clue::Token(30, 255, Web)),
    ("SG.", Clue::Token(50, 255, Base64)),
    ("npm_", Clue::Token(36, 60, Alphanumeric)),
    ("pypi-", Clue::Token(50, 512, Web)),
    ("dop_v1_", Clue::Token(60, 100, Alphanumeric)),
    ("hf_", Clue::Token(30, 60, Alphanumeric)),
    ("shpat_", Clue::Token(36, 60, Alphanumeric)),
    ("sq0atp-", Clue::Token(26, 60, Web)),
    ("sq0csp-", Clue::Token(26, 60, Web)),
    ("AccountKey=", Clue::Token(40, 200, Base64)),
    ("SharedAccessKey=", Clue::Token(40, 200, Base64)),
    ("SharedAccessSignature=", Clue::Token(40, 400, Base64)),
    ("hooks.slack.com/services/", Clue::Webhook),
    ("discord.com/api/webhooks/", Clue::Webhook),
    ("discordapp.com/api/webhooks/", Clue::Webhook),
    ("webhook.office.com/webhookb2/", Clue::Webhook),
    ("eyJ", Clue::JsonWebToken),
    ("-----BEGIN ", Clue::PrivateKey),
    ("PuTTY-User-Key-File-", Clue::PrivateKey),
    ("://", Clue::Address),
    ("パスワード", Clue::Password),
    ("ﾊﾟｽﾜｰﾄﾞ", Clue::Password),
    ("パスコード", Clue::Password),
    ("パスフレーズ", Clue::Password),
    ("暗証番号", Clue::Password),
    ("暗号化キー", Clue::Password),
    ("解凍キー", Clue::Password),
    ("復号キー", Clue::Password),
    ("ＰＷ", Clue::Password),
    ("ＰＡＳＳ", Clue::Password),
    ("パス", Clue::Short),
    ("password", Clue::EnglishPassword),
    ("passwords", Clue::EnglishPassword),
    ("passwd", Clue::EnglishPassword),
    ("passcode", Clue::EnglishPassword),
    ("pass code", Clue::EnglishPassword),
    ("passphrase", Clue::EnglishPassword),
    ("pass phrase", Clue::EnglishPassword),
    ("pwd", Clue::EnglishPassword),
    ("passwort", Clue::EnglishPassword),
    ("pin code", Clue::EnglishPassword),
    ("pass", Clue::Short),
    ("pw", Clue::Short),
    ("pin", Clue::Short),
    ("api key", Clue::KeyName),
    ("api_key", Clue::KeyName),
    ("api-key", Clue::KeyName),
    ("apikey", Clue::KeyName),
    ("APIキー", Clue::KeyName),
    ("ＡＰＩキー", Clue::KeyName),
    ("secret", Clue::KeyName),
    ("secret key", Clue::KeyName),
    ("secret_key", Clue::KeyName),
    ("secretkey", Clue::KeyName),
    ("client_secret", Clue::KeyName),
    ("client secret", Clue::KeyName),
    ("access key", Clue::KeyName),
    ("access_key", Clue::KeyName),
    ("accesskey", Clue::KeyName),
    ("secret access key", Clue::KeyName),
    ("secret_access_key", Clue::KeyName),
    ("access token", Clue::KeyName),
    ("access_token", Clue::KeyName),
    ("auth token", Clue::KeyName),
    ("auth_token", Clue::KeyName),
    ("token", Clue::KeyName),
    ("bearer", Clue::KeyName),
    ("private key", Clue::KeyName),
    ("private_key", Clue::KeyName),
    ("encryption_key", Clue::KeyName),
    ("アクセスキー", Clue::KeyName),
    ("シークレットキー", Clue::KeyName),
    ("シークレット", Clue::KeyName),
    ("アクセストークン", Clue::KeyName),
    ("トークン", Clue::KeyName),
    ("秘密鍵", Clue::KeyName),
];
