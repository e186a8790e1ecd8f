package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"usynys/store/replay"
)

// Report is what [Verify] found.
type Report struct {
	// Schema is the schema version of the file.
	Schema int
	// The numbers of records of each kind. Waiting counts the proposals that wait for
	// the staff, OnHold the rows of the outbox that are on hold.
	Proposals, Waiting, People, Outbox, OnHold, Quarantined, DeadLetters, AuditEntries int
	// Files are the names of the kept files that rows of the outbox and dead letters
	// name, sorted.
	Files []string
	// Findings are the first faults: the bucket, the key in hexadecimal and what
	// is wrong. They contain nothing that a person wrote.
	Findings []string
	// Total is how many faults there are.
	Total int
}

// findingsKept is how many faults are reported one by one.
const findingsKept = 100

// Verify checks a store file completely, without changing it: bbolt's structure, every
// record, every index in both directions, the audit chain, and proposals and counts
// against the audit entries. It calls progress, unless that is nil, with the number of
// entries checked and the number of all.
//
// The error is for a file that can't be checked at all, as with [Probe]; faults in it are
// in the report. Of a file with an older schema version only structure and checksums are
// checked. Like [Probe] it belongs in another process.
func Verify(path string, progress func(done, total int)) (Report, error) {
	return verify(path, schemaAfter(migrations), progress)
}

func verify(path string, known int, progress func(done, total int)) (Report, error) {
	var report Report
	err := withFile(path, func(tx *bbolt.Tx) error {
		schema, err := readSchema(tx, known)
		if err != nil {
			return err
		}
		v := newVerification(tx, progress)
		v.report.Schema = schema
		switch {
		case !v.structure():
		case schema < known:
			v.checksums()
			v.files()
		default:
			v.contents()
			v.files()
		}
		report = v.report
		return nil
	})
	return report, err
}

// verifyCopy checks what every schema version has: structure and checksums.
func verifyCopy(path string) error {
	return withFile(path, func(tx *bbolt.Tx) error {
		v := newVerification(tx, nil)
		if v.structure() {
			v.checksums()
		}
		if v.report.Total == 0 {
			return nil
		}
		return fmt.Errorf("the copy has %d faults, the first: %s", v.report.Total, v.report.Findings[0])
	})
}

// verification is one run of Verify.
type verification struct {
	reader
	report      Report
	progress    func(done, total int)
	done, total int
	// records counts the records, expected the index entries that they need;
	// incomplete has the indexes that lack one.
	records    [bucketCount]int
	expected   [bucketCount]int
	incomplete [bucketCount]bool
	replay     *replay.Replay
}

func newVerification(tx *bbolt.Tx, progress func(done, total int)) *verification {
	if progress == nil {
		progress = func(int, int) {}
	}
	return &verification{reader: reader{ctx: context.Background(), path: tx.DB().Path(), tx: tx}, progress: progress, replay: replay.New()}
}

func (v *verification) addFinding(text string) {
	v.report.Total++
	if len(v.report.Findings) < findingsKept {
		v.report.Findings = append(v.report.Findings, text)
	}
}

// reportFault adds a finding about an entry if err is not nil.
func (v *verification) reportFault(b bucket, key []byte, err error) {
	if err != nil {
		v.addFinding(fmt.Sprintf("bucket %s, key %x: %v", b, key, err))
	}
}

// advance counts an entry as checked.
func (v *verification) advance() {
	const interval = 1000
	if v.done++; v.done%interval == 0 || v.done == v.total {
		v.progress(v.done, v.total)
	}
}

// structure reports whether bbolt's check finds no fault. If it does, nothing else can be
// read reliably.
func (v *verification) structure() bool {
	for err := range v.tx.Check() {
		v.addFinding("structure: " + err.Error())
	}
	if v.report.Total > 0 {
		return false
	}
	for b := range bucketCount {
		if found := v.bucket(b); found != nil {
			v.total += found.Stats().KeyN
		}
	}
	return true
}

// checksums checks the records of a schema version that is not the current one.
func (v *verification) checksums() {
	for _, b := range recordBuckets {
		if v.bucket(b) == nil {
			continue
		}
		for key, value := range v.scan(b, nil, nil) {
			_, err := unseal(key, value)
			v.reportFault(b, key, err)
			v.advance()
		}
	}
}

// contents checks a file with the current schema version.
func (v *verification) contents() {
	if missing := missingBucket(v.tx); missing != "" {
		v.addFinding("bucket " + missing + " is missing")
		return
	}
	v.erasedStories()
	for _, c := range recordChecks {
		for key, value := range v.scan(c.bucket, nil, nil) {
			v.records[c.bucket]++
			v.reportFault(c.bucket, key, c.check(v, key, value))
			v.advance()
		}
		v.sequence(c.bucket)
	}
	r := &v.report
	r.Proposals, r.People, r.AuditEntries = v.records[proposalsBucket], v.records[peopleBucket], v.records[auditBucket]
	r.Outbox, r.DeadLetters, r.Quarantined = v.records[outboxBucket], v.records[deadLettersBucket], v.records[quarantineBucket]
	v.differences()
	for _, c := range indexChecks {
		v.index(c.index, c.owner)
	}
}
