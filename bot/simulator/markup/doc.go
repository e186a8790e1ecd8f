// Package markup turns texts into what Telegram shows: it cleans and trims them,
// parses the HTML style, detects links, mentions and commands, and brings the
// entities into Telegram's order. Sources: "Formatting options" of the Bot API, and
// MessageEntity.cpp of TDLib where the documentation says nothing.
package markup
