package report_test

import (
	"errors"
	"testing"
	"time"

	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
)

// benchWorld is a store as a year of work leaves it.
type benchWorld struct {
	store     store.Store
	catalogue store.Catalogue
	now       time.Time
}

func newBenchWorld(b *testing.B) *benchWorld {
	b.Helper()
	db, err := bolt.Open(bolt.Options{Folder: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	w := &benchWorld{store: db, now: time.Date(2026, 12, 31, 12, 0, 0, 0, time.UTC)}
	if w.catalogue, err = locales.Catalogue(""); err != nil {
		b.Fatal(err)
	}
	for day := range *statsDays {
		w.write(b, func(tx store.Tx) error { return w.day(tx, store.DateOf(w.now, time.UTC).AddDays(-day)) })
	}
	for first := 0; first < *statsWaiting; first += 500 {
		w.write(b, func(tx store.Tx) error { return w.wait(tx, first, min(first+500, *statsWaiting)) })
	}
	return w
}

func (w *benchWorld) write(b *testing.B, change func(store.Tx) error) {
	b.Helper()
	if err := w.store.Update(b.Context(), change); err != nil {
		b.Fatal(err)
	}
}

// day tallies a day on which thirty people decided in every region, for every
// reason and within every span.
func (w *benchWorld) day(tx store.Tx, day store.Date) error {
	var err error
	count := func(kind store.TallyKind, of string, within int) {
		err = errors.Join(err, tx.AddTally(store.Tally{Kind: kind, Key: of, Day: day, Bucket: within}, 3))
	}
	spans := len(store.ResponseBuckets())
	for id := range 30 {
		of := store.PersonID(100 + id).String()
		count(store.TallyDecidedBy, of, 0)
		count(store.TallyUndone, of, 0)
		count(store.TallyOverturned, of, 0)
		for within := range spans {
			count(store.TallyResponsesBy, of, within)
		}
	}
	for _, region := range w.catalogue.Regions {
		count(store.TallyDecidedIn, region.Code, 0)
		for within := range spans {
			count(store.TallyResponsesIn, region.Code, within)
		}
		for _, reason := range w.catalogue.Reasons {
			count(store.TallyDeclinedIn, store.RegionReasonKey(region.Code, reason.Code), 0)
		}
	}
	return err
}

// wait submits proposals that nobody has decided.
func (w *benchWorld) wait(tx store.Tx, first, end int) error {
	for i := first; i < end; i++ {
		draft := store.Draft{
			Topic: w.catalogue.Topics[i%len(w.catalogue.Topics)].Code, Region: w.catalogue.Regions[i%len(w.catalogue.Regions)].Code,
			Title: store.TextPart{Text: "Title"}, Parts: []store.TextPart{{Text: "Ауылдағы мектепке үйірме керек."}},
		}
		person := store.Person{ID: store.PersonID(1000 + i), Language: store.Kazakh, Age: store.Age18To24}
		if _, err := rules.Submit(tx, w.catalogue, time.UTC, person, draft, "", w.now.AddDate(0, 0, -i%30)); err != nil {
			return err
		}
	}
	return nil
}
