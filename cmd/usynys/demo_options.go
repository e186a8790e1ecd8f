package main

import (
	"io"
	"time"

	"usynys/store"
)

// demoZone is where the demo plays.
const demoZone = "Asia/Almaty"

// demoOptions says how to show the demo.
type demoOptions struct {
	// Listen is the address of the page.
	Listen string
	// Data is the folder for the store and the chats; empty for one that is removed
	// at the end.
	Data      string
	Catalogue store.Catalogue
	Zone      *time.Location
	Stdout    io.Writer
	Stderr    io.Writer
}
