package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// readAsOffice lets LibreOffice open a document and returns the text of the PDF it prints from it.
// A document that needs repair is not opened headless: LibreOffice then leaves no PDF.
func readAsOffice(ctx context.Context, out io.Writer, document string) (string, error) {
	dir, err := os.MkdirTemp("", "feltbog-office-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	// A profile of its own, so that a LibreOffice already open on this machine does not answer instead.
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	convert := cmd(first("soffice", "libreoffice"), profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir, document)
	if err := convert.to(ctx, out); err != nil {
		return "", err
	}
	pdf := filepath.Join(dir, strings.TrimSuffix(filepath.Base(document), filepath.Ext(document))+".pdf")
	if _, err := os.Stat(pdf); err != nil {
		return "", fmt.Errorf("LibreOffice could not open %s", filepath.Base(document))
	}
	return cmd("pdftotext", "-layout", pdf, "-").output(ctx, out)
}

// holdsAll says which of the words a text lacks.
func holdsAll(text string, words ...string) error {
	var errs []error
	for _, word := range words {
		if !strings.Contains(text, word) {
			errs = append(errs, fmt.Errorf("%q is not in it", word))
		}
	}
	return errors.Join(errs...)
}
