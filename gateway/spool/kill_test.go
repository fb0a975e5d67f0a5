package spool

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// childFolder tells a process that it is the one that is killed.
const childFolder = "SPOOL_TEST_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		child(dir)
		return
	}
	os.Exit(m.Run())
}

// child puts and delivers until it is killed. It writes a line of what it knows to be so: an event that Put has taken,
// an event that the upstream has.
func child(dir string) {
	s, err := Open(Options{Dir: dir, MaxBytes: 1 << 20})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	var wait sync.WaitGroup
	wait.Go(func() {
		_ = s.Deliver(context.Background(), func(_ context.Context, e Entry) error {
			switch {
			case strings.HasSuffix(e.ID, "3"):
				return &Refused{}
			case strings.HasSuffix(e.ID, "7") && rand.IntN(20) > 0:
				return errUpstream
			}
			fmt.Println("came", e.ID)
			return nil
		}, Retry{Parallel: 4, Min: time.Millisecond, Max: 50 * time.Millisecond})
	})
	for range 8 {
		wait.Go(func() {
			for {
				e := Entry{ID: fmt.Sprint(rand.Uint64()), Body: make([]byte, rand.IntN(3000))}
				if err := s.Put(e); err == nil {
					fmt.Println("taken", e.ID)
				} else {
					time.Sleep(5 * time.Millisecond)
				}
			}
		})
	}
	wait.Wait()
}

// TestKills kills a process that puts and delivers, again and again: what it had taken comes.
func TestKills(t *testing.T) {
	kills := 60
	if testing.Short() {
		kills = 8
	}
	dir := filepath.Join(t.TempDir(), "spool")
	taken, came := map[string]bool{}, map[string]bool{}
	start := time.Now()
	for k := 0; k < kills && time.Since(start) < 20*time.Second; k++ {
		killed(t, dir, time.Duration(rand.IntN(80))*time.Millisecond, taken, came)
		discardHalf(t, dir, came)
	}
	require.NotEmpty(t, taken)
	require.NotEmpty(t, came)
	s := open(t, Options{Dir: dir, MaxBytes: 1 << 20})
	for _, e := range drain(t, s) {
		came[e.ID] = true
	}
	for _, l := range s.Letters() {
		came[l.ID] = true
	}
	for id := range taken {
		require.True(t, came[id], "%s was taken and is lost", id)
	}
	t.Log(len(taken), "taken,", len(came), "came")
}

// killed runs the child for a time after its first line.
func killed(t *testing.T, dir string, after time.Duration, taken, came map[string]bool) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childFolder+"="+dir)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	timer := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewReader(out)
	for first := true; ; first = false {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		if first {
			timer.Reset(after)
		}
		what, id, _ := strings.Cut(strings.TrimSpace(line), " ")
		require.NotEqual(t, "error", what, id)
		map[string]map[string]bool{"taken": taken, "came": came}[what][id] = true
	}
	_ = cmd.Wait()
}

// discardHalf looks at what was left, and makes room for the next process.
func discardHalf(t *testing.T, dir string, came map[string]bool) {
	s, err := Open(Options{Dir: dir, MaxBytes: 1 << 20})
	require.NoError(t, err)
	st := s.Stats()
	require.Zero(t, st.Damaged+st.Lost)
	require.LessOrEqual(t, st.Disk, int64(1<<20))
	for i, l := range s.Letters() {
		if came[l.ID] = true; i%2 == 0 {
			require.NoError(t, s.Discard(l))
		}
	}
	require.NoError(t, s.Close())
}
