#!/usr/bin/env bash
# Compares two published sites: `scripts/compare-sites.sh BEFORE AFTER`.
#
# Every file has to be the same byte for byte, but for the app, which another compiler or another
# order of functions changes. So marks replace, in both sites:
# - what is in the app's files (reader-*, finder-*) and the hash in their names,
# - their sizes and hashes in build.json, and their order in lists, which are sorted by name,
# - the hashes of scripts (CSP and integrity) and the text of inline scripts.
# Precompressed copies are compared by what they hold. Prints each file that differs, with the
# first place where it does; ends with 1 where there is one.
set -euo pipefail
[ $# = 2 ] && [ -d "$1" ] && [ -d "$2" ] || { echo "usage: $0 BEFORE AFTER" >&2; exit 2; }

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

unbrotli() {
  if command -v brotli >/dev/null; then brotli -dc; else
    node -e 'process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(0)))'
  fi
}

# Copies a site, with marks.
mark() { # site copy
  cp -R "$1/." "$2"
  local file
  find "$2" -type f \( -name '*.br' -o -name '*.gz' \) -print0 | while IFS= read -r -d '' file; do
    case $file in
      *.br) unbrotli <"$file" >"$file.tmp" ;;
      *.gz) gzip -dc <"$file" >"$file.tmp" ;;
    esac
    mv "$file.tmp" "$file"
  done
  find "$2" -maxdepth 1 -type f \( -name 'reader-*' -o -name 'finder-*' \) -print0 | while IFS= read -r -d '' file; do
    rm "$file"
    echo 'a file of the app' >"$2/$(basename "$file" | sed -E 's/-[0-9a-f]{12,64}/-HASH/')"
  done
  find "$2" -type f -print0 | xargs -0 perl -0777 -i -pe '
    s/((?:reader|finder)-)[0-9a-f]{12,64}/$1HASH/g;
    s/("path":"(?:reader|finder)-[^"]*","bytes":)\d+(,"sha256":")[0-9a-f]*/$1BYTES$2HASH/g;
    s/(reader|finder)-HASH\.wasm(.{0,200}?)\1-HASH\.js/$1-HASH.js$2$1-HASH.wasm/gs;
    s{sha256-[A-Za-z0-9+/]{43}=}{sha256-HASH}g;
    s{(<script>).*?(</script>)}{$1SCRIPT$2}gs;'
}

# What is in a file around a byte, on one line.
around() { # file byte
  local from=$(($2 > 60 ? $2 - 60 : 1))
  tail -c "+$from" "$1" | head -c 160 | tr '\n\t' '  ' | iconv -c -f utf-8 -t utf-8 || true
}

mkdir "$dir/before" "$dir/after"
mark "$1" "$dir/before"
mark "$2" "$dir/after"
differ=0
while IFS= read -r name; do
  a=$dir/before/$name b=$dir/after/$name
  if ! [ -e "$a" ]; then echo "only after: $name"
  elif ! [ -e "$b" ]; then echo "only before: $name"
  elif cmp -s "$a" "$b"; then continue
  else
    # `cmp` says nothing of a byte where one file is the beginning of the other.
    byte=$(LC_ALL=C cmp "$a" "$b" 2>&1 | sed -nE 's/.*(differ: byte|differ: char|after byte) ([0-9]+).*/\2/p' || true)
    printf 'differs: %s\n  before: %s\n  after:  %s\n' "$name" "$(around "$a" "${byte:-1}")" "$(around "$b" "${byte:-1}")"
  fi
  differ=$((differ + 1))
done < <(cd "$dir" && (cd before && find . -type f; cd ../after && find . -type f) | sed 's#^\./##' | sort -u)
echo "$(find "$dir/before" -type f | wc -l) files before, $(find "$dir/after" -type f | wc -l) after, $differ differ"
[ "$differ" = 0 ]
