#!/usr/bin/env bash
# Makes the pictures of the documentation anew from real output. Needs Chromium, ImageMagick and Node.js.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cargo run --release -- report cases/japan-dprk-2024 --out "$work/report.html"
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
  --user-data-dir="$work/profile" --blink-settings=preferredColorScheme=1 \
  --screenshot="$work/report.png" --window-size=1180,1480 "file://$work/report.html"
convert "$work/report.png" -strip -colors 128 docs/pictures/report.png
cargo run -p xtask -- web
cargo build -p detente
node web/e2e/pictures.mjs "$work/workbench"
for picture in "$work"/workbench/*.png; do
  convert "$picture" -strip +dither -colors 128 "docs/pictures/$(basename "$picture")"
done
