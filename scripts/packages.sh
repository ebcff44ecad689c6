# shellcheck shell=bash disable=SC2034 # the lists are for those who source this
# Sourced by the other scripts: installs the system packages that are missing.
#
# need WHAT PACKAGE…   makes sure that the Debian packages are there; WHAT says in words what they are for.

need() {
    what=$1
    shift
    [ "$(uname -s)" = Linux ] || return 0
    if ! command -v dpkg-query >/dev/null 2>&1; then
        echo "$what needs, by their Debian names: $*"
        echo "If something is missing below, install what your system calls them."
        return 0
    fi
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "$what: installing$missing"
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || { echo "Run as root once: apt-get install$missing" >&2; exit 1; }
        as_root=sudo
    fi
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of package names
    $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# What an eframe window opens at run time; building needs only a C compiler.
WINDOW="libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libgl1 libegl1 libgl1-mesa-dri libvulkan1 mesa-vulkan-drivers libfontconfig1 libdbus-1-3"
# A display in memory.
DISPLAY_IN_MEMORY="xvfb xauth"
