package main

import (
	"bytes"
	"strings"

	"github.com/redactd/redactd/policy"
	"github.com/spf13/cobra"
)

// manual is what 'redact help' prints.
const manual = `redact finds card numbers and personal data in text and hides them.

  tail -F app.log | redact                 text in, masked text out, line by line
  redact ticket.txt notes.txt > out.txt    files to standard output, one after the other
  redact --in-place=.bak -r exports/       rewrite files, keeping copies with the raw text
  redact --check -r exports/               exit 1 if anything would change
  redact --diff ticket.txt                 show the lines that would change, masked
  redact --follow app.log                  like tail -F: survives rotation and truncation
  redact scan -r --output jsonl exports/   report what is there, never the values
  redact explain 'card 4111 1111 1111 1111'    why something is found, in bits of evidence
  redact detectors --entity IBAN_CODE      what can be found
  redact policy lint FILE                  check a policy file; - is standard input
  redact policy show --profile zendesk     what a policy comes to
  redact policy diff pci FILE app.log      what another policy does otherwise, by itself or in files
  redact policy schema                     what editors check a policy file with
  redact restore --key-file k masked.txt   put back what token, encrypt, seal and vault have sealed,
                                           and with --edits what fpe and shift have written
  redact keys new k.json --kek-file kek    make, rotate or list the keys of operators that need some
  redact keys pair k --public p --kek-file kek    what is sealed to p can be restored with k alone
  redact vault new --vault FILE            make, purge or count what --operator vault keeps
  redact audit verify audit.log            say whether the log of restore --audit-log holds together
  redact completion bash                   completion for bash, zsh, fish or powershell
  redact version --output json             which build this is

What to look for, and what to do with it (all commands)
  --policy FILE          a policy file
  --profile NAME         a built-in policy: PROFILES
  --entities A,B         look for these only, such as CREDIT_CARD,EMAIL_ADDRESS
  --skip A,B             do not look for these
  --countries SE,DE      identifiers of these countries and no others
  --locale de-AT         where the texts are from: identifiers of that country are likelier
  --string TEXT          hide this text as well, wherever it stands (repeatable); --strings-file FILE: the
                         lines of this file
  --min-score 0.5        report and mask from this probability on
  --operator NAME        do this to everything that is found: OPERATORS.
                         Security codes, PINs and magnetic track data stay hidden all the same. What fpe, surrogate
                         and shift write looks real, and so nothing tells it from values
  --key-file FILE        the keys of hash, token, encrypt, vault, fpe, surrogate and shift: a key set, or 32
                         secret bytes and more; to restore what was sealed, the file that keys pair made
  --recipient FILE       the public key that seal encrypts to
  --kek-file FILE        the key that the key set is encrypted with; - is standard input
  --kek-command PROGRAM  or a program with arguments, split at blanks, that encrypts and decrypts
                         standard input to standard output: its last argument says which
  --tenant NAME          whose values these are: each tenant has keys of its own
  --subject NAME         whose data the text holds: shift moves all dates of one subject alike
  --vault FILE           what vault keeps values in; 'redact vault new' makes one

Which files (redact and scan)
  FILE...                "-" is standard input, which is also read when there are no files
  -r, --recursive        go into folders, but not into links, .git and what .gitignore names
  --no-ignore            take what .gitignore names as well
  --include GLOB         only files that match; --exclude GLOB: no files that match (repeatable).
                         *.txt is about names, logs/**/*.txt about paths, logs/ about a folder
  --jobs N               files at a time; 0 is one per processor
  --format NAME          what they are: json, ndjson (or jsonl), csv, tsv, logfmt, xml, html, urlencoded, sse,
                         multipart or text. Names of keys and columns are context there, and only values
                         change. auto, the default, goes by the name of a file, or how it begins; standard
                         input is text. What is broken is refused, and so is what is no text (UTF-16, gzip,
                         zip, PDF, pictures), rather than let values in it pass unseen; text takes any bytes
                         as they are, and what begins with the mark of UTF-16 as that

What to write
  --in-place[=.SUFFIX]   rewrite the files, each all or nothing; a file without findings is not
                         touched; links are kept, files with several names are refused
  --diff                 show the lines that would change with what would be replaced highlighted
  --edits FILE           of one text: record in a new FILE where look-alikes stand, for restore --edits
  --check                write nothing, exit 1 if anything would change
  --dry-run              write nothing, list the files that would change
  --summary              counts by entity, to standard error
  --stats                bytes, findings and speed, to standard error
  -o, --output FORM      of scan: text, jsonl, json, csv or sarif; of explain and detectors: the same
                         but sarif
  --show-values          with scan: the values as well, on a terminal and nowhere else
  --line-buffered        write each line by itself. Without it a line is out as soon as it is
                         decided as well, but several may go out in one write
  --color WHEN           auto, always or never; NO_COLOR is respected

A flag wins over the environment, where REDACT_PROFILE=zendesk stands for --profile zendesk and so
on for all flags but --in-place, -r, --follow, --diff, --check, --dry-run, --show-values, --edits,
--audit-log, --vault and those of keys and of whose values these are: --key-file, --recipient, --kek-file,
--kek-command, --public, --head, --tenant and --subject.

Exit codes
  0  done: every byte was read, decided and written; scan and --check found nothing. restore ends with it
     too where values are left, and says on standard error how many and why
  1  scan or --check found something, two policies differ, or an audit log does not hold together
  2  the command line or the policy is wrong
  3  something could not be read or written, or a signal stopped the run: the work is partial

After a read error or a signal, text that was not decided yet is withheld, never written as it came.
Messages name place and cause; they never hold text that was read. No finder sees everything: look
at a sample of the output before you rely on it.
`

// helpTexts makes the commands print the texts above.
func (a *app) helpTexts(root *cobra.Command) {
	usual := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		text := bytes.NewBufferString(manualText())
		if cmd != root {
			text.Reset()
			cmd.SetOut(text)
			usual(cmd, args)
		}
		_, _ = a.out.Write(text.Bytes()) // which keeps the error
	})
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "say what a command does",
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usage("there is no command '" + strings.Join(args, " ") +
					"'; 'redact help' lists them")
			}
			return cmd.Help()
		},
	})
}

// manualText is the manual with what can be chosen from.
func manualText() string {
	names := strings.NewReplacer("PROFILES", strings.Join(policy.Profiles(), ", "), "OPERATORS", operatorLines())
	return names.Replace(manual)
}

// operatorLines are the names of operators, in two lines.
func operatorLines() string {
	names := policy.OperatorNames()
	half := (len(names) + 1) / 2
	return strings.Join(names[:half], ", ") + ",\n" + strings.Repeat(" ", 25) + strings.Join(names[half:], ", ")
}
