// Package locales has every word that people read: the sentences and buttons of the bot
// ([Words]), dates and numbers as each language writes them ([Date], [Number]), and the
// customer's own settings ([Catalogue]).
//
//   - active.kk.toml and active.ru.toml hold the sentences, under the same keys.
//     A sentence may have gaps, {{.Name}}, and no other logic. Text is Telegram
//     HTML; what fills the gaps arrives escaped.
//   - catalogue.toml holds names, topics, regions, reasons, limits and hours.
//
// All three are built into the program and checked when they are loaded: a file with a
// fault is refused as a whole, and the error names every fault.
package locales
