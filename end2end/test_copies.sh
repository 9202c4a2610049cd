#!/bin/sh
# The two scripts and the app's own code open what each other made.
#     pip install argon2-cffi PyNaCl && end2end/test_copies.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
tool() { cargo run --quiet --manifest-path "$here/../Cargo.toml" -p vault --example copy_tool -- "$@"; }
same() { # the same JSON lines, whatever the order of their fields
    python3 - "$1" "$2" <<'PYTHON'
import json, sys
one, other = ([json.loads(line) for line in open(path, "rb")] for path in sys.argv[1:])
assert one == other and one, f"{len(one)} and {len(other)} lines differ"
PYTHON
}
fails() { ! "$@" >/dev/null 2>&1 || { echo "did not fail: $*"; exit 1; }; }
recovery='Y3RZ 5WZM YQVF FY7S ZBXZ SZFY ZYK7'
export HOMEWARD_SECRET='correct horse ✓ Zoë'

python3 - "$work" <<'PYTHON'
import json, sys
bodies = ["Zoë 🌊 مرحبا\n\u2028", "", {"a": [1.5, None, True]}, "x" * 100_000, 7]
with open(sys.argv[1] + "/records.jsonl", "w") as file:
    for body in bodies:
        print(json.dumps({"kind": "journal", "schema": 1, "body": body}), file=file)
PYTHON

# The app's code writes, Python opens: one part, then several, in any order.
for bytes in 256000000 300000; do
    rm -f "$work"/*.hwcopy
    tool write "$HOMEWARD_SECRET" "$recovery" "$bytes" "$work" <"$work/records.jsonl"
    python3 "$here/open_copy.py" $(ls -r "$work"/*.hwcopy) >"$work/python"
    tool read "$HOMEWARD_SECRET" "$work"/*.hwcopy >"$work/rust"
    same "$work/python" "$work/rust"
    tool read "$recovery" "$work"/*.hwcopy >"$work/rust"
    same "$work/python" "$work/rust"
done
fails python3 "$here/open_copy.py" "$work/homeward-copy-1of3.hwcopy"
fails env HOMEWARD_SECRET=wrong python3 "$here/open_copy.py" "$work"/*.hwcopy
printf x >>"$work/homeward-copy-2of3.hwcopy"
fails python3 "$here/open_copy.py" "$work"/*.hwcopy

# Python writes, the app's code opens; and Python by the recovery code.
code=$(python3 "$here/make_copy.py" "$work/records.jsonl" "$work/made.hwcopy")
tool read "$code" "$work/made.hwcopy" >"$work/python"
tool read "$HOMEWARD_SECRET" "$work/made.hwcopy" >"$work/rust"
same "$work/python" "$work/rust"
HOMEWARD_SECRET=$code python3 "$here/open_copy.py" "$work/made.hwcopy" >"$work/python"
same "$work/python" "$work/rust"

# The frozen copy.
vectors=$here/../crates/vault/vectors
python3 "$here/open_copy.py" "$vectors"/copy-v1-?of2.hwcopy >"$work/python"
tool read "$HOMEWARD_SECRET" "$vectors"/copy-v1-?of2.hwcopy >"$work/rust"
same "$work/python" "$work/rust"
code=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["code"])' "$vectors/copy-v1.json")
HOMEWARD_SECRET=$code python3 "$here/open_copy.py" "$vectors"/copy-v1-?of2.hwcopy >"$work/rust"
same "$work/python" "$work/rust"
echo "copies agree"
