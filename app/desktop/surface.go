//go:build desktop && !dev

package desktop

func surface(w window) window { return w }
