package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// A corpus is a text to measure on.
type corpus struct {
	name  string
	text  []byte
	dense bool
}

// corpora makes the three corpora, the same each time.
func corpora(logs string, size int) ([]corpus, error) {
	rng := rand.New(rand.NewPCG(1, 4))
	lines, name := madeLogs(rng), "logs (made up)"
	if logs != "" {
		src, err := os.ReadFile(logs)
		if err != nil {
			return nil, err
		}
		lines, name = bytes.SplitAfter(src, []byte("\n")), "logs ("+filepath.Base(logs)+")"
	}
	paragraphs, err := prose()
	if err != nil {
		return nil, err
	}
	return []corpus{
		{name, shuffled(rng, blocks(lines, 40), size), false},
		{"prose (Go's own comments)", shuffled(rng, paragraphs, size), false},
		{"dense CSV (6 values a line)", dense(rng, size), true},
	}, nil
}

// blocks joins n lines at a time.
func blocks(lines [][]byte, n int) (list [][]byte) {
	for len(lines) > 0 {
		k := min(n, len(lines))
		list = append(list, bytes.Join(lines[:k], nil))
		lines = lines[k:]
	}
	return list
}

// shuffled repeats the pieces in a new order each time, up to size bytes.
func shuffled(rng *rand.Rand, pieces [][]byte, size int) []byte {
	text := make([]byte, 0, size)
	for len(text) < size {
		rng.Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
		for _, p := range pieces {
			text = append(text, p[:min(len(p), size-len(text))]...)
		}
	}
	return text
}

// prose returns the paragraphs of comments of the standard library: real English that is wherever
// Go is.
func prose() (list [][]byte, err error) {
	root := filepath.Join(runtime.GOROOT(), "src")
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if file == nil {
			return nil
		}
		for _, c := range file.Comments {
			if text := c.Text(); strings.Count(text, " ") > 20 {
				list = append(list, []byte(text))
			}
		}
		return nil
	})
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("no comments below %s", root)
	}
	return list, err
}

// madeLogs writes lines as five kinds of systems do.
func madeLogs(rng *rand.Rand) (lines [][]byte) {
	n := rng.IntN
	for i := range 40_000 {
		at := fmt.Sprintf("2026-11-%02d %02d:%02d:%02d", 1+n(28), n(24), n(60), n(60))
		var s string
		switch i / 200 % 5 {
		case 0:
			s = fmt.Sprintf("%s,%03d INFO dfs.DataNode$PacketResponder: Received block blk_%d of size %d from /10.%d.%d.%d",
				at, n(1000), rng.Int64()-1<<62, n(1<<26), n(256), n(256), n(256))
		case 1:
			s = fmt.Sprintf("Nov %2d %02d:%02d:%02d web%d sshd[%d]: Failed password for invalid user admin%d from 10.1.%d.%d port %d ssh2",
				1+n(28), n(24), n(60), n(60), n(20), n(40000), n(10), n(256), n(256), n(65536))
		case 2:
			s = fmt.Sprintf(`10.2.%d.%d - - [%s +0000] "GET /api/v1/items/%d?page=%d HTTP/1.1" 200 %d "-" "Mozilla/5.0 (X11; Linux x86_64) Firefox/%d.0"`,
				n(256), n(256), at, n(1<<30), n(100), n(1<<20), 100+n(40))
		case 3:
			s = fmt.Sprintf(`{"ts":%d,"level":"info","msg":"request done","trace":"%016x%016x","ms":%d.%03d,"route":"/checkout","pod":"shop-%x"}`,
				1_790_000_000_000+n(1<<30), rng.Uint64(), rng.Uint64(), n(900), n(1000), n(1<<24))
		default:
			s = fmt.Sprintf("%s.%03d  %d  %d D PowerManagerService: acquire lock=%d, flags=0x%x, tag=\"View Lock\", name=com.example.app, pid=%d",
				at[5:], n(1000), n(9000), n(9000), n(1<<30), n(16), n(9000))
		}
		lines = append(lines, []byte(s+"\n"))
	}
	return lines
}

// dense writes a table with an e-mail address, a card, a social security number, an IBAN, a phone
// number and an IP address in each line, between a time and an order number: 190 bytes a line.
func dense(rng *rand.Rand, size int) []byte {
	text := make([]byte, 0, size+256)
	n := rng.IntN
	for id := 0; len(text) < size; id++ {
		text = fmt.Appendf(text, "%d,2026-11-%02dT%02d:%02d:%02d.%03dZ,user%d@mail%d.example.com,%s,%03d-%02d-%04d,"+
			"%s,+1 %d 555 %04d,10.%d.%d.%d,order-%06d,ok\n",
			id, 1+n(28), n(24), n(60), n(60), n(1000), n(1_000_000), n(100), card(rng), 100+n(500), 1+n(99),
			1+n(9999), iban(rng), []int{212, 415, 617, 312}[n(4)], n(10_000), n(256), n(256), n(256), n(1_000_000))
	}
	return text[:size]
}

// card returns a valid Visa number in groups.
func card(rng *rand.Rand) string {
	digits := fmt.Appendf(nil, "4%014d", rng.Int64N(1e14))
	sum := 0
	for i, d := range digits {
		v := int(d-'0') * (2 - i%2)
		sum += v/10 + v%10
	}
	s := fmt.Sprintf("%s%d", digits, (10-sum%10)%10)
	return s[:4] + " " + s[4:8] + " " + s[8:12] + " " + s[12:]
}

// iban returns a valid German account number.
func iban(rng *rand.Rand) string {
	account := fmt.Sprintf("%018d", rng.Int64N(1e18))
	rest := 0
	for _, d := range account + "131400" {
		rest = (rest*10 + int(d-'0')) % 97
	}
	return fmt.Sprintf("DE%02d%s", 98-rest, account)
}
