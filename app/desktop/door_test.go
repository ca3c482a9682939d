package desktop

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// What needs no open book. Everything else must say no-book, and nothing else.
var bookless = []string{
	"Session.Status", "Session.Create", "Session.Enrol", "Session.OpenBook", "Session.Sample", "Session.Close",
	"Session.PickOpen", "Session.PickSave", "Session.SetLanguage", "Session.SetTheme", "Session.SetIdle", "Session.SetToured", "Session.Recent", "Session.Leave",
	"Session.Lock", "Session.Recover", "Mending.Backups", "Mending.Restore", "Mending.Rescue", "Catalogue.Kinds", "Jobs.Look", "Jobs.Stop",
}

func TestEveryMethodThatNeedsABookSaysSo(t *testing.T) {
	d, _ := closedDoor(t)
	for _, m := range methodsOf(d) {
		_, err := invoke(t, m, "")
		needs := !strings.Contains(" "+strings.Join(bookless, " ")+" ", " "+m.name+" ")
		if got := fault.Is(err, fault.NoBook); got != needs {
			t.Errorf("%s without a book: %v", m.name, err)
		}
	}
}

// The panic is planted where the signals are taken back, which is in the door
// and nowhere else: a method that goes round the door does not meet it.
func TestAPanicInAnyMethodComesBackAsAFault(t *testing.T) {
	for _, thrown := range []any{"Fatima 010190-1234", errors.New("Fatima 010190-1234"), 42} {
		d, log := closedDoor(t)
		d.rearm = func() { panic(thrown) }
		for _, m := range methodsOf(d) {
			if _, err := invoke(t, m, "Fatima"); !fault.Is(err, fault.Internal) {
				t.Errorf("%s: a panic gave %v", m.name, err)
			}
			if !strings.Contains(log.String(), m.name) {
				t.Errorf("%s: its panic is not in the log", m.name)
			}
		}
		silent(t, log, "Fatima", "010190")
	}
}

func TestANilDereferenceComesBackAsAFault(t *testing.T) {
	d, _ := closedDoor(t)
	d.app = new(boot.App)
	defer func() { d.app = nil }()
	for _, m := range methodsOf(d) {
		if m.name == "Records.List" || m.name == "Figures.Open" || m.name == "Overview.Today" || m.name == "Conflicts.All" {
			if _, err := invoke(t, m, ""); !fault.Is(err, fault.Internal) {
				t.Errorf("%s: a nil dereference gave %v", m.name, err)
			}
		}
	}
}

func TestNothingAUserTypedReachesTheLog(t *testing.T) {
	const secret = "Fatima fra Tingbjerg 010190-1234"
	t.Chdir(t.TempDir()) // some of what is typed is taken for a path
	d, log := closedDoor(t)
	open(t, d)
	for _, m := range methodsOf(d) {
		if m.name == "Session.Leave" || m.name == "Session.Close" {
			continue
		}
		_, _ = invoke(t, m, secret)
	}
	d.jobs.stopAll()
	silent(t, log, "Fatima", "Tingbjerg", "010190")
}

func TestTheWindowLibrarysMessagesAreNotPassedOn(t *testing.T) {
	log := &bytes.Buffer{}
	q := quiet{slog.New(slog.NewTextHandler(log, nil))}
	for _, say := range []func(string){q.Print, q.Trace, q.Debug, q.Info, q.Warning, q.Error, q.Fatal} {
		say(`process message error: C{"name":"desktop.Records.Save","args":["Fatima"]} -> boom`)
	}
	silent(t, log, "Fatima", "Save", "boom")
	if !strings.Contains(log.String(), "reported an error") {
		t.Error("that there was an error is not told")
	}
}

func TestAnUnknownErrorIsInternalAndItsTextStaysOut(t *testing.T) {
	d, log := closedDoor(t)
	_, err := call(d, "Test", func(ctx) (int, error) { return 0, errors.New("Fatima in /home/fatima") })
	raw, fail := json.Marshal(rejection(err))
	if fail != nil {
		t.Fatal(fail)
	}
	if want := `{"code":"internal","field":"","params":{},"all":[{"code":"internal","field":"","params":{}}]}`; string(raw) != want {
		t.Errorf("got %s, want %s", raw, want)
	}
	silent(t, log, "Fatima", "fatima")
}

func TestCallsWaitForTheWindow(t *testing.T) {
	d := newDoor(cheap(), t.TempDir(), func() {})
	answered := make(chan error, 1)
	go func() {
		_, err := (&Session{d}).Status()
		answered <- err
	}()
	select {
	case <-answered:
		t.Error("a call was answered before there was a window")
	case <-time.After(20 * time.Millisecond):
	}
	d.start(&stage{})
	if err := <-answered; err != nil {
		t.Error(err)
	}
}

func TestEveryFaultCodeHasItsOwnNameInTypeScript(t *testing.T) {
	names := map[string]bool{}
	for _, one := range codes() {
		if names[one.TSName] {
			t.Errorf("%s is there twice", one.TSName)
		}
		names[one.TSName] = true
	}
	if !names["NoBook"] || len(names) != len(fault.Codes()) {
		t.Errorf("names are %v", names)
	}
}

// invoke calls a bound method, every text in its arguments being filler. A
// method that does not answer fails the test instead of hanging it.
func invoke(t *testing.T, m method, filler string) (answer any, err error) {
	t.Helper()
	args := []reflect.Value{reflect.ValueOf(m.bound)}
	for i := 1; i < m.call.Type.NumIn(); i++ {
		arg := reflect.New(m.call.Type.In(i)).Elem()
		fill(arg, filler)
		args = append(args, arg)
	}
	done := make(chan []reflect.Value, 1)
	go func() { done <- m.call.Func.Call(args) }()
	select {
	case outs := <-done:
		err, _ = outs[len(outs)-1].Interface().(error)
		return outs[0].Interface(), err
	case <-time.After(20 * time.Second):
		t.Fatalf("%s does not answer", m.name)
		return nil, nil
	}
}

func fill(value reflect.Value, filler string) {
	switch value.Kind() {
	case reflect.String:
		value.SetString(filler)
	case reflect.Slice:
		value.Set(reflect.MakeSlice(value.Type(), 1, 1))
		fill(value.Index(0), filler)
	case reflect.Struct:
		for i := range value.NumField() {
			fill(value.Field(i), filler)
		}
	}
}

func silent(t *testing.T, log *bytes.Buffer, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(log.String(), word) {
			t.Errorf("%q is in the log:\n%s", word, log)
		}
	}
}

// closedDoor is a door with a window and no book, and what it logs.
func closedDoor(t *testing.T) (*door, *bytes.Buffer) {
	t.Helper()
	log := &bytes.Buffer{}
	config := cheap()
	config.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	d := newDoor(config, t.TempDir(), func() {})
	d.start(&stage{})
	t.Cleanup(d.shut)
	return d, log
}

// open makes a coordinator's book and opens it.
func open(t *testing.T, d *door) {
	t.Helper()
	_, err := (&Session{d}).Create("coordinator", "Karen", filepath.Join(t.TempDir(), "karen.feltbog"), phrase)
	if err != nil {
		t.Fatal(err)
	}
}
