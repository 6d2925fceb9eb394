# Runs a stage in a process group of its own, times it, ends whatever it leaves behind, and prints the final table.
# Sourced after say.sh; the script that runs stages also sets the traps.

stage_table=
stages_passed=0
stages_failed=0
stage_group=
stage_mark=GADEPLAN_TEST_RUN=$$.$RANDOM

# run_stage NAME COMMAND: a failed stage is counted, and the next one still runs.
run_stage() {
  local began=$SECONDS result=passed
  say "$1"
  set -m
  (export "${stage_mark?}" && "$2") </dev/null &
  stage_group=$!
  set +m
  wait "$stage_group" || result=failed
  end_stage_group
  record_stage "$1" "$result" $((SECONDS - began))
}

record_stage() {
  stage_table+=$(printf '%-14s %-8s %5d s' "$@")$'\n'
  case $2 in
    passed) stages_passed=$((stages_passed + 1)) ;;
    failed) stages_failed=$((stages_failed + 1)) && say "$1 failed" ;;
    *) say "$1 left out: $2" ;;
  esac
}

# Interrupt first: the browser runner then ends its browsers and its server, which live in groups of their own.
end_stage_group() {
  if [[ -z "$stage_group" ]]; then return; fi
  local signal
  for signal in INT TERM KILL; do
    kill "-$signal" -- "-$stage_group" 2>/dev/null || break
    wait_for_stage_group
  done
  stage_group=
  end_strays
}

# Test programs and browsers make groups of their own, so all that stages start carries a mark in its environment.
# Only Linux shows it.
end_strays() {
  local file process
  { grep -lsxzF "$stage_mark" /proc/[0-9]*/environ || true; } | while read -r file; do
    process=${file//[!0-9]/}
    say "Left running by a test, ended now: $(tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null)"
    kill -KILL "$process" 2>/dev/null || true
  done
}

wait_for_stage_group() {
  local tenths
  for ((tenths = 0; tenths < 30; tenths++)); do
    kill -0 -- "-$stage_group" 2>/dev/null || return 0
    sleep 0.1
  done
}

print_stage_table() {
  printf '\n%s%-23s %5d s\n\n' "$stage_table" 'in all' "$SECONDS"
  printf 'stages: %d passed, %d failed\n' "$stages_passed" "$stages_failed"
}
