package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"usynys/bot/telegram/client"
)

const tokenHelp = "The bot's token is read from the environment, never from the command line: " +
	"TELEGRAM_BOT_TOKEN, or TELEGRAM_BOT_TOKEN_FILE for a file that holds it."

// readToken returns the token from the environment, or from the file named there.
func (c *configuration) readToken() (string, error) {
	direct, path := os.Getenv("TELEGRAM_BOT_TOKEN"), os.Getenv("TELEGRAM_BOT_TOKEN_FILE")
	token := strings.TrimSpace(direct)
	switch {
	case direct != "" && path != "":
		return "", errors.New("TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set: keep one of them")
	case direct == "" && path == "":
		return "", errors.New("there is no bot token: get one from @BotFather and set TELEGRAM_BOT_TOKEN, or TELEGRAM_BOT_TOKEN_FILE for a file that holds it")
	case path != "":
		content, err := os.ReadFile(path)
		if err != nil {
			return "", fmt.Errorf("TELEGRAM_BOT_TOKEN_FILE can't be read: %w", err)
		}
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 && !isSystemdCredential(path) {
			c.warnings = append(c.warnings, fmt.Sprintf("others on this machine may read the token file %s: run `chmod 600` on it", path))
		}
		token = strings.TrimSpace(string(content))
	}
	if !client.TokenShape(token) {
		return "", errors.New("the bot token does not look like one from @BotFather, such as 123456:ABC-DEF: copy it again")
	}
	return token, nil
}

// isSystemdCredential reports whether systemd passed the file as a credential. Other
// users can't enter its folder, although the mode of the file may look wider.
func isSystemdCredential(path string) bool {
	folder := os.Getenv("CREDENTIALS_DIRECTORY")
	return folder != "" && filepath.Dir(path) == filepath.Clean(folder)
}
