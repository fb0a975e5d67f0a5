package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/redactd/redactd/keys"
	"github.com/spf13/cobra"
)

// pairCommand makes an identity, and the recipient that goes to where text is masked.
func (a *app) pairCommand() *cobra.Command {
	var public string
	cmd := a.keysVerb("pair", "make a key pair: what is sealed to the public file opens with the other alone",
		func(file string, kek keys.KEK) error { return a.newPair(file, public, kek) })
	cmd.Long += "\n\nText is masked with --operator seal --recipient PUBLIC, and restored with --key-file FILE. For new" +
		" keys\nmake another pair, and put its FILE behind the old one, with cat: restoring takes the one that a mark names."
	cmd.Flags().StringVar(&public, "public", "", "the `FILE` for the public key")
	return cmd
}

// newPair writes both files, or none.
func (a *app) newPair(file, public string, kek keys.KEK) error {
	if public == "" {
		return usage("--public is missing: name the file for the public key")
	}
	i, err := keys.NewIdentity()
	if err == nil {
		err = i.Save(file, kek)
	}
	if err != nil {
		return keysFault(file, err)
	}
	if err := i.Recipient().Save(public); err != nil {
		_ = os.Remove(file) // nothing was sealed to it
		return keysFault(public, err)
	}
	return a.showIdentities([]*keys.Identity{i})
}

// showIdentities lists identities by their public halves, in the form that --output asks for, if there is that flag.
func (a *app) showIdentities(list []*keys.Identity) error {
	var out []byte
	var rows []listed
	for _, i := range list {
		id, line := i.ID(), i.Recipient().String()
		out = fmt.Appendf(out, "%-10d %s\n", id, line)
		rows = append(rows, listed{struct {
			ID        uint32 `json:"id"`
			Recipient string `json:"recipient"`
		}{id, line}, []string{strconv.FormatUint(uint64(id), 10), line}})
	}
	if a.output != "text" && a.output != "" {
		out = a.list([]string{"id", "recipient"}, rows)
	}
	_, err := a.out.Write(out)
	return err
}
