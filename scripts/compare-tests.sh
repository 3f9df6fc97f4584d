#!/usr/bin/env bash
# Shows that no test was lost: `scripts/compare-tests.sh BEFORE AFTER [MAP]` compares the tests of two
# git revisions by name.
#
# MAP has a line `old<TAB>new` for each test whose name has changed. A name is that of the function,
# or `path.rs::function` where several functions have the same.
# Prints the tests that are missing, those with fewer assertions of their own (a helper may have
# them now), and how many tests and assertions there are. Ends with 1 where a test is missing or
# there are fewer assertions in all.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: $0 BEFORE AFTER [MAP]" >&2; exit 2; }
map=$(realpath "${3:-/dev/null}")
cd "$(dirname "$0")/.."

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Prints `path<TAB>function<TAB>assertions` for each test of a revision, then `+<TAB>macro` for each
# assertion. The sources are formatted: a function ends with a brace as far in as it begins.
tests_of() { # revision
  mkdir "$dir/$1.sources"
  git archive "$1" | tar -x -C "$dir/$1.sources"
  (cd "$dir/$1.sources" && find . -name '*.rs' | sed 's#^\./##' | sort | xargs perl -ne '
    BEGIN { $assert = qr/\b((?:debug_)?(?:prop_)?assert(?:_\w+)?)!/ }
    $code = $_;
    $code = "" if m{^\s*//};
    push @found, $1 while $code =~ /$assert/g;
    # Members of `screens! { name: part of screen; }` are tests, each with one comparison.
    $screens = 1 if /^screens! \{/;
    $screens = 0 if /^\}/;
    print "$ARGV\t$1\t1\n" if $screens and /^    (\w+): \w+ of\b/;
    $pending = 1 if $code =~ /^\s*#\[(?:tokio::)?test\b/;
    if ($pending and $code =~ /^(\s*)(?:pub(?:\([^)]*\))? )?(?:async )?fn (\w+)/) {
      ($pending, $end, $name, $count) = (0, "$1}", $2, 0);
      $single = /\}\s*$/;
    }
    if (defined $name) {
      $count++ while $code =~ /$assert/g;
      chomp(my $line = $_);
      if ($single or $line eq $end) { print "$ARGV\t$name\t$count\n"; undef $name }
    }
    if (eof) { ($pending, $screens) = (0, 0); undef $name }
    END { print "+\t$_\n" for @found }')
}

before=$(git rev-parse --verify "$1^{commit}") after=$(git rev-parse --verify "$2^{commit}")
tests_of "$before" >"$dir/before"
[ "$before" = "$after" ] && cp "$dir/before" "$dir/after" || tests_of "$after" >"$dir/after"

MAP=$map perl -F'\t' -lane '
  if ($ARGV eq $ENV{MAP}) { $map{$F[0]} = $F[1] if @F > 1; next }
  $is_after = $ARGV =~ /after$/;
  if ($F[0] eq "+") { $is_after ? $asserts{$F[1]}[1]++ : $asserts{$F[1]}[0]++; next }
  ($path, $name, $count) = @F;
  if ($is_after) { $tests[1]++; push @{$after{$name}}, $count; push @{$after{"${path}::$name"}}, $count }
  else { $tests[0]++; push @before, [@F] }
  END {
    for (@before) {
      ($path, $name, $count) = @$_;
      $new = $map{"${path}::$name"} // $map{$name} // $name;
      push @{$needed{$new}}, [$count, "${path}::$name"];
    }
    for $new (sort keys %needed) {
      @needed = sort { $b->[0] <=> $a->[0] } @{$needed{$new}};
      @have = sort { $b <=> $a } @{$after{$new} // []};
      for (@needed) {
        ($count, $old) = @$_;
        $has = shift @have;
        if (!defined $has) { print "missing: $old", ($old =~ /::\Q$new\E$/ ? "" : " as $new"); $missing++ }
        elsif ($has < $count) { print "fewer assertions: $old had $count, $new has $has" }
      }
    }
    printf "%-20s %8s %8s\n", "", "before", "after";
    printf "%-20s %8d %8d\n", "tests", $tests[0], $tests[1];
    for (sort keys %asserts) {
      ($b, $a) = map { $_ // 0 } @{$asserts{$_}}[0, 1];
      printf "%-20s %8d %8d\n", "$_!", $b, $a;
      $sum[0] += $b; $sum[1] += $a;
    }
    printf "%-20s %8d %8d\n", "assertions", @sum;
    printf "%d missing\n", $missing // 0;
    exit 1 if $missing or $sum[1] < $sum[0];
  }' "$map" "$dir/before" "$dir/after"
