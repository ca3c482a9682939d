package cli_test

import (
	"os"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// disk DIR 64k: an empty disk of that size; disk -ro DIR: write-protects it.
func disk(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: disk DIR SIZE | disk -ro DIR")
	}
	if args[0] == "-ro" {
		ts.Check(syscall.Mount("tmpfs", ts.MkAbs(args[1]), "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
		return
	}
	folder := ts.MkAbs(args[0])
	ts.Check(os.Mkdir(folder, 0o700))
	ts.Check(syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+args[1]))
	ts.Defer(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
}
