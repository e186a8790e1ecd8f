package main_test

import (
	"io"
	"net"
	"testing"
	"time"
)

// ask writes to a socket and returns all that is answered.
func ask(t *testing.T, path, request string) string {
	t.Helper()
	connection, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = connection.Close() }()
	_ = connection.SetDeadline(time.Now().Add(limit))
	_, _ = io.WriteString(connection, request) // the other side may have heard enough
	answer, _ := io.ReadAll(connection)
	return string(answer)
}
