package cli

import (
	"io"
	"time"

	"feltbog/app/boot"
)

// After is Main on a machine whose clock shows a later instant.
func After(by time.Duration, args []string, in io.Reader, out, errOut io.Writer) int {
	config := boot.Default()
	now := config.Now
	config.Now = func() time.Time { return now().Add(by) }
	return run(config, args, in, out, errOut)
}
