package durable

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAStickIsKnownByWhatTheKernelSaysOfItsDisk(t *testing.T) {
	folder := t.TempDir()
	info, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	device := info.Sys().(*syscall.Stat_t).Dev
	number := fmt.Sprintf("%d:%d", device>>8&0xfff, device&0xff|device>>12&0xfff00)
	for answer, want := range map[string]bool{"1\n": true, "0\n": false} {
		for _, level := range []string{number, "."} { // a whole disk; a partition, told of one level up
			sys := t.TempDir()
			for _, path := range []string{number, level} {
				if err := os.MkdirAll(filepath.Join(sys, "dev", "block", path), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(sys, "dev", "block", level, "removable"), []byte(answer), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := removable(sys, folder); got != want {
				t.Errorf("the kernel says %q at %q: %t", answer, level, got)
			}
		}
	}
	if removable(t.TempDir(), folder) {
		t.Error("a disk nobody knows of is taken for a stick")
	}
}
