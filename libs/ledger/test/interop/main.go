// Command interop reads a ledger's notes, records and proofs as JSON and says what Go's own golang.org/x/mod/sumdb makes of them.
// It shares no code with libs/ledger: what both agree on, other transparency log tools agree on too.
package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type proof struct {
	Index, Old, Size int64
	Hashes           []tlog.Hash
}

type request struct {
	VerifierKey string
	// Signed notes, of which some are not in order.
	Notes []string
	// Canonical bytes of each record, in order.
	Records     [][]byte
	Inclusion   []proof
	Consistency []proof
	// A text for Go to sign.
	Text string
	Name string
}

type opened struct {
	OK   bool
	Text string
}

type answer struct {
	Notes        []opened
	RecordHashes []tlog.Hash
	// Tree hash at every size from 1.
	Roots []tlog.Hash
	// Whether each of the proofs asked about holds.
	Inclusion   []bool
	Consistency []bool
	// The same proofs as Go makes them.
	OwnInclusion   [][]tlog.Hash
	OwnConsistency [][]tlog.Hash
	SignerKey      string
	VerifierKey    string
	SignedNote     string
}

func main() {
	var asked request
	check(json.NewDecoder(os.Stdin).Decode(&asked))
	var said answer

	verifier, err := note.NewVerifier(asked.VerifierKey)
	check(err)
	for _, text := range asked.Notes {
		n, err := note.Open([]byte(text), note.VerifierList(verifier))
		if err != nil {
			said.Notes = append(said.Notes, opened{})
			continue
		}
		said.Notes = append(said.Notes, opened{OK: true, Text: n.Text})
	}

	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, i := range indexes {
			hashes = append(hashes, stored[i])
		}
		return hashes, nil
	})
	for i, data := range asked.Records {
		said.RecordHashes = append(said.RecordHashes, tlog.RecordHash(data))
		hashes, err := tlog.StoredHashes(int64(i), data, reader)
		check(err)
		stored = append(stored, hashes...)
		root, err := tlog.TreeHash(int64(i)+1, reader)
		check(err)
		said.Roots = append(said.Roots, root)
	}
	for _, p := range asked.Inclusion {
		err := tlog.CheckRecord(p.Hashes, p.Size, said.Roots[p.Size-1], p.Index, said.RecordHashes[p.Index])
		said.Inclusion = append(said.Inclusion, err == nil)
		own, err := tlog.ProveRecord(p.Size, p.Index, reader)
		check(err)
		said.OwnInclusion = append(said.OwnInclusion, own)
	}
	for _, p := range asked.Consistency {
		err := tlog.CheckTree(p.Hashes, p.Size, said.Roots[p.Size-1], p.Old, said.Roots[p.Old-1])
		said.Consistency = append(said.Consistency, err == nil)
		own, err := tlog.ProveTree(p.Size, p.Old, reader)
		check(err)
		said.OwnConsistency = append(said.OwnConsistency, own)
	}

	said.SignerKey, said.VerifierKey, err = note.GenerateKey(rand.Reader, asked.Name)
	check(err)
	signer, err := note.NewSigner(said.SignerKey)
	check(err)
	signed, err := note.Sign(&note.Note{Text: asked.Text}, signer)
	check(err)
	said.SignedNote = string(signed)
	check(json.NewEncoder(os.Stdout).Encode(said))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
