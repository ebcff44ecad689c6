//! People, companies and things that generated drafts are about. All of them are made up.

/// Surname, as an address spells it, and its reading.
#[rustfmt::skip]
pub(crate) const SURNAMES: &[(&str, &str)] = &[
    ("佐藤", "sato"), ("鈴木", "suzuki"), ("高橋", "takahashi"), ("田中", "tanaka"), ("伊藤", "ito"), ("渡辺", "watanabe"),
    ("山本", "yamamoto"), ("中村", "nakamura"), ("小林", "kobayashi"), ("加藤", "kato"), ("吉田", "yoshida"), ("山田", "yamada"),
    ("佐々木", "sasaki"), ("山口", "yamaguchi"), ("松本", "matsumoto"), ("井上", "inoue"), ("木村", "kimura"), ("林", "hayashi"),
    ("斎藤", "saito"), ("清水", "shimizu"), ("山崎", "yamazaki"), ("森", "mori"), ("池田", "ikeda"), ("橋本", "hashimoto"),
    ("阿部", "abe"), ("石川", "ishikawa"), ("前田", "maeda"), ("藤田", "fujita"), ("小川", "ogawa"), ("岡田", "okada"),
    ("後藤", "goto"), ("長谷川", "hasegawa"), ("村上", "murakami"), ("近藤", "kondo"), ("石井", "ishii"), ("坂本", "sakamoto"),
    ("遠藤", "endo"), ("青木", "aoki"), ("藤井", "fujii"), ("西村", "nishimura"), ("福田", "fukuda"), ("太田", "ota"),
    ("三浦", "miura"), ("岡本", "okamoto"), ("松田", "matsuda"), ("中川", "nakagawa"), ("中野", "nakano"), ("原田", "harada"),
    ("小野", "ono"), ("田村", "tamura"), ("竹内", "takeuchi"), ("金子", "kaneko"), ("和田", "wada"), ("石田", "ishida"),
    ("上田", "ueda"), ("横山", "yokoyama"), ("宮崎", "miyazaki"), ("内田", "uchida"), ("柴田", "shibata"), ("大塚", "otsuka"),
    ("菅原", "sugawara"), ("市川", "ichikawa"), ("水野", "mizuno"), ("桜井", "sakurai"), ("渡邉", "watanabe"), ("髙橋", "takahashi"),
];

#[rustfmt::skip]
pub(crate) const GIVEN: &[&str] = &[
    "健", "翔太", "大輔", "直樹", "誠", "拓也", "浩二", "和也", "隆", "修", "恵", "美咲", "陽子", "智子", "由美", "裕子", "真由美",
    "香織", "さやか", "千尋", "一郎", "健太郎", "俊介", "雄一", "彩", "奈々", "明", "進", "徹", "優子",
];

/// Name, domain.
#[rustfmt::skip]
pub(crate) const COMPANIES: &[(&str, &str)] = &[
    ("株式会社共栄アオバ商事", "kyoei-aoba.co.jp"), ("北斗みなも精機株式会社", "hokuto-minamo.co.jp"),
    ("株式会社ミズホノ設計", "mizuhono-sekkei.co.jp"), ("東陽ホシミ電機株式会社", "toyo-hoshimi.co.jp"),
    ("株式会社サンライズ企画室", "sunrise-kikakushitsu.jp"), ("日央フーズ株式会社", "nichio-foods.co.jp"),
    ("株式会社アルファリンクス", "alphalinks-jp.com"), ("ヤマト環境システムズ株式会社", "yamato-kankyosys.co.jp"),
    ("大和田物産株式会社", "owada-bussan.co.jp"), ("株式会社クレオテック", "creo-teck.co.jp"),
    ("有限会社丸福印刷所", "marufuku-insatsu.jp"), ("みらい創研株式会社", "mirai-soken-lab.com"),
    ("株式会社フロンティア工房", "frontier-kobo.co.jp"), ("西海ロジスティクス株式会社", "saikai-logi.co.jp"),
    ("株式会社ネクストブリッジ", "nextbridge-tokyo.com"), ("光陽メディカル株式会社", "koyo-medical-jp.co.jp"),
    ("株式会社さくら企画", "sakura-kikaku-net.jp"), ("富士見建材株式会社", "fujimi-kenzai.co.jp"),
    ("合同会社グリーンノート", "greennote-llc.jp"), ("株式会社トータルオフィス", "totaloffice-kk.co.jp"),
    ("中央精密工業株式会社", "chuo-seimitsu-kk.co.jp"), ("株式会社ヒューマンゲート", "humangate-hr.co.jp"),
    ("株式会社青葉印刷センター", "aobaprint-center.co.jp"), ("東西トラベルサービス株式会社", "tozai-travel-sv.co.jp"),
    ("株式会社エムズソリューション", "ms-solution-kk.com"), ("三協テクノス株式会社", "sankyo-technos-kk.co.jp"),
    ("一般社団法人地域産業振興会", "chiiki-sangyo.or.jp"), ("学校法人若葉学園", "wakaba-gakuen.ac.jp"),
    ("株式会社オーシャンデータ", "oceandata-kk.co.jp"), ("株式会社ベルウッド", "bellwood-design.jp"),
];

#[rustfmt::skip]
pub(crate) const DEPARTMENTS: &[&str] = &[
    "営業部", "総務部", "購買部", "経理部", "情報システム部", "企画部", "人事部", "生産管理課", "品質保証部", "営業第二課", "広報室", "開発部",
];

pub(crate) const TITLES: &[&str] = &["部長", "課長", "主任", "係長", "", "", "", "", ""];

#[rustfmt::skip]
pub(crate) const PRODUCTS: &[&str] = &[
    "業務用プリンター", "会議室用モニター", "在庫管理システム", "配送ラベル", "作業用手袋", "製品カタログ", "ノートパソコン", "空調設備",
    "社員研修", "清掃サービス", "ステンレス継手", "展示会ブース", "Webサイト", "測定器の校正", "事務机", "食品用容器",
];

#[rustfmt::skip]
pub(crate) const PLACES: &[&str] = &[
    "弊社3階 第2会議室", "弊社本社ビル 5階会議室", "貴社会議室", "オンライン（Teams）", "弊社ショールーム", "Zoom", "東京国際フォーラム 会議室G402",
    "貴社工場", "弊社大阪支店", "名古屋駅前の貸会議室",
];

#[rustfmt::skip]
pub(crate) const ADDRESSES: &[(&str, &str)] = &[
    ("〒104-0041", "東京都中央区新富2-4-6 みなとビル5階"), ("〒530-0003", "大阪府大阪市北区堂島3-2-1"),
    ("〒460-0008", "愛知県名古屋市中区栄5丁目1番8号"), ("〒220-0011", "神奈川県横浜市西区高島2-9-7"),
    ("〒812-0013", "福岡県福岡市博多区博多駅東1-14-3"), ("〒980-0014", "宮城県仙台市青葉区本町2-6-12"),
];

pub(crate) const AREA_CODES: &[&str] = &["03-3551-", "06-6341-", "052-251-", "045-442-", "092-411-", "022-221-"];

/// First and last names for English drafts.
#[rustfmt::skip]
pub(crate) const ENGLISH: &[(&str, &str)] = &[
    ("Margaret", "Howell"), ("Daniel", "Whitaker"), ("Priya", "Raman"), ("Oliver", "Brandt"), ("Sophie", "Lambert"),
    ("Marcus", "Feld"), ("Hannah", "Kowalski"), ("Victor", "Almeida"), ("Ingrid", "Larsen"), ("Peter", "Novak"),
    ("Claire", "Dubois"), ("Samuel", "Okafor"), ("Laura", "Bianchi"), ("Gareth", "Price"), ("Naomi", "Sterling"),
];
