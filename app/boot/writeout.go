package boot

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

// WriteOut writes an attachment as a file in a folder and gives the file's name:
// its number, which no other has, and its own name, without what no system lets
// stand in one. Nothing is written over: fault.Exists.
func (a *App) WriteOut(ctx context.Context, attachment Attachment, folder string) (string, error) {
	name := attachment.Record.Number + " " + strings.TrimRight(strings.Map(plainly, attachment.Name), " .")
	path := filepath.Join(folder, name)
	if _, err := os.Lstat(path); err == nil {
		return "", fault.New(fault.Exists)
	}
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		return a.Desk.WriteOut(ctx, string(attachment.Record.ID), w)
	})
	return name, durable.Fault(err)
}

// plainly keeps what may stand in a file's name on any system.
func plainly(r rune) rune {
	if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
		return '_'
	}
	return r
}
