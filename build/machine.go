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

// equip installs those of the packets that this machine lacks, after saying which and why.
// On a system without apt it names them and stops.
func equip(packets []packet) func(context.Context, io.Writer) error {
	return func(ctx context.Context, out io.Writer) error {
		missing := lacking(packets)
		if len(missing) == 0 {
			return nil
		}
		fmt.Println("\nThis machine lacks:")
		var names []string
		for _, p := range missing {
			fmt.Printf("  %-28s %s\n", p.name, p.why)
			names = append(names, p.name)
		}
		if runtime.GOOS != "linux" || !found("apt-get") {
			return fmt.Errorf("install these (named as Debian names them) and start again: %s", strings.Join(names, " "))
		}
		if err := install(ctx, out, names); err != nil {
			return err
		}
		return stillLacking(packets)
	}
}

func lacking(packets []packet) []packet {
	var missing []packet
	for _, p := range packets {
		if !p.there() {
			missing = append(missing, p)
		}
	}
	return missing
}

func stillLacking(packets []packet) error {
	for _, p := range lacking(packets) {
		return fmt.Errorf("%s was installed but cannot be found; it is needed because it %s", p.name, p.why)
	}
	return nil
}

// install brings packages with apt. A fresh machine knows no package before the first update.
func install(ctx context.Context, out io.Writer, names []string) error {
	fmt.Println("Installing them with apt-get.")
	apt := append(asRoot(), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y")
	if len(apt) > 5 && !found("sudo") {
		return fmt.Errorf("sudo is missing: as root, run apt-get update && apt-get install --no-install-recommends %s",
			strings.Join(names, " "))
	}
	for _, words := range [][]string{{"update"}, append([]string{"install", "--no-install-recommends"}, names...)} {
		c := cmd(append(append([]string{}, apt...), words...)...)
		c.stdin = os.Stdin
		if err := c.to(ctx, out); err != nil {
			return err
		}
	}
	return nil
}

func asRoot() []string {
	if os.Geteuid() == 0 {
		return nil
	}
	return []string{"sudo"}
}

// node checks that Node is there and new enough for Vite.
func node(ctx context.Context, out io.Writer) error {
	const oldest = 20
	if !found("node") || !found("npm") {
		return fmt.Errorf("this machine lacks Node.js %d or newer with npm: install it from nodejs.org or your package manager", oldest)
	}
	text, err := cmd("node", "--version").output(ctx, out)
	if err != nil {
		return err
	}
	var major int
	if _, err := fmt.Sscanf(text, "v%d", &major); err != nil || major < oldest {
		return fmt.Errorf("the screens need Node.js %d or newer, this is %s", oldest, strings.TrimSpace(text))
	}
	return nil
}

// windowEquipment is what this system needs before the window can be built and opened.
func windowEquipment(ctx context.Context, out io.Writer) error {
	switch runtime.GOOS {
	case "windows": // Windows 10 and 11 bring WebView2, and Go needs no compiler there.
		return node(ctx, out)
	case "darwin":
		if !found("clang") {
			return errors.New("the compiler is missing: run xcode-select --install and start again")
		}
		return node(ctx, out)
	}
	if err := node(ctx, out); err != nil {
		return err
	}
	return equip(windowPackets())(ctx, out)
}
