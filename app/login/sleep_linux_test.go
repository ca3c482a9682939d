package login

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// logind is as much of systemd's log-in service as is asked for, on a bus of its own.
type logind struct {
	asked chan string   // what each inhibitor is for
	let   chan struct{} // an inhibitor was let go of
}

// Inhibit gives one end of a pipe: the other tells when it is closed.
func (l *logind) Inhibit(what, _, _, mode string) (dbus.UnixFD, *dbus.Error) {
	read, write, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	go func() {
		_, _ = read.Read(make([]byte, 1))
		l.let <- struct{}{}
	}()
	l.asked <- what + " " + mode
	time.AfterFunc(time.Second, func() { _ = write.Close() }) // ours; the one that was sent is a copy
	return dbus.UnixFD(write.Fd()), nil
}

func TestTheMachineWaitsWithSleepUntilTheBookIsLocked(t *testing.T) {
	system := privateBus(t)
	service := &logind{make(chan string, 4), make(chan struct{}, 4)}
	if err := system.Export(service, "/org/freedesktop/login1", "org.freedesktop.login1.Manager"); err != nil {
		t.Fatal(err)
	}
	if _, err := system.RequestName("org.freedesktop.login1", 0); err != nil {
		t.Fatal(err)
	}
	locking, locked := make(chan struct{}), make(chan struct{})
	stop := BeforeSleep(func() { close(locking); <-locked })
	defer stop()
	if what := soon(t, service.asked, "an inhibitor"); what != "sleep delay" {
		t.Errorf("asked for %q", what)
	}
	time.Sleep(1100 * time.Millisecond) // our own end is closed
	sleeps := func(now bool) {
		if err := system.Emit("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", now); err != nil {
			t.Fatal(err)
		}
	}
	sleeps(true)
	soon(t, locking, "word of sleep")
	select {
	case <-service.let:
		t.Error("the machine may sleep before the book is locked")
	case <-time.After(50 * time.Millisecond):
	}
	close(locked)
	soon(t, service.let, "that it may sleep")
	sleeps(false)
	soon(t, service.asked, "another inhibitor after waking")
}

func TestWithoutALogInServiceNothingHappens(t *testing.T) {
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path="+t.TempDir()+"/none")
	BeforeSleep(func() { t.Error("told of sleep by nobody") })()
}

// privateBus stands in for the system's.
func privateBus(t *testing.T) *dbus.Conn {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("no dbus-daemon here: CI installs it")
	}
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=1")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = daemon.Process.Kill(); _ = daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	return bus
}

func soon[T any](t *testing.T, answers <-chan T, what string) (answer T) {
	t.Helper()
	select {
	case answer = <-answers:
	case <-time.After(10 * time.Second):
		t.Fatalf("no %s", what)
	}
	return answer
}
