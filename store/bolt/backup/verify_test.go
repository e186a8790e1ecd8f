package backup

import (
	"os/exec"
	"testing"
)

// TestKilledVerifierSaysNothingOfTheFile requires that a process killed from outside,
// as a machine out of memory does, is told from one that fell over a damaged file.
func TestKilledVerifierSaysNothingOfTheFile(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]bool{"kill -KILL $$": true, "kill -SEGV $$": false, "exit 2": false} {
		process := exec.Command("sh", "-c", command)
		if err := process.Run(); err == nil {
			t.Fatalf("%q ended well", command)
		}
		if got := killedBySignal(process.ProcessState); got != want {
			t.Errorf("after %q the process counts as killed: %v, want %v", command, got, want)
		}
	}
}
