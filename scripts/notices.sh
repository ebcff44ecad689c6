#!/usr/bin/env bash
# Writes the table of crates in THIRD-PARTY.md anew, for every platform: scripts/notices.sh
set -euo pipefail
cd "$(dirname "$0")/.."
YUBISASHI_WRITE=1 exec cargo test --locked --quiet --test suite notices::
