package postgres_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// server is the folder of a server that runs for these tests, "" if there is none, and why.
type server struct {
	folder, why string
}

// start starts a server of its own, on a socket in a folder of its own.
func start() (s server, stop func(), err error) {
	tools, err := installed()
	if err != nil {
		return server{why: err.Error()}, func() {}, nil
	}
	folder, err := os.MkdirTemp("", "pg")
	if err != nil {
		return s, nil, err
	}
	run := func(tool string, args ...string) error {
		cmd := exec.Command(filepath.Join(tools, tool), append(args, "-D", filepath.Join(folder, "data"))...)
		cmd.Dir, cmd.SysProcAttr = folder, asOther(folder)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", tool, err, out)
		}
		return nil
	}
	stop = func() {
		_ = run("pg_ctl", "stop", "-m", "immediate")
		_ = os.RemoveAll(folder)
	}
	err = run("initdb", "-A", "trust", "-N", "-U", "tests")
	if err == nil {
		err = run("pg_ctl", "start", "-w", "-l", filepath.Join(folder, "log"), "-o", "-k "+folder+" -c listen_addresses=''")
	}
	return server{folder: folder}, stop, err
}

// installed returns the folder of PostgreSQL's tools.
func installed() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // where Debian has them
	if len(found) == 0 {
		return "", errors.New("no PostgreSQL server is installed: apt-get install postgresql")
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// asOther lets a server run as another user than root, which it refuses, and gives that one the folder.
func asOther(folder string) *syscall.SysProcAttr {
	other, err := user.Lookup("postgres")
	if runtime.GOOS != "linux" || os.Geteuid() != 0 || err != nil {
		return nil
	}
	uid, _ := strconv.Atoi(other.Uid)
	gid, _ := strconv.Atoi(other.Gid)
	_ = os.Chown(folder, uid, gid)
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

var running server

// TestMain starts a server for all tests. Where none is installed they are skipped, unless REDACTD_POSTGRES asks for
// it.
func TestMain(m *testing.M) {
	s, stop, err := start()
	running = s
	if err == nil && s.why != "" && os.Getenv("REDACTD_POSTGRES") == "required" {
		err = errors.New(s.why)
	}
	code := 1
	if err == nil {
		code = m.Run()
	} else {
		fmt.Fprintln(os.Stderr, err)
	}
	if stop != nil {
		stop()
	}
	os.Exit(code)
}

// connection returns the connection string of a new database.
func connection(t testing.TB) string {
	t.Helper()
	if running.why != "" {
		t.Skip(running.why)
	}
	admin, err := connect(running.folder, "postgres")
	require.NoError(t, err)
	defer admin.Close(t.Context())
	name := fmt.Sprintf("vault%x", random().Token)
	_, err = admin.Exec(t.Context(), "CREATE DATABASE "+name)
	require.NoError(t, err)
	return "host=" + running.folder + " user=tests dbname=" + name
}
