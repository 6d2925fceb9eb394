# Words to the person at the terminal. Everything goes to stderr: stdout belongs to the program that is started.
# Sourced by the other files here, never run alone.

say() { printf '==> %s\n' "$*" >&2; }

# The first argument says what is wrong; each further one is a line to type or to read.
fail() {
  printf '\nCannot go on: %s\n' "$1" >&2
  shift
  if (($# > 0)); then printf '    %s\n' "$@" >&2; fi
  exit 1
}

# The comment lines at the top of the script are its help.
print_header_of() { sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$1"; }
