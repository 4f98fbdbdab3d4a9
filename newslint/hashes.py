"""BLAKE2b, without the OpenSSL that ``hashlib`` loads with it: that takes as long as reading five articles."""

try:
    from _blake2 import blake2b  # where CPython keeps what hashlib.blake2b is
except ImportError:  # another Python, or one that is built without it
    from hashlib import blake2b

__all__ = ["blake2b"]
