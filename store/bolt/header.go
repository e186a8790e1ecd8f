package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// A bbolt file begins with two headers, one a page, written in turn. Each says how
// many pages the file uses. Looking there first tells a cut or foreign file
// without letting bbolt near it, which would crash on it.
const (
	headerOffset = 16
	headerLength = 64
	headerMagic  = 0xED0CDAED
	// The page sizes bbolt looks for a second header at.
	smallestPage, largestPage = 1 << 10, 16 << 20
)

var (
	errEmptyFile = errors.New("the file is empty")
	errNoHeader  = errors.New("the file is not a store, or its beginning is damaged")
)

// header is what is needed of a bbolt header.
type header struct {
	pageSize    uint32
	pages       uint64
	transaction uint64
}

// checkHeader refuses a file that is empty, cut short or no bbolt file.
func checkHeader(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		return errEmptyFile
	}
	current, ok := newestHeader(file)
	if !ok {
		return errNoHeader
	}
	if needed := current.pages * uint64(current.pageSize); uint64(info.Size()) < needed {
		return fmt.Errorf("the file was cut short: it has %d bytes, it needs %d", info.Size(), needed)
	}
	return nil
}

// IsStore reports whether a file begins like a store that is whole. Whether it is
// sound, [Verify] says.
func IsStore(path string) bool { return checkHeader(path) == nil }

// newestHeader is the intact header of the latest transaction.
func newestHeader(file io.ReaderAt) (header, bool) {
	first, ok := readHeader(file, 0)
	if ok {
		if second, ok := readHeader(file, int64(first.pageSize)); ok && second.transaction > first.transaction {
			return second, true
		}
		return first, true
	}
	for size := int64(smallestPage); size <= largestPage; size *= 2 {
		if second, ok := readHeader(file, size); ok {
			return second, true
		}
	}
	return header{}, false
}

func readHeader(file io.ReaderAt, page int64) (header, bool) {
	var b [headerLength]byte
	if _, err := file.ReadAt(b[:], page+headerOffset); err != nil {
		return header{}, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:headerLength-8])
	order := binary.NativeEndian
	if order.Uint32(b[0:]) != headerMagic || order.Uint64(b[headerLength-8:]) != sum.Sum64() {
		return header{}, false
	}
	return header{pageSize: order.Uint32(b[8:]), pages: order.Uint64(b[40:]), transaction: order.Uint64(b[48:])}, true
}
