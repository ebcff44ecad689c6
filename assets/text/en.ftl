### review screen

review-title = Check before sending
