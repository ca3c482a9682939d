//go:build desktop || dev || bindings

package desktop

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// native is the window Wails opened.
type native struct{ ctx context.Context }

func (n *native) openFiles(w wanted) ([]string, error) {
	if w.many {
		return runtime.OpenMultipleFilesDialog(n.ctx, opening(w))
	}
	path, err := runtime.OpenFileDialog(n.ctx, opening(w))
	return []string{path}, err
}

func (n *native) openFolder(w wanted) (string, error) {
	return runtime.OpenDirectoryDialog(n.ctx, opening(w))
}

func (n *native) saveFile(w wanted) (string, error) {
	return runtime.SaveFileDialog(n.ctx, runtime.SaveDialogOptions{
		Title: title, DefaultDirectory: w.folder, DefaultFilename: w.suggested, Filters: filters(w),
	})
}

func (n *native) ring(b bell) { runtime.EventsEmit(n.ctx, string(b)) }

func (n *native) quit() { runtime.Quit(n.ctx) }

func (n *native) comeForward() {
	runtime.WindowUnminimise(n.ctx)
	runtime.Show(n.ctx)
}

func (n *native) fillScreen(whole bool) {
	if whole {
		runtime.WindowFullscreen(n.ctx)
	} else {
		runtime.WindowUnfullscreen(n.ctx)
	}
}

func opening(w wanted) runtime.OpenDialogOptions {
	return runtime.OpenDialogOptions{
		Title: title, DefaultDirectory: w.folder, DefaultFilename: w.suggested, Filters: filters(w), CanCreateDirectories: true,
	}
}

// The pattern is its own name, which needs no translation.
func filters(w wanted) []runtime.FileFilter {
	if w.ending == "" {
		return nil
	}
	return []runtime.FileFilter{{DisplayName: "*" + w.ending, Pattern: "*" + w.ending}}
}
