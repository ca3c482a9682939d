package fieldwork_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// endless is a file of any size that takes no memory.
type endless struct{ n byte }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		e.n = e.n*31 + 7
		p[i] = e.n
	}
	return len(p), nil
}

func file(source, name string, content io.Reader) boot.File {
	return boot.File{Source: source, Name: name, Content: content}
}

func TestWhatIsAttachedIsReadAsItWas(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen"})
	content := strings.Repeat("Punkt på dagsordenen. ", 120_000)
	attached, err := app.Desk.Attach(ctx, file(saved.Record.Number, `C:\Bilag/Referat.TXT`, iotest.HalfReader(strings.NewReader(content))))
	if err != nil {
		t.Fatal(err)
	}
	fields := attached.Record.Fields
	if fields.Text("name") != "Referat.TXT" || fields.Text("media") != "text/plain" || fields.Number("size") != int64(len(content)) ||
		attached.Record.Status != book.Ready || len(book.Chunks(fields.Text("content"))) != 3 || attached.Picture || attached.Bare {
		t.Errorf("attached %+v", attached)
	}
	sheet, err := app.Desk.Show(ctx, saved.Record.Number)
	if err != nil || len(sheet.Attachments) != 1 || sheet.Attachments[0].Name != "Referat.TXT" || sheet.Attachments[0].Missing != 0 {
		t.Errorf("the sheet has %+v, %v", sheet.Attachments, err)
	}
	var out strings.Builder
	if err := app.Desk.WriteOut(ctx, attached.Record.Number, &out); err != nil || out.String() != content {
		t.Errorf("%d bytes come back, %v", out.Len(), err)
	}
	if err := app.Desk.WriteOut(ctx, saved.Record.Number, &out); !fault.Is(err, fault.NotFound) {
		t.Errorf("a project as a file: %v", err)
	}
}

func TestAPhotographIsAttachedWithoutWhatTheCameraWrote(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen"})
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	told := append([]byte("\xff\xd8\xff\xe1\x00\x15Exif\x00\x00GPS 55.7 12.5"), plain.Bytes()[2:]...)
	attached, err := app.Desk.Attach(ctx, file(saved.Record.Number, "foto.jpg", bytes.NewReader(told)))
	if err != nil || !attached.Bare || !attached.Picture {
		t.Fatalf("%+v, %v", attached, err)
	}
	var out bytes.Buffer
	if err := app.Desk.WriteOut(ctx, attached.Record.Number, &out); err != nil || !bytes.Equal(out.Bytes(), plain.Bytes()) {
		t.Errorf("%d bytes come back, %v", out.Len(), err)
	}
	raw, err := app.Desk.Attach(ctx, file(saved.Record.Number, "foto.heic", strings.NewReader("GPS 55.7")))
	if err != nil || raw.Bare || !raw.Picture {
		t.Errorf("a picture that cannot be bared: %+v, %v", raw, err)
	}
}

func TestWhatMayNotBeAttachedLeavesNothingBehind(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen"})
	broken := errors.New("the stick was pulled out")
	for name, c := range map[string]struct {
		file boot.File
		want fault.Code
	}{
		"too large":           {file(saved.Record.Number, "film.mp4", &endless{}), fault.AttachmentTooLarge},
		"empty":               {file(saved.Record.Number, "tom.txt", strings.NewReader("")), fault.Damaged},
		"a broken photograph": {file(saved.Record.Number, "foto.jpg", strings.NewReader("\xff\xd8\xff\xe0")), fault.Damaged},
		"to nothing":          {file("A-2008-0099", "a.txt", strings.NewReader("a")), fault.NotFound},
		"a number in a name":  {file(saved.Record.Number, "010190-1234.txt", strings.NewReader("a")), fault.PersonalNumber},
		"no name":             {file(saved.Record.Number, "mappe/", strings.NewReader("a")), fault.Required},
	} {
		if _, err := app.Desk.Attach(ctx, c.file); !fault.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := app.Desk.Attach(ctx, file(saved.Record.Number, "a.txt", iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Errorf("a broken stick: %v", err)
	}
	if attachments, err := app.Desk.Attachments(ctx, saved.Record.Number); err != nil || len(attachments) != 0 {
		t.Errorf("left: %+v, %v", attachments, err)
	}
	vouched := file(saved.Record.Number, "010190-1234.txt", strings.NewReader("a"))
	vouched.Harmless = []string{"010190-••••"}
	if _, err := app.Desk.Attach(ctx, vouched); err != nil {
		t.Errorf("vouched for: %v", err)
	}
}

func TestARecordHoldsOnlySoMuch(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen"})
	for range 5 {
		if _, err := app.Desk.Attach(ctx, file(saved.Record.Number, "film.mp4", io.LimitReader(&endless{}, 20<<20))); err != nil {
			t.Fatal(err)
		}
	}
	_, err := app.Desk.Attach(ctx, file(saved.Record.Number, "a.txt", strings.NewReader("a")))
	if full := fault.Of(err); full == nil || full.Code != fault.NoRoom || full.Params["limit"] != "100" {
		t.Errorf("one more: %v", err)
	}
	attachments, err := app.Desk.Attachments(ctx, saved.Record.Number)
	if err != nil || len(attachments) != 5 {
		t.Fatalf("%d attachments, %v", len(attachments), err)
	}
	if _, err := app.Desk.Detach(ctx, attachments[0].Record.Number); err != nil {
		t.Fatal(err)
	}
	if _, err := app.Desk.Attach(ctx, file(saved.Record.Number, "a.txt", strings.NewReader("a"))); err != nil {
		t.Errorf("after one was taken away: %v", err)
	}
}

func TestWhatIsAttachedToAnInternalRecordIsInternal(t *testing.T) {
	app, _ := laptop(t)
	saved := project(t, app, book.Fields{"name": "Fædregruppen", "internal": true})
	attached, err := app.Desk.Attach(ctx, file(saved.Record.Number, "a.txt", strings.NewReader("a")))
	if err != nil || !attached.Record.Fields.Bool("internal") {
		t.Errorf("%+v, %v", attached.Record, err)
	}
}
