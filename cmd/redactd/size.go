package main

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// maxHeader is the most that --max-header may say: net/http adds to it.
const maxHeader = 16 << 20

// A size is a number of bytes, written with or without a unit: 500, 64KiB, 8MiB, 1GiB.
type size int64

// units are what a number may stand before; KB, MB and GB are read as KiB, MiB and GiB.
var units = []struct {
	name  string
	bytes int64
}{
	{"GIB", 1 << 30}, {"MIB", 1 << 20}, {"KIB", 1 << 10},
	{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10},
	{"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}, {"", 1},
}

var errSize = errors.New("write a number of bytes above 0, such as 8MiB")

// Set reads a size.
func (s *size) Set(text string) error {
	text = strings.ToUpper(text)
	for _, unit := range units {
		number, ok := strings.CutSuffix(text, unit.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
		if err != nil || n <= 0 || n > math.MaxInt64/unit.bytes {
			return errSize
		}
		*s = size(n * unit.bytes)
		return nil
	}
	return errSize
}

// String returns the number of bytes, nothing for the usual size.
func (s *size) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Type is what help calls it.
func (s *size) Type() string { return "SIZE" }
