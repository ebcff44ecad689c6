### 指差しの日本語の文言。
###
### 文は「です・ます」、ボタンは名詞形、一文だけのときは句点なし、続けて尋ねるボタンは「…」。感情ではなく物事を言う。
### en.ftl と同じ id・変数・属性を持つ。{ SIZE($bytes) } はバイト数を読みやすく書く。


### general

app-name = 指差し
list-more = { $list }ほか{ $count }件
size-bytes = { $count }バイト

level-note = 参考
level-confirm = 確認
level-prove = 入力で確認
level-justify = 理由の記入
level-block = 承認不可

side-external = 社外
side-internal = 社内
side-unknown = 不明

field-to = 宛先
field-cc = Cc
field-bcc = Bcc

format-eml = メールファイル（.eml）
format-msg = Outlookアイテム（.msg）
format-text = テキスト

scope-subject = 件名
scope-body = 本文
scope-attachment_name = ファイル名
scope-attachment_text = ファイルの本文


### opening

open-empty = ファイルが空です
open-too-large = メールが大きすぎます。確認できるのは{ SIZE($limit) }までです
open-not-mail = メールではありません。下書きを .eml か .msg で保存して開いてください
open-no-header = 宛先も件名も見つかりません。下書きを .eml か .msg で保存して開くか、項目ごとに入力してください
open-not-outlook = Outlookのメッセージではないか、壊れています
open-not-outlook-detail = Outlookのメッセージではないか、壊れています：{ $detail }


### policy faults

policy-fault-place = { $file } { $line }行 { $column }桁：{ $fault }
policy-fault-expected = { $fault }（書けるのは{ $expected }です）
policy-fault-unreadable = ファイルを読めません：{ $detail }
policy-fault-syntax = TOMLとして読めません：{ $detail }
policy-fault-unknown-key = { $detail } というキーはありません
policy-fault-unknown-check = { $detail } という検査、段階、語句リストはありません
policy-fault-bad-value = 値が正しくありません：{ $detail }
policy-fault-bad-entry = 相手を表していません：{ $detail }
policy-fault-bad-pattern = この正規表現は使えないか、どこにでも一致します：{ $detail }
policy-fault-duplicate-name = { $detail } という名前が同じファイルに2つあります
policy-fault-newer-format = ファイルの形式は{ $detail }です。新しい版のアプリが必要です
policy-fault-missing-format = ファイルに形式の指定がありません：{ $detail }
policy-fault-unknown-name = { $detail } という名前の語句リストや組織はありません
policy-fault-unknown-word = このリストに { $detail } という語はありません
policy-fault-missing-key = キー { $detail } がありません
policy-fault-never-waived = { $detail } の指摘は「問題なし」にできません

policy-expected-table = キーを持つセクション
policy-expected-tables = 二重の角かっこで始まるセクション
policy-expected-text = 空でない文字列
policy-expected-texts = 文字列のリスト
policy-expected-number = { $min }から{ $max }までの整数
policy-expected-level = { $levels }のどれか
policy-expected-scope = { $scopes }のうちのいくつか
policy-expected-entry = ドメイン、点で始まるドメイン、またはアドレス
policy-expected-domain = ドメイン
policy-expected-allow-or-forbid = 「allow」または「forbid」
policy-expected-address = アドレス
policy-expected-waivable = { $checks }のうちのいくつか
policy-expected-groups = 2つ以上の、ドメインまたはアドレスのリスト
policy-expected-yes-no = true または false
policy-expected-field = to、cc、bcc、any のどれか


### settings of other checkers

import-remark = 「{ $what }」：{ $why }
import-taken = { $rows }行のうち{ $taken }行を引き継ぎました
import-nothing = OutlookOkanとFlexConfirmMailの設定が見つかりません
import-exists = このファイルはすでにあるため、上書きしません
import-written = ポリシーを書き出しました。内容を確かめてから、このコンピューターのポリシーの場所に置いてください
import-why-bad-entry = 引き継いでいません。ドメインでもアドレスでもありません
import-why-wildcard = 引き継いでいません。このワイルドカードに当たる書き方がありません。ドメインを一つずつ書いてください
import-why-template = 引き継いでいません。元のソフトの記入例で、実際のルールではありません
import-why-everything = 引き継いでいません。すべてに一致してしまいます
import-why-not-a-word = 引き継いでいません。目に見える文字が残りません
import-why-empty-list = 引き継いでいません。除外すると何も残らないため、このリストは作りません
import-why-excludes-nothing = 引き継いでいません。除外する項目がリストにありません
import-why-free-mail = 引き継いでいません。誰でもアドレスを持てるドメインです。アドレスを一つずつ書いてください
import-why-no-organization = 引き継いでいません。この宛先の組織名が登録されていません。[[organization]] に名称・ドメイン・キーワードを書いてください
import-why-allowed = 引き継いでいません。社外の宛先は必ず一人ずつ確認し、あらかじめチェックを入れることはありません
import-why-files-forbidden = 引き継いでいません。特定の宛先へのファイル添付のルールに当たるものがありません
import-why-changes-draft = 引き継いでいません。下書きは確認するだけで、変更も、遅延も、送信もしません
import-why-not-ours = 引き継いでいません。当たるものがないか、無効になっています
import-why-settings = 引き継いでいません。これらの設定に当たるものがありません
import-why-threshold = 引き継いでいません。元はドメインの数、こちらは誰のアドレスが誰に見えるかを数えます（recipients_exposed）
import-why-other-file = 引き継いでいません。リストは別のファイルにあります。そのファイルも取り込んでください
import-why-too-short = 引き継いでいません。列が足りません
import-why-encoding = 読み取れない文字があります。UTF-8、UTF-16、Shift_JIS（CP932）に対応しています
import-why-unreadable = 引き継いでいません。対応している設定ファイルではありません
import-why-whole-words = 引き継ぎました。英数字の語は単語全体で照合し、全角・半角、大文字・小文字、空白の違いがあっても見つけます
import-why-always = 引き継ぎました。添付ファイルのないメールも対象になります
import-why-narrower = 引き継ぎました。このドメインとその下のドメインが対象です。末尾が同じだけのドメインは対象になりません
import-why-own-domain = 引き継ぎました。元のソフトは送信者自身のドメインを自動で社内とみなします。[internal] に自社のドメインを加えてください


### settings faults

settings-fault-syntax = 設定を読めません（{ $line }行 { $column }桁）：{ $detail }
settings-fault-bad-value = 設定の値が正しくありません（{ $line }行 { $column }桁）：{ $detail }
settings-fault-newer-format = 設定の形式は{ $detail }です。新しい版のアプリが必要です
settings-fault-missing-format = 設定に形式の指定がありません：{ $detail }


### defects

defect-no_boundary = 複数のパートを含むはずの部分に、区切りの指定がありません
defect-start_boundary_not_found = 予告されたパートが見つかりません
defect-close_boundary_not_found = 最後のパートが途中で終わっています（終わりの区切りがありません）
defect-content_outside_parts = 宣言されたパートの外に文章があり、メールソフトによっては表示されます
defect-content_lost = 表示される本文に届かない内容があります
defect-invalid_base64 = 符号化された部分が壊れています（base64）
defect-invalid_quoted_printable = 符号化された部分が壊れています（quoted-printable）
defect-unknown_transfer_encoding = 知らない転送符号化のパートがあります：{ $detail }
defect-unknown_charset = 知らない文字コードのパートがあります：{ $detail }
defect-undecodable_characters = 読めない文字があり、�と表示されます
defect-duplicate_field = { $detail } が2つ以上あります。どれを使うかはメールソフトによって異なります
defect-invalid_header_line = ヘッダーに項目でない行があります：{ $detail }
defect-missing_header_body_separator = ヘッダーの終わりに空行がありません
defect-too_many_headers = ヘッダーの項目が多すぎて、すべては読めません
defect-too_many_parts = パートが多すぎて、すべては読めません
defect-too_deep = 入れ子が深すぎて、すべては読めません
defect-nul_bytes = ヘッダーにNULバイトがあります
defect-broken_item = Outlookアイテムの一部がないか、壊れています：{ $detail }


### opaque

opaque-s_mime_encrypted = 本文が暗号化されています（S/MIME）
opaque-pgp_encrypted = 本文が暗号化されています（OpenPGP）
opaque-tnef = 内容がOutlook独自の形式です（winmail.dat）
opaque-rights_protected = 本文がMicrosoftの権利保護で読めません
opaque-unknown_charset = 本文の文字コードがわかりません：{ $detail }
opaque-unknown_body = 本文がここでは読めない形式です：{ $detail }
opaque-too_deep = 入れ子が深すぎて、内容を読めません


### addresses

address-fault-syntax = メールアドレスとして正しくありません
address-fault-full-width = アドレスに全角文字があり、扱いはメールソフトによって異なります
address-fault-space = アドレスに空白か見えない文字があります
address-fault-trailing-dot = ドメインが点で終わっています
address-fault-mapped = 送信時に置き換わる文字がドメインにあり、見た目と違う宛先に届きます


### checks

recipient_external-person =
    { $party ->
        [free_mail] 社外：{ $organization } の個人アドレス
        [unknown] 社外として扱います。届く先がわかりません
       *[organization] 社外：{ $organization }
    }
recipient_external-organization = 社外：{ $organization } { $people }名
recipient_external-organization_many = 社外：{ $organization } { $people }名
recipient_external-field = 社外 { $people }名（{ $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    }）
    .why = 気になる点のある宛先は個別に表示しています

recipient_internal-with_files = 社内 { $people }名
recipient_internal-plain = 社内 { $people }名

recipient_first = 初めての宛先です
    .why = このアドレスへの送信を確認したことがありません
recipient_first-field = うち{ $people }件は初めての宛先です

no_recipient = To・Cc・Bccに宛先がありません
no_recipient-delivered = 受信したメールですが、To・Cc・Bccに宛先がありません
    .why = 配達済みの印（Return-Path）があるため、下書きではありません

address_malformed-syntax =
    { $fault ->
        [full_width] { address-fault-full-width }
        [space] { address-fault-space }
        [trailing_dot] { address-fault-trailing-dot }
        [mapped] { address-fault-mapped }
       *[syntax] { address-fault-syntax }
    }
    .why = 届かないか、別の人に届くおそれがあります
address_malformed-unknown_tld = 「.{ $tld }」というトップレベルドメインはありません
    .why = アドレスの末尾に打ち間違いがないか確認してください
address_malformed-legacy = 旧形式のアドレスで、拒否するメールサーバーがあります

address_unknown-name = 名前だけで、アドレスが確認できません
    .why = 同じ名前の別人に届くおそれがあります
address_unknown-exchange = メールサーバー内部の名前で、アドレスが確認できません
address_unknown-field = { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    }の{ $people }名は、アドレスが確認できません

recipient_forbidden = ポリシーで送信が禁止されている宛先です

recipient_watched = ポリシーで注意が必要とされている宛先です。送ってよい相手か確かめてください

recipient_duplicate = { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    }の{ $first }と同じ宛先です

outsider_joins =
    { $party ->
        [free_mail] 引用されたやり取りにいない人が加わります
        [unknown] 引用されたやり取りにいない人が加わります
       *[organization] 引用されたやり取りにいない組織（{ $organization }）が加わります
    }
    .why = 引用部分もこの人に読まれます
outsider_joins-unclear =
    { $party ->
        [free_mail] この人がやり取りにいたかどうか、引用からは分かりません
        [unknown] この人がやり取りにいたかどうか、引用からは分かりません
       *[organization] { $organization } がやり取りにいたかどうか、引用からは分かりません
    }
    .why = 引用部分もこの人に読まれます
outsider_joins-elsewhere =
    { $party ->
        [free_mail] 引用は{ $writer }さんのメールですが、この返信は別の人に届きます
        [unknown] 引用は{ $writer }さんのメールですが、この返信は別の人に届きます
       *[organization] 引用は{ $writer }さんのメールですが、この返信は別の組織（{ $organization }）に届きます
    }
    .why = この人への返信か確認してください。引用部分も読まれます
outsider_joins-many = 引用されたやり取りにいない社外の{ $people }名が加わります
    .why = 引用部分も読まれます

recipients_exposed-two = 社外の{ $people }名に、互いのアドレスが表示されます
    .why = Bccに移すと互いに見えなくなります
recipients_exposed-several = 社外の{ $people }名に、互いのアドレスが表示されます（別会社の組み合わせ { $pairs }組）
    .why = Bccに移すと互いに見えなくなります
recipients_exposed-many = 社外の{ $people }名に、互いのアドレスが表示されます（別会社の組み合わせ { $pairs }組）
    .why = Bccに移すと互いに見えなくなります
recipients_exposed-mass = 社外{ $organizations }組織・{ $people }名に、互いのアドレスが表示されます（別会社の組み合わせ { $pairs }組）
    .why = Bccに移すと互いに見えなくなります。顧客の一覧が全員に見えると、個人情報の漏えいになります

bcc_present-few = Bccに{ $people }名います
    .why = ほかの人には見えませんが、その人が全員に返信すると知られます
bcc_present-many = 社外の{ $people }名がBccにいます
    .why = 互いに見えませんが、全員に返信した人がいると、届いていたことが知られます
bcc_present-visible = { $field ->
        [to] To
        [cc] Cc
       *[bcc] Bcc
    }にもあり、全員に見えます

bcc_unknown = Bccの宛先はここでは確認できません
    .why = メールソフトのBcc欄を確認してください

lookalike_domain =
    { $how ->
        [letters] { $domain } は、{ $known } と見た目が紛らわしい文字を含むドメインです
        [hyphen] { $domain } は、{ $known } とハイフンの有無だけが異なるドメインです
        [ending] { $domain } は、{ $known } と末尾だけが異なるドメインです
        [spelling] { $domain } は、{ $known } と1文字違いなど、綴りのよく似たドメインです
       *[label] { $domain } は、{ $known } の名前を含む別のドメインです
    }
    .why = 1文字の違いで、見知らぬ相手に届きます
lookalike_domain-many = { $people }名のドメインが、既知のドメインやこのメールのほかのドメインによく似ています
    .why = 1文字の違いで、見知らぬ相手に届きます
lookalike_domain-mixed_script = { $domain } には、異なる種類の文字が混ざっています
    .why = 別のドメインと見分けのつかない名前が作れます

lookalike_address-namesake = いつもの相手ではありません。{ $known } と同じ名前の、別の組織の宛先です
    .why = 送りたい相手は { $address } ですか
lookalike_address-near = { $known } とよく似た宛先です
    .why = 送りたい相手は { $address } ですか
lookalike_address-near_first = { $known } とよく似た、初めての宛先です
    .why = 送りたい相手は { $address } ですか。入力ミスではありませんか

display_name_differs-address = 表示名は { $shown } ですが、実際の宛先は { $domain } です
    .why = 届く先を決めるのは表示名ではなくアドレスです
display_name_differs-organization = 表示名に「{ $organization }」とありますが、{ $domain } はその組織のドメインとして登録されていません
    .why = 届く先を決めるのは表示名ではなくアドレスです

salutation_differs-person = 本文の宛名「{ $name }」は、宛先の中にいません
    .why = 宛名と宛先を見比べてください。どちらかが別のメールのままかもしれません
salutation_differs-company = 本文の宛名「{ $name }」の方は、宛先の中にいません
    .why = 宛名と宛先を見比べてください。どちらかが別のメールのままかもしれません
salutation_differs-variant = 宛名は「{ $name }」、宛先の表示名は「{ $recipient }」です
    .why = お名前の漢字の違いは失礼にあたることがあります

from_unexpected-other = { $address } はご自分のアドレスではありません
    .why = 別の名義で送信されます
from_unexpected-no_identity = { $address } がご自分のアドレスかどうか確認できません（ご自分のアドレスが未設定です）

reply_to_differs = 返信は { $reply_to } に届きます。差出人 { $from } とは別の組織です

never_together = 同じメールに含めてはいけない組み合わせの{ $people }名がいます（{ $rule }）
    .why = 一方だけに伝えるべきことや、互いの存在が知られます

required_recipient =
    { $field ->
        [to] このようなメールでは、Toに { $addresses } が必要です
        [cc] このようなメールでは、Ccに { $addresses } が必要です
        [bcc] このようなメールでは、Bccに { $addresses } が必要です
       *[any] このようなメールでは、宛先に { $addresses } が必要です
    }
    .why = ポリシーで決められています（{ $rule }）

list_address = { $address } はメーリングリストまたは共用アドレスです。誰が読むかはここでは分かりません
list_address-likely = { $address } はメーリングリストのようです。誰が読むかはここでは分かりません

subject_empty = 件名に内容がありません

flagged_keyword =
    { $where ->
        [subject] 件名に「{ $word }」があります
        [file_name] ファイル名に「{ $word }」があります
        [file] { $at } に「{ $word }」があります
        [hidden] 表示されない部分に「{ $word }」があります
       *[text] 本文に「{ $word }」があります
    }
    .why =
        { $more ->
            [0] リスト「{ $list }」の語です
           *[other] リスト「{ $list }」の語です。ほかに{ $more }か所あります
        }

internal_wording-inside_only = 社内向けの言葉「{ $phrase }」が社外に送られます
    .why = 社外の人にも読まれます
internal_wording-greeting = 「{ $phrase }」は社内でのあいさつです
    .why = 親しい取引先には差し支えないこともあります

placeholder_left-form =
    { $where ->
        [subject] 件名に差し替え前の「{ $word }」が残っています
        [file] ファイルに差し替え前の「{ $word }」が残っています
       *[text] 本文に差し替え前の「{ $word }」が残っています
    }
    .why = ひな形の書き換え忘れのようです
placeholder_left-mark =
    { $where ->
        [subject] 件名に未記入の印「{ $word }」があります
        [file] ファイルに未記入の印「{ $word }」があります
       *[text] 本文に未記入の印「{ $word }」があります
    }
    .why = あとで書くつもりの箇所に付ける印です

weekday_differs =
    { $year ->
        [none] { "" }
       *[other] { $year }年
    }{ $month ->
        [m1] 1
        [m2] 2
        [m3] 3
        [m4] 4
        [m5] 5
        [m6] 6
        [m7] 7
        [m8] 8
        [m9] 9
        [m10] 10
        [m11] 11
       *[m12] 12
    }月{ $day }日は{ $weekday ->
        [mon] 月
        [tue] 火
        [wed] 水
        [thu] 木
        [fri] 金
        [sat] 土
       *[sun] 日
    }曜日です（本文は{ $said ->
        [mon] 月
        [tue] 火
        [wed] 水
        [thu] 木
        [fri] 金
        [sat] 土
       *[sun] 日
    }）
    .why = 日付か曜日のどちらかが違います

date_passed = { $date } は過ぎています
    .why = これからのこととして書かれています

internal_link =
    { $what ->
        [path] 社内でしか開けないパスです（{ $where }）
        [file] ご自分のパソコン内のファイルへのリンクです
        [own_machine] ご自分のパソコンへのリンクです（{ $where }）
        [private] 社内ネットワークのアドレスへのリンクです（{ $where }）
       *[intranet] 社内でしか開けないリンクです（{ $where }）
        [single_label] 社内でしか開けないリンクです（{ $where }）
    }
    .why = 社外の人には開けず、社内のネットワーク構成が知られます

link_differs = 表示は { $shown } ですが、リンク先は { $target } です
    .why = 読む人は表示どおりの場所に移動すると考えます

quoted_internal-insiders = 社内だけのやり取りが引用されています
    .why = 社外の人にすべて読まれます。不要な引用は削除してください
quoted_internal-marking = 引用部分に「{ $word }」とあり、やり取りにいなかった社外の人に送られます
    .why = リスト「{ $list }」の語です

hidden_text-hidden = 画面に表示されない文章があります：「{ $text }」
    .why = 表示されなくても、相手は読むことができます
hidden_text-plain_version =
    { $lines ->
        [one] テキスト形式の本文に、表示と違う内容があります：「{ $text }」
       *[other] テキスト形式の本文に、表示と違う内容が{ $lines }行あります：「{ $text }」
    }
    .why = テキスト形式で表示するメールソフトもあります

attachment_forgotten = 添付すると書かれていますが、ファイルがありません
    .why = 「{ $sentence }」

personal-where =
    { $where ->
        [subject] 件名
        [file]
            { $places ->
                [1] { $at }
               *[other] { $at } など同じファイルの{ $places }か所
            }
        [hidden] 表示されない部分
       *[text] 本文
    }
personal-my_number = マイナンバー（個人番号）
personal-card = クレジットカード番号
personal-bank_account = 銀行口座番号
personal-passport = パスポート番号
personal-licence = 運転免許証番号
personal-residence_card = 在留カード番号
personal-insurance = 健康保険の番号
personal-pension = 基礎年金番号
personal-name = 氏名
personal-phone = 電話番号
personal-email = メールアドレス
personal-address = 住所
personal-birth = 生年月日

personal_data =
    { $kind ->
        [people] { personal-where }に{ $count }人分の個人情報があります
       *[other] { personal-where }に{ $kinds }が{ $count }件あります
    }
    .why =
        { $report ->
            [yes] 含まれるのは{ $kinds }です。1,000人を超える個人データが漏えいすると、個人情報保護委員会への報告が法律で義務づけられています
           *[no] 最初の1件は { $first } です（{ $kinds }）
        }

secret-what =
    { $kind ->
        [key] APIキーやトークン
        [private_key] 秘密鍵
        [address] パスワード入りのアドレス
       *[password] パスワード
    }
secret =
    { $where ->
        [subject] 件名に{ secret-what }があります
        [file] { $at } に{ secret-what }があります
        [hidden] 表示されない部分に{ secret-what }があります
       *[text] 本文に{ secret-what }があります
    }
    .why =
        { $more ->
            [0] 「{ $evidence }」。メールを読んだ人は誰でも使えます
           *[other] 「{ $evidence }」。メールを読んだ人は誰でも使えます。ほかに{ $more }か所あります
        }

password_with_archive-password = 「{ $name }」は暗号化されていますが、パスワードが同じメールにあります
    .why = メールを手に入れた人は両方を手に入れます。パスワードは別の手段で伝えてください
password_with_archive-forbidden = 「{ $name }」は暗号化されています。ポリシーで禁止されています
    .why = 経路上で中身を確認できません。別の手段で渡してください

attachment_count-count = 本文では{ $said }点ですが、添付は{ $files }点です
    .why = 不足か、余分なファイルがあるかもしれません
attachment_count-named = 添付すると書かれた { $name } がありません
    .why = 別のファイルを添付しているかもしれません

attachment_old_version-twin = 「{ $name }」と「{ $other }」は、同じファイルの別の版のようです
    .why = どちらかが古い版かもしれません
attachment_old_version-word = ファイル名に「{ $word }」とあります
    .why = 送ってよい版かどうか確かめてください

attachment-file =
    { $kind ->
        [pdf] { kind-pdf }、{ SIZE($size) }
        [word] { kind-word }、{ SIZE($size) }
        [excel] { kind-excel }、{ SIZE($size) }
        [powerpoint] { kind-powerpoint }、{ SIZE($size) }
        [office_macro] { kind-office_macro }、{ SIZE($size) }
        [open_document] { kind-open_document }、{ SIZE($size) }
        [compound] { kind-compound }、{ SIZE($size) }
        [archive] { kind-archive }、{ SIZE($size) }
        [disk_image] { kind-disk_image }、{ SIZE($size) }
        [picture] { kind-picture }、{ SIZE($size) }
        [audio] { kind-audio }、{ SIZE($size) }
        [video] { kind-video }、{ SIZE($size) }
        [text] { kind-text }、{ SIZE($size) }
        [table] { kind-table }、{ SIZE($size) }
        [html] { kind-html }、{ SIZE($size) }
        [message] { kind-message }、{ SIZE($size) }
        [calendar] { kind-calendar }、{ SIZE($size) }
        [contact] { kind-contact }、{ SIZE($size) }
        [signature] { kind-signature }、{ SIZE($size) }
        [program] { kind-program }、{ SIZE($size) }
        [script] { kind-script }、{ SIZE($size) }
        [empty] { kind-empty }、{ SIZE($size) }
       *[unknown] { kind-unknown }、{ SIZE($size) }
    }
    .why =
        { $inside ->
            [not_looked] 中身はまだ調べていません
            [pending] 中身を調べています
            [failed] 中身を調べられませんでした
            [looked] 中身を調べました
           *[other] { $inside }
        }
attachment-inline = 本文中の画像 { $count }点
    .why = 何が写っているかはまだ調べていません

attachment_name_risky =
    { $why ->
        [bidi] 文字の並び順を変える見えない文字が、名前にあります
        [double_extension] 本当の拡張子「.{ $extension }」が、別の拡張子の後ろに隠れています
        [long_spaces] 長い空白で、名前の終わりが見えなくなっています
       *[trailing] 名前が空白か点で終わっています。保存すると消えます
    }
    .why = 見た目と違うファイルのおそれがあります

attachment_type_differs =
    { $kind ->
        [pdf] 中身は「{ kind-pdf }」で、名前や種類の表示と違います
        [word] 中身は「{ kind-word }」で、名前や種類の表示と違います
        [excel] 中身は「{ kind-excel }」で、名前や種類の表示と違います
        [powerpoint] 中身は「{ kind-powerpoint }」で、名前や種類の表示と違います
        [office_macro] 中身は「{ kind-office_macro }」で、名前や種類の表示と違います
        [open_document] 中身は「{ kind-open_document }」で、名前や種類の表示と違います
        [compound] 中身は「{ kind-compound }」で、名前や種類の表示と違います
        [archive] 中身は「{ kind-archive }」で、名前や種類の表示と違います
        [disk_image] 中身は「{ kind-disk_image }」で、名前や種類の表示と違います
        [picture] 中身は「{ kind-picture }」で、名前や種類の表示と違います
        [audio] 中身は「{ kind-audio }」で、名前や種類の表示と違います
        [video] 中身は「{ kind-video }」で、名前や種類の表示と違います
        [text] 中身は「{ kind-text }」で、名前や種類の表示と違います
        [table] 中身は「{ kind-table }」で、名前や種類の表示と違います
        [html] 中身は「{ kind-html }」で、名前や種類の表示と違います
        [message] 中身は「{ kind-message }」で、名前や種類の表示と違います
        [calendar] 中身は「{ kind-calendar }」で、名前や種類の表示と違います
        [contact] 中身は「{ kind-contact }」で、名前や種類の表示と違います
        [signature] 中身は「{ kind-signature }」で、名前や種類の表示と違います
        [program] 中身は「{ kind-program }」で、名前や種類の表示と違います
        [script] 中身は「{ kind-script }」で、名前や種類の表示と違います
        [empty] 中身は「{ kind-empty }」で、名前や種類の表示と違います
       *[unknown] 中身は「{ kind-unknown }」で、名前や種類の表示と違います
    }
    .why =
        { $claimed ->
            [pdf] 名前か種類の表示は「{ kind-pdf }」です
            [word] 名前か種類の表示は「{ kind-word }」です
            [excel] 名前か種類の表示は「{ kind-excel }」です
            [powerpoint] 名前か種類の表示は「{ kind-powerpoint }」です
            [office_macro] 名前か種類の表示は「{ kind-office_macro }」です
            [open_document] 名前か種類の表示は「{ kind-open_document }」です
            [compound] 名前か種類の表示は「{ kind-compound }」です
            [archive] 名前か種類の表示は「{ kind-archive }」です
            [disk_image] 名前か種類の表示は「{ kind-disk_image }」です
            [picture] 名前か種類の表示は「{ kind-picture }」です
            [audio] 名前か種類の表示は「{ kind-audio }」です
            [video] 名前か種類の表示は「{ kind-video }」です
            [text] 名前か種類の表示は「{ kind-text }」です
            [table] 名前か種類の表示は「{ kind-table }」です
            [html] 名前か種類の表示は「{ kind-html }」です
            [message] 名前か種類の表示は「{ kind-message }」です
            [calendar] 名前か種類の表示は「{ kind-calendar }」です
            [contact] 名前か種類の表示は「{ kind-contact }」です
            [signature] 名前か種類の表示は「{ kind-signature }」です
            [program] 名前か種類の表示は「{ kind-program }」です
            [script] 名前か種類の表示は「{ kind-script }」です
            [empty] 名前か種類の表示は「{ kind-empty }」です
           *[unknown] 名前か種類の表示は「{ kind-unknown }」です
        }

attachment_executable =
    { $why ->
        [program] 開くと動くプログラムです
        [script] 開くと動くスクリプトです
        [macros] マクロが入っています
       *[script_inside] 開くと動くスクリプトが入っています
    }
    .why =
        { $count ->
            [1] 受け取った人のパソコンで動きます。途中で拒否されることもあります
           *[other] { $count }個あります：{ $names }
        }

attachment_encrypted = 開くのにパスワードが要ります
    .why =
        { $count ->
            [1] 中身は調べられません
           *[other] { $count }個あります：{ $names }
        }
attachment_hidden_content-content =
    { $how ->
        [sheet] 非表示のシートがあります（{ $where }、{ $count }行）
        [very_hidden_sheet] メニューからは再表示できない非表示のシートがあります（{ $where }、{ $count }行）
        [row] 値の入った非表示の行が{ $count }行あります（{ $where }から）
        [column] 値の入った非表示の列が{ $count }列あります（{ $where }から）
        [comment] コメントが{ $count }件残っています
        [external_link] ほかのファイル{ $count }件へのリンクと、その値が残っています
        [pivot_cache] どのシートにもない値{ $count }件を、ピボットテーブルが保持しています
        [tracked_change] 変更履歴が{ $count }件残っています
        [notes] 発表者ノートのあるスライドが{ $places }枚あります
        [slide] 非表示のスライドが{ $places }枚あります
        [annotation] 注釈が{ $count }件残っています
        [off_page] ページの外に文字があります
        [covered] 図形で覆われた文字があります
        [earlier_revision] 以前の版の内容が残っています
        [location] 写真に撮影場所の位置情報があります
        [more_files] このほか、中のファイル{ $count }件にも見えない内容があります
       *[text] 隠し文字があります
    }
    .why =
        { $how ->
            [sheet] 受け取った人は再表示できます。渡してはいけないものなら、シートを削除してください
            [very_hidden_sheet] 少し知識があれば表示できます。渡してはいけないものなら、シートを削除してください
            [row] 受け取った人は再表示できます。渡してはいけないものなら、行を削除してください
            [column] 受け取った人は再表示できます。渡してはいけないものなら、列を削除してください
            [external_link] 「{ $excerpt }」。知られてはいけないものなら、リンクを解除してください
            [pivot_cache] ダブルクリックで表示できます。渡してはいけないものなら、元データを保存しない設定にしてください
            [location] 知られてはいけない場所なら、写真のプロパティから位置情報を削除してください
            [more_files] 一つずつ開いて確かめてください
            [earlier_revision] 変更や削除の前の内容を復元できます。新しいファイルとして保存し直してください
           *[other] { $places ->
                [0] { "" }
               *[other] { $where }{ $more ->
                    [0] { "" }
                   *[other] ほか{ $more }か所
                }
            }「{ $excerpt }」。読まれてはいけないものなら、削除してください
        }
attachment_hidden_content-metadata = ファイルのプロパティに{ $names }の名前があります
    .why = 作成者、会社、最終更新者のいずれかで、このメールには出てこない名前です

attachment_for_other-name = ファイル名に「{ $name }」とありますが、宛先の中にいません
    .why = ファイルを開いて、この宛先に送るものか確認してください
attachment_for_other-unclear = ファイル名に「{ $name }」とあります。宛先のことかどうか、このメールからは分かりません
attachment_for_other-title = ファイルの見出しまたはタイトルに「{ $name }」とありますが、宛先の中にいません
    .why = ファイルを開いて、この宛先に送るものか確認してください（記載: { $title }）

attachment_size-total = 添付の合計が{ SIZE($size) }あり、上限の{ SIZE($limit) }を超えています
    .why = 途中で拒否されるおそれがあります
attachment_size-empty = ファイルが空です
attachment_size-same_name = 同じ名前のファイルがほかにもあります

not_inspected =
    { $why ->
        [s_mime_encrypted] { opaque-s_mime_encrypted }
        [pgp_encrypted] { opaque-pgp_encrypted }
        [tnef] { opaque-tnef }
        [rights_protected] { opaque-rights_protected }
        [unknown_charset] { opaque-unknown_charset }
        [too_deep] { opaque-too_deep }
       *[unknown_body] { opaque-unknown_body }
    }
    .why = この部分は調べていません
not_inspected-file =
    { $why ->
        [encrypted] { gap-encrypted }
        [too_large] { gap-too_large }
        [too_deep] { gap-too_deep }
        [too_many] { gap-too_many }
        [bomb] { gap-bomb }
        [damaged] { gap-damaged }
        [ambiguous] { gap-ambiguous }
        [time] { gap-time }
        [memory] { gap-memory }
        [crashed] { gap-crashed }
        [cancelled] { gap-cancelled }
        [cut] { gap-cut }
        [no_text] { gap-no_text }
       *[unknown_format] { gap-unknown_format }
    }
    .why =
        { $count ->
            [1] この部分は調べていません
           *[other] { $count }個のファイルを調べていません：{ $names }
        }
not_inspected-named_file = 添付ファイル「{ $name }」がここにありません
    .why = 中身は調べていません。下書きを.emlか.msgで開くか、ファイルを追加してください

malformed =
    { $kind ->
        [no_boundary] { defect-no_boundary }
        [start_boundary_not_found] { defect-start_boundary_not_found }
        [close_boundary_not_found] { defect-close_boundary_not_found }
        [content_outside_parts] { defect-content_outside_parts }
        [content_lost] { defect-content_lost }
        [invalid_base64] { defect-invalid_base64 }
        [invalid_quoted_printable] { defect-invalid_quoted_printable }
        [unknown_transfer_encoding] { defect-unknown_transfer_encoding }
        [unknown_charset] { defect-unknown_charset }
        [undecodable_characters] { defect-undecodable_characters }
        [duplicate_field] { defect-duplicate_field }
        [invalid_header_line] { defect-invalid_header_line }
        [missing_header_body_separator] { defect-missing_header_body_separator }
        [too_many_headers] { defect-too_many_headers }
        [too_many_parts] { defect-too_many_parts }
        [too_deep] { defect-too_deep }
        [nul_bytes] { defect-nul_bytes }
       *[broken_item] { defect-broken_item }
    }
    .why = 相手には、ここと違う内容が見えるおそれがあります

approval_outdated = 確認済みの内容と違います。確認の後に変更されています
    .why = このファイルの確認は無効なので、すべて確認し直します


### file kinds

kind-pdf = PDF
kind-word = Word文書
kind-excel = Excelブック
kind-powerpoint = PowerPoint資料
kind-office_macro = マクロ付きOfficeファイル
kind-open_document = OpenDocumentファイル
kind-compound = 複合ファイル
kind-archive = 圧縮ファイル
kind-disk_image = ディスクイメージ
kind-picture = 画像
kind-audio = 音声
kind-video = 動画
kind-text = テキスト
kind-table = 表（CSV）
kind-html = ウェブページ（HTML）
kind-message = メール
kind-calendar = 予定
kind-contact = 連絡先
kind-signature = 電子署名
kind-program = プログラム
kind-script = スクリプト
kind-empty = 空のファイル
kind-unknown = 種類のわからないファイル


### inside files

gap-encrypted = 暗号化されていて、中を読めません
gap-unknown_format = 中身を読めない形式です
gap-too_large = 大きすぎて、中を読んでいません
gap-too_deep = 入れ子が深すぎて、中を読んでいません
gap-too_many = ファイルの数が多すぎて、すべては読んでいません
gap-bomb = 展開すると異常に大きくなるため、中を読んでいません
gap-damaged = 壊れていて、すべては読めません
gap-ambiguous = 開くソフトによって違う中身が見えます
gap-time = 時間内に読み終わりませんでした
gap-memory = メモリの上限に達し、読み終わりませんでした
gap-crashed = 読んでいる途中で失敗しました
gap-cancelled = 読むのを中止しました
gap-cut = 長いため、途中までしか読んでいません
gap-no_text = 文字が図形として入っているため、内容を検索できません

inside-sheets = { $count } シート
inside-rows = { $count } 行
inside-pages = { $count } ページ
inside-slides = { $count } スライド
inside-paragraphs = { $count } 段落
inside-lines = { $count } 行
inside-entries = { $count } ファイル
inside-attachments = 添付 { $count } 件
inside-pixels = { $width }×{ $height } ピクセル
inside-kind = { $kind } { $count }
inside-with-kinds = { $counts }（{ $kinds }）
inside-separator = { "・" }


### circumstances

quiet-insiders = 宛先は社内だけです
quiet-excepted = 社外の宛先は、この語を使ってよいとポリシーが定めた組織だけです
quiet-below-threshold = 見つかった語の重みの合計が、ポリシーの定める値に届いていません
quiet-quoted = 引用部分にあります
quiet-signature = 署名にあります
quiet-disclaimer = 免責文にあります
quiet-thread = 全員が引用されたやり取りにいます
quiet-meeting = 会議に入るためのものです
quiet-oneself = 自分への控えです
waived = { $until }まで、この宛先では問題なしとしています（理由：{ $reason }）
waived-for = { $organization }あては{ $granted }から{ $until }まで問題なし（理由：{ $reason }）
waived-inside = 社内


### start and paste

start-guidance = 送信ボタンを押す前に、下書きをここで開き、項目を一つずつ確認します
start-records = 記録
start-settings = 設定
start-policy = ポリシー
start-help = ヘルプ
start-drop = 下書きをここにドロップ
start-drop-now = 離すと開きます
start-formats = .eml・.msg・.txt・メールフォルダー（mbox）、または確認済みファイル（.yubisashi）
start-open = 下書きを開く…
start-path = ファイルの場所（パス）でも開けます
start-path-hint = folder/draft.eml
start-path-open = 開く
start-paste = 下書きを貼り付け
start-parts = 項目ごとに入力
start-paste-why = ファイルに保存できないメールソフトでは、ヘッダーごと貼り付けるか、宛先・件名・本文を一つずつ入力してください
start-somebody-elses = ほかの人の下書きを確認
start-recent = 最近の下書き
start-samples = サンプルで試す
start-samples-why = 練習です。記録は残りません

reading-title = 下書きを読み込んでいます
reading-bytes = { SIZE($all) }のうち{ SIZE($read) }を読みました
reading-checks = 検査しています
reading-stop = 中止


### review screen

review-title = 送信前の確認
review-title-second = 送信前の承認
review-title-own = あなたの確認
review-home = はじめに戻る
review-read-only = あなたが確認した下書きです。ここでは回答できません
source-pasted = 貼り付けた下書き
source-sample = サンプル
within-title = メールの中のメール
within-back = 外側のメールに戻る
within-back-named = { $name } に戻る
within-back-keys = Esc または Alt+←
progress = { $all } 項目中 { $done } 項目を確認しました
tab-items = 項目
tab-message = 本文

section-look-again = 要確認
section-recipients = 送信先
section-exposure = アドレスの公開範囲
section-attachments = 添付
section-notes = 参考
section-count = { $count } 項目
section-nothing = ありません
section-none = なし

people-both = 社外 { $organizations }社・{ $outside }名、社内 { $inside }名
people-outside = 社外 { $organizations }社・{ $outside }名
people-inside = 社内 { $inside }名、社外なし
people-count = { $count }名
people-unfold = { $count }名すべてを表示
people-fold = 折りたたむ
people-without-address = アドレスなし

mark-prove = 入力で確認
mark-justify = 理由を記入
mark-block = 完了できません

act-type-outsiders = 社外の宛先の人数を入力
act-type-count = この項目の人数を入力
act-type-word = その語句をそのまま入力
act-hint-number = 人数
act-hint-word = 語句
act-type-domain = 送りたい相手のドメインを、覚えのとおりに入力（入力中は表示を隠します）
act-hint-domain = ドメイン
act-domain-give = このドメインで確定
act-half-width = 半角英数で入力してください
act-reason = このまま送ってよい理由を記入
act-reason-hint = 理由は記録に残ります
act-reason-give = 理由を確定
act-blocked = このポリシーでは確認を完了できません。修正に戻ってください

answer-typed = 入力: { $text }
answer-reason = 理由: { $text }
answer-carried-over = 前の版から引き継ぎ
answer-take-back = 取り消す
waive = この宛先では問題なし…
waive-named = この宛先では問題なし… { $sentence }
waived-take-back = 再び確認する
waived-take-back-named = 再び確認する：{ $sentence }

refusal-not-seen = 先に本文の該当箇所を見てください
refusal-too-soon = 早すぎます。見てから、もう一度確認してください
refusal-wrong = 表示されている内容と違います。もう一度見てください
refusal-other-domain = このアドレスのドメインは { $domain } です。入力されたドメインとは違います
refusal-other-domain-back = 修正に戻して宛先を直す…
refusal-no-reason = 理由を言葉で書いてください

item-name = { $level }、{ $sentence }、{ $evidence }、{ $state }
state-open = 未確認
state-answered = 確認済み
state-nothing-asked = 確認は不要

send-back-author = 修正に戻る…
send-back-second = 差し戻し…
next-item = 次の項目へ
approve-author = 確認を完了
approve-second = 承認
remains = あと { $n } 項目です
remains-nothing = すべて確認しました
remains-blocked = このポリシーでは確認を完了できません
remains-policy = ポリシーに誤りがあるため、直るまで完了できません
remains-recording = 記録しています…
remains-inspecting = あと { $n } ファイルの中身を調べています
inspecting-do-not-wait = 待たずに進む

naming-offer = { $name }（{ $domain }）を名前の一覧に加えますか
naming-why = 以後、宛名や添付のファイル名をこの名前と突き合わせます。社内や既知のドメインにはなりません
naming-add-more = 追加…
naming-add-name = { $name }（{ $domain }）を名前の一覧に追加…
naming-decline = 今はしない
naming-decline-name = { $name }（{ $domain }）を名前の一覧に加えない
naming-name = 名前
naming-add = 追加
naming-cancel = やめる
naming-no-name = 組織の名前として読めません
naming-added = { $name }（{ $domain }）を名前の一覧に加えました
naming-declined = { $domain } の名前は、今後お尋ねしません
undo = 元に戻す

exposure-nobody = 社外の人どうしが互いのアドレスを見ることはありません
exposure-one-organization = 社外の{ $people }名に、互いのアドレスが表示されます（すべて同じ会社）
exposure-pairs = 社外の{ $people }名に、互いのアドレスが表示されます（別会社の組み合わせ { $pairs }組）
exposure-bcc-hides = Bccに移すと互いに見えなくなります
exposure-bcc-unknown = Bccの有無は、この下書きからは分かりません
exposure-show-table = 表を表示
exposure-hide-table = 表を隠す
exposure-sees = { $who } が見えます
exposure-sees-not = { $who } は見えません
exposure-people = 人数
exposure-with-bcc = { $visible } + Bcc { $hidden }
exposure-more = ほか { $count } 組織

banner-past = すでに送ったメールです。試したときと同じく、そのポリシーで、そのメールの日付で調べ、ご自分の設定は使いません。最初の画面に戻ると、結果の画面が開きます
banner-practice = 練習: 送信も記録もされません
banner-newer = 下書きのファイルが変更されました
banner-newer-kept = 変わらない箇所の確認はそのまま残ります
banner-newer-open = 新しい版を開く
banner-second = 確認済みの下書きの承認
banner-own = あなたが確認した下書きです。表示のみです
banner-outdated = 下書きが、確認されたものと違います
banner-changes = 前の版からの変更
banner-changes-kept = 変わらない箇所の確認はそのまま残っています
signed-author = { $person } が { $time } に { $items } 項目を確認しました
signed-second = { $person } が { $time } に { $items } 項目を承認しました
not-approved-blocked = 完了していません。このポリシーでは送信できない下書きです
not-approved-changed = 完了していません。ファイルの下書きが、確認したものと違います
not-approved-same-person = 完了していません。承認は、確認した人とは別の人が行ってください
change-from = 差出人が変わりました
change-recipient-added = { $field } に追加: { $who }
change-recipient-removed = { $field } から削除: { $who }
change-subject = 件名が「{ $before }」から「{ $after }」に変わりました
change-text = 本文が変わりました
change-more-lines = ほか { $count } 行
change-file-added = 添付を追加: { $name }
change-file-removed = 添付を削除: { $name }
change-file-replaced = 同じ名前で内容の違う添付: { $name }
change-only-encoding = 文字の符号化だけが変わりました。内容は同じです


### message

header-from = 差出人
header-reply-to = 返信先
header-subject = 件名
header-sender = 送信者
header-importance = 重要度
importance-high = 高
importance-low = 低
header-sensitivity = 秘密度
sensitivity-personal = 個人用
sensitivity-private = 親展
sensitivity-confidential = 社外秘
header-read-receipt = 開封確認
receipt-read = 開封確認を要求します
receipt-read-to = 開封確認を要求します（宛先 { $to }）
header-delivery-receipt = 配信確認
receipt-delivery = 配信確認を要求します
receipt-delivery-to = 配信確認を要求します（宛先 { $to }）
header-deferred = 配信予定
header-expires = 有効期限
header-reply-by = 返信期限
header-invitation = 会議
invitation = 招待：{ $summary }
invitation-cancelled = 取り消し：{ $summary }
invitation-answer = 返答：{ $summary }
header-when = 日時
header-where = 場所
header-organizer = 主催者
recipient-invited = 招待状にのみ記載
field-nobody = なし
field-unknown = 不明
subject-none = 件名なし
body-title = 本文（テキスト表示）
body-empty = 本文がありません
copy-address = アドレスをコピー
copy = コピー
copy-name =
    { $count ->
        [1] アドレスをコピー { $address }
       *[other] { $count }名のアドレスをコピー
    }
file-save = 保存
file-inside = 中を見る…
file-as-mail = メールとして開く
file-open = 開く
file-opened = 開封済み
file-approved = メールとして確認済み
file-returned = メールとして差し戻し済み
file-inspecting = 調べています…
file-without-name = 名前のないファイル
file-size = { SIZE($bytes) }
files-count = { $count } 件
find-field = 本文を検索
find-count = { $count } 件中 { $at } 件目
find-previous = 前へ
find-next = 次へ
find-close = 閉じる
why = なぜ？
why-named = なぜ？ { $sentence }
why-rule = ルール
why-evidence = 根拠
why-value = 設定元
why-level = レベル
why-own = ご自身の設定で厳しくしています
why-change = 変えるには
why-change-level = ポリシーの [levels] で { $key } のレベルを変えられます。設定画面では、より厳しくできます
why-change-key = ポリシーの管理者が { $key } を変えられます。設定画面では、より厳しくできます
why-change-waived = 項目の下か設定画面の「再び確認する」で、元に戻せます
why-change-own = 設定画面で厳しくしたものです。設定画面で元に戻せます
inside-close = 閉じる
preview-picture = ファイルの画像
inside-nothing = ここに表示できる内容がありません。開くか、保存してください
inside-title = { $name } の中身
inside-files = 中のファイル
inside-text = 中の内容
inside-evidence = 該当箇所 { $at } / { $count }
inside-encrypted = パスワードがかかっています
inside-macros = マクロを含んでいます
inside-script = 開くと実行されるスクリプトを含んでいます
inside-out-of-sight = 見えない内容: { $how }
spot-sheet = シート { $name }
spot-cell = セル { $name }
spot-page = { $number }ページ
spot-slide = スライド { $number }
spot-paragraph = { $number }段落目
spot-line = { $number }行目
spot-at-line = { $number }行目
spot-at-page = { $number }ページ
spot-at-slide = スライド { $number }
spot-at-paragraph = { $number }段落目
hidden-sheet = 非表示のシート
hidden-very_hidden_sheet = メニューから再表示できないシート
hidden-row = 非表示の行
hidden-column = 非表示の列
hidden-comment = コメント
hidden-external_link = ほかのブックへのリンク
hidden-pivot_cache = ピボットテーブルが保持する値
hidden-tracked_change = 変更履歴
hidden-text = 隠し文字
hidden-notes = 発表者ノート
hidden-slide = 非表示のスライド
hidden-annotation = 注釈
hidden-off_page = ページの外の文字
hidden-covered = 図形で覆われた文字
hidden-earlier_revision = 以前の版
hidden-location = 撮影場所
property-title = タイトル
property-author = 作成者
property-company = 会社
property-last_saved_by = 最終更新者
property-subject = 件名


### done

done-not-sent = まだ送信されていません
done-approved = 表示されたとおりの下書きを、確認済みとして記録しました
done-returned = 修正に戻しました
done-returned-why = 確認済みではありません。直すところは下のとおりです
done-practice = 練習が終わりました
done-practice-why = 記録は残らず、メールは誰にも届きません
done-files = 添付：{ $files }
done-recorded = 記録番号{ $number }：{ $person }、{ $when }
done-another = 別の下書きを確認

done-send = メールソフトから送信
    .why = メールソフトの下書きに戻り、何も変えずに送信してください
done-compare = 送信前の照合
    .why = 確認の後に下書きを開いたり保存し直したりしたときは、確認した内容と照合してください（F5）
done-compare-now = 読み直して照合
done-keep = 証拠の保存
    .why = 確認済みファイルには、下書きと、誰がいつ確認したかが入ります。写しはメールソフトで開きます。元のファイルは変更しません
done-save = 確認済みファイルを保存…
done-open-copy = 写しをメールソフトで開く
done-copy-proof = 証明文をコピー
done-saved = 保存先：{ $path }
done-copied = コピーしました
done-second = 第二者による承認の依頼
    .why = 確認済みファイルを保存して、相手に渡してください。相手はここで開き、すべての項目を初めから確認します
done-earlier = これまでの確認

compare-identical = 1バイトも違わず同じです
compare-same = 内容は同じです。メールソフトが書き直しています
compare-not-comparable = 照合できない項目：{ $parts }
compare-different = 確認した内容と違います：{ $parts }
compare-different-what = 送信する前に、この版を確認し直してください



seal-author = 確認済
seal-second = 承認
seal-practice = 練習

proof-author =
    送信前の確認済み：{ $subject }
    { $person }、{ $when }
    記録番号{ $number }、ダイジェスト { $digest }
proof-second =
    送信前の承認済み（第二者）：{ $subject }
    { $person }、{ $when }
    記録番号{ $number }、ダイジェスト { $digest }


todo-title = 直すところ
todo-subject = 送信前に修正してください：{ $subject }
todo-line = ・{ $sentence }
todo-line-at = ・{ $sentence }（{ $place }）
todo-copy = 一覧をコピー


### a folder of messages

folder-title = { $name }のどのメールを確認しますか
folder-search = 差出人・宛先・件名を検索
folder-count = { $count }通
folder-row = 宛先 { $to }・差出人 { $from }・{ $when }
folder-nobody = なし
folder-no-date = 日付なし


### records

records-title = 記録
records-loading = 記録を読み込んでいます
records-empty = まだ記録はありません。確認済みの下書きと修正に戻した下書きが、ここに並びます
records-choose = 項目を選ぶと、詳しい内容が表示されます
records-to-list = すべての記録
records-search = 件名・人・番号を検索
records-verify = すべて検証
records-broken = 記録は正しくありません。後から変更されています。写しを取り、管理者に知らせてください
records-more-faults = ほかに{ $count }件
records-count = { $count }件
records-row = { $number }・{ $event }・{ $when }・{ $person }
records-entry = 記録番号{ $number }：{ $event }、{ $when }、{ $person }
records-entry-role = 記録番号{ $number }：{ $event }、{ $when }、{ $person }（{ $role }）
records-removed = 内容は削除済み
records-removed-why = 内容は削除されました。誰がいつ記録したかは残っています
records-missing = 内容がありません
records-missing-why = 内容を読めません。検証すると、何が問題かがわかります
records-removal-of = 記録番号{ $number }の内容を削除
records-recipients = 宛先
records-within = 外側のメール
records-note = メモ
records-findings = 確認した項目
records-finding = { $level }：{ $sentence }
records-ticked = 確認、{ $when }{ $said }
records-typed = 「{ $said }」と入力、{ $when }
records-reason = 理由：{ $said }（{ $when }）
records-digest = 下書きのSHA-256
records-remove = 内容を削除…


### settings

settings-title = 設定
settings-system = システムに合わせる
settings-remove = 外す
settings-remove-one = { $name } を外す
settings-add = 追加
settings-own = ご自分について
    .why = 差出人がどれでもないときは、先頭のアドレスで記録します
settings-own-save = アドレスを保存
settings-own-saved = 保存済みです
settings-group = 自社・グループのドメイン
    .why = ここのドメインも社内として扱います。example.com はそのドメインだけ、.example.com はその下のすべてです
settings-group-policy = 社内の範囲はポリシーで決まっているため、ここの設定は使われません
settings-group-field = ドメインまたはアドレス
settings-group-shared = 誰でもアドレスを持てるドメインなので、使われません
settings-group-unreadable = ドメインにもアドレスにも読めません
settings-organizations = 名前を知っている組織
    .why = 宛名や添付のファイル名に出てくると、送り先と突き合わせます。社内や既知のドメインにはなりません
settings-organization-add = 組織を追加…
settings-organization-names = 名前（1行に1つ。漢字・カナ・ローマ字・英語など）
settings-organization-names-hint = 株式会社クライアント
settings-organization-domains = ドメイン（1行に1つ。.example.com はその下のすべて）
settings-organization-no-name = 名前を1つ以上入力してください
settings-organization-no-domain = ドメインを1つ以上入力してください
settings-organization-unreadable = 読めないもの：{ $words }
settings-organization-shared = 誰でもアドレスを持てるドメインです。アドレスを入力してください：{ $words }
settings-organization-too-many = 1つの組織には、名前は20件、ドメインは50件までです
settings-edit = 編集
settings-edit-one = { $name } を編集
settings-removed = { $name } を外しました
settings-save = 保存
settings-cancel = やめる
settings-declined = 名前を尋ねないドメイン：{ $domains }
settings-declined-ask = また尋ねる
settings-looks = 画面と言語
settings-language = 言語
settings-language-ja = 日本語
settings-language-en = English
settings-theme = 配色
settings-theme-light = 明るい
settings-theme-dark = 暗い
settings-text-size = 文字の大きさ
settings-on-top = ほかのウィンドウより手前に表示
settings-still = 画面の動きを減らす
settings-watched = 見張るフォルダー
    .why = ここに保存した下書きや、ドラッグして入れた下書きは、自動で開きます
settings-watched-choose = フォルダーを選択…
settings-watched-other = 別のフォルダー…
settings-watched-stop = 見張りをやめる
settings-watched-days = 開いた下書きを削除するまで
settings-days = { $days }日
settings-learn = 知っている宛先
    .why = 以前に送ったメールの宛先を覚えると、初めての宛先やよく似たドメインを見分けられます。残すのはアドレスと日付だけで、この端末の外には出ません
settings-learn-choose = 送信済みメールのフォルダーから学習…
settings-learn-forget = 学習した内容を消去
settings-learn-progress = 読み込み中：{ $read } / { $all }
settings-levels = 厳しくする項目
    .why = ポリシーより厳しくできます。緩くはできません
settings-levels-all =
    { $count ->
        [0] すべての検査
       *[other] すべての検査（{ $count }件を厳しく設定）
    }
settings-levels-search = 検索
settings-waivers = この宛先では問題なしとした指摘
    .why = 期限まで、同じ組織へのメールにある同じ語句は、参考として表示するだけになります
settings-waivers-none = まだありません
settings-waivers-policy = ポリシーにより、指摘を問題なしにすることはできません
settings-waivers-all = { $count }件
settings-waivers-ended = 期限切れのため、使われません
settings-waivers-not-allowed = ポリシーが認めていないため、使われません
settings-waivers-take-back = 再び確認する：{ $text }（{ $organization }）
settings-waivers-taken-back = 再び確認するようにしました：{ $text }
settings-level-policy = ポリシーどおり：{ $level }
settings-level-policy-range = ポリシーどおり：{ $lowest }～{ $highest }
settings-more = その他
settings-x-unsent = 写しに印（X-Unsent）を付け、従来のOutlookで下書きとして開く
settings-renderer = 描画方法（次の起動から）
settings-renderer-auto = 自動
settings-renderer-wgpu = wgpu
settings-renderer-glow = OpenGL
settings-file = 設定の保存場所

check-name-approval_outdated = 確認済みファイルの変更
check-name-malformed = 壊れたメール
check-name-not_inspected = 調べられなかった部分
check-name-subject_empty = 空の件名
check-name-flagged_keyword = 語句リストの語
check-name-internal_wording = 社内向けの言葉
check-name-placeholder_left = ひな形の書き換え忘れ
check-name-weekday_differs = 日付と曜日の違い
check-name-date_passed = 過ぎた日付
check-name-internal_link = 社内専用のリンク
check-name-link_differs = 表示と違うリンク先
check-name-quoted_internal = 社内のやり取りの引用
check-name-hidden_text = 表示されない文章
check-name-no_recipient = 宛先なし
check-name-address_malformed = 正しくないアドレス
check-name-address_unknown = アドレスのない名前
check-name-recipient_forbidden = 禁止された宛先
check-name-recipient_watched = 注意が必要な宛先
check-name-recipient_external = 社外の宛先
check-name-recipient_internal = 社内の宛先
check-name-recipient_first = 初めての宛先
check-name-recipient_duplicate = 宛先の重複
check-name-outsider_joins = 返信に加わる社外の人
check-name-recipients_exposed = 社外どうしのアドレス公開
check-name-bcc_present = Bccの宛先
check-name-bcc_unknown = 見えないBcc
check-name-lookalike_domain = よく似た別のドメイン
check-name-lookalike_address = 知っている相手に似た宛先
check-name-display_name_differs = 表示名とアドレスの食い違い
check-name-salutation_differs = 宛名の食い違い
check-name-from_unexpected = 自分以外の差出人
check-name-reply_to_differs = 別の組織への返信先
check-name-never_together = 同時に送らない組み合わせ
check-name-required_recipient = 必須の宛先
check-name-list_address = メーリングリスト
check-name-attachment_forgotten = 添付忘れ
check-name-attachment_count = 添付の数
check-name-personal_data = 個人情報
check-name-secret = パスワードや鍵
check-name-password_with_archive = 暗号化ファイルとパスワード
check-name-attachment = 添付ファイル
check-name-attachment_name_risky = 紛らわしいファイル名
check-name-attachment_old_version = 古い版のファイル
check-name-attachment_type_differs = 中身と違う種類の表示
check-name-attachment_executable = 開くと動くファイル
check-name-attachment_encrypted = パスワード付きのファイル
check-name-attachment_hidden_content = ファイルに隠れた内容
check-name-attachment_for_other = 別の相手のファイル
check-name-attachment_size = 添付の大きさ


### dates

date-month = { $month }月
date-month-number = { $month }
date-stamp = { $year }.{ date-month-number }.{ $day }
date-day = { $year }年{ date-month }{ $day }日
date-time = { $year }年{ date-month }{ $day }日 { $time }


### pages

page-back = 戻る


### paste

paste-title = 下書きの貼り付け
paste-whole = 全体
paste-parts = 項目ごと
paste-whole-why = メールソフトで、ヘッダー（差出人・宛先・Cc・件名）を含むメール全体をコピーして、ここに貼り付けてください
paste-text = ヘッダーを含む本文
paste-long = { SIZE($size) }の文章を貼り付けました。長すぎるため、ここでは編集できません
paste-clear = 消去
paste-read = この下書きを確認
paste-keys = Ctrl/⌘ Enter
paste-nothing = まだ何も入力されていません
part-field-to = 宛先
part-field-cc = Cc
part-field-bcc = Bcc
part-field-subject = 件名
part-field-body = 本文
part-field-from = 差出人（空でもかまいません）
paste-files = 添付
paste-files-why = ウィンドウにドロップしたファイルは、ここに入ります
paste-files-add = ファイルを追加…
paste-files-remove = 外す
paste-files-remove-one = { $name } を外す


### introduction

introduce-title = ご自分のアドレスはどれですか
introduce-why = 社内と社外の区別と、確認した人の記録に使います。尋ねるのは一度だけで、後から設定で変えられます
introduce-use = { $address } を使う
introduce-use-why = 下書きの差出人です
introduce-go-on = 下書きへ進む
introduce-nothing = ご自分のアドレスを1つ以上入力してください
introduce-recorded = 記録する内容と場所
introduce-recorded-what = 確認済みの下書きと修正に戻した下書きを、このコンピューターに記録します。差出人・宛先・件名・見つかった点・回答を残し、本文は残しません。外部には何も送りません
introduce-trail = 記録
introduce-settings = 設定

own-addresses = ご自分のアドレス（複数可）
own-unreadable = アドレスとして読めません：{ $words }

inside-organizations = { $domains } の人を社内、それ以外の人を社外として扱います
inside-but-shared = { $inside }。{ $domains } のアドレスは誰でも持てるため、社外です
inside-shared = { $domains } のアドレスは誰でも持てるため、全員を社外として扱います
inside-nobody-yet = ご自分のアドレスがないあいだは、全員を社外として扱います
inside-policy = 社内の範囲はポリシーで決まっています：{ $domains }
inside-policy-nobody = 社内の人はいないと、ポリシーで決まっています


### dialogs

dialog-replace = 代わりに「{ $name }」を開きますか
    .why = いまの下書きへの回答は失われます
    .yes = 開く
    .no = このまま続ける
dialog-close = ウィンドウを閉じますか
    .why = 下書きはまだ確認済みではなく、回答は失われます
    .yes = ウィンドウを閉じる
    .no = このまま続ける
dialog-leave = この下書きから離れますか
    .why = 下書きはまだ確認済みではなく、回答は失われます
    .yes = 離れる
    .no = このまま続ける
dialog-remove = 記録番号{ $number }の内容を削除しますか
    .why = 件名・宛先・見つかった点・回答を完全に削除します。記録番号そのものは残るため、記録の検証はできます。削除したことも記録します
    .yes = 内容を削除
    .no = 残す
dialog-watch = このフォルダーを見張りますか
    .why = ここに保存した下書きは、自動で開きます。ここで開いた下書きは、変更がなければ{ $days }日後にこのフォルダーから削除します。ほかのファイルや、ほかの場所のファイルには触れません
    .yes = 見張る
    .no = 見張らない
dialog-send-back = 修正に戻す
dialog-send-back-why = どこに問題がありますか。記録に残り、コピーできる一覧にもなります
dialog-send-back-note = メモ
dialog-send-back-yes = 修正に戻す
dialog-send-back-no = キャンセル
dialog-send-back-nothing = 項目を選ぶか、メモを書いてください
dialog-waive = この宛先では問題なし
dialog-waive-why = 期限まで、同じ組織へのメールではこの語句を参考として表示するだけにします。理由は、そのつど記録に残ります
dialog-waive-for = 対象：{ $organizations }
dialog-waive-reason = 理由
dialog-waive-hint = この宛先では問題がない理由
dialog-waive-until = 期間
dialog-waive-last = { $until }まで。設定画面の「再び確認する」で、いつでも終了できます
dialog-waive-yes = 問題なしにする
dialog-waive-no = キャンセル
dialog-waive-no-reason = 理由を書いてください


### policy

policy-title = 有効なポリシー
policy-values = 値
policy-lists = 語句リストと既知の組織
policy-levels = 段階
policy-levels-shipped = すべての検査が標準の段階です
policy-internal-none = 指定なし（ご自分のアドレスで決まります）
policy-built-in = 標準
policy-machine = { $file }
policy-given = { $file }（起動時の指定）
policy-digest = ダイジェスト { $digest }


### rehearsal

policy-rehearse = 過去のメールで試す…
policy-rehearse-why = 送信済みのメールにポリシーを当てはめ、何を求めることになるかを調べます
rehearsal-title = 過去のメールでポリシーを試す
rehearsal-why = 各検査で警告が出る頻度、該当するメール、確認にかかる時間を調べます。メールは読み取るだけで、このコンピューターの外には何も送りません
rehearsal-mails = 過去のメール
rehearsal-mails-hint = フォルダー、またはmboxファイル
rehearsal-pick-folder = フォルダー…
rehearsal-pick-file = mboxファイル…
rehearsal-policy = ポリシー
rehearsal-policy-in-force = 有効なポリシー
rehearsal-policy-file = 別のファイル
rehearsal-compare = 比較
rehearsal-compare-none = しない
rehearsal-compare-file = 別のファイルと比較
rehearsal-first-file = ポリシーのファイル
rehearsal-second-file = 比較するポリシーのファイル
rehearsal-file-hint = policy.toml
rehearsal-choose = 選択…
rehearsal-choose-named = { $name }を選択
rehearsal-start = 試す
rehearsal-no-mails = 先にメールを選んでください
rehearsal-no-policy = 先にポリシーのファイルを選んでください
rehearsal-conditions = 各メールは、そのメールの差出人が、その日に送るものとして調べます。ご自分の設定や知っている宛先は使わないため、誰が試しても同じ結果になります
rehearsal-finding = メールを探しています
rehearsal-stop = 中止
rehearsal-stopping = 中止しています
rehearsal-policy-broken = ポリシーに誤りがあるため、試せませんでした。ファイルを直して、もう一度お試しください
rehearsal-result = { $name }のメール{ $mails }通
rehearsal-in-force = 現在有効なポリシー
rehearsal-under = { $policy }による結果
rehearsal-first-is = 1つ目：{ $policy }
rehearsal-second-is = 2つ目：{ $policy }
rehearsal-stopped = { $all }通中{ $done }通で中止しました。以下はその{ $done }通の結果です
rehearsal-unread = ほかに、読めなかったメール：{ $count }通
rehearsal-unread-more = ほか{ $count }通
rehearsal-percent = { $percent }％
rehearsal-alarmed = 警告が出るメール
rehearsal-blocked = 承認できないメール
rehearsal-acts = 1通あたりの操作の回数
rehearsal-seconds = 1通あたりの秒数
rehearsal-in-all = 合計：チェック{ $ticks }回、入力{ $typed }回、理由{ $reasons }回
rehearsal-model = 秒数は、チェック{ $tick }秒、入力{ $type }秒、理由{ $reason }秒とした目安です。同じ場所で見つかったものは1回の操作で答えるため、1回と数えます。メールを開く時間と承認の時間は含みません
rehearsal-quiet = 警告の出る検査はありません
rehearsal-check = 検査
rehearsal-first = 1つ目
rehearsal-second = 2つ目
rehearsal-difference = 差
rehearsal-count = 件数
rehearsal-cost = 秒数
rehearsal-spoken = { $name }：100通あたり{ $first }件、{ $second }秒。{ $details }
rehearsal-spoken-compared = { $name }：100通あたり、1つ目{ $first }件、2つ目{ $second }件。{ $details }
rehearsal-costs = 100通あたりの秒数：{ $first } → { $second }
rehearsal-only-first = 1つ目だけで警告：{ $mails }通
rehearsal-only-second = 2つ目だけで警告：{ $mails }通
rehearsal-evidence = 「{ $text }」
rehearsal-open = メールを見る
rehearsal-open-of = メールを見る：{ $path }
rehearsal-copy-path = パスをコピー
rehearsal-copy-path-of = パスをコピー：{ $path }
rehearsal-copy = 表をコピー


### problems

problem-trail-does-not-hold = 記録自体が正常ではないため、証明になりません。「yubisashi trail verify」で確認してください
problem-policy-broken = ポリシーに誤りがあるため、承認できません。誤りの内容は下のとおりです
policy-faults-what = ポリシーの管理者がファイルを直した後、指差しを起動し直してください

notice-dismiss = 閉じる

problem-file-missing = ファイルが見つかりません：{ $path }。移動した場合は、移動先から開いてください
problem-file-exists = 同じ名前のファイルがあります：{ $path }。別の名前にしてください
problem-file-is-folder = フォルダーです：{ $path }。中の下書きを一つ開いてください
problem-file-not-a-file = 通常のファイルではありません：{ $path }
problem-not-a-folder = フォルダーが必要な場所にファイルがあります：{ $path }。移動してからやり直してください
problem-file-denied = { $path } を使う権限がありません。管理者に尋ねるか、別の場所を選んでください
problem-file-read-only = { $path } は読み取り専用で、書き込めません。別の場所を選んでください
problem-disk-full = ディスクがいっぱいで、書き込めませんでした：{ $path }。空きを作ってからやり直してください
problem-file-too-large = ファイルが大きすぎます。読めるのは{ SIZE($limit) }までです：{ $path }
problem-not-in-folder = このメールはフォルダーにないか、書き換えられています：{ $path }。メールソフトで保存し、フォルダーを開き直してください
problem-not-in-mail = { $name } は外側のメールにないか、同じ名前のファイルが複数あります。外側のメールを開き直してください
problem-mail-too-deep = メールの中のメールを開けるのは{ $count }段までです。{ $name } を保存してから開いてください
problem-file-empty = ファイルが空です：{ $path }。メールソフトで下書きを保存し直してください
problem-trail-busy = 別のウィンドウが記録を書き続けています。確認済みにはなっていません。そのウィンドウを閉じてからやり直してください
problem-no-locks = 記録のフォルダーがロックのないファイルシステムにあり、記録が壊れるおそれがあります。確認済みにはなっていません。ローカルディスクを使ってください：{ $path }
problem-trail-tampered = 記録の末尾が正しくないため、追記しません：{ $path }。記録のページで検証し、写しを取ってください
problem-file-newer = { $path } は新しい版で書かれています。指差しを更新してください
problem-file-broken = { $path } は壊れています。そのまま残しました：{ $detail }
problem-file-failed = { $path } を使えません：{ $detail }
problem-changed-since = 確認した後に下書きが変わったため、写しを開きませんでした。読み直して照合してください
problem-internal = 指差しの不具合で中断しました。確認済みにはなっていません。操作の内容を添えて報告してください
problem-no-dialog = ファイルを選ぶ画面が開きませんでした。最初の画面でパスを入力してください
problem-no-dialog-field = ファイルを選ぶ画面が開きませんでした。ボタンの左の欄にパスを入力してください
problem-no-past-mail = { $path }にメール（.eml、.msg、Maildir、mbox）はありません。別のフォルダーを選ぶか、メールソフトからメールをそこに保存してください
problem-no-program = { $path } を開くソフトがありません：{ $detail }
problem-no-sample = { $name } というサンプルはありません
problem-no-thread = いまはこれ以上の処理ができません：{ $detail }。ほかのものを閉じてからやり直してください
problem-risky-file = { $name } はプログラムとして動くおそれがあるため、ここからは開きません。必要なら保存してください

problem-too-many-organizations = 名前を知っている組織がいっぱいです。設定で外すと追加できます。多くの組織はポリシーに書けます
problem-no-person = 誰が確認したかを記録できません。下に自分のアドレスを入力してから確認を完了してください
problem-not-recorded = 記録できなかったため、確認済みにも差し戻しにもなっていません
said-found = 監視フォルダーに下書きがあります：{ $path }。最近の下書きから開けます
said-unchanged = 読み直しました。変更はありません
said-learned = 送信済みメール{ $mails }通から、{ $people }件のアドレスを覚えました。対象外：{ $others }件
said-learned-cut = 送信済みメール{ $mails }通から、{ $people }件のアドレスを覚えました。対象外：{ $others }件。ファイルが多いため、一部だけを読みました
said-forgotten = フォルダーから学習した内容を消去しました。確認済みの宛先は残ります
said-rehearsed = 過去のメールでの試行が終わりました。結果は、ポリシーの画面の「過去のメールで試す」で見られます
said-copy-opened = 写しを開きました：{ $path }
said-file-saved = 保存しました：{ $path }
problem-copy-changed = 確認した内容とバイトが異なるため、写しを作りませんでした。読み直して照合してください


### help

help-title = 下書きの開き方と戻り方
help-idea = 指差しは出来上がった下書きを確認するもので、送信はしません。下書きをファイルに保存してここで開き、確認を終えたらメールソフトから送信してください
help-drop = Outlookから直接メールをドロップしても開けません。先にファイルとして保存してください
help-in = 開き方
help-back = 戻り方
help-not = できないこと
help-outlook-classic = 従来のOutlook
    .in = 下書きを別ウィンドウで開き、「ファイル」→「名前を付けて保存」→「Outlookメッセージ形式（.msg）」で保存して、ここで開きます
    .back = 下書きはOutlookで開いたままなので、そこで送信します。設定でX-Unsentの印を付けると、ここから開いた写しも下書きとして開きます
    .not = 一覧からこのウィンドウへのドラッグはできません。.msgの下書きには差出人がないことがよくあります
help-outlook-new = 新しいOutlook・Web版
    .in = 作成画面の宛先・件名・本文を、ここで項目ごとに入力し、添付するファイルを横にドロップします
    .back = 作成画面に戻って送信します
    .not = 下書きをファイルに保存できません。記入済みの.msgを開いたりドロップしたりすることもできません
help-gmail = Gmail
    .in = 作成画面の宛先・件名・本文を、ここで項目ごとに入力し、添付するファイルを横にドロップします
    .back = 作成画面に戻って送信します
    .not = Gmailの下書きはダウンロードできません。作成画面をコピーしても、ヘッダーは入りません
help-thunderbird = Thunderbird
    .in = 下書きを保存し、「ファイル」→「名前を付けて保存」→「ファイル（.eml）」で保存して、ここで開きます。下書きフォルダーからデスクトップにドラッグしてもかまいません
    .back = Thunderbirdの下書きフォルダーから開いて送信します。照合するときは、もう一度ファイルに保存してください
    .not = 直接のドロップは、環境によっては届きません。そのときはファイルに保存してください
help-apple-mail = Appleのメール
    .in = 下書きを閉じて保存し、「下書き」からデスクトップにドラッグすると.emlができるので、ここで開きます
    .back = 「下書き」から開いて送信します
    .not = 「別名で保存」では、.emlを選べない版があります。デスクトップへのドラッグは使えます
help-mutt = mutt
    .in = メールを保留し、保留フォルダーのファイルをここで開き、一覧から選びます
    .back = 保留したメールを呼び出して送信します
    .not = 保留中のメールにはmutt独自の項目が入ることがあります。読みますが、変更しません
help-keys = キー操作
key-move = 上・下の項目へ
key-tick = いまの項目を確認し、次の未確認の項目へ
key-next = 次の未確認の項目へ
key-approve = 残りがなくなったら、確認を完了
key-find = 本文を検索
key-inside = いまの項目のファイルの中を見る
key-evidence = ファイルの中の次の該当箇所へ（Shiftで前へ）
key-read-again = 下書きを読み直し（確認の後は照合）
key-open = 下書きを開く（最初の画面）
key-paste = 下書きを貼り付け（最初の画面）
key-back = 戻る（質問には「いいえ」）


### samples

sample-quotation = 取引先への見積書
    .planted = 何も仕込まれていません。ふつうのメールの確認を体験できます
sample-internal = 社内への一言
    .planted = 何も仕込まれていません。添付のない社内メールでは何も求められません
sample-exposed = 休業のご案内（多数の取引先）
    .planted = 6社12名がCcに入り、互いのアドレスが見えます
sample-forgotten = 請求書のない請求メール
    .planted = 本文に「添付いたします」とあり、添付がありません
sample-confidential = 次期モデルの仕様
    .planted = 語句リストの「社外秘」が本文にあります
sample-namesake = 別会社の田中様
    .planted = 初めて送る、別会社の田中様が宛先です
sample-lookalike = よく似た別のドメイン
    .planted = 取引先のドメインの文字が入れ替わっています
sample-hidden_sheet = 見えない名簿
    .planted = よく似たドメイン、別の人の宛名、記入漏れ、非表示シートの顧客1,200名が入っています
sample-outsider = 人が増えた返信
    .planted = やり取りになかった会社の人が返信に加わっています
sample-newsletter = Bccでの一斉配信
    .planted = Bccに25件、そのうち1件は重複です
sample-risky_name = 二重拡張子の添付
    .planted = PDFに見える名前が .exe で終わっています
sample-malformed = 壊れたメール
    .planted = 全角の＠、2つの件名、終わりのないパートがあります
sample-en_quotation = 英文の見積メール
    .planted = 何も仕込まれていません。ふつうのメールの確認を体験できます
sample-en_forgotten = 議事録のない英文メール
    .planted = 本文に添付とあり、添付がありません
sample-en_reply_to = 件名のない英文返信
    .planted = 件名が空で、返信先が別のドメインになり、語句リストの言葉が本文にあります


### trail and proof

role-author = 作成者
role-second_checker = 第二確認者
approved-by = { $person }（{ $role }）、{ $at }

content-part-from = 差出人
content-part-reply_to = 返信先
content-part-to = 宛先
content-part-cc = Cc
content-part-bcc = Bcc
content-part-subject = 件名
content-part-text = 本文
content-part-attachments = 添付

event-approved = 承認
event-returned = 差し戻し
event-record_removed = 記録の内容を削除

trail-holds = { $count ->
    [0] 記録は正常です。まだ何も記録されていません
   *[other] 記録は正常です（{ $count }件）
}
trail-fault-at-line = { $file } の{ $line }行目: { $fault }
trail-fault-at-file = { $file }: { $fault }
trail-fault-unreadable = 記録として読めない行です
trail-fault-last-unreadable = 記録済みのはずの最後の行が読めません
trail-fault-newer = 新しい版で書かれています。ここから先は判定できません
trail-fault-sequence = 番号が続いていません。行の削除・挿入・入れ替えがあります
trail-fault-chain = 直前の行が、書かれた時点のものと異なります
trail-fault-misfiled = 別の月のファイルに記録があります
trail-fault-head-missing = 先頭情報（head）がありません
trail-fault-head-unreadable = 先頭情報（head）が読めません
trail-fault-head-leads = 先頭情報（head）より記録が少なく、末尾が切り取られています
trail-fault-head-lags = 先頭情報（head）より記録が多すぎます
trail-fault-head-differs = 最後の記録が先頭情報（head）と異なります
trail-fault-record-missing = 記録の内容がなく、削除したという記録もありません
trail-fault-record-changed = 記録の内容が書き換えられています
trail-fault-record-differs = 記録の内容が見出しと一致しません
trail-fault-removal-unknown = 存在しなかったものが削除されたことになっています

package-broken = 確認済みファイルではないか、破損しています
package-duplicate = 確認済みファイルに同じ名前の項目が2つあるため、信用できません
package-overlap = 確認済みファイルの項目が重なっているため、信用できません
package-too-large = 確認済みファイルが上限より大きいです
package-unexpected = 確認済みファイルに本来ないものが入っています
package-no-draft = 確認済みファイルに下書きがありません
package-no-approval = 確認済みファイルに承認が欠けています
package-newer = 新しい版で作られた確認済みファイルです。その版を入れてから開いてください
package-other-approval = この承認は、このファイルのものではありません

package-fault-draft-changed = 承認{ $number }は、ファイル内の下書きとは別の内容に対するものです
package-fault-chain = 承認{ $number }が、前の承認に続いていません
package-fault-not-approved = 承認{ $number }は差し戻しで、承認ではありません
package-fault-same-person = 承認{ $number }は、すでに承認した人によるものです

verify-identical = { $approved }が承認した内容と完全に同一です（記録{ $number }）
verify-sent-back = { $approved }が差し戻したものです（記録{ $number }）
verify-same-content = { $approved }が承認した内容と同じです（記録{ $number }）。メールソフトで書き直されています{ $missing_count ->
    [0] {""}
   *[other] 。比較できない項目: { $missing }
}
verify-differs = { $approved }が承認した内容（記録{ $number }）と異なります: { $parts }{ $missing_count ->
    [0] {""}
   *[other] 。比較できない項目: { $missing }
}
verify-unknown = ここで承認されたものの中に、似たものはありません
verify-package-holds = 有効です。承認: { $approvals }
verify-package-broken = 有効ではありません: { $faults }{ $parts_count ->
    [0] {""}
   *[other] 。異なる項目: { $parts }
}


### command line

check-no-drafts = { $path }に下書き（.eml、.msg、.txt、.mbox）はありません
rehearse-nothing = { $path }にメール（.eml、.msg、Maildir、mbox）はありません
rehearse-cut = メールの数が上限を超えているため、先頭の{ $count }通だけを読みます
rehearse-progress = { $all }通中{ $done }通
rehearse-mails = メール：{ $mails }通{ $unread ->
    [0] {""}
   *[other] 、読めなかったもの：{ $unread }通
}
rehearse-policy = ポリシー：{ $file }
rehearse-policy-in-force = ポリシー：現在有効なもの
rehearse-without-alarm = 警告のないメール：{ $percent }％（{ $mails }通）、承認できないメール：{ $blocked }通
rehearse-effort = 1通あたり：操作{ $acts }回、約{ $seconds }秒（合計：チェック{ $ticks }回、入力{ $typed }回、理由{ $reasons }回）
rehearse-alarms = 100通あたりの警告
rehearse-roll-calls = 100通あたりの確認（警告ではないもの）
rehearse-in-mails = { $mails }通
rehearse-compared = 1つ目のポリシーだけで警告が出るメール：{ $first }通、2つ目だけ：{ $second }通
rehearse-only-first = 1つ目だけで警告：{ $mails }通
rehearse-only-second = 2つ目だけで警告：{ $mails }通
