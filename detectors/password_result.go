package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Results of examinations and checks, which stand in a field that is called pass.

// isResult says whether the name is the word pass by itself, and v a mark, a grade or a word for one.
func isResult(t redact.Text, v []byte) bool {
	name := bytes.TrimRight(t.B[:t.At], " \t\"'\\`")
	if !endsFold(name, "pass") || len(name) > 4 && (isAlnum(name[len(name)-5]) || name[len(name)-5] == '_') {
		return false
	}
	return anyFold(bytes.TrimRight(v, "!?."), results) || isMark(v)
}

var results = []string{
	"passed", "pass", "failed", "fail", "fails", "passes", "yes", "no", "y", "n", "true", "false", "merit", "distinction", "credit",
	"honours", "honors", "withheld", "absent", "pending", "deferred", "resit", "retake", "incomplete", "exempt", "exempted",
	"conditional", "compensated", "skipped", "skip", "n/a", "na", "none", "unknown", "bestanden", "godkänd", "underkänd", "ja",
	"nein", "nej", "oui", "non", "admis", "ajourné", "aprobado", "suspenso", "aprovado", "reprovado",
}

// isMark says whether v is a grade such as B+, or a number of points, of which there may be so many, or a share.
func isMark(v []byte) bool {
	if len(v) <= 2 && isLetter(v[0]) {
		return len(v) == 1 || v[1] == '+' || v[1] == '-'
	}
	points, of, _ := bytes.Cut(bytes.TrimSuffix(v, []byte("%")), []byte("/"))
	return len(points) > 0 && fewDigits(points) && fewDigits(of)
}
