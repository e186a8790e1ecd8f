package bolt

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"

	"usynys/store"
)

// recordVersion is the version of a record's encoding. A migration that changes what a
// record's JSON means raises it, so that an old record is recognized.
const recordVersion = 1

// recordHeader is the length of the version byte and the checksum.
const recordHeader = 1 + 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum covers the key as well, so that a damaged key or a value under another key is
// found.
func checksum(version byte, key, content []byte) uint32 {
	sum := crc32.Update(0, castagnoli, []byte{version})
	return crc32.Update(crc32.Update(sum, castagnoli, key), castagnoli, content)
}

// seal writes a record's value into room, which is recordHeader bytes longer than the
// content.
func seal(room, key, content []byte) []byte {
	room[0] = recordVersion
	binary.BigEndian.PutUint32(room[1:recordHeader], checksum(recordVersion, key, content))
	copy(room[recordHeader:], content)
	return room
}

var (
	errTooShort = errors.New("the record is too short")
	errVersion  = errors.New("the record has an unknown version")
	errChecksum = errors.New("the record's checksum is wrong")
	errContent  = errors.New("the record's content can't be read")
)

// unseal checks a record's value and returns its content.
func unseal(key, value []byte) ([]byte, error) {
	switch {
	case len(value) <= recordHeader:
		return nil, errTooShort
	case checksum(value[0], key, value[recordHeader:]) != binary.BigEndian.Uint32(value[1:recordHeader]):
		return nil, errChecksum
	case value[0] != recordVersion:
		return nil, errVersion
	}
	return value[recordHeader:], nil
}

// decode reads a record's value into what record points to. The error never contains the
// content, which may be what a person wrote.
func decode(key, value []byte, record any) error {
	content, err := unseal(key, value)
	if err != nil {
		return err
	}
	if json.Unmarshal(content, record) != nil {
		return errContent
	}
	return nil
}

// corrupt returns the error for a damaged entry of the file.
func corrupt(path string, b bucket, key []byte, err error) error {
	return &store.CorruptError{Path: path, Err: fmt.Errorf("bucket %s, key %x: %w", b, key, err)}
}

// sealer encodes the values of one writing transaction. bbolt keeps references to them
// until the transaction ends, therefore only the next one uses the memory again.
type sealer struct {
	json    bytes.Buffer
	encoder *json.Encoder
	free    []byte
	chunk   []byte
}

// sealerChunk is enough bytes for the values of a usual batch of updates.
const sealerChunk = 256 << 10

func newSealer() *sealer {
	s := &sealer{}
	s.encoder = json.NewEncoder(&s.json)
	s.encoder.SetEscapeHTML(false)
	return s
}

// reset frees the memory for the next transaction.
func (s *sealer) reset() { s.free = s.chunk }

// reserve returns memory that is not used again in the same transaction.
func (s *sealer) reserve(size int) []byte {
	if size > len(s.free) {
		s.chunk = make([]byte, max(size, sealerChunk))
		s.free = s.chunk
	}
	room := s.free[:size:size]
	s.free = s.free[size:]
	return room
}

// seal returns the value of a record, which is given as a pointer.
func (s *sealer) seal(key []byte, record any) ([]byte, error) {
	s.json.Reset()
	if err := s.encoder.Encode(record); err != nil {
		return nil, err
	}
	content := bytes.TrimSuffix(s.json.Bytes(), []byte("\n"))
	return seal(s.reserve(recordHeader+len(content)), key, content), nil
}
