//! `yubisashi policy`.

use super::Home;

#[test]
fn each_value_is_shown_with_its_origin() {
    let home = Home::new();
    home.file(
        "p.toml",
        "format = 1\n[attachments]\nmax_total_mb = 3\n[[keywords]]\nname = \"birds\"\nwords = [\"falcon\"]\n",
    );
    let built_in = home.run(&["policy", "show"]);
    assert_eq!((built_in.status, built_in.err.as_str()), (0, ""));
    let line = |out: &str| out.lines().find(|line| line.starts_with("attachments.max_total_mb ")).unwrap().to_owned();
    assert!(line(&built_in.out).contains("10") && line(&built_in.out).contains("built-in"), "{}", built_in.out);
    let given = home.run(&["policy", "show", "p.toml"]);
    assert!(line(&given.out).contains(" 3 ") && line(&given.out).contains("p.toml"), "{}", line(&given.out));
    assert!(given.out.contains("birds"));
    home.file("home/machine/policy.toml", "format = 1\n[attachments]\nmax_total_mb = 4\n");
    let machine = home.run(&["policy", "show"]);
    assert!(line(&machine.out).contains(" 4 ") && line(&machine.out).contains("policy.toml"), "{}", machine.out);
}

#[test]
fn every_fault_is_told_with_file_line_and_column() {
    let home = Home::new();
    home.file("good.toml", "format = 1\n");
    home.file("bad.toml", "format = 1\n[levels]\nrecipient_first = \"loud\"\n  [recipients]\n  each_upto = 8\n");
    let good = home.run(&["policy", "lint", "good.toml"]);
    assert_eq!((good.status, good.out.as_str(), good.err.as_str()), (0, "", ""));
    for command in ["lint", "show"] {
        let bad = home.run(&["policy", command, "bad.toml"]);
        assert_eq!((bad.status, bad.out.as_str(), bad.err.lines().count()), (4, "", 2), "{}", bad.err);
        assert!(bad.err.contains("bad.toml:3:19") && bad.err.contains("bad.toml:5:3"), "{}", bad.err);
    }
    home.file("syntax.toml", "format = 1\n[levels\n");
    home.file("newer.toml", "format = 2\n");
    home.file("latin.toml", b"format = 1 # caf\xE9\n");
    for file in ["syntax.toml", "newer.toml", "latin.toml", "missing.toml", "."] {
        let ran = home.run(&["policy", "lint", file]);
        assert_eq!((ran.status, ran.out.as_str()), (4, ""), "{file}");
        assert!(ran.err.contains(&format!("{file}:")), "{}", ran.err);
        let ja = home.run(&["policy", "lint", "--lang", "ja", file]);
        assert!(ja.status == 4 && !ja.err.is_ascii(), "{}", ja.err);
    }
}
