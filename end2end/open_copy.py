"""Opens a copy, written from docs/copy-format.md alone: one JSON line for each live write.

    pip install argon2-cffi PyNaCl
    python3 open_copy.py PART… (asks for the passphrase or the recovery code)
    HOMEWARD_SECRET='correct horse' python3 open_copy.py homeward-copy-2026-11-25.hwcopy
    python3 open_copy.py --into FOLDER PART… (writes recordings and pictures there, named by their ids)
"""

import getpass, hashlib, hmac, json, os, struct, sys, unicodedata
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


class Part:
    """A part, of which one frame at a time is in memory."""

    def __init__(self, path):
        self.file, self.size = open(path, "rb"), os.path.getsize(path)
        self.header, self.key, self.held = self.file.read(213), None, (None, b"")

    def frame(self, number):
        """The plaintext of a frame; empty behind the last."""
        if self.held[0] != number:
            self.held = (number, self.opened(number))
        return self.held[1]

    def opened(self, number):
        at = 213 + number * 65_556
        if number and at >= self.size:
            return b""
        self.file.seek(at)
        length = int.from_bytes(self.file.read(4), "big")
        is_last = at + 4 + length >= self.size
        nonce = self.header[200:213] + self.header[24:26] + struct.pack(">QB", number, is_last)
        sealed = self.file.read(length) if 16 <= length <= 65_552 else b""
        if len(sealed) != length:
            sys.exit("damaged: a frame")
        try:
            plain = open_sealed(sealed, self.header, nonce, self.key)
        except CryptoError:
            sys.exit("damaged: a frame does not open")
        if len(plain) != 65_536 and not is_last:
            sys.exit("damaged: a short frame")
        return plain

    def pieces(self, at):
        """The plaintext from a place on, in pieces."""
        while piece := self.frame(at // 65_536)[at % 65_536 :]:
            yield piece
            at += len(piece)

    def line(self, at):
        """The line at a place, with its end; empty behind the last."""
        line = b""
        for piece in self.pieces(at):
            end = piece.find(b"\n") + 1
            line += piece[: end or None]
            if end:
                break
        return line

    def bytes(self, at, count):
        """So many bytes from a place on; fewer where there are no more."""
        found = []
        for piece in self.pieces(at):
            found.append(piece[:count])
            count -= len(found[-1])
            if not count:
                break
        return b"".join(found)


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
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            for number in range(body["extent"]["chunks"] if body.get("extent") else len(held)):
                part, at, count = held.get(number, (None, 0, 0))
                plain = plain_chunk(attachment, key, number, part.bytes(at, count)) if part else None
                if plain is None:
                    break
                file.write(plain)
            else:
                print(f"{name}: {body['media']}", file=sys.stderr)
                continue
        os.remove(path)
        print(f"{name}: chunk {number} is missing or damaged", file=sys.stderr)


def read_all(parts):
    """The lines of all writes, where each chunk lies, and how many lines there were."""
    counts, newer, records, chunks, first, end = [0, 0], 0, [], {}, None, None
    digest = hashlib.sha256()
    for part in parts:
        at = 0
        while line := part.line(at):
            at += len(line)
            if line == b"\n":
                continue
            if not line.endswith(b"\n"):
                sys.exit("damaged: a line without an end")
            try:
                fields = json.loads(line)
            except ValueError:
                sys.exit("damaged: a line that is no JSON")
            if end or (first is None) != ("homeward" in fields):
                sys.exit("damaged: a line out of place")
            if "end" in fields and not fields.keys() & {"homeward", "record", "attachment"}:
                end = fields
                continue
            digest.update(line)
            if "homeward" in fields:
                first = fields
            elif "record" in fields:
                counts[0] += 1
                records.append(line)
            elif "attachment" in fields:
                counts[1] += 1
                count = fields.get("bytes", -1)
                sealed = part.bytes(at, count + 1) if 0 <= count <= 262_184 else b""
                if len(sealed) != count + 1 or not sealed.endswith(b"\n"):
                    sys.exit("damaged: the bytes of a chunk")
                digest.update(sealed)
                chunks.setdefault(fields["attachment"], {})[fields["number"]] = part, at, count
                at += count + 1
            else:
                newer += 1
    if end is None or [end["writes"], end["chunks"]] != counts or end["digest"] != digest.hexdigest():
        sys.exit("damaged: the end")
    return records, chunks, f"{counts[0]} writes, {counts[1]} chunks, {newer} newer lines"


def main(paths, secret, folder=None):
    parts = [Part(path) for path in paths]
    for part in parts:
        if part.header[:7] != b"HMWDCPY" or len(part.header) < 213:
            sys.exit("not a copy")
        if part.header[7] != 1:
            sys.exit("made by a newer app" if part.header[7] else "damaged: format 0")
    parts.sort(key=lambda part: part.header[24:26])
    numbers, whole = zip(*(struct.unpack(">HH", part.header[24:28]) for part in parts))
    if len({part.header[8:24] + part.header[26:200] for part in parts}) > 1 or len(set(numbers)) < len(numbers):
        sys.exit("parts that do not belong together")
    missing = sorted(set(range(1, whole[0] + 1)) - set(numbers))
    if missing or len(numbers) != whole[0]:
        sys.exit(f"missing parts: {missing}")
    key = unlock(parts[0].header, secret)
    for part in parts:
        part.key = key
    records, chunks, told = read_all(parts)
    if folder:
        write_attachments(records, chunks, folder)
    for record in records:
        sys.stdout.buffer.write(record)
    print(told, file=sys.stderr)


if __name__ == "__main__":
    paths, folder = sys.argv[1:], None
    if paths[:1] == ["--into"]:
        folder, paths = paths[1], paths[2:]
    secret = os.environ.get("HOMEWARD_SECRET") or getpass.getpass("Passphrase or code: ")
    main(paths, secret, folder)
