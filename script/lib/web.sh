# Installs the front-end packages and builds the phone app, each only when something changed.
# Sourced after say.sh; expects $root.

web=${root:?}/web-pwa
web_mark=$web/node_modules/.gadeplan-built

in_web() { (cd "$web" && "$@"); }

need_web_packages() {
  # npm writes this list last, so a torn installation has none.
  local installed=$web/node_modules/.package-lock.json
  if [[ -f "$installed" && ! "$web/package-lock.json" -nt "$installed" ]]; then return; fi
  say "Installing the front-end packages (npm ci)"
  in_web npm ci --ignore-scripts --no-audit --no-fund >&2 ||
    fail "npm ci failed in web-pwa; its words stand above. To try it alone:" "cd web-pwa && npm ci --ignore-scripts"
}

build_web() {
  # The mark is taken before the build, so that what is saved while it runs counts as newer.
  touch "$web_mark.next"
  in_web npm run build && mv "$web_mark.next" "$web_mark"
}

web_is_built() {
  [[ -f "$web_mark" && -f "$web/dist/index.html" ]] || return 1
  # Folders count too: a removed file shows only in the time of its folder.
  [[ -z "$(find "$web" -mindepth 1 \( -name node_modules -o -name dist -o -name test -o -name test-results \) -prune \
    -o -newer "$web_mark" -print)" ]]
}

# The types of the API, made from the first file, as the second; both with the whole path.
write_api_types() { in_web npx --no-install openapi-typescript "$1" -o "$2"; }
