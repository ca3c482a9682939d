//go:build desktop || dev

package desktop

/*
#cgo pkg-config: webkit2gtk-4.1
#include <webkit2/webkit2.h>

static gboolean spell(gpointer unused) {
	static const gchar *const languages[] = {"da_DK", NULL};
	WebKitWebContext *context = webkit_web_context_get_default();
	webkit_web_context_set_spell_checking_languages(context, languages);
	webkit_web_context_set_spell_checking_enabled(context, TRUE);
	return G_SOURCE_REMOVE;
}

static void spell_soon(void) { g_idle_add(spell, NULL); }
*/
import "C"

// spellCheck has the web view underline what no Danish dictionary knows, in the
// fields that ask for it. WebKitGTK does not by itself, and Wails has no option
// for it. WebKit may only be spoken to on the thread of the window: its next idle
// moment. Without the system's dictionary (hunspell-da) nothing is underlined.
func spellCheck() { C.spell_soon() }
