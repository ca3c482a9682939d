package main

import (
	"os"
	"os/exec"
	"path/filepath"
)

// A packet is one Debian or Ubuntu package, why it is wanted, and how to see that it is there.
// It is looked for by what it brings, not by its name, so that other distributions and other sources count too.
type packet struct {
	name, why string
	there     func() bool
}

// windowPackets are needed to build and open the window on Linux.
func windowPackets() []packet {
	return []packet{
		{"gcc", "compiles the binding to the system's web view", program("gcc")},
		{"libc6-dev", "headers of the C library for gcc", file("/usr/include/stdlib.h")},
		{"pkg-config", "finds the libraries below", program("pkg-config")},
		{"libgtk-3-dev", "the window itself", library("gtk+-3.0")},
		{"libwebkit2gtk-4.1-dev", "the web view inside the window", library("webkit2gtk-4.1")},
		{"hunspell-da", "underlines misspelt words in notes", file("/usr/share/hunspell/da_DK.dic")},
	}
}

// testPackets are needed, besides those, by what CI runs.
func testPackets() []packet {
	return []packet{
		{"xvfb", "a screen for the window tests", program("Xvfb")},
		{"x11-xkb-utils", "gives it a Danish keyboard", program("setxkbmap")},
		{"dbus", "WebKit wants a session bus", program("dbus-run-session")},
		{"openbox", "gives the window keyboard focus", program("openbox")},
		{"xdotool", "types as a person would", program("xdotool")},
		{"imagemagick", "takes the picture of the window", program("import")},
		{"chromium", "runs the screens against the real Go services", func() bool { return browser() != "" }},
		{"webkit2gtk-driver", "runs them in the engine the window has here", program("WebKitWebDriver")},
		{"libreoffice-writer-nogui", "opens the .docx", file("/usr/lib/libreoffice/program/libswlo.so")},
		{"libreoffice-calc-nogui", "opens the .xlsx", file("/usr/lib/libreoffice/program/libsclo.so")},
		{"poppler-utils", "reads the text of the PDF made from them", program("pdftotext")},
		{"fonts-dejavu-core", "letters for the pictures and the PDF", file("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")},
		{"wine", "runs the Windows program", program("wine")},
		{"wine64", "the 64-bit half of wine", func() bool { return wine64() != "" }},
		{"gcc-mingw-w64-x86-64-win32", "builds the one library Wine lacks for Go programs", program("x86_64-w64-mingw32-gcc")},
	}
}

func program(name string) func() bool { return func() bool { return found(name) } }

func file(path string) func() bool {
	return func() bool {
		_, err := os.Stat(path)
		return err == nil
	}
}

func library(name string) func() bool {
	return func() bool { return exec.Command("pkg-config", "--exists", name).Run() == nil }
}

// browser is the path of a Chromium that the tests can drive, or nothing.
func browser() string {
	return first(os.Getenv("FELTBOG_CHROMIUM"), "chromium", "google-chrome", "chromium-browser")
}

// wine64 is asked for by its own path: Debian's plain wine only complains that the 32-bit half is missing.
func wine64() string {
	return first("wine64", "/usr/lib/wine/wine64", "/usr/lib/x86_64-linux-gnu/wine/wine64")
}

// first is the path of the first of these programs that this machine has, or nothing.
func first(names ...string) string {
	for _, name := range names {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			if full, err := filepath.Abs(path); err == nil {
				return full
			}
		}
	}
	return ""
}
