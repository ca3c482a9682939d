package boot_test

import (
	"encoding/json"
	"os"
	"testing"

	"feltbog/app/boot"
)

func TestTheVersionIsTheSameInTheProgramAndInItsResources(t *testing.T) {
	raw, err := os.ReadFile("../../wails.json")
	if err != nil {
		t.Fatal(err)
	}
	var resources struct {
		Info struct {
			ProductVersion string `json:"productVersion"`
		} `json:"info"`
	}
	if err := json.Unmarshal(raw, &resources); err != nil {
		t.Fatal(err)
	}
	if resources.Info.ProductVersion != boot.Version {
		t.Errorf("wails.json says %q, the program %q", resources.Info.ProductVersion, boot.Version)
	}
}
