package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"usynys/store"
)

// exportPageSize is how many proposals one reading transaction reads, so that none is
// long.
const exportPageSize = 200

// writeExport writes every proposal as one JSON object a line, by sequence number. Every
// line has all keys, null for a missing value. Times are RFC 3339 in UTC, dates ISO 8601.
// withAuthors adds the author to each line.
func writeExport(ctx context.Context, kept store.Store, w io.Writer, withAuthors bool) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for after := store.Seq(0); ; {
		page, err := readExportPage(ctx, kept, after)
		if err != nil {
			return fmt.Errorf("read the proposals after %d: %w", after, err)
		}
		if len(page) == 0 {
			return nil
		}
		for _, p := range page {
			if err := encoder.Encode(newExportLine(p, withAuthors)); err != nil {
				return fmt.Errorf("write the export: %w", err)
			}
		}
		after = page[len(page)-1].Seq
	}
}

func readExportPage(ctx context.Context, kept store.Store, after store.Seq) (page []store.Proposal, err error) {
	err = kept.View(ctx, func(r store.Reader) error {
		page = page[:0]
		for p, err := range r.Proposals(after) {
			if err != nil {
				return err
			}
			if page = append(page, p); len(page) == exportPageSize {
				break
			}
		}
		return nil
	})
	return page, err
}

type exportCommand struct {
	dataFlag
	WithAuthors bool `name:"with-authors" help:"Add who wrote each proposal: personal data."`
}

// Run writes the export to standard output, and nothing else.
func (e *exportCommand) Run(around stdio) (err error) {
	if err := requireStore(e.Data); err != nil {
		return err
	}
	kept, err := openStore(around.ctx, e.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	out := bufio.NewWriter(around.stdout)
	if err := writeExport(around.ctx, kept, out, e.WithAuthors); err != nil {
		return err
	}
	return out.Flush()
}
