"""Makes a copy that the app restores, written from docs/copy-format.md alone.

    pip install argon2-cffi PyNaCl
    HOMEWARD_SECRET='correct horse' python3 make_copy.py records.jsonl new.hwcopy

Each line of the first file is an object with `kind`, `schema` and `body` (or `erased`); `record`,
`write`, `written_at` and `vector` are made where they are absent. Prints the recovery code.
"""

import getpass, hashlib, hmac, json, os, secrets, struct, sys, time, unicodedata
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as seal

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FRAME = 65_536


def code_told(secret):
    """A recovery code as it is shown."""
    check = hashlib.sha256(b"homeward recovery code\0" + secret).digest()
    number = int.from_bytes(secret, "big") << 12 | int.from_bytes(check[:2], "big") >> 4
    digits = "".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(28)))
    return " ".join(digits[at : at + 4] for at in range(0, 28, 4))


def make_header(key, passphrase, recovery, memory=65_536, passes=3):
    copy, salt = secrets.token_bytes(16), secrets.token_bytes(16)
    bounds = struct.pack(">3I", memory, passes, 1)
    words = unicodedata.normalize("NFKC", passphrase).strip().encode()
    by_words = hash_secret_raw(words, salt, passes, memory, 1, 32, Type.ID)
    by_code = hmac.digest(recovery, b"homeward copy\0" + salt, "sha256")
    header = b"HMWDCPY\1" + copy + struct.pack(">HH", 1, 1) + salt + bounds
    for purpose, by in (b"passphrase", by_words), (b"recovery", by_code):
        nonce = secrets.token_bytes(24)
        header += nonce + seal(key, copy + salt + bounds + purpose, nonce, by)
    return header + secrets.token_bytes(13)


def line(fields):
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def make_text(records, ids, now):
    """All lines but the last, and how many records there are."""
    text = line({"homeward": "copy", "format": 1, "made_at": now, "ids": ids.hex()})
    me = secrets.token_hex(16)
    for given in records:
        made = {"record": secrets.token_hex(16), "write": secrets.token_hex(16)}
        made |= {"kind": "note", "schema": 1, "written_at": now, "vector": {me: 1}}
        text += line(made | given)
    return text, len(records)


def main(source, target, passphrase):
    records = [json.loads(text) for text in open(source, "rb") if text.strip()]
    key, recovery = secrets.token_bytes(32), secrets.token_bytes(16)
    text, writes = make_text(records, secrets.token_bytes(32), int(time.time() * 1000))
    digest = hashlib.sha256(text).hexdigest()
    text += line({"end": True, "writes": writes, "chunks": 0, "digest": digest})
    text += b"\n" * (-len(text) % FRAME)
    header = make_header(key, passphrase, recovery)
    with open(target, "wb") as file:
        file.write(header)
        for number, at in enumerate(range(0, len(text), FRAME)):
            is_last = at + FRAME >= len(text)
            nonce = header[200:] + struct.pack(">HQB", 1, number, is_last)
            sealed = seal(text[at : at + FRAME], header, nonce, key)
            file.write(struct.pack(">I", len(sealed)) + sealed)
    print(code_told(recovery))


if __name__ == "__main__":
    main(*sys.argv[1:3], os.environ.get("HOMEWARD_SECRET") or getpass.getpass("Passphrase: "))
