package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
)

// window builds the window for this system.
func window(ctx context.Context, _ []string) error {
	return deliver(ctx, windowSteps(), nativeWindow())
}

func windowSteps() []step {
	return []step{
		setup("what the window needs of this machine", windowEquipment),
		setup("npm packages of the screens", modules("frontend")),
		setup("the screens (vite build)", bundle),
		setup("the window (go build)", nativeWindow().make),
	}
}

// commandLine builds the static command line; it needs nothing but Go.
func commandLine(ctx context.Context, _ []string) error {
	return deliver(ctx, []step{setup("the command line (go build)", staticCommandLine().make)}, staticCommandLine())
}

// windows builds both Windows programs: the window, which has no console of its own, and the command line beside it.
func windows(ctx context.Context, _ []string) error {
	steps := []step{
		setup("node", node),
		setup("npm packages of the screens", modules("frontend")),
		setup("the screens (vite build)", bundle),
		setup("the Windows programs (go build, no cgo)", makeWindows),
	}
	return deliver(ctx, steps, windowsWindow(), windowsCommandLine())
}

func makeWindows(ctx context.Context, out io.Writer) error {
	// go build takes resources only from the package's own folder, under this name; it is gone again when we leave.
	const resource = "rsrc_windows_amd64.syso"
	defer os.Remove(resource)
	tool := tool("go-winres", "make", "--in", "build/windows/resource.json", "--out", "rsrc", "--arch", "amd64")
	if err := tool.to(ctx, out); err != nil {
		return err
	}
	if err := windowsWindow().make(ctx, out); err != nil {
		return err
	}
	return windowsCommandLine().make(ctx, out)
}

// tool is a Go program pinned in build/tools.mod, apart from what the program itself depends on.
func tool(words ...string) command {
	return cmd(append([]string{"go", "tool", "-modfile=build/tools.mod"}, words...)...)
}

func deliver(ctx context.Context, steps []step, products ...product) error {
	if err := prepare(ctx, steps); err != nil {
		return err
	}
	for _, p := range products {
		fmt.Println(p.path())
	}
	return nil
}

// prepare walks set-up steps without the counting line: nothing is tested here.
func prepare(ctx context.Context, steps []step) error {
	for _, s := range steps {
		fmt.Printf("· %s\n", s.name)
		if _, text, err := s.attempt(ctx); err != nil {
			return fmt.Errorf("%s\n%s: %w", text, s.name, err)
		}
	}
	return nil
}

// display says whether this machine can show a window.
func display() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
