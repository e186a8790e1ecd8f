package coordinator

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"usynys/store"
)

// exportPage is how many proposals are read in one view, so that no view is long.
const exportPage = 200

// Export writes every proposal as one JSON object a line, by sequence number. It
// has all keys in every line, null where there is nothing. Times are RFC 3339 in
// UTC, dates ISO 8601. With withAuthors a line also says who wrote it.
func Export(ctx context.Context, kept store.Store, w io.Writer, withAuthors bool) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for after := store.Seq(0); ; {
		page, err := readPage(ctx, kept, after)
		if err != nil {
			return fmt.Errorf("read the proposals after %d: %w", after, err)
		}
		if len(page) == 0 {
			return nil
		}
		for _, p := range page {
			if err := encoder.Encode(exported(p, withAuthors)); err != nil {
				return fmt.Errorf("write the export: %w", err)
			}
		}
		after = page[len(page)-1].Seq
	}
}

func readPage(ctx context.Context, kept store.Store, after store.Seq) (page []store.Proposal, err error) {
	err = kept.View(ctx, func(r store.Reader) error {
		page = page[:0]
		for p, err := range r.Proposals(after) {
			if err != nil {
				return err
			}
			if page = append(page, p); len(page) == exportPage {
				break
			}
		}
		return nil
	})
	return page, err
}
