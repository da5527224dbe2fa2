// An independent verifier and writer of Bening's log, on the Go project's own packages.
//
//	main verify FOLDER VKEY WITNESS_VKEY [RECEIPT...]   rebuilds the tree from the entries, checks everything
//	main write FOLDER SKEY COUNT                        writes a log that our verifier must accept
//
// tlog.TileHashReader is not used: the version packaged by distributions accepts forged tiles
// (CVE-2026-56865). The tree is rebuilt from the entries, and every published tile compared with it.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

func check(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

// hashes keeps every stored hash of a tree in memory.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		out[i] = h[index]
	}
	return out, nil
}

// path is where C2SP tlog-tiles puts a tile of height 8; tlog writes tile/8/L/N and tile/8/data/N.
func path(t tlog.Tile) string {
	return strings.Replace(strings.Replace(t.Path(), "tile/8/data/", "tile/entries/", 1), "tile/8/", "tile/", 1)
}

// tilesOf lists the tiles a log of this size serves. (tlog.NewTiles also lists narrower ones, on the way there.)
func tilesOf(size int64) []tlog.Tile {
	var out []tlog.Tile
	for level, count := 0, size; count > 0; level, count = level+1, count>>8 {
		for n := int64(0); n < count>>8; n++ {
			out = append(out, tlog.Tile{H: 8, L: level, N: n, W: 256})
		}
		if width := int(count & 255); width > 0 {
			out = append(out, tlog.Tile{H: 8, L: level, N: count >> 8, W: width})
		}
	}
	return out
}

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

func parseCheckpoint(text string) checkpoint {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		fail("checkpoint: too few lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "checkpoint size")
	root, err := tlog.ParseHash(lines[2])
	check(err, "checkpoint root")
	return checkpoint{lines[0], size, root}
}

// witness verifies cosignature/v1 lines (type 0x04), which the note package does not know.
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func newWitness(vkey string) witness {
	parts := strings.SplitN(vkey, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check(err, "witness key")
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	return witness{parts[0], binary.BigEndian.Uint32(sum[:4]), ed25519.PublicKey(key[1:])}
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.id }
func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig[:8]))
	return ed25519.Verify(w.key, append([]byte(head), msg...), sig[8:])
}

func verify(folder, vkey, witnessKey string, receipts []string) {
	log, err := note.NewVerifier(vkey)
	check(err, "vkey")
	known := note.VerifierList(log, newWitness(witnessKey))
	data, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	check(err, "checkpoint")
	opened, err := note.Open(data, known)
	check(err, "checkpoint")
	head := parseCheckpoint(opened.Text)

	var stored hashes
	read := func(t tlog.Tile) []byte {
		data, err := os.ReadFile(filepath.Join(folder, path(t)))
		check(err, path(t))
		return data
	}
	for n := int64(0); n < head.size; {
		width := 256
		if head.size-n < 256 {
			width = int(head.size - n)
		}
		bundle := read(tlog.Tile{H: 8, L: -1, N: n / 256, W: width})
		for i := 0; i < width; i++ {
			size := int(binary.BigEndian.Uint16(bundle))
			more, err := tlog.StoredHashes(n, bundle[2:2+size], stored)
			check(err, "entry")
			stored, bundle, n = append(stored, more...), bundle[2+size:], n+1
		}
	}
	root, err := tlog.TreeHash(head.size, stored)
	check(err, "root")
	if root != head.root {
		fail("root rebuilt from the entries differs")
	}
	tiles := tilesOf(head.size)
	for _, t := range tiles {
		ours, err := tlog.ReadTileData(t, stored)
		check(err, path(t))
		if !bytes.Equal(ours, read(t)) {
			fail("published tile %s differs", path(t))
		}
	}
	for _, name := range receipts {
		checkReceipt(name, known, stored)
	}
	fmt.Printf("ok size=%d tiles=%d receipts=%d signatures=%d\n", head.size, len(tiles), len(receipts), len(opened.Sigs))
}

func checkReceipt(name string, known note.Verifiers, stored hashes) {
	data, err := os.ReadFile(name)
	check(err, name)
	parts := strings.SplitN(string(data), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	opened, err := note.Open([]byte(parts[1]), known)
	check(err, name)
	head := parseCheckpoint(opened.Text)
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(err, name)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(err, name)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		check(err, name)
		proof = append(proof, hash)
	}
	check(tlog.CheckRecord(proof, head.size, head.root, index, tlog.RecordHash(entry)), name)
	ours, err := tlog.ProveRecord(head.size, index, stored)
	check(err, name)
	if fmt.Sprint(ours) != fmt.Sprint(proof) {
		fail("%s: another proof than tlog.ProveRecord", name)
	}
	old := index + 1
	tree, err := tlog.ProveTree(head.size, old, stored)
	check(err, name)
	oldRoot, err := tlog.TreeHash(old, stored)
	check(err, name)
	check(tlog.CheckTree(tree, head.size, head.root, old, oldRoot), name)
	theirs, err := os.ReadFile(name + ".consistency")
	check(err, name)
	var text strings.Builder
	for _, hash := range tree {
		text.WriteString(hash.String() + "\n")
	}
	if text.String() != string(theirs) {
		fail("%s: another consistency proof than tlog.ProveTree", name)
	}
}

func write(folder, skey, count string) {
	signer, err := note.NewSigner(skey)
	check(err, "skey")
	size, err := strconv.ParseInt(count, 10, 64)
	check(err, "count")
	var stored hashes
	var entries [][]byte
	for n := int64(0); n < size; n++ {
		entry := []byte(fmt.Sprintf(`{"n":%d}`, n))
		more, err := tlog.StoredHashes(n, entry, stored)
		check(err, "entry")
		stored, entries = append(stored, more...), append(entries, entry)
	}
	put := func(name string, data []byte) {
		target := filepath.Join(folder, name)
		check(os.MkdirAll(filepath.Dir(target), 0o755), name)
		check(os.WriteFile(target, data, 0o644), name)
	}
	for _, t := range tilesOf(size) {
		data, err := tlog.ReadTileData(t, stored)
		check(err, path(t))
		put(path(t), data)
		if t.L == 0 {
			var bundle []byte
			for _, entry := range entries[t.N*256 : t.N*256+int64(t.W)] {
				bundle = append(binary.BigEndian.AppendUint16(bundle, uint16(len(entry))), entry...)
			}
			t.L = -1
			put(path(t), bundle)
		}
	}
	root, err := tlog.TreeHash(size, stored)
	check(err, "root")
	text := fmt.Sprintf("%s\n%d\n%s\n", signer.Name(), size, root)
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	check(err, "sign")
	put("checkpoint", signed)
}

func main() {
	switch {
	case len(os.Args) >= 5 && os.Args[1] == "verify":
		verify(os.Args[2], os.Args[3], os.Args[4], os.Args[5:])
	case len(os.Args) == 5 && os.Args[1] == "write":
		write(os.Args[2], os.Args[3], os.Args[4])
	default:
		fail("usage: main verify FOLDER VKEY WITNESS_VKEY [RECEIPT...] | main write FOLDER SKEY COUNT")
	}
}
