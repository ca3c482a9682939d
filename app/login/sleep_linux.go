package login

import (
	"os"

	"github.com/godbus/dbus/v5"
)

// BeforeSleep does act before the machine sleeps, which waits for it, and gives back
// how to stop. It asks systemd's log-in service
// (https://systemd.io/INHIBITOR_LOCKS); where there is none it does nothing.
func BeforeSleep(act func()) (stop func()) {
	bus, err := dbus.ConnectSystemBus()
	if err != nil {
		return func() {}
	}
	manager := dbus.WithMatchInterface("org.freedesktop.login1.Manager")
	if err := bus.AddMatchSignal(manager, dbus.WithMatchMember("PrepareForSleep")); err != nil {
		bus.Close()
		return func() {}
	}
	told := make(chan *dbus.Signal, 4)
	bus.Signal(told)
	go func() {
		held := hold(bus)
		for signal := range told { // closed with the bus
			if len(signal.Body) != 1 || signal.Name != "org.freedesktop.login1.Manager.PrepareForSleep" {
				continue
			}
			if sleeps, _ := signal.Body[0].(bool); sleeps {
				act()
				release(held)
				held = nil
			} else {
				release(held)
				held = hold(bus)
			}
		}
		release(held)
	}()
	return func() { bus.Close() }
}

// hold asks that sleep wait until this file is closed; nil where it is refused.
func hold(bus *dbus.Conn) *os.File {
	var fd dbus.UnixFD
	err := bus.Object("org.freedesktop.login1", "/org/freedesktop/login1").
		Call("org.freedesktop.login1.Manager.Inhibit", 0, "sleep", "Feltbog", "The book is locked first", "delay").Store(&fd)
	if err != nil {
		return nil
	}
	return os.NewFile(uintptr(fd), "inhibitor")
}

func release(held *os.File) {
	if held != nil {
		held.Close()
	}
}
