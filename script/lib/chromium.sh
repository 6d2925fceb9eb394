# Finds a Chromium for the browser tests, or installs one, and exports its path as CHROMIUM_PATH.
# Left unset, CHROMIUM_PATH means the browser that Playwright installed itself. Sourced after packages.sh and web.sh.

need_chromium() {
  if [[ -n "${CHROMIUM_PATH:-}" ]]; then
    if runs "$CHROMIUM_PATH"; then return; fi
    fail "CHROMIUM_PATH is $CHROMIUM_PATH, which does not start." "unset CHROMIUM_PATH    # then one is looked for"
  fi
  if chromium_on_path; then return; fi
  # Ubuntu's package of that name is only a pointer to a snap, which test machines seldom run.
  if can_install && is_debian && install_packages chromium fonts-liberation && chromium_on_path; then return; fi
  install_playwright_chromium
}

chromium_on_path() {
  local name
  for name in chromium chromium-browser; do
    if runs "$name"; then
      CHROMIUM_PATH=$(command -v "$name")
      export CHROMIUM_PATH
      return
    fi
  done
  return 1
}

runs() { command -v "$1" >/dev/null && "$1" --version >/dev/null 2>&1; }

install_playwright_chromium() {
  local options=()
  # The libraries that the browser needs come from the distribution, which takes root.
  if can_install; then options=(--with-deps); fi
  say "Installing Chromium (Playwright's own)"
  unset CHROMIUM_PATH
  in_web npx --no-install playwright install ${options[@]+"${options[@]}"} chromium >&2 && return
  fail "There is no Chromium for the browser tests. Install one, or name one in CHROMIUM_PATH:" \
    "$(install_line chromium '--cask chromium')" "(cd web-pwa && npx playwright install chromium)"
}
