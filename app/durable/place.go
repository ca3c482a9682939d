package durable

import (
	"os"
	"path/filepath"
	"strings"
)

// Place is what is known of where a file lies, as far as it can hurt the file.
type Place struct {
	Synced    string // the service that copies the folder, in its own words; "" for none
	Network   bool   // on another computer
	Removable bool   // on a stick or card
	Free      int64  // bytes this user may still write; -1 when it is not known
}

// PlaceOf tells where the file at path lies, there or not. It only asks this
// computer, and what it cannot find out it leaves out.
func PlaceOf(path string) Place {
	folder := filepath.Dir(path)
	place := diskOf(folder)
	place.Synced = service(folder, os.Getenv)
	return place
}

// services are known by how the folders they make are called, in lower case: the
// name itself, or the name before what tells several accounts apart.
var services = []struct{ folder, name string }{
	{"onedrive", "OneDrive"},
	{"dropbox", "Dropbox"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"google drev", "Google Drive"},
	{"iclouddrive", "iCloud"},
	{"icloud drive", "iCloud"},
	{"com~apple~clouddocs", "iCloud"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
}

// variables in which a service tells where its folder is, whatever it is called.
var variables = map[string]string{"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}

func service(folder string, variable func(string) string) string {
	for name, service := range variables {
		if root := variable(name); root != "" && under(folder, root) {
			return service
		}
	}
	for step := range strings.SplitSeq(filepath.ToSlash(folder), "/") {
		step = strings.ToLower(step)
		for _, s := range services {
			rest, begins := strings.CutPrefix(step, s.folder)
			if begins && (rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "-")) {
				return s.name
			}
		}
	}
	return ""
}

func under(folder, root string) bool {
	rest, err := filepath.Rel(root, folder)
	return err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator))
}
