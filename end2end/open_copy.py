"""Opens a copy, written from docs/copy-format.md alone: one JSON line for each live write.

    pip install argon2-cffi PyNaCl
    python3 open_copy.py PART… (asks for the passphrase or the recovery code)
    HOMEWARD_SECRET='correct horse' python3 open_copy.py homeward-copy-2026-11-25.hwcopy
    python3 open_copy.py --into FOLDER PART… (writes recordings and pictures there, named by their ids)
"""

import base64, getpass, hashlib, hmac, json, os, struct, sys, unicodedata
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as open_sealed
from nacl.exceptions import CryptoError

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OILU", "011V", " -")


def code_bytes(text):
    """The 16 bytes of a recovery code; None if it is none."""
    digits = text.upper().translate(LOOKALIKES)
    if len(digits) != 28 or any(digit not in DIGITS for digit in digits):
        return None
    number = 0
    for digit in digits:
        number = number << 5 | DIGITS.index(digit)
    secret = (number >> 12).to_bytes(16, "big")
    check = hashlib.sha256(b"homeward recovery code\0" + secret).digest()
    return secret if number & 0xFFF == int.from_bytes(check[:2], "big") >> 4 else None


def unlock(header, secret):
    """The copy's key, by whichever of the two the secret is."""
    salt, (memory, passes, lanes) = header[28:44], struct.unpack(">3I", header[44:56])
    if not (19_456 <= memory <= 1_048_576 and 2 <= passes <= 16 and lanes == 1):
        sys.exit("refused: Argon2id is out of bounds")
    covered = header[8:24] + header[28:56]
    code = code_bytes(secret)
    if code:
        key = hmac.digest(code, b"homeward copy\0" + salt, "sha256")
        try:
            return open_sealed(header[152:200], covered + b"recovery", header[128:152], key)
        except CryptoError:
            pass
    words = unicodedata.normalize("NFKC", secret).strip().encode()
    key = hash_secret_raw(words, salt, passes, memory, lanes, 32, Type.ID)
    try:
        return open_sealed(header[80:128], covered + b"passphrase", header[56:80], key)
    except CryptoError:
        sys.exit("wrong passphrase or code")


def frames(part, key):
    """The plaintexts of a part's frames."""
    header, number, at, is_last = part[:200], 0, 200, False
    while not is_last:
        length = int.from_bytes(part[at : at + 4], "big")
        sealed, at = part[at + 4 : at + 4 + length], at + 4 + length
        is_last = at >= len(part)
        nonce = bytes(13) + header[24:26] + struct.pack(">QB", number, is_last)
        if not 16 <= length <= 65_552 or len(sealed) != length:
            sys.exit("damaged: a frame")
        try:
            plain = open_sealed(sealed, header, nonce, key)
        except CryptoError:
            sys.exit("damaged: a frame does not open")
        if len(plain) != 65_536 and not is_last:
            sys.exit("damaged: a short frame")
        yield plain
        number += 1


def plain_chunk(attachment, key, number, sealed):
    """The plaintext of a chunk, which is the last or is not; None if it does not open."""
    for is_last in (False, True):
        covered = attachment + struct.pack(">I?", number, is_last)
        try:
            return open_sealed(sealed[24:], covered, sealed[:24], key)
        except CryptoError:
            pass


def write_attachments(records, chunks, folder):
    """A file for each manifest whose chunks are all in the copy; the others are told of."""
    manifests = {}
    for fields in map(json.loads, records):
        if fields["kind"] == "attachment" and fields["schema"] == 1 and not fields.get("erased"):
            body = fields["body"]
            if body["attachment"] not in manifests or body.get("extent"):
                manifests[body["attachment"]] = body
    for name, body in sorted(manifests.items()):
        attachment, key, held = bytes.fromhex(name), bytes.fromhex(body["key"]), chunks.get(name, {})
        count = body["extent"]["chunks"] if body.get("extent") else len(held)
        plain = [plain_chunk(attachment, key, n, held[n]) if n in held else None for n in range(count)]
        if None in plain:
            print(f"{name}: chunk {plain.index(None)} is missing or damaged", file=sys.stderr)
            continue
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"".join(plain))
        print(f"{name}: {body['media']}", file=sys.stderr)


def main(paths, secret, folder=None):
    files = [open(path, "rb").read() for path in paths]
    for part in files:
        if part[:7] != b"HMWDCPY" or len(part) < 200:
            sys.exit("not a copy")
        if part[7] != 1:
            sys.exit("made by a newer app" if part[7] else "damaged: format 0")
    files.sort(key=lambda part: part[24:26])
    numbers, whole = zip(*(struct.unpack(">HH", part[24:28]) for part in files))
    if len({part[8:24] + part[26:200] for part in files}) > 1 or len(set(numbers)) < len(numbers):
        sys.exit("parts that do not belong together")
    missing = sorted(set(range(1, whole[0] + 1)) - set(numbers))
    if missing or len(numbers) != whole[0]:
        sys.exit(f"missing parts: {missing}")
    key, digest = unlock(files[0], secret), hashlib.sha256()
    counts, newer, records, chunks, first, end = [0, 0], 0, [], {}, None, None
    for part in files:
        text = b"".join(frames(part, key))
        if not text.endswith(b"\n") and text:
            sys.exit("damaged: a line without an end")
        for line in filter(None, text.split(b"\n")):
            try:
                fields = json.loads(line)
            except ValueError:
                sys.exit("damaged: a line that is no JSON")
            if end or (first is None) != ("homeward" in fields):
                sys.exit("damaged: a line out of place")
            if "homeward" in fields:
                first = fields
            elif "record" in fields:
                counts[0] += 1
                records.append(line)
            elif "attachment" in fields:
                counts[1] += 1
                if folder:
                    sealed = base64.b64decode(fields["sealed"], validate=True)
                    chunks.setdefault(fields["attachment"], {})[fields["number"]] = sealed
            elif "end" in fields:
                end = fields
                continue
            else:
                newer += 1
            digest.update(line + b"\n")
    if end is None or [end["writes"], end["chunks"]] != counts or end["digest"] != digest.hexdigest():
        sys.exit("damaged: the end")
    if folder:
        write_attachments(records, chunks, folder)
    for record in records:
        sys.stdout.buffer.write(record + b"\n")
    print(f"{counts[0]} writes, {counts[1]} chunks, {newer} newer lines", file=sys.stderr)


if __name__ == "__main__":
    paths, folder = sys.argv[1:], None
    if paths[:1] == ["--into"]:
        folder, paths = paths[1], paths[2:]
    secret = os.environ.get("HOMEWARD_SECRET") or getpass.getpass("Passphrase or code: ")
    main(paths, secret, folder)
