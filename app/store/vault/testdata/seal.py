# The format of a sealed book once more, by another hand and in another language:
# it made the *.sealed files beside it, which vector_test.go opens.
#
#   python3 seal.py    (with the package "cryptography")
import struct
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def block(key, text):
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(text)


def xaes(key, nonce, text, bound):
    number = int.from_bytes(block(key, bytes(16)), "big") << 1
    k1 = ((number & (1 << 128) - 1) ^ (0x87 if number >> 128 else 0)).to_bytes(16, "big")
    half = lambda i: block(key, bytes(a ^ b for a, b in zip(bytes([0, i]) + b"X\0" + nonce[:12], k1)))
    return AESGCM(half(1) + half(2)).encrypt(nonce[12:], text, bound) + nonce


def derived(kind):
    key = bytes(range(32))
    return HKDF(SHA256(), 32, None, b"Feltbog book " + kind).derive(key)


def text(size):
    return bytes((i * i + i // 7) % 251 for i in range(size))


nonce = bytes(range(100, 124))
place = lambda n: struct.pack(">Q", n)
head = b"SQLite format 3\0"
first = head + text(4056)[16:]
files = {
    "page-1": b"Feltbog sealed 1" + xaes(derived(b"pages"), nonce, first[16:], place(1)),
    "page-7": xaes(derived(b"pages"), nonce, text(4056), place(7)),
    "frame-3": xaes(derived(b"log"), nonce, text(24 + 4056), place(3)),
    "image-516": xaes(derived(b"journal"), nonce, text(4056), place(516) + struct.pack(">I", 7)),
}
for name, sealed in files.items():
    open(name + ".sealed", "wb").write(sealed)
for kind in (b"pages", b"log", b"journal"):
    print(kind.decode(), derived(kind).hex())
