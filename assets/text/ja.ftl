### review screen

review-title = 送信前の確認
