# Finds WebKit's GTK browser with its driver, a screen in memory and openssl for the webkit stage, or installs them.
# Sourced after packages.sh. They exist on Linux only; on macOS the stage is named and left out.

webkit_packages="webkit2gtk-driver xvfb xauth openssl"

has_webkit() {
  local program
  for program in WebKitWebDriver xvfb-run xauth openssl; do
    command -v "$program" >/dev/null || return 1
  done
}

need_webkit() {
  if has_webkit; then return; fi
  # shellcheck disable=SC2086 # one word for each package
  if can_install && install_packages $webkit_packages && has_webkit; then return; fi
  fail "WebKit's GTK browser, its driver, xvfb-run or openssl is missing. Install them with:" \
    "$(install_line "$webkit_packages" "")"
}
