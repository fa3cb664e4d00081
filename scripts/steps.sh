# shellcheck shell=bash
# Sourced by the other scripts: headlines, the time that each step took, and a second try where the network fails.

STEP_TITLE=""
STEP_START=0

# Ends the step before, with its time, and opens a new one.
step() {
    step_end
    STEP_TITLE="$1"
    STEP_START=$SECONDS
    printf '== %s\n' "$STEP_TITLE"
}

# Ends the step that is open, if one is.
step_end() {
    if [[ -n "$STEP_TITLE" ]]; then
        printf '   (%d s)\n' "$((SECONDS - STEP_START))"
    fi
    STEP_TITLE=""
}

note() { printf '   %s\n' "$*"; }

# Runs a command quietly, up to three times; its last words are shown only where it fails for good.
quietly() {
    local log attempt
    log="$(mktemp)"
    for attempt in 1 2 3; do
        if "$@" >"$log" 2>&1 </dev/null; then
            rm -f "$log"
            return 0
        fi
        if ((attempt < 3)); then
            note "that failed, trying again ($attempt): $1 ${2:-} ${3:-}"
            sleep "$((attempt * 3))"
        fi
    done
    tail -n 40 "$log" >&2
    rm -f "$log"
    return 1
}
