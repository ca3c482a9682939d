//go:build bindings || ((desktop || dev) && !linux)

package desktop

// spellCheck has nothing to do: WebView2 and WebKit on a Mac check by themselves,
// in the language a field says it is in.
func spellCheck() {}
