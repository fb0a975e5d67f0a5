// The example finds membership numbers of a club, such as MB-7992739871-3, with a detector of its own. policy.yaml says
// the same as a rule, for those who do not write Go.
//
//	go run ./examples/detector <<< 'member MB-7992739871-3, card 4111 1111 1111 1111'
//	redact --policy examples/detector/policy.yaml <<< 'member MB-7992739871-3'
package main

import (
	"bytes"
	"io"
	"log"
	"os"

	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// member is the detector: how the number is written, what tells a right one, and which words speak for it.
var member = redact.Detector{
	Name:    "club_member",
	Entity:  "CLUB_MEMBER",
	About:   "a membership number; its last digit is a check digit (Luhn)",
	Example: "MB-7992739871-3",
	Trigger: redact.Forms(redact.Layout{Form: "AA-9999999999-9"}), // two letters, ten digits, one digit
	Before:  32, After: 32,                                        // bytes around it that are looked at
	Valid: func(value []byte) bool { // letters in capitals and digits, nothing else
		number, ours := bytes.CutPrefix(value, []byte("MB"))
		return ours && luhn.Valid(number)
	},
	Pass:  0.1 / 26 / 26, // of random ones so many are right
	Words: []string{"member*", "club"},
	Alone: true, // it needs no such word to be found
}

// redactor finds what the default policy does, and members.
func redactor() (*redact.Redactor, error) {
	p := policy.Default()
	p.Detectors = append(p.Detectors, member)
	return redact.New(p)
}

func main() {
	r, err := redactor()
	if err != nil {
		log.Fatal(err)
	}
	if _, err := io.Copy(os.Stdout, r.NewReader(os.Stdin)); err != nil {
		log.Fatal(err)
	}
}
