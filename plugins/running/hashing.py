"""blake2b as `hashlib` has it, without OpenSSL: to load that takes longer than all that a small build hashes."""

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all of this
if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # where Python has it elsewhere
        from hashlib import blake2b

__all__ = ["blake2b"]
