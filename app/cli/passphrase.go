package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"feltbog/app/fault"
)

// passphrase is asked for at most once per run, by a book or parcel that needs it: from the file, else
// from the environment, else from the person at the terminal.
func (s *stage) passphrase() (string, error) {
	if s.written != nil {
		return *s.written, nil
	}
	if phrase, ok := os.LookupEnv("FELTBOG_PASSPHRASE"); ok {
		return phrase, nil
	}
	terminal, ok := s.in.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return "", fault.New(fault.Locked)
	}
	fmt.Fprint(s.errOut, passphrasePrompt)
	phrase, err := term.ReadPassword(int(terminal.Fd()))
	fmt.Fprintln(s.errOut)
	if err != nil {
		return "", fmt.Errorf("read passphrase: %w", err)
	}
	return string(phrase), nil
}

// readPassphrase reads the file before anything is done: a script whose file is not where it thinks must
// not find out half way.
func (s *stage) readPassphrase() error {
	if s.passphraseFile == "" {
		return nil
	}
	phrase, err := fromFile(s.passphraseFile)
	s.written = &phrase
	return err
}

// fromFile reads the first line: editors end a file with a line end that nobody meant.
func fromFile(path string) (string, error) {
	file, err := open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, 1<<16))
	if err != nil {
		return "", fault.New(fault.NotFound).Because(err)
	}
	phrase, _, _ := strings.Cut(string(content), "\n")
	return strings.TrimSuffix(phrase, "\r"), nil
}

// open opens a file to read; one that is missing or may not be read is not found.
func open(path string) (*os.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, aboutFile(path, fault.New(fault.NotFound).Because(err))
	}
	return file, nil
}
