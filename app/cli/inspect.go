package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/boot"
)

func (s *stage) inspect() *cobra.Command {
	var path, reserve string
	cmd := s.command("inspect", 1, 1, func(ctx context.Context, args []string) error {
		if path == "" {
			return s.outside(args[0])
		}
		return s.with(ctx, path, func(app *boot.App) error {
			app, err := s.opening(app, reserve, args)
			if err != nil {
				return err
			}
			return s.inside(ctx, app, args[0])
		})
	})
	cmd.Flags().StringVar(&path, "book", "", help["inspect"].flags["book"])
	cmd.Flags().StringVar(&reserve, "reserve-file", "", help["inspect"].flags["reserve-file"])
	return cmd
}

func (s *stage) outside(path string) error {
	seen, err := boot.Outline(path)
	if err != nil {
		return err
	}
	result := map[string]any{
		"bytes": seen.Bytes, "recipients": seen.Recipients, "passphrase": seen.Passphrase, "post_quantum": seen.PostQuantum,
	}
	return s.answer(result, func() {
		by := howMany(seen.Recipients, keyWord, keysWord)
		if seen.Passphrase {
			by = onePassphrase
		}
		s.say(parcelOutside, seen.Bytes, by)
	})
}

// inside tells what a parcel holds: what it says of itself, then its changes as JSON lines in either case.
func (s *stage) inside(ctx context.Context, app *boot.App, path string) error {
	opened, err := app.Inspect(ctx, path)
	if err != nil {
		return err
	}
	h := opened.Header
	result := map[string]any{
		"parcel": h.Parcel, "number": h.Number, "letter": h.Letter, "name": h.Name, "role": h.Role,
		"workspace": h.Workspace, "sealed": h.Now, "changes": h.Changes, "records": h.Records,
		"attachments": append([]string{}, opened.Files...), "chunks": h.Blobs, "chunk_bytes": h.BlobBytes,
		"recipients": h.Recipients, "bytes": opened.Bytes, "hash": opened.Hash, "signature": true,
	}
	err = s.answer(result, func() {
		s.say(parcelInside, h.Number, h.Letter, h.Name, s.moment(h.Now), h.Changes, h.Records, opened.Hash)
		if len(opened.Files)+h.Blobs > 0 {
			s.say(parcelFiles, len(opened.Files), bytesWord(h.BlobBytes), strings.Join(opened.Files, ", "))
		}
	})
	for _, change := range opened.Changes {
		if err != nil {
			return err
		}
		err = s.line(change)
	}
	return err
}
