package exchange

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheProgressOfSeveralFilesGoesOnceThroughAllOfThem(t *testing.T) {
	folder := t.TempDir()
	for name, size := range map[string]int{"a.feltpakke": 30, "b.feltpakke": 10, "c.feltpakke": 60} {
		if err := os.WriteFile(filepath.Join(folder, name), make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found, err := find([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	var marks []int64
	for _, f := range found {
		f.along(found, func(done, total int64) {
			if total != 100 {
				t.Errorf("%d in all", total)
			}
			marks = append(marks, done)
		})(f.size, f.size)
	}
	if len(marks) != 3 || marks[0] != 30 || marks[1] != 40 || marks[2] != 100 {
		t.Errorf("done %v", marks)
	}
	if (finding{}).along(found, nil) != nil {
		t.Error("silence speaks")
	}
}
