package durable

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// networks are the file systems that lie on another computer, by the numbers of
// linux/magic.h and statfs(2).
var networks = map[uint32]string{
	0x6969: "nfs", 0xff534d42: "cifs", 0xfe534d42: "smb2", 0x517b: "smb", 0x564c: "ncp", 0x01021997: "9p", 0x5346414f: "afs", 0x00c36400: "ceph",
}

func diskOf(folder string) Place {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(folder, &disk); err != nil {
		return Place{Free: -1}
	}
	_, network := networks[uint32(disk.Type)]
	return Place{Network: network, Removable: removable("/sys", folder), Free: int64(disk.Bavail) * disk.Bsize}
}

// removable asks the kernel, which tells it of the disk that a partition is on.
func removable(sys, folder string) bool {
	info, err := os.Stat(folder)
	if err != nil {
		return false
	}
	file, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	major, minor := file.Dev>>8&0xfff, file.Dev&0xff|file.Dev>>12&0xfff00
	for _, level := range []string{"", "/.."} {
		told, err := os.ReadFile(fmt.Sprintf("%s/dev/block/%d:%d%s/removable", sys, major, minor, level))
		if err == nil {
			return strings.TrimSpace(string(told)) == "1"
		}
	}
	return false
}
