package fault

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

func TestEveryConstantHasADanishAndAnEnglishText(t *testing.T) {
	declared := declaredCodes(t)
	for _, language := range []string{"da", "en"} {
		for _, code := range declared {
			if texts()[language][code] == "" {
				t.Errorf("%s has no text in %s", code, language)
			}
		}
		if got, want := len(texts()[language]), len(declared); got != want {
			t.Errorf("%s.json has %d texts, there are %d codes", language, got, want)
		}
	}
}

func TestBothLanguagesFillTheSameHoles(t *testing.T) {
	hole := regexp.MustCompile(`\{[a-z]+\}`)
	for _, code := range Codes() {
		danish := hole.FindAllString(texts()["da"][code], -1)
		english := hole.FindAllString(texts()["en"][code], -1)
		slices.Sort(danish)
		slices.Sort(english)
		if !slices.Equal(danish, english) {
			t.Errorf("%s: holes differ: %v and %v", code, danish, english)
		}
	}
}

func TestAFaultIsFoundUnderWrappingAndAnUnknownErrorIsInternal(t *testing.T) {
	wrapped := fmt.Errorf("seal parcel: %w", New(DiskFull).Because(fs.ErrPermission))
	if got := Of(wrapped).Code; got != DiskFull {
		t.Errorf("wrapped fault: got %s", got)
	}
	if !errors.Is(wrapped, fs.ErrPermission) {
		t.Error("the cause is lost")
	}
	if got := Of(errors.New("anything")).Code; got != Internal {
		t.Errorf("unknown error: got %s", got)
	}
	if Of(nil) != nil || At("date", nil) != nil {
		t.Error("nil became a fault")
	}
}

func TestAtNamesTheFieldOnceAndTextFillsIt(t *testing.T) {
	err := At("dato", New(OutOfRange, "min", "0", "max", "4"))
	err = At("other", err)
	if got, want := Text("en", err), "The number in “dato” must be between 0 and 4."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStatusFollowsTheContract(t *testing.T) {
	want := map[Code]int{
		Internal: 1, Usage: 2, NotFound: 3, Required: 4, WrongRole: 4, PersonalNumber: 4,
		Damaged: 5, NotForYou: 5, InUse: 6, DiskFull: 7, NotWritable: 7, NewerVersion: 8,
	}
	for code, status := range want {
		if got := code.Status(); got != status {
			t.Errorf("%s: exit status %d, want %d", code, got, status)
		}
	}
}

func declaredCodes(t *testing.T) []Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		literal, ok := spec.Values[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		word, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		codes = append(codes, Code(word))
		return true
	})
	return codes
}
