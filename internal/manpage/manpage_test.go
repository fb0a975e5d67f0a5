package manpage_test

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/manpage"
)

// want is the page of the command that TestFormat makes.
const want = `.TH TOOL 1 "" redactd
.SH NAME
tool \- does a thing
.SH SYNOPSIS
.nf
tool [FILE...] [flags]
tool part [flags]
.fi
.SH DESCRIPTION
.PP
first
\&.second \e
.PP
.nf
tool  \-\-as\-it\-is
.fi
.SH EXIT CODES
.PP
.nf
0  done
.fi
.SH OPTIONS
.TP
\fB\-h\fR, \fB\-\-help\fR
help for tool
.TP
\fB\-\-policy\fR \fIFILE\fR
a policy FILE
.SH COMMANDS
.SS tool part [flags]
do a part
.TP
\fB\-h\fR, \fB\-\-help\fR
help for part
.SH SEE ALSO
other(8), third(5)
`

func TestFormat(t *testing.T) {
	nothing := func(*cobra.Command, []string) {}
	root := &cobra.Command{Use: "tool [FILE...]", Run: nothing}
	root.Flags().String("policy", "", "a policy `FILE`")
	root.Flags().Bool("secret", false, "not for the page")
	require.NoError(t, root.Flags().MarkHidden("secret"))
	root.AddCommand(&cobra.Command{Use: "part", Short: "do a part", Run: nothing},
		&cobra.Command{Use: "inside", Run: nothing, Hidden: true})
	p := manpage.Page{Section: 1, About: "does a thing", See: []string{"other(8)", "third(5)"},
		Manual: "first\n.second \\\n\n  tool  --as-it-is\n\nExit codes\n  0  done\n"}
	require.Equal(t, strings.Split(want, "\n"), strings.Split(string(p.Format(root)), "\n"))
}
