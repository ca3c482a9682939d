package privacy

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"feltbog/app/fault"
)

// telltale is what no bared picture may hold.
const telltale = "GPS 55.7 12.5 Fatima"

func painting() image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, 90, 70))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i * i >> 3)
	}
	for x := range 90 {
		picture.Set(x, x%70, color.RGBA{255, 0, 0, 255})
	}
	return picture
}

func made(t testing.TB, encode func(io.Writer) error) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := encode(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func photograph(t testing.TB) []byte {
	return made(t, func(w io.Writer) error { return jpeg.Encode(w, painting(), nil) })
}

func drawing(t testing.TB) []byte {
	return made(t, func(w io.Writer) error { return png.Encode(w, painting()) })
}

// tagged is a photograph with segments put in behind its start.
func tagged(t testing.TB, segments ...[]byte) []byte {
	file := photograph(t)
	return append(append(append([]byte{}, file[:2]...), bytes.Join(segments, nil)...), file[2:]...)
}

func app(marker byte, payload string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(payload)+2)), payload...)
}

// exif tells an orientation, behind another entry, and a place.
func exif(order binary.AppendByteOrder, mark string, orientation uint16) string {
	raw := order.AppendUint32([]byte(mark), 8)
	raw = order.AppendUint16(raw, 2)
	for _, entry := range [][3]uint16{{0x010f, 3, 9}, {tagOrientation, 3, orientation}} {
		raw = order.AppendUint16(order.AppendUint16(raw, entry[0]), entry[1])
		raw = order.AppendUint16(order.AppendUint16(order.AppendUint32(raw, 1), entry[2]), 0)
	}
	return exifHead + string(raw) + telltale
}

func bared(t testing.TB, file []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if bare, err := Bare(&out, iotest.HalfReader(bytes.NewReader(file))); err != nil || !bare {
		t.Fatalf("bare: %t, %v", bare, err)
	}
	return out.Bytes()
}

func samePixels(t *testing.T, one, other []byte) {
	t.Helper()
	before, _, err := image.Decode(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := image.Decode(bytes.NewReader(other))
	if err != nil {
		t.Fatal(err)
	}
	for y := range before.Bounds().Dy() {
		for x := range before.Bounds().Dx() {
			if before.At(x, y) != after.At(x, y) {
				t.Fatalf("pixel %d,%d was %v and is %v", x, y, before.At(x, y), after.At(x, y))
			}
		}
	}
}

func TestAPhotographLosesAllButThePicture(t *testing.T) {
	file := tagged(t,
		app(markerApp0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"), app(markerApp0, "JFXX\x00"+telltale),
		app(markerApp1, exif(binary.BigEndian, "MM\x00*", 1)), app(markerApp1, "http://ns.adobe.com/xap/1.0/\x00"+telltale),
		app(markerApp2, "ICC_PROFILE\x00\x01\x01colours"), app(markerApp2, "MPF\x00"+telltale),
		app(0xed, "Photoshop 3.0\x00"+telltale), app(0xeb, telltale), app(markerComment, telltale), []byte{0xff}, // a fill byte
	)
	file = append(append(file, photograph(t)...), telltale...)
	after := bared(t, file)
	samePixels(t, file, after)
	if bytes.Contains(after, []byte(telltale)) {
		t.Errorf("it still tells, at %d of %d", bytes.Index(after, []byte(telltale)), len(after))
	}
	for _, needed := range []string{"JFIF", "ICC_PROFILE\x00\x01\x01colours"} {
		if !bytes.Contains(after, []byte(needed)) {
			t.Errorf("%q is gone", needed)
		}
	}
	if again := bared(t, after); !bytes.Equal(again, after) {
		t.Error("baring a bare picture alters it")
	}
}

func TestAPhotographStillStandsTheRightWayUp(t *testing.T) {
	for name, segment := range map[string]string{
		"big-endian": exif(binary.BigEndian, "MM\x00*", 6), "little-endian": exif(binary.LittleEndian, "II*\x00", 6),
	} {
		after := bared(t, tagged(t, app(markerApp1, segment)))
		if bytes.Contains(after, []byte(telltale)) {
			t.Errorf("%s: it still tells", name)
		}
		at := bytes.Index(after, []byte(exifHead))
		if at < 0 || orientation(after[at:]) != 6 {
			t.Errorf("%s: which way is up is gone", name)
		}
	}
	upside := bared(t, tagged(t, app(markerApp1, exif(binary.BigEndian, "MM\x00*", 1))))
	if bytes.Contains(upside, []byte(exifHead)) {
		t.Error("the ordinary way up need not be told")
	}
}

func TestADrawingLosesAllButThePicture(t *testing.T) {
	chunk := func(kind, data string) []byte {
		raw := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), kind+data...)
		return binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(raw[4:]))
	}
	plain := drawing(t)
	const afterHead = 8 + 25
	file := bytes.Join([][]byte{
		plain[:afterHead], chunk("eXIf", telltale), chunk("tEXt", "Author\x00"+telltale), chunk("iTXt", telltale), chunk("zTXt", telltale),
		chunk("tIME", "\x07\xd8\x05\x1c\x0c\x00\x00"), chunk("prVt", telltale), chunk("gAMA", "\x00\x00\xb1\x8f"), plain[afterHead:], []byte(telltale),
	}, nil)
	after := bared(t, file)
	samePixels(t, plain, after)
	if bytes.Contains(after, []byte(telltale)) || bytes.Contains(after, []byte("tIME")) {
		t.Error("it still tells")
	}
	if !bytes.Contains(after, []byte("gAMA")) {
		t.Error("how bright it is is gone")
	}
	if !bytes.Equal(bared(t, plain), plain) {
		t.Error("a bare drawing is altered")
	}
}

func TestWhatIsNoPictureIsCopiedAsItIs(t *testing.T) {
	for _, text := range []string{"", "R", "Referat af mødet", "\xff\xd8", "%PDF-1.7", strings.Repeat("æ", 100_000)} {
		var out bytes.Buffer
		if bare, err := Bare(&out, strings.NewReader(text)); bare || err != nil || out.String() != text {
			t.Errorf("%d bytes: %t, %v", len(text), bare, err)
		}
	}
}

func TestABrokenPictureIsRefused(t *testing.T) {
	for name, file := range map[string][]byte{
		"a photograph without pixels": photograph(t)[:40], "a drawing cut short": drawing(t)[:200],
		"a length of nothing": append([]byte(jpegStart), 0xe1, 0, 1), "no marker": append([]byte(jpegStart), 0xe0, 0, 2, 7, 7, 7),
		"a chunk beyond all bounds": append([]byte(pngSignature), 0xff, 0xff, 0xff, 0xff, 'I', 'D', 'A', 'T'),
	} {
		if _, err := Bare(io.Discard, bytes.NewReader(file)); !fault.Is(err, fault.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzBare(f *testing.F) {
	f.Add(photograph(f))
	f.Add(drawing(f))
	f.Add(tagged(f, app(markerApp1, exif(binary.LittleEndian, "II*\x00", 8))))
	f.Fuzz(func(t *testing.T, file []byte) {
		var once, twice bytes.Buffer
		if _, err := Bare(&once, bytes.NewReader(file)); err != nil {
			return
		}
		if once.Len() > len(file)+64*bytes.Count(file, []byte{0xe1}) {
			t.Errorf("%d bytes became %d", len(file), once.Len())
		}
		if _, err := Bare(&twice, bytes.NewReader(once.Bytes())); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Errorf("not bare after the first time: %v", err)
		}
	})
}
