package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Where the bindings are kept, and where a stale set would be found.
const bindings = "frontend/wailsjs"

// generate writes frontend/wailsjs from the bound Go methods; with --diff it only says whether that would change anything.
func generate(ctx context.Context, args []string) error {
	if slices.Contains(args, "--diff") {
		return freshBindings(ctx, os.Stdout)
	}
	return bind(ctx, os.Stdout, ".")
}

// bind lets Wails write its bindings under dir. The program built with the tag bindings is the generator: its main
// runs up to wails.Run, which writes the files and returns. So the version is the one go.mod names, and no window
// library is needed.
func bind(ctx context.Context, out io.Writer, dir string) error {
	generator, err := filepath.Abs(filepath.Join(outbox, executable("feltbog-bindings")))
	if err != nil {
		return err
	}
	if err := cmd("go", "build", "-tags", "bindings", "-o", generator, ".").with(static).to(ctx, out); err != nil {
		return err
	}
	// As interfaces a plain object is one of them; as classes each would have to be made with createFrom.
	if err := cmd(generator).in(dir).with("tsoutputtype=interfaces").to(ctx, io.Discard); err != nil {
		return err
	}
	return plainFiles(filepath.Join(dir, bindings))
}

// plainFiles takes back the execute bits Wails sets, which git would show as a change of every file.
func plainFiles(dir string) error {
	files, err := tree(dir)
	if err != nil {
		return err
	}
	for path := range files {
		if err := os.Chmod(filepath.Join(dir, path), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// freshBindings holds when the committed bindings are the ones today's Go methods give.
func freshBindings(ctx context.Context, out io.Writer) error {
	dir, err := os.MkdirTemp("", "feltbog-bindings-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	config, err := os.ReadFile("wails.json")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "wails.json"), config, 0o644); err != nil {
		return err
	}
	if err := bind(ctx, out, dir); err != nil {
		return err
	}
	return sameTree(bindings, filepath.Join(dir, bindings))
}

// sameTree holds when both folders have the same files with the same bytes.
func sameTree(have, want string) error {
	old, err := tree(have)
	if err != nil {
		return err
	}
	fresh, err := tree(want)
	if err != nil {
		return err
	}
	var stale []error
	for path, text := range fresh {
		if !bytes.Equal(old[path], text) {
			stale = append(stale, fmt.Errorf("%s/%s is stale or missing: run go run ./build generate", have, path))
		}
	}
	for path := range old {
		if _, ok := fresh[path]; !ok {
			stale = append(stale, fmt.Errorf("%s/%s belongs to no bound method: run go run ./build generate", have, path))
		}
	}
	return errors.Join(stale...)
}

func tree(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[path], err = os.ReadFile(filepath.Join(dir, path))
		return err
	})
	return files, err
}
