package rx

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestMatch(t *testing.T) {
	for _, row := range []struct {
		pattern, value string
		linear, want   bool
	}{
		{`^\d{4}$`, "4111", true, true},
		{`^\d{4}$`, "٤١١١", true, false},
		{`^(?!4)\d{4}$`, "5111", false, true},
		{`^(?!4)\d{4}$`, "4111", false, false},
		{`^(?=\d)\d{4}$`, "٤١١١", false, false},
		{`(?<=card )\d+`, "card 4111", false, true},
		{`(?<=card )\d+`, "cart 4111", false, false},
		{`(?<!card )\b\d+`, "card 4111", false, false},
		{`^(\d\d)\1$`, "4141", false, true},
		{`^(\d\d)\1$`, "4142", false, false},
		{`(?=a)a$`, "a\n", false, false},
		{`(?=.)`, "\xff\xfe", false, true},
		{`^(a+)+$`, "aaa!", true, false},
		{``, "", true, true},
	} {
		t.Run(row.pattern+" "+row.value, func(t *testing.T) {
			r, err := Compile(row.pattern)
			require.NoError(t, err)
			require.Equal(t, row.linear, r.Linear())
			got, err := r.Match([]byte(row.value))
			require.NoError(t, err)
			require.Equal(t, row.want, got)
		})
	}
}

func TestCompileRefuses(t *testing.T) {
	for _, row := range []struct{ pattern, want string }{
		{`hunter2(`, "missing closing )"},
		{`hunter2[`, "missing closing ]"},
		{`hunter2{5,2}`, "invalid repeat count"},
		{`hunter2++`, "invalid nested repetition operator"},
		{`hunter2(?=`, "cannot read the pattern"},
		{`hunter2(?<n`, "cannot read the pattern"},
		{`hunter2\9(`, "cannot read the pattern"},
		{strings.Repeat("a", MaxPattern+1), "shorten it"},
	} {
		_, err := Compile(row.pattern)
		require.ErrorContains(t, err, row.want)
		require.NotContains(t, err.Error(), "hunter2")
	}
}

func TestLinearPatternsStayLinear(t *testing.T) {
	r, err := Compile(`^(a+)+$`)
	require.NoError(t, err)
	start := time.Now()
	got, err := r.Match(append(bytes.Repeat([]byte("a"), MaxValue-1), '!'))
	require.NoError(t, err)
	require.False(t, got)
	require.Less(t, time.Since(start), time.Second)
}

// Each of these needs exponential or polynomial time, or a deep stack. They must end, in time, with
// an error that says nothing about the value, and cost little when they are asked again.
func TestEvilPatternsEnd(t *testing.T) {
	const secret = "4111111111111111"
	for _, row := range []struct{ pattern, value string }{
		{`^(?=\d)\d+(a+)+$`, secret + strings.Repeat("a", 40) + "!"},
		{`^(?!x)\d+(a|aa)+$`, secret + strings.Repeat("a", 60) + "!"},
		{`^(?=\d)([\d ]+\s?)+$`, strings.Repeat("1 ", 2000) + "!"},
		{`(?!y)(?:\d[ -]?)+x`, strings.Repeat("1 ", MaxValue/2)},
	} {
		t.Run(row.pattern, func(t *testing.T) {
			r, err := Compile(row.pattern)
			require.NoError(t, err)
			start := time.Now()
			matched, failed := false, 0
			for range 200 {
				ok, err := r.Match([]byte(row.value))
				matched = matched || ok
				if err != nil {
					failed++
					require.True(t, err == ErrGaveUp || err == ErrResting, "%v", err)
				}
			}
			require.False(t, matched)
			require.Less(t, time.Since(start), 5*time.Second)
			t.Logf("%d of 200 failed in %v", failed, time.Since(start))
		})
	}
}

func TestErrorsCarryNoValue(t *testing.T) {
	r, err := Compile(`^(?=\d)\d+(a+)+$`)
	require.NoError(t, err)
	_, err = r.Match([]byte("4111111111111111" + strings.Repeat("a", 40) + "!"))
	require.Equal(t, ErrGaveUp, err)
	require.NotContains(t, err.Error(), "4111")
	_, err = r.Match([]byte("5111"))
	require.Equal(t, ErrResting, err)
	_, err = r.Match(make([]byte, MaxValue+1))
	require.Equal(t, ErrValueTooLong, err)
}

func TestARestEnds(t *testing.T) {
	r, err := Compile(`^(?=\d)\d+(a+)+$`)
	require.NoError(t, err)
	r.rest.until.Store(time.Now().Add(time.Hour).UnixNano())
	_, err = r.Match([]byte("1a"))
	require.Equal(t, ErrResting, err)
	r.rest.until.Store(time.Now().Add(-time.Second).UnixNano())
	ok, err := r.Match([]byte("1a"))
	require.NoError(t, err)
	require.True(t, ok)
}

func TestConcurrentUse(t *testing.T) {
	for _, pattern := range []string{`^\d+x$`, `^(?!0)\d+x$`} {
		r, err := Compile(pattern)
		require.NoError(t, err)
		var group sync.WaitGroup
		wrong := make([]int, 8)
		for g := range wrong {
			group.Go(func() {
				for i := range 500 {
					value := strings.Repeat("7", g+1) + []string{"x", "y"}[i%2]
					if ok, err := r.Match([]byte(value)); ok != (i%2 == 0) && err == nil {
						wrong[g]++
					}
				}
			})
		}
		group.Wait()
		require.Equal(t, make([]int, 8), wrong)
	}
}

// FuzzMatch holds Compile and Match to: no panic, only errors of this package, and neither pattern
// nor value in them.
func FuzzMatch(f *testing.F) {
	for _, pattern := range []string{
		`^(a+)+$`, `(?=a)b`, `(?<!a)b`, `(a)\1`, `(?>a*)b`, `(?<n>x)\k<n>`, `[\d-\w]`, `(?i)a`,
		`(?=a{5000})`, `(?(1)a|b)`, `\p{Lu}(?!x)`, `(?<a-b>x)`, `(?x) a #`, `(?r)ab`,
	} {
		f.Add(pattern, []byte("aaaaaaaaaaaaaaaaaaaaaaaaaab"))
	}
	f.Fuzz(func(t *testing.T, pattern string, value []byte) {
		r, err := Compile(pattern)
		if err != nil {
			require.LessOrEqual(t, len(err.Error()), 100)
			return
		}
		_, err = r.Match(value)
		if err != nil && err != ErrGaveUp && err != ErrResting && err != ErrValueTooLong {
			t.Fatal("an error of another package came through")
		}
	})
}
