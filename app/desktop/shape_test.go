package desktop

import (
	"reflect"
	"strings"
	"testing"

	"feltbog/app/boot"
)

// The shapes Wails' TypeScript tells the truth about. Named scalars, time.Time,
// pointers, nil lists and keys other than strings it gets wrong.
func TestOnlyPlainShapesCross(t *testing.T) {
	seen := map[reflect.Type]bool{}
	for _, m := range methods() {
		for i := 1; i < m.call.Type.NumIn(); i++ {
			plain(t, m.name+" takes", m.call.Type.In(i), seen)
		}
		for i := range m.call.Type.NumOut() - 1 {
			plain(t, m.name+" gives", m.call.Type.Out(i), seen)
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d shapes were looked at", len(seen))
	}
}

func TestEveryBoundMethodCanSayWhatWentWrong(t *testing.T) {
	for _, m := range methods() {
		outs := m.call.Type.NumOut()
		if outs < 1 || outs > 2 || m.call.Type.Out(outs-1) != reflect.TypeFor[error]() {
			t.Errorf("%s must give an error, and at most one thing beside it", m.name)
		}
	}
}

func TestABoundStructExportsNothingButMethods(t *testing.T) {
	for _, bound := range new(door).bound() {
		kind := reflect.TypeOf(bound).Elem()
		for i := range kind.NumField() {
			if kind.Field(i).IsExported() {
				t.Errorf("%s.%s can be reached from the window", kind.Name(), kind.Field(i).Name)
			}
		}
	}
}

func TestAShapeThatIsNotPlainIsSeen(t *testing.T) {
	for _, crooked := range []any{
		struct{ A *int }{}, struct {
			A boot.Role `json:"a"`
		}{}, struct{ A int }{}, struct {
			A map[int]string `json:"a"`
		}{}, struct {
			A any `json:"a"`
		}{}, struct {
			A int `json:"a,omitempty"`
		}{}, []byte{},
	} {
		if crookedness(reflect.TypeOf(crooked), map[reflect.Type]bool{}) == "" {
			t.Errorf("%T passes for plain", crooked)
		}
	}
}

func plain(t *testing.T, where string, kind reflect.Type, seen map[reflect.Type]bool) {
	t.Helper()
	if why := crookedness(kind, seen); why != "" {
		t.Errorf("%s %s: %s", where, kind, why)
	}
}

// crookedness says what is wrong with a shape, "" when nothing is.
func crookedness(kind reflect.Type, seen map[reflect.Type]bool) string {
	switch kind {
	case reflect.TypeFor[string](), reflect.TypeFor[bool](), reflect.TypeFor[int](), reflect.TypeFor[int64](),
		reflect.TypeFor[float64](), reflect.TypeFor[map[string]string]():
		return ""
	}
	switch kind.Kind() {
	case reflect.Slice:
		return crookedness(kind.Elem(), seen)
	case reflect.Struct:
		return crookedField(kind, seen)
	default:
		return kind.String() + " does not cross"
	}
}

func crookedField(kind reflect.Type, seen map[reflect.Type]bool) string {
	if seen[kind] {
		return ""
	}
	seen[kind] = true
	for i := range kind.NumField() {
		field := kind.Field(i)
		name := field.Tag.Get("json")
		if !field.Anonymous && (name == "" || strings.Contains(name, ",") || strings.ToLower(name[:1]) != name[:1]) {
			return field.Name + " needs a plain JSON name"
		}
		if why := crookedness(field.Type, seen); why != "" {
			return field.Name + ": " + why
		}
	}
	return ""
}

// method is one bound method.
type method struct {
	name  string // Records.Save
	call  reflect.Method
	bound any
}

func methods() []method { return methodsOf(new(door)) }

func methodsOf(d *door) []method {
	var all []method
	for _, bound := range d.bound() {
		kind := reflect.TypeOf(bound)
		for i := range kind.NumMethod() {
			all = append(all, method{kind.Elem().Name() + "." + kind.Method(i).Name, kind.Method(i), bound})
		}
	}
	return all
}
