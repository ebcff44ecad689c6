//! `format=flowed` (RFC 3676): what its generator put in comes out again.

/// Takes the stuffed spaces out of normalised text; with `delsp`, soft line ends and their space too.
///
/// Without `delsp` soft line ends stay: the space before them is what tells them apart.
pub(super) fn unstuffed(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut joins: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = if depth == 0 { line.strip_prefix(' ').unwrap_or(line) } else { line };
        match joins.take() {
            Some(above) if above == depth => {
                out.push_str(content.get(depth..).unwrap_or_default().trim_start_matches(' '));
            }
            Some(_) => {
                out.push('\n');
                out.push_str(content);
            }
            None => out.push_str(content),
        }
        // `-- ` is a signature's line, not a soft end (RFC 3676 §4.3).
        if delsp && line.ends_with(" \n") && !line.trim_start_matches(['>', ' ']).eq("-- \n") {
            out.truncate(out.len() - 2);
            joins = Some(depth);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stuffed_spaces_go_and_soft_ends_stay() {
        assert_eq!(unstuffed(" From here \nto there\n> quoted\n", false), "From here \nto there\n> quoted\n");
    }

    #[test]
    fn delsp_joins_without_the_space() {
        assert_eq!(unstuffed("お世話に \nなって \nおります。\nB\n", true), "お世話になっております。\nB\n");
    }

    #[test]
    fn delsp_keeps_signatures_and_quote_levels_apart() {
        assert_eq!(unstuffed("a \n> b \n> c\n-- \nsig\n", true), "a\n> bc\n-- \nsig\n");
    }
}
