// These tests run the real program, as a process of its own, against a simulated
// Telegram.
package main_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// built is the program as it is released, made once for all tests. It stands in
// the folder that TestMain has put into PATH and removes in the end.
var built = sync.OnceValues(func() (string, error) { return build("usynys-built") })

// killableStore is the program with the crash points in it.
var killableStore = sync.OnceValues(func() (string, error) { return build("usynys-mortal", "-tags", "crashpoints") })

func build(name string, flags ...string) (string, error) {
	inPath, err := exec.LookPath("usynys")
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(inPath), name)
	arguments := append(append([]string{"build"}, flags...), "-o", path, ".")
	if said, err := exec.Command("go", arguments...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, said)
	}
	return path, nil
}

func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
