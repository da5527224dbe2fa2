"""Merkle trees of RFC 6962: hashes, roots, proofs that an entry is in and that nothing was taken out.

Trees are read through `Node`, a function from (level, index) to the hash of one complete subtree: the
2^level leaves that start at index * 2^level. The same proofs come from a list, from tiles or a network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import TypeAlias

Hash: TypeAlias = bytes
Node: TypeAlias = Callable[[int, int], Hash]

SIZE = 32
EMPTY: Hash = sha256(b"").digest()


class ProofError(ValueError):
    """A proof does not prove what it claims; the message says what differs."""


def leaf_hash(entry: bytes) -> Hash:
    """The hash of one entry as a leaf."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """The hash of two neighbouring subtrees."""
    return sha256(b"\x01" + left + right).digest()


def fold(hashes: Sequence[Hash]) -> Hash:
    """The root over neighbours whose number is a power of two."""
    row = hashes
    while len(row) > 1:
        row = [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row), 2)]
    return row[0]


def root_of(leaves: Sequence[Hash]) -> Hash:
    """The root over a list of leaf hashes (a dataset's, or a small tree's)."""
    return root(len(leaves), from_leaves(leaves))


def from_leaves(leaves: Sequence[Hash]) -> Node:
    """Reads a tree whose leaf hashes are in memory; folds what it is asked for, keeps nothing."""
    return lambda level, index: fold(leaves[index << level : (index + 1) << level])


def root(size: int, node: Node) -> Hash:
    """The root of the first `size` leaves."""
    return _range_hash(0, size, node) if size else EMPTY


def complete_subtrees(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """(level, index) of the complete subtrees that make up leaves begin..end, largest first.

    `begin` must be a multiple of the largest power of two below the range, as in every RFC 6962 split.
    """
    while begin < end:
        level = (end - begin).bit_length() - 1
        yield level, begin >> level
        begin += 1 << level


def _range_hash(begin: int, end: int, node: Node) -> Hash:
    hashes = [node(level, index) for level, index in complete_subtrees(begin, end)]
    total = hashes.pop()
    while hashes:
        total = node_hash(hashes.pop(), total)
    return total


def _split(count: int) -> int:
    """The largest power of two below `count`: how many leaves go to the left."""
    return 1 << ((count - 1).bit_length() - 1)


def inclusion_proof(index: int, size: int, node: Node) -> tuple[Hash, ...]:
    """Sibling hashes from the leaf up that tie leaf `index` to the root of `size` leaves."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    path, begin, end = [], 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            path.append(_range_hash(middle, end, node))
            end = middle
        else:
            path.append(_range_hash(begin, middle, node))
            begin = middle
    return tuple(reversed(path))


def consistency_proof(old: int, new: int, node: Node) -> tuple[Hash, ...]:
    """Hashes that show that the tree of `old` leaves is the beginning of the tree of `new` leaves."""
    if not 0 < old <= new:
        raise ValueError(f"no consistency proof from {old} to {new}")
    path, begin, end, whole = [], 0, new, True
    while old != end:
        middle = begin + _split(end - begin)
        if old <= middle:
            path.append(_range_hash(middle, end, node))
            end = middle
        else:
            path.append(_range_hash(begin, middle, node))
            begin, whole = middle, False
    if not whole:
        path.append(_range_hash(begin, end, node))
    return tuple(reversed(path))


def verify_inclusion(leaf: Hash, index: int, size: int, proof: Sequence[Hash], expected: Hash) -> None:
    """Pass in silence if `proof` ties `leaf` at `index` to the root `expected` of `size` leaves."""
    if not 0 <= index < size:
        raise ProofError(f"leaf {index} is outside a tree of {size}")
    _check_lengths(leaf, expected, *proof)
    inner = (index ^ (size - 1)).bit_length()
    border = (index >> inner).bit_count()
    if len(proof) != inner + border:
        raise ProofError(f"inclusion proof has {len(proof)} hashes, not {inner + border}")
    total = leaf
    for level, sibling in enumerate(proof):
        left = level >= inner or (index >> level) & 1
        total = node_hash(sibling, total) if left else node_hash(total, sibling)
    if total != expected:
        raise ProofError("inclusion proof leads to another root")


def verify_consistency(old: int, old_root: Hash, new: int, new_root: Hash, proof: Sequence[Hash]) -> None:
    """Pass in silence if `proof` shows that nothing of the `old` tree was changed or removed in the `new`.

    An old size of 0 is refused: everything begins with the empty tree, so it would prove nothing.
    """
    if not 0 < old <= new:
        raise ProofError(f"no consistency from size {old} to size {new}")
    _check_lengths(old_root, new_root, *proof)
    if old == new:
        if proof or old_root != new_root:
            raise ProofError(f"two different trees of the same size {old}")
        return
    before, after = _replay(old, new, old_root, proof)
    if before != old_root:
        raise ProofError(f"consistency proof leads to another root at the old size {old}")
    if after != new_root:
        raise ProofError(f"consistency proof leads to another root at the new size {new}")


def _replay(old: int, new: int, old_root: Hash, proof: Sequence[Hash]) -> tuple[Hash, Hash]:
    """Both roots as the proof has them (RFC 9162, 2.1.4.2)."""
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)  # a complete tree is its own first hash
    if not path:
        raise ProofError("consistency proof is empty")
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if sn == 0:
            raise ProofError("consistency proof is too long")
        if fn & 1 or fn == sn:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            after = node_hash(after, sibling)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise ProofError("consistency proof is too short")
    return before, after


def _check_lengths(*hashes: Hash) -> None:
    if any(len(each) != SIZE for each in hashes):
        raise ProofError(f"a hash is not {SIZE} bytes long")
