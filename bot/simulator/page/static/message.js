// One bubble: a message, or an album of several.
import { richText, link } from './entities.js';
import { showPicture } from './dialogs.js';

// bubble returns the node of an album, or of one message. act performs the actions of
// the person.
export function bubble(messages, format, act) {
  const first = messages[0];
  const last = messages.at(-1);
  const article = document.createElement('article');
  article.className = first.fromBot ? 'message from-bot' : 'message own';
  article.dataset.id = last.id;
  article.setAttribute('aria-label', first.fromBot ? 'Bot' : 'You');
  const body = element('div', 'bubble');
  const files = messages.filter((m) => m.file);
  if (files.length > 0) body.append(attachments(files));
  const worded = messages.find((m) => m.text);
  if (worded) {
    const text = element('div', 'text');
    text.lang = act.language;
    text.append(richText(worded.text, worded.entities, act));
    body.append(text);
  }
  body.append(meta(first, last, format, act));
  article.append(body);
  if (last.buttons) article.append(keyboard(last, act));
  return article;
}

function meta(first, last, format, act) {
  const line = element('p', 'meta');
  if (!first.fromBot && (!first.file || first.text)) {
    const edit = element('button', 'edit-own', 'Edit');
    edit.type = 'button';
    edit.addEventListener('click', () => act.edit(first));
    line.append(edit);
  }
  if (last.edited) line.append(element('span', '', 'edited '));
  const time = element('time', '', format.time(last.at));
  time.dateTime = new Date(last.at).toISOString();
  line.append(time);
  return line;
}

function attachments(messages) {
  const holder = element('div', messages.length > 1 ? `album album-${Math.min(messages.length, 4)}` : 'attachment');
  for (const message of messages) holder.append(attachment(message.file));
  return holder;
}

function attachment(file) {
  const address = `files/${encodeURIComponent(file.id ?? '')}`;
  switch (file.kind) {
    case 'photo': return photo(file, address);
    case 'voice': case 'audio': return sound(file, address);
    case 'location': return place(file);
    default: return download(file, address);
  }
}

function photo(file, address) {
  const open = element('button', 'photo');
  open.type = 'button';
  open.setAttribute('aria-label', 'Picture, open it');
  const image = element('img');
  image.src = address;
  image.alt = '';
  open.append(image);
  open.addEventListener('click', () => showPicture(address));
  return open;
}

function sound(file, address) {
  const holder = element('div', 'sound');
  const player = element('audio');
  player.controls = true;
  player.preload = 'metadata';
  player.src = address;
  player.setAttribute('aria-label', file.kind === 'voice' ? 'Voice message' : 'Sound');
  holder.append(player);
  return holder;
}

function place(file) {
  const holder = element('div', 'place');
  const map = element('div', 'map');
  map.setAttribute('role', 'img');
  map.setAttribute('aria-label', 'A place on the map');
  map.append(element('span', 'pin'));
  holder.append(map, element('p', '', `${file.latitude.toFixed(4)}, ${file.longitude.toFixed(4)}`));
  return holder;
}

const names = { video: 'Video', animation: 'Animation', video_note: 'Round video', sticker: 'Sticker', contact: 'Contact', poll: 'Poll' };

function download(file, address) {
  const holder = element(file.id ? 'a' : 'div', 'file');
  if (file.id) {
    holder.href = address;
    holder.download = file.name || 'file';
  }
  const sign = element('span', 'file-sign', '↓');
  sign.setAttribute('aria-hidden', 'true');
  const words = element('span', 'file-words');
  words.append(element('strong', '', file.name || names[file.kind] || 'File'), element('span', '', size(file.size ?? 0)));
  holder.append(sign, words);
  return holder;
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

function keyboard(message, act) {
  const holder = element('div', 'keyboard');
  holder.setAttribute('role', 'group');
  holder.setAttribute('aria-label', 'Buttons of the message');
  holder.lang = act.language;
  for (const row of message.buttons) {
    const line = element('div', 'keyboard-row');
    for (const button of row) line.append(key(message, button, act));
    holder.append(line);
  }
  return holder;
}

function key(message, button, act) {
  const made = button.url ? link(button.url, act) : element('button');
  made.classList.add('key');
  made.textContent = button.text;
  if (made instanceof HTMLButtonElement) made.type = 'button';
  if (button.data) made.addEventListener('click', () => act.press(message.id, button.data));
  return made;
}

export function element(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
