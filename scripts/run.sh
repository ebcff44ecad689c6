#!/usr/bin/env bash
# Builds Yubisashi and opens it: scripts/run.sh [FILE]
# Without FILE it opens a sample draft, in practice: nothing is recorded.
# Without a display it runs in one in memory and leaves a screenshot.
set -euo pipefail
given=${1:+$(realpath -- "$1")}
cd "$(dirname "$0")/.."
. scripts/packages.sh

command -v cargo >/dev/null 2>&1 || { echo "Rust is missing: see https://rustup.rs" >&2; exit 1; }
# shellcheck disable=SC2086 # a list of package names
need "The window" $WINDOW
cargo build --release --locked
program=target/release/yubisashi
if [ -n "$given" ]; then set -- "$given"; else set -- --sample exposed; fi

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi

# shellcheck disable=SC2086
need "The display in memory" $DISPLAY_IN_MEMORY
picture=target/yubisashi.png
rm -f "$picture"
xvfb-run -a -s "-screen 0 1280x800x24" "$program" --screenshot "$picture" "$@"
[ -s "$picture" ] || { echo "There is no display here, and the window could not be drawn in memory either." >&2; exit 1; }
echo "There is no display here: the window was opened in one in memory. A picture of it: $PWD/$picture"
