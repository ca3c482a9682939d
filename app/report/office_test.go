package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// converted is a file as LibreOffice reads it.
func converted(t *testing.T, name string, content []byte, to string) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile"))
	if out, err := exec.Command(office, profile, "--headless", "--convert-to", to, "--outdir", folder, path).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice would not open %s: %v\n%s", name, err, out)
	}
	extension, _, _ := strings.Cut(to, ":")
	read, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(name)) + "." + extension)
	if err != nil {
		t.Fatalf("LibreOffice made nothing of %s: %v", name, err)
	}
	return string(read)
}

func TestLibreOfficeReadsThePaperAndTheWorkbook(t *testing.T) {
	r := founding().of(2008)
	paper, err := r.Docx()
	if err != nil {
		t.Fatal(err)
	}
	text := converted(t, "paper.docx", paper, "txt:Text (encoded):UTF8")
	for _, line := range []string{"Tabel 1. Rekvireringer", "106", "ca. 2600 københavnere", "35 ud af 36", "½ årsværk", "Figur 1."} {
		if !strings.Contains(text, line) {
			t.Errorf("LibreOffice does not see %q", line)
		}
	}
	book, err := r.Xlsx()
	if err != nil {
		t.Fatal(err)
	}
	if cells := converted(t, "figures.xlsx", book, "csv:Text - txt - csv (StarCalc):59,34,76"); !strings.Contains(cells, "requisitions.UB;Status") {
		t.Errorf("LibreOffice reads the workbook as %.200q", cells)
	}
}
