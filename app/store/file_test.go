package store_test

import (
	"os"
	"testing"
)

func mkdir(t *testing.T, path string) {
	t.Helper()
	must(t, os.MkdirAll(path, 0o700))
}
