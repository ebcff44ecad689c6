//! A draft in its pieces, so that a mistake can be made in one of them, and the bytes a mail program would save.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::draw::Draw;

/// The day all generated drafts are written on, a Friday.
pub(crate) const TODAY: Date = date(2026, 11, 20);

#[derive(Clone)]
pub(crate) struct Letter {
    /// Which skeleton or file it was made from.
    pub(crate) source: String,
    pub(crate) japanese: bool,
    pub(crate) from: Person,
    pub(crate) reply_to: Option<Person>,
    pub(crate) to: Vec<Person>,
    pub(crate) cc: Vec<Person>,
    pub(crate) bcc: Vec<Person>,
    pub(crate) subject: String,
    /// Whom it speaks to, in lines of their own; may be empty.
    pub(crate) salutation: String,
    /// What the author typed, from the greeting on.
    pub(crate) text: String,
    pub(crate) signature: String,
    /// Quoted or forwarded mails below, with their header lines.
    pub(crate) history: String,
    pub(crate) files: Vec<File>,
    /// HTML for pieces of the text: what is shown, and the markup that shows it.
    pub(crate) markup: Vec<(String, String)>,
    pub(crate) form: Form,
    pub(crate) today: Date,
    /// Whom the person approved before, and how often.
    pub(crate) known: Vec<(String, u64)>,
    /// A policy laid over the built-in one.
    pub(crate) policy: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) addr: String,
    /// The name as a salutation writes it; empty where nobody knows it.
    pub(crate) surname: String,
}

#[derive(Clone)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) data: Vec<u8>,
}

/// How a mail program writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Utf8,
    Base64,
    Jis,
    /// Plain text and HTML side by side.
    Outlook,
    Gmail,
}

impl Person {
    pub(crate) fn new(name: &str, surname: &str, addr: &str) -> Self {
        Self { name: name.to_owned(), surname: surname.to_owned(), addr: addr.to_owned() }
    }

    pub(crate) fn domain(&self) -> &str {
        self.addr.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    pub(crate) fn local_part(&self) -> &str {
        self.addr.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

impl Letter {
    pub(crate) fn recipients(&self) -> impl Iterator<Item = &Person> {
        self.to.iter().chain(&self.cc).chain(&self.bcc)
    }

    /// The people of other organisations.
    pub(crate) fn outsiders(&self) -> impl Iterator<Item = &Person> {
        let own = self.from.domain();
        self.recipients().filter(move |person| !person.domain().ends_with(own) && !own.ends_with(person.domain()))
    }

    pub(crate) fn forget_history(&mut self) {
        self.history.clear();
        self.subject = self.subject.trim_start_matches(|char: char| "RreEFfwWdD: ".contains(char)).to_owned();
    }

    /// The whole text as it is shown.
    pub(crate) fn shown(&self) -> String {
        let pieces = [&self.salutation, &self.text, &self.signature, &self.history];
        pieces
            .into_iter()
            .filter(|piece| !piece.is_empty())
            .map(|piece| piece.trim_end())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// Puts a paragraph between two of the text.
    pub(crate) fn say(&mut self, paragraph: &str, draw: &mut Draw) {
        let paragraphs: Vec<&str> = self.text.split("\n\n").collect();
        // Behind the greeting and, where there is one, before the closing words.
        let at = if paragraphs.len() > 2 { draw.between(1, paragraphs.len() - 1) } else { paragraphs.len() };
        let mut text = paragraphs[..at].join("\n\n");
        write!(text, "\n\n{paragraph}").unwrap_or_default();
        for rest in &paragraphs[at..] {
            write!(text, "\n\n{rest}").unwrap_or_default();
        }
        self.text = text;
    }

    /// The bytes a mail program would save.
    pub(crate) fn eml(&self) -> Vec<u8> {
        let mut mail = self.header();
        let body = self.body();
        if self.files.is_empty() {
            mail.extend_from_slice(&body);
            return mail;
        }
        mail.extend_from_slice(b"Content-Type: multipart/mixed; boundary=\"=_mixed\"\r\n\r\n--=_mixed\r\n");
        mail.extend_from_slice(&body);
        for file in &self.files {
            mail.extend_from_slice(b"\r\n--=_mixed\r\n");
            mail.extend_from_slice(part(file).as_bytes());
        }
        mail.extend_from_slice(b"\r\n--=_mixed--\r\n");
        mail
    }

    fn header(&self) -> Vec<u8> {
        let mut lines = vec![format!("From: {}", self.mailbox(&self.from))];
        let people = |people: &[Person]| people.iter().map(|one| self.mailbox(one)).collect::<Vec<_>>().join(",\r\n ");
        for (name, list) in [("To", &self.to), ("Cc", &self.cc), ("Bcc", &self.bcc)] {
            if !list.is_empty() {
                lines.push(format!("{name}: {}", people(list)));
            }
        }
        lines.extend(self.reply_to.iter().map(|person| format!("Reply-To: {}", self.mailbox(person))));
        lines.push(format!("Subject: {}", self.word(&self.subject)));
        lines.push(format!("Date: {}", self.today.strftime("%a, %d %b %Y 10:15:00 +0900")));
        lines.push("MIME-Version: 1.0\r\n".to_owned());
        lines.join("\r\n").into_bytes()
    }

    fn mailbox(&self, person: &Person) -> String {
        if person.name.is_empty() {
            return person.addr.clone();
        }
        if person.name.is_ascii() {
            return format!("\"{}\" <{}>", person.name.replace(['"', '\\'], ""), person.addr);
        }
        format!("{} <{}>", self.word(&person.name), person.addr)
    }

    /// An encoded word (RFC 2047), or several.
    fn word(&self, text: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        let chars: Vec<char> = text.chars().collect();
        let words = chars.chunks(12).map(|chunk| {
            let chunk: String = chunk.iter().collect();
            let (jis, _, lossy) = encoding_rs::ISO_2022_JP.encode(&chunk);
            if self.form == Form::Jis && !lossy {
                format!("=?ISO-2022-JP?B?{}?=", base64(&jis, usize::MAX))
            } else {
                format!("=?UTF-8?B?{}?=", base64(chunk.as_bytes(), usize::MAX))
            }
        });
        words.collect::<Vec<_>>().join("\r\n ")
    }

    fn body(&self) -> Vec<u8> {
        let text = self.shown().replace('\n', "\r\n");
        let (jis, _, lossy) = encoding_rs::ISO_2022_JP.encode(&text);
        let form = if !self.markup.is_empty() && !matches!(self.form, Form::Outlook | Form::Gmail) {
            Form::Gmail
        } else if self.form == Form::Jis && (lossy || self.history.contains('<') && text.contains('〜')) {
            Form::Utf8
        } else {
            self.form
        };
        let plain = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding:";
        match form {
            Form::Utf8 => format!("{plain} 8bit\r\n\r\n{text}\r\n").into_bytes(),
            Form::Base64 => format!("{plain} base64\r\n\r\n{}\r\n", base64(text.as_bytes(), 76)).into_bytes(),
            Form::Jis => {
                let fields = "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n";
                [fields.as_bytes(), &jis, b"\r\n"].concat()
            }
            Form::Outlook | Form::Gmail => {
                let html = base64(self.html(form).as_bytes(), 76);
                let text = base64(text.as_bytes(), 76);
                format!(
                    "Content-Type: multipart/alternative; boundary=\"=_two\"\r\n\r\n--=_two\r\n{plain} base64\r\n\r\n{text}\r\n\
                     --=_two\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{html}\r\n\
                     --=_two--\r\n"
                )
                .into_bytes()
            }
        }
    }

    fn html(&self, form: Form) -> String {
        let mut shown = self.shown().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        for (text, markup) in &self.markup {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            shown = shown.replacen(&escaped, markup, 1);
        }
        let (open, close) = match form {
            Form::Outlook => ("<p class=MsoNormal><span style='font-size:10.5pt'>", "<o:p></o:p></span></p>\r\n"),
            Form::Gmail | Form::Utf8 | Form::Base64 | Form::Jis => ("<div>", "</div>\r\n"),
        };
        let lines = shown.lines().fold(String::new(), |mut html, line| {
            html.extend([open, if line.is_empty() { "&nbsp;" } else { line }, close]);
            html
        });
        format!("<html><head><meta charset=\"utf-8\"></head><body lang=JA>\r\n{lines}</body></html>\r\n")
    }
}

fn part(file: &File) -> String {
    let name = file.name.bytes().fold(String::new(), |mut name, byte| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            name.push(char::from(byte));
        } else {
            write!(name, "%{byte:02X}").unwrap_or_default();
        }
        name
    });
    format!(
        "Content-Type: {}\r\nContent-Disposition: attachment; filename*=UTF-8''{name}\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        media_type(&file.name),
        base64(&file.data, 76)
    )
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("pptx") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Some("zip") => "application/zip",
        Some("csv") => "text/csv",
        Some("txt") => "text/plain",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some(_) | None => "application/octet-stream",
    }
}

/// Base64 (RFC 2045 §6.8) in lines of so many characters.
pub(crate) fn base64(data: &[u8], width: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len() * 3 / 2);
    let mut column = 0;
    for chunk in data.chunks(3) {
        let bits = chunk.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * place) & 63];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
        column += 4;
        if column >= width {
            text.push_str("\r\n");
            column = 0;
        }
    }
    text
}
