"""Writes the mails of this folder: two drafts, and copies of them as another program would have sent them.

Python's `email` package parses each draft and writes it anew, so that nothing of ours takes part in it.
"""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).parent
TEXT = """株式会社クライアント
田中様

お世話になっております。青葉商事の佐藤です。
ご依頼のお見積り（～11月27日－30日）をお送りいたします。
合計は 1,234,500 円（税込）でございます。① ㈱ 髙橋も同席いたします。

From here on, a line that begins with From.

よろしくお願いいたします。
--\x20
佐藤 花子
"""
HTML = """<html><body><p>Dear Ms. Tanaka,</p><p>the total is <b>1,234,500</b> yen, see
<a href="https://ours.example/quote?id=7&amp;v=2">the quotation</a>.</p>
<table><tr><td>Item</td><td>Price</td></tr><tr><td>Cable</td><td>1,200</td></tr></table>
<img src="cid:logo@ours.example" alt="Logo"></body></html>
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def to_jis(text):
    # Python takes JIS 1-33 and 1-61 for U+301C and U+2212; mail programs on Windows for U+FF5E and U+FF0D.
    return text.replace("\uff5e", "\u301c").replace("\uff0d", "\u2212")


def jis(text):
    return email.header.Header(to_jis(text), "iso-2022-jp").encode(linesep="\r\n")


def japanese_draft():
    """As Japanese mail programs write it: ISO-2022-JP, 7bit, RFC 2047 in the name parameter."""
    text = TEXT.replace("①", "(1)").replace("㈱", "(株)").replace("髙", "高")
    lines = [
        "From: " + jis("佐藤 花子") + " <sato@ours.example>",
        "To: " + jis("田中 太郎") + " <tanaka@client.example>,",
        "\tsuzuki@client.example",
        "Cc: yamada@OURS.example",
        "Bcc: archive@ours.example",
        "Subject: " + jis("【青葉商事】お見積り（2026年11月27日～30日）のご送付につきまして"),
        "Date: Fri, 27 Nov 2026 10:00:00 +0900",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="----=_Part_1"',
        "",
        "This is a multi-part message in MIME format.",
        "------=_Part_1",
        "Content-Type: text/plain; charset=ISO-2022-JP",
        "Content-Transfer-Encoding: 7bit",
        "",
        text.replace("\n", "\r\n"),
        "------=_Part_1",
        'Content-Type: text/csv; name="' + jis("見積.csv") + '"',
        'Content-Disposition: attachment; filename="' + jis("見積.csv") + '"',
        "Content-Transfer-Encoding: 8bit",
        "",
        "item,price",
        "cable,1200",
        "------=_Part_1--",
        "",
    ]
    return to_jis("\r\n".join(lines)).encode("iso-2022-jp")


def html_draft():
    message = EmailMessage(email.policy.SMTP)
    message["From"] = "Hanako Sato <sato@ours.example>"
    message["To"] = "tanaka@client.example"
    message["Subject"] = "Quotation 2026-11-27"
    message.set_content("Dear Ms. Tanaka,\n\nthe total is 1,234,500 yen, see the quotation.\n", cte="quoted-printable")
    message.add_alternative(HTML, subtype="html", cte="quoted-printable")
    message.get_payload()[1].add_related(PNG, "image", "png", cid="<logo@ours.example>", filename="logo.png")
    message.add_attachment(b"%PDF-1.4\n" + bytes(range(256)), "application", "pdf", filename="quotation.pdf")
    return message.as_bytes()


def anew(draft, policy, cte, change=lambda message, text: text, bcc=True):
    """The mail read and written by Python: other folding, boundaries, transfer encodings and charsets."""
    old = email.message_from_bytes(draft, policy=email.policy.default)
    new = EmailMessage(policy)
    new["Received"] = "from [192.0.2.1] by mx.ours.example; Fri, 27 Nov 2026 10:05:00 +0900"
    new["Message-ID"] = "<1@ours.example>"
    for name in ("Subject", "Cc", "To", "From", "Date") + (("Bcc",) if bcc else ()):
        if old[name]:
            new[name] = str(old[name])
    html = old.get_body(("html",))
    plain = old.get_body(("plain",)).get_content()
    new.set_content(change(new, plain), cte=cte)
    if html:
        new.add_alternative(change(new, html.get_content()), subtype="html", cte=cte)
        picture = next(part for part in old.walk() if part.get_content_type() == "image/png")
        new.get_payload()[1].add_related(picture.get_content(), "image", "png", cid=picture["Content-ID"], filename="image001.png")
    for file in old.iter_attachments():
        content = file.get_content()
        data = content.encode() if isinstance(content, str) else content
        maintype, subtype = file.get_content_type().split("/")
        new.add_attachment(data, maintype, subtype, filename=file.get_filename())
    return new.as_bytes()


def added(message, text):
    if "evil" not in str(message["Cc"]):
        cc = str(message["Cc"])
        del message["Cc"]
        message["Cc"] = cc + ", x@evil.example"
    return text


def digit(_, text):
    return text.replace("1,234,500", "1,234,600")


def file_digit(draft):
    return draft.replace(b"cable,1200", b"cable,1300")


def main():
    ja, html = japanese_draft(), html_draft()
    smtp, utf8 = email.policy.SMTP, email.policy.SMTPUTF8.clone(linesep="\n", max_line_length=60)
    files = {
        "ja": ja,
        "ja-base64": anew(ja, smtp, "base64"),
        "ja-8bit": anew(ja, utf8, "8bit", bcc=False),
        "ja-added": anew(ja, smtp, "base64", change=added),
        "ja-digit": anew(ja, utf8, "quoted-printable", change=digit),
        "ja-file": anew(file_digit(ja), smtp, "base64"),
        "html": html,
        "html-base64": anew(html, smtp, "base64"),
        "html-digit": anew(html, utf8, "8bit", change=digit),
    }
    for name, data in files.items():
        (HERE / (name + ".eml")).write_bytes(data)


if __name__ == "__main__":
    main()
