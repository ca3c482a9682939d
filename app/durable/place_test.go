package durable

import (
	"path/filepath"
	"testing"
)

func TestASyncedFolderIsKnownByHowItsServiceCallsIt(t *testing.T) {
	for folder, want := range map[string]string{
		"/home/anna/OneDrive/Dokumenter":                          "OneDrive",
		"/Users/anna/OneDrive - Københavns Kommune":               "OneDrive",
		"/Users/anna/Library/CloudStorage/OneDrive-Kommune/bøger": "OneDrive",
		"/home/anna/Dropbox":                                      "Dropbox",
		"/home/anna/Dropbox (Kommunen)/feltbog":                   "Dropbox",
		"/Volumes/Google Drive/My Drive":                          "Google Drive",
		"/Users/anna/Library/CloudStorage/GoogleDrive-a@b.dk":     "Google Drive",
		"/Users/anna/iCloudDrive":                                 "iCloud",
		"/home/anna/Nextcloud":                                    "Nextcloud",
		"/home/anna/Dropboxing":                                   "",
		"/home/anna/mit onedrive":                                 "",
		"/home/anna/Dokumenter":                                   "",
	} {
		if got := service(filepath.FromSlash(folder), func(string) string { return "" }); got != want {
			t.Errorf("%s is of %q, want %q", folder, got, want)
		}
	}
}

func TestASyncedFolderIsKnownByWhereItsServiceSaysItIs(t *testing.T) {
	root := filepath.Join(t.TempDir(), "Kommunens mappe")
	told := func(name string) string {
		if name == "OneDriveCommercial" {
			return root
		}
		return ""
	}
	for folder, want := range map[string]string{
		root:                           "OneDrive",
		filepath.Join(root, "feltbog"): "OneDrive",
		root + " 2":                    "",
		filepath.Dir(root):             "",
	} {
		if got := service(folder, told); got != want {
			t.Errorf("%s is of %q, want %q", folder, got, want)
		}
	}
}

func TestAFolderOfThisComputerIsNothingToWarnOf(t *testing.T) {
	place := PlaceOf(filepath.Join(t.TempDir(), "pc.feltbog"))
	if place.Synced != "" || place.Network || place.Free <= 0 {
		t.Errorf("%+v", place)
	}
}
