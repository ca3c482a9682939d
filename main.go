// Feltbog keeps the field records of a municipal effort and merges them into one status report.
// With arguments it is the command line, without them the window.
package main

import (
	"embed"
	"os"

	"feltbog/app/cli"
	"feltbog/app/desktop"
)

//go:embed all:frontend/dist
var screens embed.FS

//go:embed build/icon/feltbog.png
var icon []byte

func main() {
	if len(os.Args) > 1 {
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	if err := desktop.Open(screens, icon); err != nil {
		os.Exit(cli.Fail(os.Stderr, err))
	}
}
