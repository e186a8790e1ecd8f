package bolt

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func TestVerifyCountsAndTellsItsProgress(t *testing.T) {
	path := filled(t)
	before := take(t, path)
	var last, all int
	report, err := Verify(path, func(done, total int) {
		if done <= last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last, all = done, total
	})
	ok(t, err)
	if last == 0 || last != all {
		t.Errorf("ended with %d of %d", last, all)
	}
	wanted := Report{
		Schema: 3, Proposals: 100, Waiting: 30, People: 20, Outbox: 20, Quarantined: 20, DeadLetters: 20, AuditEntries: 170,
	}
	if difference := cmp.Diff(wanted, report); difference != "" {
		t.Error(difference)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
}

// TestVerifyFindsEveryFlippedBit changes one bit in the value of a record or of an
// index entry, one at a time, in many of them.
func TestVerifyFindsEveryFlippedBit(t *testing.T) {
	path := filled(t)
	content, err := os.ReadFile(path)
	ok(t, err)
	random := rand.New(rand.NewPCG(3, 4))
	places := valuePlaces(t, path, content)
	if len(places) < 500 {
		t.Fatalf("there are only %d values", len(places))
	}
	for range 200 {
		place := places[random.IntN(len(places))]
		at := place.start + random.IntN(place.length)
		bad := bytes.Clone(content)
		bad[at] ^= 1 << random.IntN(8)
		report, err := Verify(writeFile(t, bad), nil)
		if err == nil && report.Total == 0 {
			t.Errorf("a flipped bit in bucket %s went unnoticed", place.bucket)
		}
	}
}

type valuePlace struct {
	bucket        bucket
	start, length int
}

// valuePlaces returns where in the file the values are, for those whose bytes are there
// only once.
func valuePlaces(t *testing.T, path string, content []byte) []valuePlace {
	t.Helper()
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{ReadOnly: true})
	ok(t, err)
	defer func() { ok(t, db.Close()) }()
	var places []valuePlace
	ok(t, db.View(func(tx *bbolt.Tx) error {
		for b := range bucketCount {
			_ = tx.Bucket([]byte(b.String())).ForEach(func(key, value []byte) error {
				together := append(bytes.Clone(key), value...)
				if len(value) > 0 && bytes.Count(content, together) == 1 {
					places = append(places, valuePlace{b, bytes.Index(content, together) + len(key), len(value)})
				}
				return nil
			})
		}
		return nil
	}))
	return places
}

// TestVerifyFindsWhatDoesNotAgree makes changes with correct checksums.
func TestVerifyFindsWhatDoesNotAgree(t *testing.T) {
	path := filled(t)
	for _, c := range []struct {
		name   string
		change func(t *testing.T, tx *transaction)
		found  string
	}{
		{"an index entry missing", func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(proposalsByAuthor, authorKey(9, 9)))
		}, "bucket proposals, key 0000000000000009: bucket proposals by author lacks it"},
		{"an index entry too many", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(proposalsByAuthor, authorKey(9, 1), []byte{}))
		}, "bucket proposals by author, key 8000000000000009fffffffffffffffe: the record does not call for this entry"},
		{"an index entry that points nowhere", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(proposalsByMain, appendNumber(numberKey(1), 5000), []byte{}))
		}, "an index points here, but there is no record"},
		{"an index entry that says something else", func(t *testing.T, tx *transaction) {
			p, err := tx.Proposal(10)
			ok(t, err)
			ok(t, tx.put(proposalsByStatus, queueKey(p.Status, store.OrderOf(p)), appendText(textKey("KZ-99"), "work")))
		}, "bucket proposals by status lacks it or points elsewhere"},
		{"a waiting row that its chat does not know", func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(outboxByChat, appendNumber(outboxAddress{Chat: 1}.laneKey(), 1)))
		}, "bucket outbox, key 0000000000000001: bucket outbox by chat lacks it"},
		{"a slot that points to another row", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(outboxBySlot, outboxAddress{Chat: 1, Slot: "screen"}.slotKey(), numberKey(2)))
		}, "bucket outbox by slot, key"},
		{"a holder of no slot", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(slotsByName, slotEntries(999, "screen", 5)[0].key, numberKey(5)))
		}, "bucket slots by name"},
		{"a slot without its holder", func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(slotsByName, slotEntries(1, "screen", 0)[0].key))
		}, "bucket slots, key"},
		{"a dead letter of another chat", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(lettersByChat, appendNumber(idKey(int64(999)), 1), []byte{}))
		}, "bucket dead letters by chat"},
		{"a set-aside update of another person", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(quarantineByPerson, appendNumber(idKey(int64(999)), 1), []byte{}))
		}, "bucket quarantine by person"},
		{"a mark without a place in the ring", func(t *testing.T, tx *transaction) {
			ok(t, tx.put(seenByMark, updateKey(store.UpdateKey{ID: 999}), binary.BigEndian.AppendUint16(nil, 1)))
		}, "bucket seen by mark"},
		{"an audit entry removed", func(t *testing.T, tx *transaction) {
			ok(t, tx.delete(auditBucket, numberKey(50)))
		}, "bucket audit, key 0000000000000033: the audit chain is broken"},
		{"an audit entry altered", func(t *testing.T, tx *transaction) {
			entry, err := read[store.AuditEntry](&tx.reader, auditBucket, numberKey(50))
			ok(t, err)
			entry.Actor = 1
			ok(t, tx.write(auditBucket, numberKey(50), &entry))
		}, "bucket audit, key 0000000000000032: the audit chain is broken"},
		{"a proposal removed with all its entries", func(t *testing.T, tx *transaction) {
			ok(t, tx.DeleteProposal(10))
		}, "key 000000000000000a: the audit entries tell of a proposal that is not there"},
		{"a decision taken back", func(t *testing.T, tx *transaction) {
			p, err := tx.Proposal(1)
			ok(t, err)
			p.Status, p.Decision = store.StatusSubmitted, store.Decision{}
			ok(t, tx.SaveProposal(p))
		}, "the proposal is not in the status in which the audit entries leave it"},
		{"a proposal nobody sent", func(t *testing.T, tx *transaction) {
			ok(t, tx.SaveProposal(store.Proposal{Seq: 101, Status: store.StatusSubmitted}))
		}, "bucket proposals, key 0000000000000065: the next number would be 101"},
		{"a count too high", func(t *testing.T, tx *transaction) {
			ok(t, tx.AddEntries(store.EntryCount{Day: "2026-11-23", Status: store.StatusSubmitted}, 1))
		}, "bucket entered: 61 entered status submitted on 2026-11-23, the audit entries tell of 60"},
		{"a count moved to the day before", func(t *testing.T, tx *transaction) {
			moveCount(t, tx, func(e *store.EntryCount) { e.Day = e.Day.AddDays(-1) })
		}, "bucket entered: 10 entered status submitted on 2026-11-22, the audit entries tell of 0"},
		{"one of a count moved to the next day", func(t *testing.T, tx *transaction) {
			key := firstKey(tx, enteredBucket)
			e := parseEnteredKey(key)
			count, err := read[uint64](&tx.reader, enteredBucket, key)
			ok(t, err)
			count--
			ok(t, tx.write(enteredBucket, key, &count))
			e.Day = e.Day.AddDays(1)
			ok(t, tx.AddEntries(e, 1))
		}, "there are 1 more proposals of this kind than were counted"},
		{"counts under another topic", func(t *testing.T, tx *transaction) {
			moveCount(t, tx, func(e *store.EntryCount) { e.Topic = "other" })
		}, "proposals of this kind, none was counted"},
		{"an answer too many", func(t *testing.T, tx *transaction) {
			ok(t, tx.AddResponses(store.ResponseCount{Day: "2026-11-23"}, 1))
		}, "answers were counted, the audit entries tell of"},
		{"an answer moved to the day before", func(t *testing.T, tx *transaction) {
			moveAnswers(t, tx, func(a *store.ResponseCount) { a.Day = a.Day.AddDays(-1) })
		}, "no answer was counted, the audit entries tell of"},
		{"an answer that took longer", func(t *testing.T, tx *transaction) {
			moveAnswers(t, tx, func(a *store.ResponseCount) { a.Bucket++ })
		}, "no answer was counted, the audit entries tell of"},
		{"a record that can't be read", func(t *testing.T, tx *transaction) {
			text := "not what it should be"
			ok(t, tx.write(sessionsBucket, idKey(int64(5)), &text))
		}, "bucket sessions, key 8000000000000005: the record's content can't be read"},
		{"a record of an unknown version", func(t *testing.T, tx *transaction) {
			key, value := idKey(int64(5)), make([]byte, recordHeader+2)
			value[0] = 9
			binary.BigEndian.PutUint32(value[1:], checksum(9, key, value[recordHeader:]))
			ok(t, tx.put(sessionsBucket, key, value))
		}, "the record has an unknown version"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := copyFile(t, path)
			alter(t, bad, func(tx *transaction) { c.change(t, tx) })
			report, err := Verify(bad, nil)
			ok(t, err)
			if all := strings.Join(report.Findings, "\n"); !strings.Contains(all, c.found) {
				t.Errorf("want %q among:\n%s", c.found, all)
			}
		})
	}
}

func firstKey(tx *transaction, b bucket) []byte {
	key, _ := tx.bucket(b).Cursor().First()
	return key
}

// moveCount puts the first count in another place.
func moveCount(t *testing.T, tx *transaction, to func(*store.EntryCount)) {
	t.Helper()
	key := firstKey(tx, enteredBucket)
	e := parseEnteredKey(key)
	count, err := read[uint64](&tx.reader, enteredBucket, key)
	ok(t, err)
	ok(t, tx.delete(enteredBucket, key))
	to(&e)
	ok(t, tx.write(enteredBucket, enteredKey(&e), &count))
}

// moveAnswers puts the first count of answers in another place.
func moveAnswers(t *testing.T, tx *transaction, to func(*store.ResponseCount)) {
	t.Helper()
	key := firstKey(tx, answeredBucket)
	a := parseAnsweredKey(key)
	count, err := read[uint64](&tx.reader, answeredBucket, key)
	ok(t, err)
	ok(t, tx.delete(answeredBucket, key))
	to(&a)
	ok(t, tx.write(answeredBucket, answeredKey(&a), &count))
}

func TestVerifyTellsTheFirstFaultsAndCountsAll(t *testing.T) {
	path := filled(t)
	alter(t, path, func(tx *transaction) {
		for i := range 300 {
			ok(t, tx.put(proposalsByMain, appendNumber(numberKey(1), uint64(1000+i)), []byte{}))
		}
	})
	report, err := Verify(path, nil)
	ok(t, err)
	if len(report.Findings) != findingsKept || report.Total != 300 {
		t.Errorf("%d findings of %d", len(report.Findings), report.Total)
	}
}

func TestVerifyFindsDamagedStructure(t *testing.T) {
	path := filled(t)
	content, err := os.ReadFile(path)
	ok(t, err)
	// The names of the buckets are no longer in order.
	content[bytes.Index(content, []byte("proposals by author"))] = 'z'
	report, err := Verify(writeFile(t, content), nil)
	ok(t, err)
	if report.Total == 0 || !strings.HasPrefix(report.Findings[0], "structure: ") {
		t.Errorf("got %v", report.Findings)
	}
}

func TestVerifyFindsNoFaultAfterAnErasure(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	storetest.FillStore(t, s, 2000)
	mustUpdate(t, s, func(tx store.Tx) error {
		for author := range store.PersonID(20) {
			if _, err := rules.Erase(tx, storetest.Catalogue(), storetest.Zone, author, storetest.StartTime); err != nil {
				return err
			}
		}
		return nil
	})
	ok(t, s.Close())
	if report := sound(t, s.Path()); report.Proposals >= 2000 {
		t.Error("nothing was erased")
	}
}

// TestVerifyFindsNoFaultAfterAChangeOfZone: a store whose zone is another one than when
// it was begun is no faulty one.
func TestVerifyFindsNoFaultAfterAChangeOfZone(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	late := storetest.StartTime.Truncate(24 * time.Hour).Add(23 * time.Hour)
	for _, zone := range []*time.Location{storetest.Zone, time.UTC} {
		mustUpdate(t, s, func(tx store.Tx) error {
			p, err := rules.Submit(tx, storetest.Catalogue(), zone, storetest.Person(1), store.Draft{Topic: "work"}, "", late)
			if err == nil {
				_, err = rules.Apply(tx, storetest.Catalogue(), zone, rules.Change{
					Proposal: p.Seq, Action: store.ActionAccept, By: storetest.Moderator(), At: late.Add(time.Minute),
				})
			}
			return err
		})
	}
	ok(t, s.Close())
	if report := sound(t, s.Path()); report.Proposals != 2 {
		t.Errorf("%d proposals", report.Proposals)
	}
}
