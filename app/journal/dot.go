package journal

import (
	"cmp"
	"strconv"
	"strings"
)

// Compare orders streams by device, then scope.
func (s Stream) Compare(other Stream) int {
	return cmp.Or(strings.Compare(string(s.Device), string(other.Device)), strings.Compare(string(s.Scope), string(other.Scope)))
}

// Compare orders dots by stream, then sequence.
func (d Dot) Compare(other Dot) int {
	return cmp.Or(d.Stream.Compare(other.Stream), cmp.Compare(d.Seq, other.Seq))
}

// String is the dot as the command line writes and reads it:
// device/scope/seq.
func (d Dot) String() string {
	return string(d.Stream.Device) + "/" + string(d.Stream.Scope) + "/" + strconv.FormatUint(d.Seq, 10)
}

// ParseDot reads what String writes.
func ParseDot(s string) (Dot, bool) {
	parts := strings.Split(s, "/")
	if len(parts) != 3 || parts[0] == "" || parts[1] == "" {
		return Dot{}, false
	}
	seq, err := strconv.ParseUint(parts[2], 10, 64)
	if err != nil || seq == 0 {
		return Dot{}, false
	}
	return Dot{Stream{Device(parts[0]), Scope(parts[1])}, seq}, true
}
