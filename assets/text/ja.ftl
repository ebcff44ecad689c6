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
policy-fault-place-expected = { $file } { $line }行 { $column }桁：{ $fault }（書けるのは{ $expected }です）
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
policy-fault-missing-key = キー { $detail } がありません

policy-expected-table = キーを持つセクション
policy-expected-tables = 二重の角かっこで始まるセクション
policy-expected-text = 空でない文字列
policy-expected-texts = 文字列のリスト
policy-expected-number = { $min }から{ $max }までの整数
policy-expected-level = { $levels }のどれか
policy-expected-scope = { $scopes }のうちのいくつか
policy-expected-entry = ドメイン、点で始まるドメイン、またはアドレス
policy-expected-domain = ドメイン
policy-expected-address = アドレス


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


### findings


### circumstances


### start and paste


### review screen

review-title = 送信前の確認


### message


### done


### records


### settings


### problems

problem-policy-broken = ポリシーに誤りがあるため、承認できません。誤りの内容は下のとおりです


### help


### samples


### command line
