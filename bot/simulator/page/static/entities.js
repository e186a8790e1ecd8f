// Formatted text, built node by node: no text is ever parsed as HTML.

const plain = {
  bold: 'strong', italic: 'em', strikethrough: 's', blockquote: 'blockquote', code: 'code',
};

// richText returns a text with its entities. Their offsets count UTF-16 units, as
// strings in JavaScript do. act performs the links and commands in the text.
export function richText(text, entities, act) {
  return build(text, entities ?? [], 0, text.length, act);
}

function build(text, entities, start, end, act) {
  const out = document.createDocumentFragment();
  let at = start;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i];
    const close = Math.min(entity.offset + entity.length, end);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < close) next++;
    if (entity.offset > at) out.append(words(text.slice(at, entity.offset), act));
    const element = elementFor(entity, text.slice(entity.offset, close), act);
    if (['bot_command', 'code'].includes(entity.type)) element.append(text.slice(entity.offset, close));
    else element.append(build(text, entities.slice(i + 1, next), entity.offset, close, entity.type === 'text_link' ? { ...act, linked: true } : act));
    out.append(element);
    if (entity.type === 'text_link') out.append(...copier(entity.url, act));
    // A block ends its line by itself.
    at = isBlock(entity) && text[close] === '\n' ? close + 1 : close;
    i = next;
  }
  if (at < end) out.append(words(text.slice(at, end), act));
  return out;
}

const isBlock = (entity) => entity.type === 'blockquote';

// Addresses in a text, without punctuation at the end, and commands.
const address = /((?:https?:\/\/|(?<![\w.@/])t(?:elegram)?\.me\/)[^\s<>"«»]*[^\s<>"«».,:;!?)\]}…])/i;
const command = /(?<=^|\s)(\/[a-z][a-z0-9_]{0,31})(?![\w/])/;

// words makes links and buttons of the addresses and commands in a text, as apps do.
function words(text, act) {
  if (act.linked) return text; // no link in a link
  const out = document.createDocumentFragment();
  text.split(address).forEach((part, i) => out.append(i % 2 ? autoLink(part, act) : commands(part, act)));
  return out;
}

function commands(text, act) {
  const out = document.createDocumentFragment();
  text.split(command).forEach((part, i) => {
    if (i % 2 === 0) {
      out.append(part);
      return;
    }
    const made = button('command-link', () => act.command(part));
    made.textContent = part;
    out.append(made);
  });
  return out;
}

const scheme = 'https:';

// whole returns an address with a scheme.
const whole = (text) => (/^[a-z]+:/i.test(text) ? text : `${scheme}//${text}`);

// autoLink returns the link for an address in a text.
function autoLink(text, act) {
  const out = document.createDocumentFragment();
  const made = link(whole(text), act);
  made.textContent = text;
  out.append(made, ...copier(whole(text), act));
  return out;
}

// copier returns a button that copies a deep link, to open it on another phone.
function copier(address, act) {
  if (!deepLink(address, act.username)) return [];
  const copy = button('copy-link', () => act.copy(address));
  copy.setAttribute('aria-label', `Copy the link ${address}`);
  copy.textContent = 'Copy';
  return [' ', copy];
}

function elementFor(entity, text, act) {
  switch (entity.type) {
    case 'text_link': return link(entity.url, act);
    case 'bot_command': return button('command-link', () => act.command(text));
  }
  return document.createElement(plain[entity.type] ?? 'span');
}

function button(className, press) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.addEventListener('click', press);
  return element;
}

// link returns a link. A web address opens another site; a deep link to the bot opens
// the chat on this phone.
export function link(address, act) {
  const element = document.createElement('a');
  const payload = deepLink(address, act.username);
  if (payload !== null) {
    element.className = 'command-link';
    element.href = address;
    element.addEventListener('click', (event) => {
      event.preventDefault();
      act.command(`/start ${payload}`.trim());
    });
  } else if (/^https?:\/\//i.test(address)) {
    element.href = address;
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
  }
  return element;
}

// deepLink returns the payload of a link to the bot, null for any other link. A payload
// has at most 64 letters, digits, _ and -.
export function deepLink(address, username) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const bot = username.toLowerCase();
  const web = /^https?:$/.test(url.protocol) && ['t.me', 'telegram.me'].includes(url.hostname) && url.pathname.toLowerCase() === `/${bot}`;
  const app = url.protocol === 'tg:' && url.hostname === 'resolve' && url.searchParams.get('domain')?.toLowerCase() === bot;
  const payload = url.searchParams.get('start') ?? '';
  return (web || app) && isPayload(payload) ? payload : null;
}

export const isPayload = (text) => /^[\w-]{0,64}$/.test(text);

// payloadOf returns the payload of a pasted text, which is a link to the bot or the
// payload itself; null for any other text.
export function payloadOf(text, username) {
  if (isPayload(text)) return text;
  return deepLink(whole(text), username);
}
