#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| yubisashi_fuzz::run("import", data));
