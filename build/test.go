package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

// test is everything CI runs.
func test(ctx context.Context, _ []string) error {
	if err := os.MkdirAll(outbox, 0o755); err != nil {
		return err
	}
	if runtime.GOOS != "linux" {
		fmt.Println("The window tests, LibreOffice and Wine run on Linux only; here: everything else.")
		return walk(ctx, os.Stdout, append(sourceSteps(), chainSteps()...))
	}
	steps := []step{
		setup("what this machine needs", equip(append(windowPackets(), testPackets()...))),
	}
	steps = append(steps, sourceSteps()...)
	steps = append(steps, chainSteps()...)
	return walk(ctx, os.Stdout, append(steps, linuxSteps()...))
}

// check is the part of test that a person runs before each commit.
func check(ctx context.Context, _ []string) error {
	return walk(ctx, os.Stdout, sourceSteps())
}

// What needs no window is compiled as the command line is shipped, so that each package is compiled once.
const static = "CGO_ENABLED=0"

// sourceSteps look at the source and run the unit tests; they need Go and Node only.
func sourceSteps() []step {
	return []step{
		setup("node", node),
		setup("npm packages of the screens", modules("frontend")),
		plain("gofmt", formatted),
		plain("go vet", cmd("go", "vet", "./...").with(static).to),
		plain("staticcheck", lint(static)),
		{name: "Go tests", work: goTests("./...")},
		setup("the tests to torture with (go test -c)", tortureChambers),
		plain("torture, a taste: 1 000 histories and a fleet", tasteOfTorture),
		{name: "planted faults: each is killed by its test", work: killed("")},
		plain("screens: lint", npm("run", "lint").in("frontend").to),
		plain("end-to-end tests: format", npm("exec", "prettier", "--", "--check", "../build/e2e").in("frontend").to),
		plain("screens: types (svelte-check)", npm("run", "check").in("frontend").to),
		{name: "screens: unit tests", work: screenTests},
		plain("screens: build", bundle),
	}
}

// chainSteps run the main job as its users will, through the program itself.
func chainSteps() []step {
	return []step{
		setup("the command line (go build)", staticCommandLine().make),
		plain("the sample year: any order, one by one, twice: one digest, the paper's figures", anyOrder),
		plain("a damaged parcel is refused, the book as before", damageRefused),
		plain("the Windows programs (go build, no cgo)", makeWindows),
	}
}

// linuxSteps are those that need a screen, LibreOffice or Wine.
func linuxSteps() []step {
	return []step{
		plain("LibreOffice opens the report's .docx and .xlsx", papersOpen),
		plain("the Windows program does the sample chain under Wine", underWine),
		plain("go vet of the window", cmd("go", "vet", "-tags", nativeWindow().tags, "./...").with("CGO_ENABLED=1").to),
		plain("staticcheck of the window", lint("CGO_ENABLED=1", "-tags", nativeWindow().tags)),
		plain("the window (go build)", nativeWindow().make),
		plain("the window served to a browser (go build)", servedWindow().make),
		setup("npm packages of the end-to-end tests", modules("build/e2e")),
		{name: "end to end: the screens in Chromium, the real window with the keyboard", work: endToEnd("")},
	}
}

// endToEndAlone builds what the end-to-end tests drive and runs them, or some of them.
func endToEndAlone(ctx context.Context, args []string) error {
	return walk(ctx, os.Stdout, []step{
		setup("what this machine needs", equip(append(windowPackets(), testPackets()...))),
		setup("npm packages of the screens", modules("frontend")),
		setup("npm packages of the end-to-end tests", modules("build/e2e")),
		setup("the screens (vite build)", bundle),
		setup("the command line (go build)", staticCommandLine().make),
		setup("the window (go build)", nativeWindow().make),
		setup("the window served to a browser (go build)", servedWindow().make),
		{name: "end to end", work: endToEnd(strings.Join(args, " "))},
	})
}

// formatted names the Go files gofmt would change.
func formatted(ctx context.Context, out io.Writer) error {
	text, err := cmd("gofmt", "-l", "main.go", "app", "build").output(ctx, out)
	if err == nil && text != "" {
		io.WriteString(out, text)
		err = errors.New("gofmt would change these files: run gofmt -w main.go app build")
	}
	return err
}

// lint runs staticcheck. ST1012 is left out: house style names errors by what they mean (durable.Full), not ErrFull.
func lint(env string, more ...string) func(context.Context, io.Writer) error {
	words := append([]string{"staticcheck", "-checks", "inherit,-ST1012"}, more...)
	return tool(append(words, "./...")...).with(env).to
}
