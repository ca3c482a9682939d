package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"feltbog/app/fault"
)

// dot is a picture of one point, as base64.
const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// paper is a file in a folder of its own.
func paper(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Referat.txt")
	if err := os.WriteFile(path, []byte("Punkt 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhatIsAttachedIsListedShownSavedAndTakenAway(t *testing.T) {
	h := person(t)
	must(h.session().Sample("A"))
	records := h.records()
	visit := must(records.List(Query{Kind: "visit"})).Rows[0].ID
	folder := filepath.Dir(paper(t))
	for name, content := range map[string]string{"Plan.md": "# Plan", ".hidden": "x"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pasted := must(records.AttachPicture(visit, "Indsat billede.png", dot))
	if !pasted.Bare || pasted.Doubtful || !pasted.Picture {
		t.Errorf("pasted %+v", pasted)
	}
	if made := must(records.Attach(visit, []string{folder})); len(made) != 2 || made[0].Name != "Plan.md" || made[1].Name != "Referat.txt" {
		t.Errorf("out of the folder: %+v", made)
	}
	if picture := must(records.Picture(visit, pasted.ID)); !strings.HasPrefix(picture, "data:image/png;base64,iVBORw0KGgo") {
		t.Errorf("the picture is %.40q", picture)
	}
	out := t.TempDir()
	text := must(records.Attachments(visit))[2]
	name := must(records.SaveAttachment(visit, text.ID, out))
	if name != text.Number+" Referat.txt" {
		t.Errorf("saved as %q", name)
	}
	if raw, err := os.ReadFile(filepath.Join(out, name)); err != nil || string(raw) != "Punkt 1" {
		t.Errorf("saved %q, %v", raw, err)
	}
	if err := records.Detach(text.ID); err != nil {
		t.Fatal(err)
	}
	if left := must(records.Attachments(visit)); len(left) != 2 {
		t.Errorf("%d are left", len(left))
	}
	must(records.SaveAll([]Entry{{ID: text.ID, Kind: "attachment", Status: "ready"}}))
	if back := must(records.Attachments(visit)); len(back) != 3 {
		t.Errorf("%d after it was brought back", len(back))
	}
}

func TestAFileThatMayNotBeAttachedIsRefusedAndThoseBeforeItStay(t *testing.T) {
	h := person(t)
	must(h.session().Sample("A"))
	visit := must(h.records().List(Query{Kind: "visit"})).Rows[0].ID
	good := paper(t)
	large := filepath.Join(t.TempDir(), "film.mp4")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 21<<20); err != nil {
		t.Fatal(err)
	}
	if _, err := h.records().Attach(visit, []string{good, large}); !fault.Is(err, fault.AttachmentTooLarge) {
		t.Errorf("a film: %v", err)
	}
	if _, err := h.records().AttachPicture(visit, "x.png", "no base64!"); !fault.Is(err, fault.Damaged) {
		t.Errorf("no picture: %v", err)
	}
	if _, err := h.records().Attach(visit, []string{filepath.Join(t.TempDir(), "gone.txt")}); !fault.Is(err, fault.NotFound) {
		t.Errorf("no file: %v", err)
	}
	if left := must(h.records().Attachments(visit)); len(left) != 1 {
		t.Errorf("%d are attached", len(left))
	}
}
