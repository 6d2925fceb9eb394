# Checks Rust, a C compiler, Node and npm, and installs or names what is missing.
# Sourced after say.sh and packages.sh.

least_rust=1.94
least_node=20.19
rustup_line="curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"

need_rust() {
  # rustup puts cargo on the path of the next login only.
  if ! command -v cargo >/dev/null && [[ -x "$HOME/.cargo/bin/cargo" ]]; then PATH="$HOME/.cargo/bin:$PATH"; fi
  if ! command -v cargo >/dev/null || ! command -v rustc >/dev/null; then
    fail "Rust is missing (at least $least_rust). Install it with:" "$rustup_line"
  fi
  local found
  found=$(rustc --version | awk '{print $2}')
  if is_at_least "$found" "$least_rust"; then return; fi
  if command -v rustup >/dev/null; then
    fail "Rust $found is too old (at least $least_rust). Update it with:" "rustup update stable"
  fi
  fail "Rust $found is too old (at least $least_rust). Install a newer one with:" "$rustup_line"
}

need_rust_lints() {
  if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
  if command -v rustup >/dev/null && rustup component add rustfmt clippy >&2; then return; fi
  fail "cargo fmt or cargo clippy is missing. Install them with:" "rustup component add rustfmt clippy"
}

need_c_compiler() {
  if command -v cc >/dev/null; then return; fi
  if can_install && install_packages build-essential; then return; fi
  if [[ "$(uname -s)" == Darwin ]]; then fail "A C compiler is missing. Install it with:" "xcode-select --install"; fi
  fail "A C compiler is missing. Install it with:" "$(install_line build-essential gcc)"
}

need_node() {
  if has_node; then return; fi
  if can_install && install_node && has_node; then return; fi
  if [[ "$(uname -s)" == Darwin ]]; then
    fail "Node $least_node or newer with npm is missing. Install it with:" "brew install node"
  fi
  fail "Node $least_node or newer with npm is missing. Install it with:" "$(install_line npm node)" \
    "sudo npm install --global node@22    # only if \"node --version\" then still says less than $least_node"
}

has_node() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    is_at_least "$(node --version 2>/dev/null | tr -d v)" "$least_node"
}

# Distributions are slow with Node; npm itself can bring a newer one as a package.
install_node() {
  command -v npm >/dev/null || install_packages npm || return
  hash -r
  if has_node; then return; fi
  say "Installing Node 22 (npm)"
  npm install --global node@22 >&2 || return
  hash -r
}

# is_at_least 1.95.0 1.94
is_at_least() {
  local found=$1 least=$2
  local found_major=${found%%.*} least_major=${least%%.*}
  local found_minor=${found#*.} least_minor=${least#*.}
  found_minor=${found_minor%%[!0-9]*}
  [[ "$found_major" =~ ^[0-9]+$ && "$found_minor" =~ ^[0-9]+$ ]] || return 1
  ((found_major > least_major || (found_major == least_major && found_minor >= least_minor)))
}
