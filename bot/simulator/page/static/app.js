// The page: events in, phones and panel out.
import { send } from './api.js';
import { askPerson, showAlert } from './dialogs.js';
import { Desk } from './desk.js';
import { Format } from './format.js';
import { Panel } from './panel.js';

const format = new Format();
const desk = new Desk(format);
const panel = new Panel(format, (chat) => desk.phones.get(chat)?.view.name ?? `chat ${chat}`);
const connection = document.getElementById('connection');

document.getElementById('add-person').addEventListener('click', () => askPerson(async (name, language) => {
  try {
    const reply = await send('phones', { name, language });
    const { id } = await reply.json();
    // Its first event may have come before this answer or come after it.
    desk.awaited = id;
    const phone = desk.phones.get(id);
    if (phone) desk.bring(phone);
  } catch (problem) {
    showAlert(problem.message);
  }
}));

// The browser connects again by itself; the server then begins with everything.
const events = new EventSource('events');
const on = (name, take) => events.addEventListener(name, (event) => take(JSON.parse(event.data)));

// Only when it is another run of the demo do the phones begin anew.
let run = null;
on('begin', (view) => {
  connection.textContent = '';
  panel.begin();
  if (run && run !== view.run) {
    desk.begin();
    panel.nobody();
  }
  run = view.run;
});
on('panel', (view) => panel.update(view));
on('phone', (view) => {
  desk.show(view);
  panel.person(view);
});
on('toast', (toast) => desk.phones.get(toast.phone)?.toast(toast.text, toast.alert));
on('calls', (calls) => {
  panel.calls(calls);
  for (const call of calls) {
    if (call.method === 'sendChatAction' && call.accepted) desk.phones.get(call.chat)?.typing(true);
  }
});
events.addEventListener('error', () => { connection.textContent = 'The connection to the demo is lost. Trying again…'; });
