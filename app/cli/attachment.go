package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

func (s *stage) attach() *cobra.Command {
	return s.command("attach", 3, 3, func(ctx context.Context, args []string) (err error) {
		file, err := open(args[2])
		if err != nil {
			return err
		}
		if info, err := file.Stat(); err != nil || info.IsDir() {
			return errors.Join(aboutFile(args[2], fault.New(fault.NotFound).Because(err)), file.Close())
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		return s.with(ctx, args[0], func(app *boot.App) error {
			attached, err := app.Desk.Attach(ctx, boot.File{Source: args[1], Name: filepath.Base(args[2]), Content: file})
			if err != nil {
				return err
			}
			return s.confirmFile(attached)
		})
	})
}

func (s *stage) confirmFile(a boot.Attached) error {
	name, size := a.Record.Fields.Text("name"), a.Record.Fields.Number("size")
	result := map[string]any{"id": a.Record.ID, "number": a.Record.Number, "name": name, "size": size, "bare": a.Bare}
	return s.answer(result, func() {
		s.say(fileAttached, a.Record.Number, name, bytesWord(size))
		switch {
		case a.Bare:
			s.say(pictureBared)
		case a.Picture:
			s.say(pictureNotBare)
		}
		for _, one := range a.Found {
			s.say(personalFound, fieldLabel("attachment", one.Field), personalWords[string(one.Hit.Kind)], one.Hit.Masked)
		}
	})
}

func (s *stage) detach() *cobra.Command {
	return s.command("detach", 2, 2, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			saved, err := app.Desk.Detach(ctx, args[1])
			if err != nil {
				return err
			}
			result := map[string]any{"id": saved.Record.ID, "number": saved.Record.Number, "status": saved.Record.Status}
			return s.answer(result, func() { s.say(fileDetached, saved.Record.Number) })
		})
	})
}

func (s *stage) attachments() *cobra.Command {
	var out string
	cmd := s.command("attachments", 2, 2, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			attachments, err := app.Desk.Attachments(ctx, args[1])
			if err != nil {
				return err
			}
			all := tellAll(attachments)
			for i := range all {
				if out == "" {
					break
				}
				if all[i].File, err = app.WriteOut(ctx, attachments[i], out); err != nil {
					return err
				}
			}
			return s.answer(map[string]any{"attachments": all}, func() {
				for _, one := range all {
					s.say("%s", one.words())
				}
				s.say(listTotal, len(all))
			})
		})
	})
	cmd.Flags().StringVar(&out, "out", "", help["attachments"].flags["out"])
	return cmd
}

// attachmentTold is an attachment as --json gives it.
type attachmentTold struct {
	ID      book.ID `json:"id"`
	Number  string  `json:"number"`
	Name    string  `json:"name"`
	Media   string  `json:"media"`
	Size    int64   `json:"size"`
	Missing int     `json:"missing"` // chunks that have not come
	File    string  `json:"file"`    // base name of what was written out; "" when nothing was
}

func tellAll(attachments []boot.Attachment) []attachmentTold {
	all := []attachmentTold{}
	for _, a := range attachments {
		all = append(all, attachmentTold{a.Record.ID, a.Record.Number, a.Name, a.Media, a.Size, a.Missing, ""})
	}
	return all
}

func (a attachmentTold) words() string {
	absent := ""
	if a.Missing > 0 {
		absent = notArrived
	}
	return fmt.Sprintf(attachmentLine, a.Number, a.Name, bytesWord(a.Size), absent)
}

// bytesWord is a size as people read it.
func bytesWord(size int64) string {
	switch {
	case size < 1<<10:
		return howMany(int(size), "byte", "byte")
	case size < 1<<20:
		return fmt.Sprintf("%d KB", (size+1<<9)>>10)
	}
	return strings.Replace(fmt.Sprintf("%.1f MB", float64(size)/(1<<20)), ".", ",", 1)
}
