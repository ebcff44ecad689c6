//! What Japanese colleagues say to each other only.

use std::ops::Range;

use super::Saying;
use hiding::{WHOM, hides};

mod hiding;

/// Those whom the mail goes to, or others outside.
const THEIRS: [&str; 9] = ["貴社", "御社", "貴殿", "貴店", "貴校", "貴院", "貴行", "お客様の", "各社"];
/// What reports and lessons say of figures.
const IN_GENERAL: [&str; 14] =
    ["業界", "一般", "平均", "とは", "計算", "算出", "同業", "決算", "市場", "推移", "改善", "支援", "分析", "向上"];

pub(super) const SAYINGS: &[Saying] = &[
    Saying {
        words: &[
            "社内各位",
            "社員各位",
            "従業員各位",
            "部内各位",
            "課内各位",
            "部員各位",
            "課員各位",
            "所員各位",
            "営業部員各位",
            "スタッフ各位",
            "社内の皆様",
            "社内の皆さん",
            "社内の皆さま",
            "社内関係者各位",
            "社内関係者の皆様",
            "グループ社員各位",
            "役員各位",
            "管理職各位",
        ],
        means_it: ours,
    },
    Saying {
        words: &[
            "社内限り",
            "社内限定",
            "社内かぎり",
            "社内のみ",
            "社内専用",
            "社内止まり",
            "社内どまり",
            "社内用メモ",
            "社内用のメモ",
            "社内用資料",
            "社内用の資料",
            "社内メモ",
            "社内向けメモ",
            "部内限り",
            "課内限り",
            "弊社限り",
            "当社限り",
            "内輪の話",
            "身内の話",
            "社内だけの話",
            "社内だけで",
            "社内共有用",
            "社内共有のみ",
            "社外には出さない",
            "社外には出さず",
            "社外に出さない",
            "社外には言わない",
            "社外には漏らさ",
            "社外に漏らさ",
            "社外へは出さ",
            "社外には伏せ",
            "社外には開示しない",
            "社外には公開しない",
            "社外には共有しない",
            "社外共有不可",
            "社外共有禁止",
            "社外への転送禁止",
            "社外への転送は禁止",
            "社外への転送不可",
            "社外への転送はしない",
            "社外への転送はご遠慮",
            "社外への共有は",
            "社外秘扱い",
            "社外転送禁止",
            "社外転送不可",
            "社外持ち出し禁止",
            "社外提示不可",
            "社外NG",
            "社外不可",
            "客先提示不可",
            "客先開示不可",
            "顧客提示不可",
            "顧客開示不可",
            "先方開示不可",
            "先方提示不可",
            "先方未提示",
            "先方未開示",
            "先方未公表",
            "客先未提示",
            "客先未開示",
            "顧客未提示",
            "顧客未開示",
            "取引先未公表",
            "部外者には見せない",
            "部外者に見せない",
            "部外者には話さない",
            "部外者には言わない",
            "部外者には出さない",
        ],
        means_it: ours,
    },
    Saying { words: WHOM, means_it: hides },
    Saying {
        words: &[
            "当社原価",
            "弊社原価",
            "うちの原価",
            "自社原価",
            "社内原価",
            "当社の原価",
            "弊社の原価",
            "実際の原価",
            "仕入原価",
            "仕入れ原価",
            "仕入値",
            "仕入れ値",
            "仕入価格",
            "仕入れ価格",
            "原価割れ",
            "原価ギリギリ",
            "原価ぎりぎり",
            "原価スレスレ",
            "原価は",
            "原価が",
            "原価率",
            "原価表",
            "原価ベース",
        ],
        means_it: of_ours,
    },
    Saying {
        words: &[
            "粗利",
            "当社の利益",
            "弊社の利益",
            "うちの利益",
            "利益率",
            "利幅",
            "当社マージン",
            "弊社マージン",
            "うちのマージン",
            "マージン率",
            "利益を乗せ",
            "利益を載せ",
            "利益を上乗せ",
            "上乗せして",
            "上乗せし",
            "目標利益",
            "営業利益が出",
            "赤字覚悟",
            "赤字案件",
        ],
        means_it: of_ours,
    },
    Saying { words: &["マージンは", "マージンを"], means_it: margin },
    Saying {
        words: &[
            "仕切り値",
            "仕切値",
            "仕切価格",
            "仕切り価格",
            "仕切り率",
            "仕切率",
            "仕切りは",
            "仕切りが",
            "仕切りで",
            "仕切りを下げ",
            "仕切りを上げ",
            "仕切りの",
            "掛け率",
        ],
        means_it: price,
    },
    Saying {
        words: &[
            "値引き上限",
            "値引上限",
            "値引きの上限",
            "値引き限度",
            "値引きの限度",
            "値引き限界",
            "値引きの余地",
            "値引き余地",
            "値引き幅の上限",
            "値引き枠",
            "値下げ上限",
            "値下げの上限",
            "値下げ余地",
            "値下げの余地",
            "最大値引き",
            "最低ライン",
            "下限価格",
            "底値",
            "最低価格はいくら",
            "最低受注価格",
            "最終防衛ライン",
            "死守",
            "掛けまでなら",
            "下限は",
            "下限が",
            "落としどころ",
            "落とし所",
            "まで値引き可",
            "まで値引きOK",
            "まで下げられ",
            "まで下げてもいい",
            "まで下げてよい",
            "まで下げて良い",
            "まで下げても良い",
            "までなら下げ",
            "までなら値引き",
            "決裁ライン",
            "社内の承認ライン",
            "社内予算上限",
        ],
        means_it: ours,
    },
    Saying {
        words: &[
            "足元を見",
            "ふっかけ",
            "吹っかけ",
            "吹っ掛け",
            "面倒な客",
            "面倒な先方",
            "うるさい客",
            "うるさい先方",
            "厄介な客",
            "面倒くさい客",
            "クレーマー",
            "ブラックリスト",
            "要注意顧客",
            "要注意先",
            "カモに",
            "先方がごね",
            "客がごね",
            "ごね得",
            "適当にあしらっ",
            "適当にごまかし",
            "うまくごまかし",
            "丸め込",
            "言いくるめ",
            "突っぱね",
            "バレないよう",
            "ばれないよう",
            "バレないうちに",
            "バレたら",
            "バレると",
            "先方の弱み",
            "相手の弱み",
            "与信が危",
            "与信に問題",
            "切ってもいい客",
            "切りたい客",
            "捨て案件",
            "かませ犬",
            "当て馬",
        ],
        means_it: ours,
    },
    Saying {
        words: &[
            "オフレコで",
            "オフレコです",
            "オフレコに",
            "ここだけの話",
            "内々の話",
            "本音を言うと",
            "本音を言えば",
            "内々に共有",
            "箝口令",
            "口外無用",
            "他言無用",
            "他言しない",
            "転記禁止",
        ],
        means_it: ours,
    },
];

/// What is theirs is their word: 貴社内限りでお取り扱いください.
fn ours(before: &str, after: &str) -> bool {
    let theirs = ["貴", "御", "各", "他", "会", "貴社", "御社", "お客様"].iter().any(|word| before.ends_with(word));
    let denies = ["ではありません", "ではない", "ではなく", "にとどまらず", "に留まらず", "ではございません", "でなく"];
    !theirs && !THEIRS.iter().any(|word| before.contains(word)) && !denies.iter().any(|word| after.starts_with(word))
}

/// Figures of ours: not theirs, nor those of reports and lessons.
fn of_ours(before: &str, after: &str) -> bool {
    ours(before, after)
        && !before.ends_with("売上")
        && !before.ends_with("製造")
        && !IN_GENERAL.iter().any(|word| before.contains(word) || after.contains(word))
}

/// Of a price, and not of a page.
fn margin(before: &str, after: &str) -> bool {
    const OF_PAGES: [&str; 12] =
        ["mm", "cm", "px", "pt", "余白", "上下", "左右", "印刷", "用紙", "ページ", "原稿", "デザイン"];
    of_ours(before, after) && !OF_PAGES.iter().any(|word| before.contains(word) || after.contains(word))
}

/// Makers tell dealers the price at which they sell to them, and 仕切り also divides rooms.
fn price(before: &str, after: &str) -> bool {
    ours(before, after)
        && !["間", "パーテーション", "部屋", "棚", "箱"].iter().any(|word| before.ends_with(word))
        && !after.starts_with("直し")
}

/// A tag of the subject: `【社内】`, `[社内限]`, `(社内用)`.
pub(super) fn tag(subject: &str) -> Option<Range<usize>> {
    const TAGS: [&str; 9] =
        ["社内", "社内用", "社内限", "社内向け", "社内連絡", "社内のみ", "社内共有", "internal", "internal only"];
    let (start, open) = subject.char_indices().find(|(_, c)| matches!(c, '【' | '[' | '(' | '〔' | '<'))?;
    let inner = subject.get(start + open.len_utf8()..)?;
    let end = inner.find(['】', ']', ')', '〕', '>'])?;
    TAGS.contains(&inner.get(..end)?.trim()).then(|| start + open.len_utf8()..start + open.len_utf8() + end)
}
