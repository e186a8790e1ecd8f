package locales

import (
	"fmt"
	"strings"
)

// faults gathers everything that is wrong with a file, so that its author can
// mend all of it at once.
type faults []string

func (f *faults) add(format string, values ...any) {
	*f = append(*f, fmt.Sprintf(format, values...))
}

// err is nil when nothing is wrong.
func (f faults) err(subject string) error {
	if len(f) == 0 {
		return nil
	}
	return fmt.Errorf("%s:\n- %s", subject, strings.Join(f, "\n- "))
}
