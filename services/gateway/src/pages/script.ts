/**
 * What makes the pages better where scripts run; nothing needs it. Times become the person's own; a form that was sent says so and
 * is not sent again; after a refused form the first field that is wrong has the focus.
 */
export const SCRIPT = `'use strict';
const language = document.documentElement.lang;
const moment = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeStyle: 'short' });
for (const time of document.querySelectorAll('time[datetime]')) {
  const at = new Date(time.dateTime);
  if (!Number.isNaN(at.getTime())) time.textContent = moment.format(at);
}
document.addEventListener('submit', (event) => {
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  }
});
document.querySelector('[aria-invalid=true]')?.focus();
`;
