package main

import (
	"time"

	"usynys/store"
)

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
	LinkedTo    *string              `json:"linked_to"`
	Hidden      bool                 `json:"hidden"`
	Dialogue    []exportedExchange   `json:"dialogue"`
	Past        []exportedPast       `json:"past_decisions"`
}

// exportedWithAuthor is a line with the author.
type exportedWithAuthor struct {
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

// exportedPast is a decision that the author has read and that ended since.
type exportedPast struct {
	exportedDecision
	DecidedAt string `json:"decided_at"`
}

type exportedExchange struct {
	Question    string               `json:"question"`
	Language    store.Language       `json:"language"`
	AskedAt     string               `json:"asked_at"`
	Answer      *string              `json:"answer"`
	AnsweredAt  *string              `json:"answered_at"`
	Attachments []exportedAttachment `json:"attachments"`
	WithdrawnAt *string              `json:"withdrawn_at"`
}

type exportedAuthor struct {
	ID   store.PersonID `json:"id"`
	Name *string        `json:"name"`
}

func newExportLine(p store.Proposal, withAuthors bool) any {
	line := exportedProposal{
		Number: p.Number, Seq: p.Seq, Status: p.Status, Language: p.Language, Topic: p.Topic,
		Region: p.Region, AgeBand: p.Age, Title: p.Title, Body: p.Body,
		Attachments: exportedAttachments(p.Attachments), NameShown: p.NameShown(),
		SubmittedAt: utcTime(p.SubmittedAt), DueOn: p.DueOn, LinkedTo: orNull(p.OriginalNumber), Hidden: p.Hidden,
		Dialogue: exportedDialogue(p.Questions), Past: make([]exportedPast, len(p.PastDecisions)),
	}
	for i, d := range p.PastDecisions {
		line.Past[i] = exportedPast{exportedDecision: decisionOf(d), DecidedAt: utcTime(d.At)}
	}
	if p.Decision.Action != "" {
		line.DecidedAt = orNull(utcTime(p.Decision.At))
		line.Decision = new(decisionOf(p.Decision))
	}
	if !withAuthors {
		return line
	}
	if p.Author == 0 {
		return exportedWithAuthor{exportedProposal: line}
	}
	return exportedWithAuthor{exportedProposal: line, Author: &exportedAuthor{ID: p.Author, Name: orNull(p.AuthorName)}}
}

func exportedAttachments(attachments []store.Attachment) []exportedAttachment {
	list := make([]exportedAttachment, len(attachments))
	for i, a := range attachments {
		list[i] = exportedAttachment{Kind: a.Kind, FileID: orNull(a.FileID), Name: orNull(a.Name), Bytes: orNull(a.Bytes)}
		if a.Kind == store.AttachmentLocation {
			list[i].Latitude, list[i].Longitude = &a.Latitude, &a.Longitude
		}
	}
	return list
}

func decisionOf(d store.Decision) exportedDecision {
	return exportedDecision{Action: d.Action, ReasonCode: orNull(d.Reason.Code), Reason: orNull(d.Reason.Text)}
}

func exportedDialogue(dialogue []store.Question) []exportedExchange {
	list := make([]exportedExchange, len(dialogue))
	for i, e := range dialogue {
		list[i] = exportedExchange{
			Question: e.Text, Language: e.Language, AskedAt: utcTime(e.AskedAt),
			Answer: orNull(e.Reply), Attachments: exportedAttachments(e.Attachments),
		}
		if e.Replied() {
			list[i].AnsweredAt = orNull(utcTime(e.RepliedAt))
		}
		if e.Withdrawn() {
			list[i].WithdrawnAt = orNull(utcTime(e.WithdrawnAt))
		}
	}
	return list
}

func utcTime(at time.Time) string { return at.UTC().Format(time.RFC3339) }

// orNull returns nil for a zero value.
func orNull[T comparable](value T) *T {
	var none T
	if value == none {
		return nil
	}
	return &value
}
