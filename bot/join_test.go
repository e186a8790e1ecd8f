package bot_test

import (
	"go/ast"
	"go/parser"
	"slices"
	"testing"
)

// joinable are the functions whose results errors.Join may take directly: they clean up,
// which must happen after a failure as well, or only make an error.
var joinable = []string{"Close", "Remove", "RemoveAll", "removeIfExists", "Errorf"}

// TestStepsStopAtTheFirstError finds errors.Join(a(), b()) as a sequence of steps: b would
// run after a has failed, and its error could hide the cause. Tests may use it so.
func TestStepsStopAtTheFirstError(t *testing.T) {
	for _, file := range sourceFiles(t, parser.SkipObjectResolution) {
		if file.test {
			continue
		}
		ast.Inspect(file.File, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			if on, name := called(call); on != "errors" || name != "Join" {
				return true
			}
			for _, argument := range call.Args {
				step, ok := argument.(*ast.CallExpr)
				if !ok {
					continue
				}
				if _, name := called(step); !slices.Contains(joinable, name) {
					t.Errorf("%s has a call of %q as an argument of errors.Join: return the first error before the next step", file.name, name)
				}
			}
			return true
		})
	}
}

// called returns the name of the called function, and of its package or receiver, empty
// for none.
func called(call *ast.CallExpr) (on, name string) {
	switch function := call.Fun.(type) {
	case *ast.Ident:
		return "", function.Name
	case *ast.SelectorExpr:
		if left, ok := function.X.(*ast.Ident); ok {
			on = left.Name
		}
		return on, function.Sel.Name
	}
	return "", ""
}
