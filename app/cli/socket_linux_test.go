package cli_test

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"

	"feltbog/app/cli"
)

// deaf runs the command line where a call for a socket ends the process: what
// the walls promise of the imports, the kernel holds the running program to.
func deaf() {
	shutSockets()
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// knock opens a socket in the same place, so that the story can see that it
// would have been noticed.
func knock() {
	shutSockets()
	_, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	fmt.Println("a socket was asked for and nothing happened:", err)
}

// shutSockets has the kernel kill this process, all its threads, when it asks
// for a socket. Nothing else is refused, and it cannot be taken back.
func shutSockets() {
	const (
		load  = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS
		equal = unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K
		give  = unix.BPF_RET | unix.BPF_K
	)
	filter := []unix.SockFilter{
		{Code: load, K: 0}, // the number of the call
		{Code: equal, K: unix.SYS_SOCKET, Jt: 1},
		{Code: equal, K: unix.SYS_SOCKETPAIR, Jf: 1},
		{Code: give, K: unix.SECCOMP_RET_KILL_PROCESS},
		{Code: give, K: unix.SECCOMP_RET_ALLOW},
	}
	runtime.LockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		panic(err)
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	_, _, failed := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if failed != 0 {
		panic(failed)
	}
	runtime.UnlockOSThread()
}

func init() { programs["deaf"], programs["knock"] = deaf, knock }
