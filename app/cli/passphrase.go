package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"feltbog/app/fault"
)

// phrase is where one passphrase comes from: the file a flag names, else the environment, else the person at the
// terminal. There are two, because that of a book is its owner's secret and that of a parcel is told to somebody.
type phrase struct {
	file          string // from the flag
	variable      string
	prompt, again string
	missing       fault.Code // where there is nobody to ask
	written       *string    // from the file
}

// bookPhrase is the passphrase of the book, asked for once.
func (s *stage) bookPhrase() (string, error) { return s.known(&s.book) }

// parcelPhrase opens a parcel that is locked by a passphrase alone.
func (s *stage) parcelPhrase() (string, error) { return s.known(&s.parcel) }

// newParcelPhrase is for sealing one.
func (s *stage) newParcelPhrase() (string, error) {
	if given, ok := s.parcel.given(); ok {
		return given, nil
	}
	return s.twice(&s.parcel)
}

// twice asks for a new passphrase of somebody who cannot see what is typed.
func (s *stage) twice(p *phrase) (string, error) {
	chosen, err := s.prompt(p, p.prompt)
	if err != nil {
		return "", err
	}
	again, err := s.prompt(p, p.again)
	if err == nil && again != chosen {
		err = fault.New(fault.WrongPassphrase)
	}
	return chosen, err
}

func (s *stage) known(p *phrase) (string, error) {
	if given, ok := p.given(); ok {
		return given, nil
	}
	typed, err := s.prompt(p, p.prompt)
	if err == nil {
		p.written = &typed
	}
	return typed, err
}

// given is the passphrase that was handed in before anything began, or asked for already.
func (p *phrase) given() (string, bool) {
	if p.written != nil {
		return *p.written, true
	}
	return os.LookupEnv(p.variable)
}

func (s *stage) prompt(p *phrase, prompt string) (string, error) {
	terminal, ok := s.in.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return "", fault.New(p.missing)
	}
	fmt.Fprint(s.errOut, prompt)
	typed, err := term.ReadPassword(int(terminal.Fd()))
	fmt.Fprintln(s.errOut)
	if err != nil {
		return "", fmt.Errorf("read passphrase: %w", err)
	}
	return string(typed), nil
}

// readPhrases reads the files before anything is done: a script whose file is not where it thinks must not find
// out half way.
func (s *stage) readPhrases() error {
	for _, p := range []*phrase{&s.book, &s.parcel} {
		if p.file == "" {
			continue
		}
		read, err := fromFile(p.file)
		if err != nil {
			return err
		}
		p.written = &read
	}
	return nil
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
	line, _, _ := strings.Cut(string(content), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}

// open opens a file to read; one that is missing or may not be read is not found.
func open(path string) (*os.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, aboutFile(path, fault.New(fault.NotFound).Because(err))
	}
	return file, nil
}
