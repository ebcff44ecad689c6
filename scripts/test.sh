#!/usr/bin/env bash
# Every check and every test, as CI runs them.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

# shellcheck disable=SC2086 # lists of package names
need "The window in a virtual display" $WINDOW $DISPLAY_IN_MEMORY xdotool strace xz-utils

step() { printf '\n== %s\n' "$*"; "$@"; }

step cargo fmt --check
step cargo clippy --locked --all-targets --quiet -- -D warnings
RUSTDOCFLAGS="-D warnings" step cargo doc --locked --no-deps --document-private-items --quiet
# The window's own test must not be skipped here: what it needs was installed above.
export YUBISASHI_REAL_WINDOW=required
step cargo test --locked
if command -v typos >/dev/null 2>&1; then step typos; fi
if command -v cargo-deny >/dev/null 2>&1; then step cargo deny --locked check --config .deny.toml licenses bans sources; fi
echo
echo "All checks and tests passed."
