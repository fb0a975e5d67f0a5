package harden

import "syscall"

// noCoreDumps keeps the memory of the process out of files and out of other processes' reach. It is
// a precaution: where the system refuses, the run goes on.
func noCoreDumps() {
	const setDumpable = 4 // PR_SET_DUMPABLE of prctl(2)
	_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, setDumpable, 0, 0)
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
