package main

import (
	"context"
	"errors"
	"time"

	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
)

// within runs fn in a transaction on the store in a folder.
func within(folder string, fn func(store.Tx) error) error {
	kept, err := bolt.Open(bolt.Options{Folder: folder})
	if err != nil {
		return err
	}
	err = kept.Update(context.Background(), fn)
	return errors.Join(err, kept.Close())
}

// fillStore writes one proposal for every form of a line of the export.
func fillStore(tx store.Tx) error {
	zone := time.FixedZone("Asia/Almaty", 5*60*60)
	catalogue, err := locales.Catalogue("")
	if err != nil {
		return err
	}
	// Half past midnight in Almaty is the day before in UTC.
	at := time.Date(2026, time.November, 24, 0, 30, 0, 0, zone)
	for i, filled := range filledProposals() {
		p, err := rules.Submit(tx, catalogue, zone, filled.author, filled.draft, filled.name, at.Add(time.Duration(i)*time.Minute))
		if err != nil {
			return err
		}
		for j, change := range filled.changes {
			change.Proposal, change.At = p.Seq, at.Add(time.Duration(26+j)*time.Hour)
			if change.Action != store.ActionReply {
				change.By = store.Staff{ID: 2001, Role: store.RoleModerator, Name: "Сәуле"}
			}
			if _, err := rules.Apply(tx, store.Catalogue{}, zone, change); err != nil {
				return err
			}
		}
	}
	_, err = rules.Erase(tx, store.Catalogue{}, zone, erasedAuthor, at.Add(48*time.Hour))
	return err
}

const erasedAuthor = 1003

type filledProposal struct {
	author  store.Person
	name    string
	draft   store.Draft
	changes []rules.Change
}

func filledProposals() []filledProposal {
	text := func(parts ...string) (list []store.TextPart) {
		for i, part := range parts {
			list = append(list, store.TextPart{Message: int64(i + 1), Text: part})
		}
		return list
	}
	kazakh := store.Person{ID: 1001, Language: store.Kazakh, Age: store.Age14To17}
	russian := store.Person{ID: 1002, Language: store.Russian, Age: store.Age18To24}
	erased := store.Person{ID: erasedAuthor, Language: store.Russian, Age: store.Age30To35}
	return []filledProposal{
		{author: kazakh, name: "Айгерім", draft: store.Draft{
			Topic: "mobile_teacher", Region: "KZ-33", ShowName: true, // not offered to those under 18, and not kept
			Title: store.TextPart{Text: "Физика пәніне\nмобильді мұғалім"},
			Parts: text("  Ауылымызда физика мұғалімі жоқ.\r\n", "Екінші бөлігі: <b>&\"</b> \t🌳"),
		}},
		{author: russian, name: "Данияр", draft: store.Draft{
			Topic: "other", Region: "KZ-35", ShowName: true,
			Title: store.TextPart{Text: "Лавочки и свет на остановке"},
			Parts: text("Зимой темно и негде сидеть."),
			Attachments: []store.Attachment{
				{Kind: store.AttachmentPhoto, FileID: "photo-1", Bytes: 2048, Message: 7},
				{Kind: store.AttachmentDocument, FileID: "document-1", Name: "план; «новый».pdf", Bytes: 5 << 20, Message: 8},
				{Kind: store.AttachmentLocation, Latitude: 49.8, Longitude: 0, Message: 9},
			},
		}, changes: []rules.Change{{Action: store.ActionAccept}}},
		{author: russian, draft: store.Draft{
			Topic: "housing", Region: "KZ-75",
			Title: store.TextPart{Text: "Общежитие при колледже"},
			Parts: text("Общежитие нужно тем, кто приехал из сёл."),
		}, changes: []rules.Change{{Action: store.ActionDecline, Reason: store.Reason{Code: "already_exists"}}}},
		{author: erased, name: "Ольга", draft: store.Draft{
			Topic: "grants", Region: "KZ-10", ShowName: true,
			Title:       store.TextPart{Text: "Гранты для сельских клубов"},
			Parts:       text("Клубам нужны небольшие гранты на оборудование."),
			Attachments: []store.Attachment{{Kind: store.AttachmentVoice, FileID: "voice-1", Bytes: 100}},
		}, changes: []rules.Change{{Action: store.ActionDecline, Reason: store.Reason{Text: "Уточните сумму,\nпожалуйста", Language: store.Russian}}}},
		// Undecided, so it is erased with its author, and its number is not used again.
		{author: erased, draft: store.Draft{
			Topic: "family", Region: "KZ-10",
			Title: store.TextPart{Text: "Площадка во дворе"},
			Parts: text("Детям негде играть, нужна площадка."),
		}},
		{author: kazakh, draft: store.Draft{
			Topic: "volunteering", Region: "KZ-79",
			Title: store.TextPart{Text: "Қарттарға көмек"},
			Parts: text("Қарттарға дүкеннен азық-түлік жеткізетін волонтерлер керек."),
		}},
		{author: kazakh, draft: store.Draft{
			Topic: "mobile_teacher", Region: "KZ-33",
			Title: store.TextPart{Text: "Физикадан мұғалім"},
			Parts: text("Мектебімізге физика пәнінің мұғалімі керек."),
		}, changes: []rules.Change{{Action: store.ActionLink, Original: 1}}},
		{author: russian, draft: store.Draft{
			Topic: "school_internet", Region: "KZ-35",
			Title: store.TextPart{Text: "Интернет в школе"},
			Parts: text("В нашей школе не открывается даже почта."),
		}, changes: []rules.Change{
			{Action: store.ActionAsk, Text: "В какой школе?", Language: store.Russian},
			{Action: store.ActionReply, Author: 1002, Text: "В сельской, номер 7.", Attachments: []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "photo-2", Bytes: 4096}}},
			{Action: store.ActionHide},
			{Action: store.ActionAsk, Text: "С какого года?", Language: store.Russian},
		}},
		{author: russian, draft: store.Draft{
			Topic: "other", Region: "KZ-35",
			Title: store.TextPart{Text: "Библиотека по вечерам"},
			Parts: text("Пусть библиотека работает до девяти вечера."),
		}, changes: []rules.Change{
			{Action: store.ActionDecline, Reason: store.Reason{Text: "Она так и работает.", Language: store.Russian}},
			{Action: store.ActionReopen, Reason: store.Reason{Text: "По пятницам нет.", Language: store.Russian}},
			{Action: store.ActionAccept},
		}},
	}
}
