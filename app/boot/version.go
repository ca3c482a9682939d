package boot

// Version is this Feltbog's. The window's and the installer's resources repeat
// it (wails.json); a test says so.
const Version = "0.1.0"
