package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Where the tests leave pictures, and where those lie that people look at.
const (
	taken = "build/e2e/pictures"
	shown = "build/pictures"
)

// gallery takes a picture of every screen in both themes, from the same windows that axe looks at, and lays them side
// by side in a page.
func gallery(ctx context.Context, _ []string) error {
	begun := time.Now()
	if err := endToEndAlone(ctx, []string{"axe"}); err != nil {
		return err
	}
	lights, err := filepath.Glob(filepath.Join(taken, "*-light.png"))
	if err != nil {
		return err
	}
	page := "# Every screen, in both themes\n\n`go run ./build gallery` takes these pictures: the sample year, in the window's own size.\n"
	for _, light := range lights {
		name := strings.TrimSuffix(filepath.Base(light), "-light.png")
		if info, err := os.Stat(light); err != nil || info.ModTime().Before(begun) {
			continue // of a screen that is no more
		}
		page += fmt.Sprintf("\n## %s\n\n", name)
		for _, theme := range []string{"light", "dark"} {
			file := name + "-" + theme + ".png"
			// A screen has few colours: a palette of them is a third of the size.
			err := cmd("convert", filepath.Join(taken, file), "-strip", "+dither", "-colors", "128", "png8:"+filepath.Join(shown, file)).to(ctx, os.Stderr)
			if err != nil {
				return err
			}
			page += fmt.Sprintf("![%s, %s](%s)\n", name, theme, file)
		}
	}
	return os.WriteFile(filepath.Join(shown, "README.md"), []byte(page), 0o644)
}
