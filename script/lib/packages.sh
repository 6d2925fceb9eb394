# Installs a package of the distribution where that needs no question: as root on Debian and Ubuntu.
# Sourced after say.sh; callers say themselves what to type where this is not possible.

can_install() { ((EUID == 0)) && command -v apt-get >/dev/null; }

install_packages() {
  say "Installing $* (apt-get)"
  refresh_package_list || return
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=550 install -y --no-install-recommends "$@" >/dev/null
}

# A fresh image has no package list at all, and a stale one names files that are gone.
refresh_package_list() {
  if [[ -n "${package_list_is_fresh:-}" ]]; then return; fi
  apt-get -qq -o DPkg::Lock::Timeout=550 update >/dev/null || return
  package_list_is_fresh=yes
}

is_debian() { [[ -r /etc/os-release ]] && (. /etc/os-release && [[ "${ID:-}" == debian ]]); }

# What a person types to get a package: the name on Debian and Ubuntu, then the name for Homebrew.
install_line() {
  if [[ "$(uname -s)" == Darwin ]]; then
    echo "brew install $2"
  elif command -v apt-get >/dev/null; then
    echo "sudo apt-get update && sudo apt-get install -y $1"
  else
    echo "install the package that Debian calls \"$1\" with the package manager of this system"
  fi
}
