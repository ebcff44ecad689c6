//! Names of files that come out of a mail, made harmless.

/// Longest name in bytes; file systems take 255, and a number may be added.
const LONGEST: usize = 180;

/// Names that Windows takes for devices, with any extension.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A name for a file in a folder of ours: never a path, a device or an empty name, nothing that hides its extension.
/// `fallback` stands in for a name of which nothing is left.
pub fn safe(name: &str, fallback: &str) -> String {
    let cleaned: String =
        name.chars().filter(|c| !is_invisible(*c)).map(|c| if is_reserved(c) { '_' } else { c }).collect();
    // Windows drops dots and spaces at the end; a dot in front hides the file elsewhere.
    let trimmed = cleaned.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let name = if trimmed.is_empty() { fallback } else { trimmed };
    let name = if is_device(name) { format!("_{name}") } else { name.to_owned() };
    shorten(&name)
}

fn is_reserved(c: char) -> bool {
    c.is_control() || "/\\:*?\"<>|".contains(c)
}

/// Bidirectional controls, zero-width characters and their kind.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' | '\u{E0000}'..='\u{E007F}')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let numbered = port.is_some_and(|number| {
        matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    });
    numbered || DEVICES.contains(&stem.as_str())
}

/// Cuts the middle of a long name, so that its extension stays.
fn shorten(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').filter(|(_, extension)| extension.len() <= 16).unwrap_or((name, ""));
    let dot = if extension.is_empty() { "" } else { "." };
    let end = stem.floor_char_boundary(LONGEST - extension.len() - dot.len());
    format!("{}{dot}{extension}", stem.get(..end).unwrap_or_default().trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_path() {
        for (name, expected) in [
            ("../../.ssh/authorized_keys", "_.._.ssh_authorized_keys"),
            (r"C:\Windows\notepad.exe", "C__Windows_notepad.exe"),
            ("/etc/passwd", "_etc_passwd"),
            ("..", "file"),
            (" . ", "file"),
            ("", "file"),
            ("a\0b\r\n.txt", "a_b__.txt"),
            ("見積書（最終）.xlsx", "見積書（最終）.xlsx"),
        ] {
            assert_eq!(safe(name, "file"), expected, "{name:?}");
        }
    }

    #[test]
    fn a_name_is_never_a_device() {
        for (name, expected) in [
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("com1.tar.gz", "_com1.tar.gz"),
            ("LPT³", "_LPT³"),
            ("aux .c", "_aux .c"),
            ("console.txt", "console.txt"),
            ("COM10.txt", "COM10.txt"),
        ] {
            assert_eq!(safe(name, "file"), expected);
        }
    }

    #[test]
    fn a_name_hides_nothing() {
        assert_eq!(safe("invoice\u{202E}fdp.exe", "file"), "invoicefdp.exe");
        assert_eq!(safe("a.exe . ", "file"), "a.exe");
        assert_eq!(safe("\u{200B}\u{FEFF}", "file"), "file");
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = safe(&format!("{}.pdf", "長".repeat(400)), "file");
        assert!(name.len() <= LONGEST && name.ends_with("長.pdf"), "{name}");
        assert!(safe(&"x".repeat(5000), "file").len() <= LONGEST);
    }
}
