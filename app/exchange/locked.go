package exchange

import (
	"feltbog/app/parcel"
)

// Locked tells whether any parcel in files and folders opens under a passphrase
// alone. What cannot be read is no answer to that; taking it in says why.
func Locked(places []string) (bool, error) {
	found, err := find(places)
	for _, f := range found {
		if locked, err := locked(f.path); locked || err != nil {
			return locked, err
		}
	}
	return false, err
}

func locked(path string) (bool, error) {
	file, err := open(path)
	if err != nil {
		return false, err
	}
	outside, err := parcel.Outline(file)
	return err == nil && outside.Passphrase, file.Close()
}
