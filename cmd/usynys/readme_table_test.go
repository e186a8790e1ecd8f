package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

var updateReadme = flag.Bool("update-readme", false, "write the tables and the excerpt of the tour into the README")

const readmePath = "../../README.md"

func readme(t *testing.T) string {
	t.Helper()
	return fileText(t, readmePath)
}

// keep compares a part of the README with what it must be, or with -update-readme writes
// it.
func keep(t *testing.T, part, wanted string) {
	t.Helper()
	switch {
	case part == wanted:
	case *updateReadme:
		text := strings.Replace(readme(t), part, wanted, 1)
		if err := os.WriteFile(readmePath, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("README is behind, run with -update-readme. It has\n%s\nand not\n%s", part, wanted)
	}
}

// keepTable does the same with the table under a header.
func keepTable(t *testing.T, header string, wanted [][]string) {
	t.Helper()
	_, rest, found := strings.Cut(readme(t), "\n"+header+"\n")
	if !found {
		t.Fatalf("README has no table %q", header)
	}
	var table strings.Builder
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		table.WriteString(line)
	}
	var rows strings.Builder
	for _, cells := range wanted {
		rows.WriteString("|")
		for _, cell := range cells {
			if cell != "" {
				cell = " " + cell
			}
			rows.WriteString(cell + " |")
		}
		rows.WriteString("\n")
	}
	rule := "|" + strings.Repeat("---|", len(wanted[0])) + "\n"
	keep(t, table.String(), rule+rows.String())
}

func fileText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// tableAfter returns the rows of the Markdown table under a header, cell by cell.
func tableAfter(t *testing.T, text, header string) [][]string {
	t.Helper()
	_, rest, found := strings.Cut(text, "\n"+header+"\n")
	if !found {
		t.Fatalf("README has no table %q", header)
	}
	var rows [][]string
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			break
		}
		if strings.HasPrefix(line, "|-") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}

// model returns the program's command line.
func model(t *testing.T) *kong.Application {
	t.Helper()
	parser, err := newParser(stdio{stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)})
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model
}

func commandNode(t *testing.T, name string) *kong.Node {
	t.Helper()
	for _, node := range model(t).Children {
		if node.Name == name {
			return node
		}
	}
	t.Fatalf("there is no command %s", name)
	return nil
}

// flags returns the rows for a table of a command's flags.
func flags(node *kong.Node) [][]string {
	var rows [][]string
	for _, flag := range node.Flags {
		rows = append(rows, []string{code("--" + flag.Name), code(strings.Join(flag.Envs, "`, `")), code(flag.Default), flag.Help})
	}
	return rows
}
