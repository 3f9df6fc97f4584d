#!/usr/bin/env bash
# Installs the tools of the given groups where they are missing: `scripts/setup.sh rust build`.
# scripts/tools.txt is the table of groups, tools and versions.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# The version that the table means: its own, or that of the file it names.
version_of() { # tool version
  case $2 in
    Cargo.lock) sed -n "/^name = \"$1\"\$/{n;s/version = \"\(.*\)\"/\1/p;}" Cargo.lock ;;
    rust-toolchain.toml) sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml ;;
    *) echo "$2" ;;
  esac
}

is_there() { # tool version how
  case $1:$3 in
    *:rustup) rustup toolchain list 2>/dev/null | grep "^$2" >/dev/null ;;
    *:rustup-parts)
      { rustup target list --toolchain "$2" --installed | grep -x wasm32-unknown-unknown &&
        rustup component list --toolchain "$2" --installed | grep -x rust-src &&
        rustup component list --toolchain "$2" --installed | grep "^clippy"; } >/dev/null 2>&1 ;;
    # npm dates this file when it has installed what the lock file lists.
    *:npm*) [ scripts/node_modules/.package-lock.json -nt scripts/package-lock.json ] && [ -e "scripts/node_modules/.bin/$1" ] ;;
    *) command -v "$1" >/dev/null && { [ "$2" = any ] || [ "$(stated "$1")" = "$1 $2" ]; } ;;
  esac
}

# The first line a tool prints of its version, such as `trunk 0.22.1`.
stated() { # tool
  case $1 in
    cargo-*) cargo "${1#cargo-}" --version 2>/dev/null | head -n 1 ;;
    *) "$1" --version 2>/dev/null | head -n 1 ;;
  esac
}

install() { # version how package
  case $2 in
    rustup)
      # Not one `toolchain install` for all: on a toolchain that is there it also updates rustup itself.
      rustup toolchain install --profile minimal --no-self-update "$1" ;;
    rustup-parts)
      rustup target add --toolchain "$1" wasm32-unknown-unknown
      rustup component add --toolchain "$1" clippy rustfmt rust-src ;;
    cargo*)
      local name=$3; [ "$1" = any ] || name=$3@$1
      if cargo binstall -V >/dev/null 2>&1; then cargo binstall --no-confirm "$name"; return; fi
      # These tools run seldom: quick to build matters more than quick to run.
      local -x CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256
      local -x CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=none
      # trunk and cargo-deny declare a newer compiler than they need.
      if [ "$2" = cargo ]; then cargo install --quiet --locked --ignore-rust-version "$name"; else cargo install --quiet "$name"; fi ;;
    apt*)
      [ -n "${updated:-}" ] || apt-get update -qq
      updated=yes
      # shellcheck disable=SC2086 # several packages
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${3//,/ } >/dev/null ;;
    npm) (cd scripts && npm ci --silent --omit=optional) ;;
    npm\?) (cd scripts && npm ci --silent) ;;
  esac
}

is_debian_root() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

for wanted in "$@"; do
  grep -q "^$wanted " scripts/tools.txt || { echo "scripts/tools.txt has no group $wanted" >&2; exit 1; }
  # The table is read from its own descriptor: what is called in the loop may read standard input.
  while read -r group tool version how package minutes purpose <&3; do
    [ "$group" = "$wanted" ] || continue
    version=$(version_of "$tool" "$version")
    is_there "$tool" "$version" "$how" && continue
    case $how in
      rustup* | cargo*) command -v "${how%%-*}" >/dev/null || { echo "Please install $how (https://rustup.rs) for $purpose." >&2; exit 1; } ;;
      apt) is_debian_root || { echo "Please install $tool for $purpose (on Debian: sudo apt-get install ${package//,/ })." >&2; exit 1; } ;;
      apt\?) is_debian_root || continue ;;
    esac
    echo "Installing $tool for $purpose (once, up to $minutes min) ..."
    case $how in
      *\?) install "$version" "$how" "$package" || echo "$tool could not be installed: going on without $purpose." >&2 ;;
      *) install "$version" "$how" "$package" ;;
    esac
  done 3<scripts/tools.txt
done
