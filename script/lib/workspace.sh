# Builds and tests the Rust workspace, always with the same selection of packages and so the same features:
# another selection would build the database crates again. Sourced after toolchain.sh; expects $root.

target=${CARGO_TARGET_DIR:-target}
if [[ "$target" != /* ]]; then target=${root:?}/$target; fi

build_workspace() { cargo build --workspace --all-targets --locked; }

# The program that people run. Quick when nothing changed.
build_server() { (cd "$root" && cargo build --release --locked -p gadeplan); }

lint_workspace() { cargo clippy --workspace --all-targets --locked -- -D warnings; }

# The cases that are drawn are the same each time: new ones are found by the campaign, not by somebody else's change.
test_workspace() {
  if [[ -z "${GADEPLAN_TEST_FULL:-}" ]]; then export PROPTEST_RNG_SEED=1997; fi
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --locked --no-fail-fast "$@"
  else
    cargo test --workspace --locked --no-fail-fast "$@"
  fi
}

test_documentation() { cargo test --workspace --locked --doc; }

# test_programs beside_code|api|faults: runs the test programs of one kind; any further options go to cargo.
test_programs() {
  local names
  names=$(name_test_programs "$1")
  shift
  [[ -n "$names$*" ]] || fail "There is no test program of this kind in the workspace."
  # shellcheck disable=SC2086 # one word for each option
  test_workspace "$@" $names
}

# As "--test NAME" options, so that a new test program in any package is run without a change here.
name_test_programs() {
  cargo metadata --no-deps --locked --format-version 1 | node -e '
    const kind = process.argv[1]
    const { packages } = JSON.parse(require("node:fs").readFileSync(0, "utf8"))
    const kindOf = (crate, name) => (crate !== "tests" ? "beside_code" : name === "faults" ? "faults" : "api")
    for (const crate of packages)
      for (const target of crate.targets)
        if (target.kind[0] === "test" && kindOf(crate.name, target.name) === kind) console.log("--test " + target.name)
  ' "$1"
}

write_openapi() { "$target/debug/gadeplan" openapi; }
