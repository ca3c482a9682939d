package desktop

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"feltbog/app/boot"
	"feltbog/app/durable"
	"feltbog/app/fault"
)

// Attachment is a file that belongs to a record. Missing counts the pieces of
// its content that have not come: then it can be neither shown nor saved.
type Attachment struct {
	ID      string `json:"id"`
	Number  string `json:"number"`
	Name    string `json:"name"`
	Size    int64  `json:"size"` // bytes
	Missing int    `json:"missing"`
	Picture bool   `json:"picture"` // can be shown in its place, with Picture
	Made    int64  `json:"made"`    // Unix milliseconds
}

// NewAttachment is one just attached. Bare tells that what the camera wrote beside
// the picture was taken out; Doubtful that it is a picture in which that may
// still stand.
type NewAttachment struct {
	Attachment
	Bare     bool `json:"bare"`
	Doubtful bool `json:"doubtful"`
}

// What every browser draws.
var drawn = []string{"image/gif", "image/jpeg", "image/png", "image/webp"}

// Attachments are what is attached to a record, oldest first.
func (r *Records) Attachments(source string) ([]Attachment, error) {
	return read(r.door, "Records.Attachments", func(ctx context.Context, app *boot.App) ([]Attachment, error) {
		found, err := app.Desk.Attachments(ctx, source)
		list := make([]Attachment, 0, len(found))
		for _, one := range found {
			list = append(list, attachmentOf(one))
		}
		return list, err
	})
}

// Attach attaches files, and the files of folders, to a record. Those before one
// that is refused stay attached.
func (r *Records) Attach(source string, paths []string) ([]NewAttachment, error) {
	return read(r.door, "Records.Attach", func(ctx context.Context, app *boot.App) ([]NewAttachment, error) {
		defer r.door.window.ring(recordsBell)
		files, err := laidOut(paths)
		made := make([]NewAttachment, 0, len(files))
		for _, path := range files {
			attached, err := attachFile(ctx, app, source, path)
			if err != nil {
				return made, fault.At(filepath.Base(path), err)
			}
			made = append(made, attached)
		}
		return made, err
	})
}

// AttachPicture attaches a picture that was pasted; content is base64.
func (r *Records) AttachPicture(source, name, content string) (NewAttachment, error) {
	return read(r.door, "Records.AttachPicture", func(ctx context.Context, app *boot.App) (NewAttachment, error) {
		raw, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return NewAttachment{}, fault.New(fault.Damaged).Because(err)
		}
		attached, err := app.Desk.Attach(ctx, boot.File{Source: source, Name: name, Content: bytes.NewReader(raw)})
		if err == nil {
			r.door.window.ring(recordsBell)
		}
		return newAttachmentOf(attached), err
	})
}

// Detach withdraws an attachment; marking it as ready brings it back.
func (r *Records) Detach(attachment string) error {
	_, err := read(r.door, "Records.Detach", func(ctx context.Context, app *boot.App) (struct{}, error) {
		_, err := app.Desk.Detach(ctx, attachment)
		if err == nil {
			r.door.window.ring(recordsBell)
		}
		return struct{}{}, err
	})
	return err
}

// Picture is an attached picture as the address of an image. Nothing is written
// to the disk.
func (r *Records) Picture(source, attachment string) (string, error) {
	return read(r.door, "Records.Picture", func(ctx context.Context, app *boot.App) (string, error) {
		one, err := attachmentNamed(ctx, app, source, attachment)
		if err != nil || !slices.Contains(drawn, one.Media) {
			return "", err
		}
		var content bytes.Buffer
		if err := app.Desk.WriteOut(ctx, attachment, &content); err != nil {
			return "", err
		}
		return "data:" + one.Media + ";base64," + base64.StdEncoding.EncodeToString(content.Bytes()), nil
	})
}

// SaveAttachment writes an attachment into a folder and gives the name it got.
func (r *Records) SaveAttachment(source, attachment, folder string) (string, error) {
	return read(r.door, "Records.SaveAttachment", func(ctx context.Context, app *boot.App) (string, error) {
		one, err := attachmentNamed(ctx, app, source, attachment)
		if err != nil {
			return "", err
		}
		return app.WriteOut(ctx, one, folder)
	})
}

func attachmentNamed(ctx context.Context, app *boot.App, source, id string) (boot.Attachment, error) {
	all, err := app.Desk.Attachments(ctx, source)
	if err != nil {
		return boot.Attachment{}, err
	}
	i := slices.IndexFunc(all, func(one boot.Attachment) bool { return string(one.Record.ID) == id })
	if i < 0 {
		return boot.Attachment{}, fault.New(fault.NotFound)
	}
	return all[i], nil
}

func attachFile(ctx context.Context, app *boot.App, source, path string) (made NewAttachment, err error) {
	file, err := os.Open(path)
	if err != nil {
		return made, durable.Fault(err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	attached, err := app.Desk.Attach(ctx, boot.File{Source: source, Name: filepath.Base(path), Content: file})
	return newAttachmentOf(attached), err
}

// laidOut are the files among paths and those that lie in the folders among
// them, not deeper; hidden ones are left out.
func laidOut(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, durable.Fault(err)
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, durable.Fault(err)
		}
		for _, entry := range entries {
			if entry.Type() == fs.FileMode(0) && !strings.HasPrefix(entry.Name(), ".") {
				files = append(files, filepath.Join(path, entry.Name()))
			}
		}
	}
	return files, nil
}

func attachmentOf(a boot.Attachment) Attachment {
	return Attachment{
		ID: string(a.Record.ID), Number: a.Record.Number, Name: a.Name, Size: a.Size, Missing: a.Missing,
		Picture: slices.Contains(drawn, a.Media), Made: a.Record.Changed,
	}
}

func newAttachmentOf(a boot.Attached) NewAttachment {
	fields := a.Record.Fields
	return NewAttachment{
		Attachment: attachmentOf(boot.Attachment{
			Record: a.Record, Name: fields.Text("name"), Media: fields.Text("media"), Size: fields.Number("size"),
		}),
		Bare: a.Bare, Doubtful: a.Picture && !a.Bare,
	}
}
