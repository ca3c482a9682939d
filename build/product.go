package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// outbox is where everything built lies; git ignores it.
const outbox = "build/out"

// A product is one way of building the program.
type product struct {
	file  string // under outbox
	tags  string
	flags string // for the linker
	os    string // empty: this one
	cgo   bool
}

func staticCommandLine() product { return product{file: executable("feltbog-cli")} }

func nativeWindow() product {
	return product{file: executable("feltbog"), tags: windowTags("desktop", "production"), cgo: runtime.GOOS != "windows",
		flags: windowFlags(runtime.GOOS)}
}

// servedWindow also answers on a local port, so that a browser can drive the real Go services. For tests only.
func servedWindow() product {
	return product{file: executable("feltbog-dev"), tags: windowTags("dev"), cgo: true}
}

func windowsWindow() product {
	return product{file: "windows/feltbog.exe", tags: "desktop,production", os: "windows", flags: windowFlags("windows")}
}

func windowsCommandLine() product { return product{file: "windows/feltbog-cli.exe", os: "windows"} }

func (p product) path() string { return filepath.Join(outbox, filepath.FromSlash(p.file)) }

// make builds the product and leaves it at its path.
func (p product) make(ctx context.Context, out io.Writer) error {
	if err := os.MkdirAll(filepath.Dir(p.path()), 0o755); err != nil {
		return err
	}
	words := []string{"go", "build", "-tags", p.tags, "-ldflags", strings.TrimSpace("-s -w " + p.flags), "-o", p.path(), "."}
	env := []string{static}
	if p.cgo {
		env = []string{"CGO_ENABLED=1"}
	}
	if p.os != "" {
		env = append(env, "GOOS="+p.os, "GOARCH=amd64")
	}
	return cmd(words...).with(env...).to(ctx, out)
}

// windowTags adds what Linux needs: without webkit2_41 Wails links the older WebKit that Debian 13 and Ubuntu 24 dropped.
func windowTags(tags ...string) string {
	if runtime.GOOS == "linux" {
		tags = append(tags, "webkit2_41")
	}
	return strings.Join(tags, ",")
}

// windowFlags keeps Windows from opening an empty console behind the window.
func windowFlags(system string) string {
	if system == "windows" {
		return "-H windowsgui"
	}
	return ""
}

func executable(name string) string {
	if runtime.GOOS == "windows" {
		return name + ".exe"
	}
	return name
}
