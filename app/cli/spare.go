package cli

import (
	"io"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// opening is the book with what was handed in to open these parcels: the reserve key in a file, and a
// passphrase when one of them needs it. A missing passphrase refuses those parcels, not the others.
func (s *stage) opening(app *boot.App, reserveFile string, places []string) (*boot.App, error) {
	spare := boot.Spare{}
	if reserveFile != "" {
		var err error
		if spare, err = fromPaper(reserveFile); err != nil {
			return nil, err
		}
	}
	locked, err := boot.Locked(places)
	if err != nil {
		return nil, err
	}
	if locked {
		phrase, err := s.parcelPhrase()
		if err != nil && !fault.Is(err, fault.PassphraseNeeded) {
			return nil, err
		}
		spare = spare.With(phrase)
	}
	return app.With(spare), nil
}

func fromPaper(path string) (boot.Spare, error) {
	file, err := open(path)
	if err != nil {
		return boot.Spare{}, err
	}
	defer file.Close()
	page, err := io.ReadAll(io.LimitReader(file, 1<<16))
	if err != nil {
		return boot.Spare{}, fault.New(fault.NotFound).Because(err)
	}
	spare, err := boot.FromPaper(string(page))
	if err != nil {
		return boot.Spare{}, aboutFile(path, err)
	}
	return spare, nil
}
