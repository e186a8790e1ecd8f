package coordinator

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

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

// exportedProposal is a line of the export. Keys are never renamed or removed:
// other programs read them.
type exportedProposal struct {
	Number      string               `json:"number"`
	Seq         store.Seq            `json:"seq"`
	Status      store.Status         `json:"status"`
	Language    store.Language       `json:"language"`
	Topic       string               `json:"topic"`
	Region      string               `json:"region"`
	AgeBand     store.AgeBand        `json:"age_band"`
	Title       string               `json:"title"`
	Body        string               `json:"body"`
	Attachments []exportedAttachment `json:"attachments"`
	NameShown   bool                 `json:"name_shown"`
	SubmittedAt string               `json:"submitted_at"`
	DueOn       store.Date           `json:"due_on"`
	DecidedAt   *string              `json:"decided_at"`
	Decision    *exportedDecision    `json:"decision"`
}

// withAuthor is a line that says who wrote the proposal.
type withAuthor struct {
	exportedProposal
	Author *exportedAuthor `json:"author"`
}

type exportedAttachment struct {
	Kind      store.AttachmentKind `json:"kind"`
	FileID    *string              `json:"file_id"`
	Name      *string              `json:"name"`
	Bytes     *int64               `json:"bytes"`
	Latitude  *float64             `json:"latitude"`
	Longitude *float64             `json:"longitude"`
}

type exportedDecision struct {
	Action     store.Action `json:"action"`
	ReasonCode *string      `json:"reason_code"`
	Reason     *string      `json:"reason"`
}

type exportedAuthor struct {
	ID   store.PersonID `json:"id"`
	Name *string        `json:"name"`
}

func exported(p store.Proposal, withAuthors bool) any {
	line := exportedProposal{
		Number: p.Number, Seq: p.Seq, Status: p.Status, Language: p.Language, Topic: p.Topic,
		Region: p.Region, AgeBand: p.Age, Title: p.Title, Body: p.Body,
		Attachments: exportedAttachments(p.Attachments), NameShown: p.NameShown(),
		SubmittedAt: p.SubmittedAt.UTC().Format(time.RFC3339), DueOn: p.DueOn,
	}
	if d := p.Decision; d.Action != "" {
		at := d.At.UTC().Format(time.RFC3339)
		line.DecidedAt = &at
		line.Decision = &exportedDecision{Action: d.Action, ReasonCode: orNull(d.Reason.Code), Reason: orNull(d.Reason.Text)}
	}
	if !withAuthors {
		return line
	}
	if p.Author == 0 {
		return withAuthor{exportedProposal: line}
	}
	return withAuthor{exportedProposal: line, Author: &exportedAuthor{ID: p.Author, Name: orNull(p.AuthorName)}}
}

func exportedAttachments(attachments []store.Attachment) []exportedAttachment {
	list := make([]exportedAttachment, len(attachments))
	for i, a := range attachments {
		list[i] = exportedAttachment{Kind: a.Kind, FileID: orNull(a.FileID), Name: orNull(a.Name), Bytes: orNull(a.Bytes)}
		if a.Kind == store.Location {
			list[i].Latitude, list[i].Longitude = &a.Latitude, &a.Longitude
		}
	}
	return list
}

// orNull is null for a value that is not there.
func orNull[T comparable](value T) *T {
	var none T
	if value == none {
		return nil
	}
	return &value
}
