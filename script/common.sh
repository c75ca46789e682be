# script/common.sh - what the scripts share; sourced, never run.
#
# Every script works from any folder (it goes to the top of the source tree
# first), says in one line what it does, and stops at the first failure.
# shellcheck shell=bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

say() {
    printf '\n== %s\n' "$*" >&2
}

die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 2
}

# The comment at the head of the calling script is its manual.
usage() {
    sed -n '2,/^[^#]/{ s/^# \{0,1\}//p; }' "$0"
}

# Configures (once) and compiles a build folder: build_folder NAME [MESON-OPTION…].
build_folder() {
    local folder=$1
    shift
    [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" >&2
    ninja -C "$folder" -j "${GAINSAY_JOBS:-$(nproc)}" >&2
}

# The last word of a script that counts: "N passed, N failed" alone on a line,
# and the exit status. Inside .ci/run the figures go to its sum instead.
tally() {
    local passed=$1 failed=$2
    if [ -n "${GAINSAY_TALLY:-}" ]; then
        printf '%s %s %s\n' "$passed" "$failed" "$(basename "$0")" >>"$GAINSAY_TALLY"
    else
        printf '%s passed, %s failed\n' "$passed" "$failed"
    fi
    [ "$failed" -eq 0 ]
}
