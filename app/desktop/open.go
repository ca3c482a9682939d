//go:build desktop || dev || bindings

package desktop

import (
	"context"
	"io/fs"
	"log/slog"
	"os"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"

	"feltbog/app/boot"
	"feltbog/app/login"
)

// title is what a dialog is called: the program's name, in any language.
const title = "Feltbog"

// Open shows the window and returns when it is closed. screens holds the built
// frontend, icon a PNG for systems that take the icon from the program.
//
// This very call also generates the TypeScript bindings, so nothing is opened
// before wails.Run.
func Open(screens fs.FS, icon []byte) error {
	config := boot.Default()
	config.Log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	config.Keyring = login.Keyring{}
	d := newDoor(config, config.Home, rearm)
	wakeful := func() {}
	var enums []any
	enums = append(enums, codes())
	return wails.Run(&options.App{
		Title: title,
		Width: 1280, Height: 800, MinWidth: 900, MinHeight: 600,
		AssetServer:    &assetserver.Options{Assets: screens},
		Bind:           d.bound(),
		EnumBind:       enums,
		ErrorFormatter: func(err error) any { return rejection(err) },
		Logger:         quiet{d.log},
		OnStartup: func(ctx context.Context) {
			spellCheck()
			d.start(surface(&native{ctx: ctx}))
			wakeful = login.BeforeSleep(d.sleep)
		},
		OnBeforeClose: func(context.Context) bool { return d.leave() },
		OnShutdown: func(context.Context) {
			wakeful()
			d.shut()
		},
		EnableDefaultContextMenu: true,
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: true, DisableWebViewDrop: true},
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               "4d0e63c7-6a0f-4c0b-9d3f-feltbog",
			OnSecondInstanceLaunch: func(options.SecondInstanceData) { d.window.comeForward() },
		},
		Linux: &linux.Options{
			Icon:             icon,
			ProgramName:      "feltbog",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
		},
	})
}
