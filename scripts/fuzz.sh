#!/usr/bin/env bash
# Makes up input for what reads untrusted bytes: scripts/fuzz.sh [TARGET…] [--minutes N]
# Without TARGET each one in turn; ten minutes each unless said otherwise. It needs the nightly toolchain
# (`rustup toolchain install nightly`) and `cargo install cargo-fuzz`, and is no part of scripts/test.sh: what was found is
# kept in tests/fuzz/TARGET and looked at again by `cargo test`.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "$*" >&2; exit 1; }

minutes=10
chosen=()
while [ $# -gt 0 ]; do
    case $1 in
        --minutes) [ $# -gt 1 ] || fail "--minutes needs a number"; minutes=$2; shift 2 ;;
        -*) fail "usage: scripts/fuzz.sh [TARGET…] [--minutes N]" ;;
        *) chosen+=("$1"); shift ;;
    esac
done
case $minutes in '' | *[!0-9]* | 0) fail "--minutes needs a whole number from 1 on" ;; esac

cargo +nightly --version >/dev/null 2>&1 || fail "The nightly toolchain is missing: rustup toolchain install nightly"
cargo fuzz --version >/dev/null 2>&1 || fail "cargo-fuzz is missing: cargo install cargo-fuzz"

all=()
for file in fuzz/fuzz_targets/*.rs; do all+=("$(basename "$file" .rs)"); done
[ ${#chosen[@]} -gt 0 ] || chosen=("${all[@]}")
for target in "${chosen[@]}"; do
    [ -f "fuzz/fuzz_targets/$target.rs" ] || fail "There is no target $target; there are: ${all[*]}"
done

# Larger inputs are slower, and say little that smaller ones do not.
longest() {
    case $1 in
        address) echo 300 ;;
        words) echo 1000 ;;
        text | rtf | picture) echo 2000 ;;
        eml | old_office) echo 6000 ;;
        office | msg) echo 9000 ;;
        *) echo 3000 ;;
    esac
}

# The code has no unsafe blocks of its own, so a sanitizer would cost half the speed and say little; overflows and debug
# assertions are looked at.
cargo +nightly fuzz build -s none --codegen-units 16 --fuzz-dir fuzz
built=fuzz/target/$(rustc +nightly -vV | sed -n 's/^host: //p')/release

scratch=fuzz/target
failed=0
for target in "${chosen[@]}"; do
    corpus=$scratch/corpus/$target artifacts=$scratch/artifacts/$target log=$scratch/$target.log
    mkdir -p "$corpus" "$artifacts"
    rm -f "$artifacts"/*
    status=0
    "$built/$target" "$corpus" "tests/fuzz/$target" -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=1500 \
        -max_len="$(longest "$target")" -dict="fuzz/dictionaries/$target.dict" -artifact_prefix="$artifacts/" \
        -print_final_stats=1 >"$log" 2>&1 || status=$?
    stat() { grep -a "^stat::$1:" "$log" | tail -n 1 | awk '{ print $2 }'; }
    crashes=$(find "$artifacts" -type f | wc -l)
    seconds=$(sed -n 's/^Done .* runs in \([0-9]*\) second(s)$/\1/p' "$log" | tail -n 1)
    printf '%-14s %12s executions %6s s %6s inputs %3s crashes\n' "$target" "$(stat number_of_executed_units || true)" \
        "${seconds:-?}" "$(find "$corpus" -type f | wc -l)" "$crashes"
    if [ "$status" -ne 0 ] || [ "$crashes" -gt 0 ]; then
        failed=1
        echo "$target did not hold: $log, $artifacts" >&2
    fi
done
exit $failed
