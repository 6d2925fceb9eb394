# What each stage of script/test does: one function a stage.
# Sourced after workspace.sh and web.sh; each runs in a shell of its own, from the root of the repository.

check_format() {
  cargo fmt --all --check
  in_web npm run format:check
  in_web npx --no-install prettier --config .prettierrc.json --check '../tests/e2e/**/*.ts' '../tests/webkit/*.mjs'
}

check_lints() {
  lint_workspace
  in_web npm run check
  in_web npx --no-install tsc -p ../tests/e2e/tsconfig.json
}

check_web() { web_is_built || build_web; }

check_build() { build_workspace; }

check_unit() {
  test_programs beside_code --lib --bins
  test_documentation
  in_web npm test
}

check_api_sqlite() {
  unset DATABASE_URL_TEST
  test_programs api
}

check_api_postgres() { test_programs api; }

check_drift() {
  # Not local: the trap runs after this function is left.
  fresh=$(mktemp -d "${TMPDIR:-/tmp}/gadeplan-drift.XXXXXX")
  trap 'rm -rf "$fresh"' EXIT
  write_openapi >"$fresh/openapi.json"
  write_api_types "$fresh/openapi.json" "$fresh/schema.gen.ts"
  compare openapi/openapi.json "$fresh/openapi.json"
  compare web-pwa/src/api/schema.gen.ts "$fresh/schema.gen.ts"
}

compare() { diff -u "$1" "$2" || fail "$1 is not what the code says now. Write it anew:" script/bless; }

check_browser() { run_playwright --project=together; }

# Sizes are exact; times are taken with nothing beside them.
check_budgets() {
  in_web npm run budgets
  run_playwright --project=alone
}

# The tests live outside web-pwa and use its packages.
run_playwright() {
  NODE_PATH=${web:?}/node_modules in_web npx --no-install playwright test -c ../tests/e2e/playwright.config.ts "$@"
}

check_webkit() { xvfb-run --auto-servernum --server-args="-screen 0 1400x1000x24" node tests/webkit/smoke.mjs; }

check_faults() { test_programs faults; }
