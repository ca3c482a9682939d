package desktop

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"feltbog/app/fault"
)

// The endings of files a user is asked for, by the word the screens use.
var endings = map[string]string{
	"book":      ".feltbog",
	"enrolment": ".felttilmelding",
	"parcels":   ".feltpakke",
	"docx":      ".docx",
	"xlsx":      ".xlsx",
	"html":      ".html",
	"csv":       ".csv",
	"calendar":  ".ics",
	"files":     "", // of any sort, to attach
}

func (d *door) pickOpen(kind string) ([]string, error) {
	if kind == "folder" {
		path, err := d.window.openFolder(wanted{folder: d.beginning(kind)})
		return present(path), err
	}
	ending, ok := endings[kind]
	if !ok {
		return nil, fault.At("kind", fault.New(fault.Invalid))
	}
	paths, err := d.window.openFiles(wanted{ending: ending, many: kind == "parcels" || kind == "files", folder: d.beginning(kind)})
	return present(paths...), err
}

func (d *door) pickSave(kind, suggested string) (string, error) {
	ending, ok := endings[kind]
	if !ok {
		return "", fault.At("kind", fault.New(fault.Invalid))
	}
	if !strings.HasSuffix(suggested, ending) {
		suggested += ending
	}
	path, err := d.window.saveFile(wanted{ending: ending, folder: d.beginning(kind), suggested: suggested})
	if err != nil || path == "" || strings.HasSuffix(strings.ToLower(path), ending) {
		return path, err
	}
	return completed(path + ending)
}

// completed refuses a name that exists: the dialog asked about overwriting the
// name as it was typed, without its ending.
func completed(path string) (string, error) {
	_, err := os.Stat(path)
	if err == nil {
		return "", fault.New(fault.Exists)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fault.New(fault.NotWritable).Because(err)
	}
	return path, nil
}

// beginning is the folder a dialog begins in: where the practice parcels lie
// for someone practising, else the system's choice, which is "".
func (d *door) beginning(kind string) string {
	d.lock.RLock()
	defer d.lock.RUnlock()
	folder := os.Getenv("FELTBOG_HOME")
	if d.app != nil && d.app.Identity().Practice && (kind == "parcels" || kind == "folder") {
		folder = filepath.Join(d.practiceFolder(), "parcels")
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

func present(paths ...string) []string {
	list := []string{}
	for _, path := range paths {
		if path != "" {
			list = append(list, path)
		}
	}
	return list
}
