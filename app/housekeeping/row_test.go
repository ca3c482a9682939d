package housekeeping

import (
	"go/ast"
	"io/fs"
	"testing"
)

// openRows finds loops over rows of the database that take the end of the rows for success. A disk that fails in the
// middle ends them just as quietly, and a figure would come out too small.
func openRows(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, s := range sources(t, house) {
		if !s.reads("database/sql") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if body := body(n); body != nil {
				breaches = append(breaches, s.unread(body)...)
			}
			return true
		})
	}
	return breaches
}

func (s source) reads(imported string) bool {
	found := false
	s.imports(func(name, _ string) { found = found || name == imported })
	return found
}

// body is the block of a function, written out or as a literal.
func body(n ast.Node) *ast.BlockStmt {
	switch f := n.(type) {
	case *ast.FuncDecl:
		return f.Body
	case *ast.FuncLit:
		return f.Body
	}
	return nil
}

// unread names the rows of a function that are looped over without a later Err, or never closed.
func (s source) unread(body *ast.BlockStmt) []string {
	var breaches []string
	within(body, func(n ast.Node) {
		loop, ok := n.(*ast.ForStmt)
		if !ok {
			return
		}
		rows := receiver(loop.Cond, "Next")
		if rows == "" {
			return
		}
		if !calls(body, rows, "Err", loop) {
			breaches = append(breaches, s.at(loop)+": "+rows+".Err() is not checked after this loop")
		}
		if !calls(body, rows, "Close", nil) {
			breaches = append(breaches, s.at(loop)+": "+rows+" is never closed")
		}
	})
	return breaches
}

// within visits the nodes of one function, without the functions inside it.
func within(body *ast.BlockStmt, visit func(ast.Node)) {
	ast.Inspect(body, func(n ast.Node) bool {
		if _, inner := n.(*ast.FuncLit); inner {
			return false
		}
		if n != nil {
			visit(n)
		}
		return true
	})
}

// calls says whether x.method() is called anywhere under body, after the loop where one is given.
func calls(body *ast.BlockStmt, x, method string, after *ast.ForStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && receiver(e, method) == x && (after == nil || n.Pos() > after.End()) {
			found = true
		}
		return true
	})
	return found
}

// receiver is the x of a call x.method(), or nothing.
func receiver(e ast.Expr, method string) string {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return ""
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != method {
		return ""
	}
	if x, ok := selector.X.(*ast.Ident); ok {
		return x.Name
	}
	return ""
}

func TestEveryLoopOverRowsAsksHowItEnded(t *testing.T) {
	tidy(t, openRows)
	const head = "package store\nimport \"database/sql\"\nfunc read(rows *sql.Rows) error {\n"
	planted(t, openRows, "app/store/a.go", head+"defer rows.Close()\nfor rows.Next() {}\nreturn rows.Err()}", 0)
	planted(t, openRows, "app/store/a.go", head+"defer rows.Close()\nfor rows.Next() {}\nreturn nil}", 1)
	planted(t, openRows, "app/store/a.go", head+"rows.Err()\ndefer rows.Close()\nfor rows.Next() {}\nreturn nil}", 1)
	planted(t, openRows, "app/store/a.go", head+"for rows.Next() {}\nreturn rows.Err()}", 1)
	planted(t, openRows, "app/store/a.go",
		head+"_ = func() { for rows.Next() {} }\ndefer rows.Close()\nreturn rows.Err()}", 2)
}
