package main_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// composed is what these tests read of a Compose file.
type composed struct {
	Services map[string]composedService       `yaml:"services"`
	Volumes  map[string]any                   `yaml:"volumes"`
	Secrets  map[string]struct{ File string } `yaml:"secrets"`
}

type composedService struct {
	Build, Image, Restart string
	ReadOnly              bool     `yaml:"read_only"`
	Capabilities          []string `yaml:"cap_drop"`
	Security              []string `yaml:"security_opt"`
	Memory                string   `yaml:"mem_limit"`
	Processes             string   `yaml:"pids_limit"`
	StopsWithin           string   `yaml:"stop_grace_period"`
	Environment           map[string]string
	Secrets, Volumes      []string
	Logging               struct {
		Driver  string
		Options map[string]string
	}
}

// readCompose reads compose.yaml and refuses unknown keys.
func readCompose(t *testing.T) composed {
	t.Helper()
	text, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file composed
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestCompose keeps what an operator relies on: the bot may write only its data, has no
// rights, restarts, and fills no disk with its log.
func TestCompose(t *testing.T) {
	file := readCompose(t)
	service := file.Services["usynys"]
	var variables []string
	for name := range service.Environment {
		variables = append(variables, name)
	}
	slices.Sort(variables)
	if difference := cmp.Diff([]string{"GOMEMLIMIT", "TELEGRAM_BOT_TOKEN_FILE", "USYNYS_ADMINS"}, variables); difference != "" {
		t.Errorf("(-wanted +compose.yaml):\n%s", difference)
	}
	token := service.Environment["TELEGRAM_BOT_TOKEN_FILE"]
	service.Environment = nil
	wanted := composedService{
		Build: ".", Image: "usynys:latest", Restart: "unless-stopped", ReadOnly: true, Capabilities: []string{"ALL"},
		Security: []string{"no-new-privileges:true"}, Memory: "256m", Processes: "100", StopsWithin: "20s",
		Secrets: []string{"token"}, Volumes: []string{"data:/data"},
	}
	wanted.Logging.Driver, wanted.Logging.Options = "json-file", map[string]string{"max-size": "10m", "max-file": "5"}
	if difference := cmp.Diff(wanted, service); difference != "" {
		t.Errorf("(-wanted +compose.yaml):\n%s", difference)
	}
	if file.Secrets["token"].File != "./token" || token != "/run/secrets/token" {
		t.Errorf("the secret %q is not the token file %s", file.Secrets["token"].File, token)
	}
	if _, named := file.Volumes["data"]; !named || len(file.Services) != 1 {
		t.Errorf("volumes %v, services %v", file.Volumes, file.Services)
	}
}
