// The page: it turns events into phones and the panel.
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
    // The first event of the phone may come before this answer or after it.
    desk.awaited = id;
    const phone = desk.phones.get(id);
    if (phone) desk.bring(phone);
  } catch (problem) {
    showAlert(problem.message);
  }
}));

// The browser reconnects by itself; the server then sends everything again.
const events = new EventSource('events');
const on = (name, take) => events.addEventListener(name, (event) => take(JSON.parse(event.data)));

// Another run of the demo starts with new phones.
let run = null;
on('begin', (view) => {
  connection.textContent = '';
  panel.clearCalls();
  if (run && run !== view.run) {
    desk.clear();
    panel.clearPeople();
  }
  run = view.run;
});
on('panel', (view) => panel.update(view));
on('phone', (view) => {
  desk.show(view);
  panel.person(view);
});
on('toast', (toast) => desk.phones.get(toast.phone)?.toast(toast.text, toast.alert));
on('calls', (calls) => panel.calls(calls));
events.addEventListener('error', () => { connection.textContent = 'The connection to the demo is lost. Trying again…'; });
