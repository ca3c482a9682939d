package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// modules installs the locked npm packages of a folder, unless the same lock was installed there before.
func modules(dir string) func(context.Context, io.Writer) error {
	return func(ctx context.Context, out io.Writer) error {
		lock, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(lock)
		mark, stamp := hex.EncodeToString(sum[:]), filepath.Join(dir, "node_modules", ".installed-lock")
		if seen, err := os.ReadFile(stamp); err == nil && string(seen) == mark {
			return nil
		}
		if err := npm("ci", "--no-audit", "--no-fund").in(dir).to(ctx, out); err != nil {
			return err
		}
		return os.WriteFile(stamp, []byte(mark), 0o644)
	}
}

// npm is a script on Windows, which only its shell can start.
func npm(words ...string) command {
	if runtime.GOOS == "windows" {
		return cmd(append([]string{"cmd", "/c", "npm"}, words...)...)
	}
	return cmd(append([]string{"npm"}, words...)...)
}

// bundle builds the screens into frontend/dist, where main.go embeds them.
func bundle(ctx context.Context, out io.Writer) error {
	if err := npm("run", "build").in("frontend").to(ctx, out); err != nil {
		return err
	}
	if _, err := os.Stat("frontend/dist/index.html"); err != nil {
		return fmt.Errorf("vite left no page in frontend/dist: %w", err)
	}
	return nil
}
