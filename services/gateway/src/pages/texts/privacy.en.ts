import { html } from '#libs/design';
import type { Filling, Passage } from './passage.ts';

/** Statements on data, held against docs/data-boundary.md on the day they name: the two change together. */
export const privacyEn = {
  title: 'Privacy',
  lead: 'Atelier keeps what you tell it to keep, uses it to answer you, and shows it to nobody but you and the assistant you use.',
  note: (filling: Filling) =>
    html`As of 28 November 2026. Responsible: ${filling.operator}. Questions: ${filling.contact}.`,
  stored: 'What is stored',
  columns: ['What', 'What for', 'How long'],
  rows: [
    [
      'Your profile: monthly budget, currency, goals, style words, department, country, sizes, body measurements you gave',
      'To search for what fits you',
      'Until you change or remove it',
    ],
    [
      'Your ratings: which items you like or dislike, for which reasons and when; and what you said yourself of your taste',
      'To put first what fits you, to leave out what does not, and to show you what we make of it',
      'Until you delete them; each rating and each correction can be taken back on your account page',
    ],
    [
      'Your delivery address, if you give one. Only you can give it, signed in on our own page; an assistant only ever sees the country',
      'To know where things are to be sent',
      'Until you change or remove it',
    ],
    [
      'Your consents: to what, to which wording, when given and when taken back',
      'To do only what you allow, and to prove that you allowed it',
      'Kept as proof, also after you take one back',
    ],
    [
      'Purchases an app asked you to approve: what, at which shop, for how much, which app asked and its note, your decision, when you went to the shop, and what you said came of it; and the limits you set',
      'To show you exactly what you decide on, to keep to your budget and your limits, and to prove what you approved',
      'Kept as proof of what you approved or declined; your limits until you change them',
    ],
    [
      'Your user id from the sign-in service, with your profile',
      'To know whose profile it is',
      'As long as the profile',
    ],
    [
      'Apps you have connected: which they are, what you allowed them, when first and last seen',
      'To show you who acts in your name, and to turn an app away',
      'As long as you use Atelier; an app you disconnected stays listed, or it could come back',
    ],
    [
      'Your session on our pages: a key in a cookie, your user id, your name as the sign-in service says it, when you came',
      'To keep you signed in, and to show you as whom',
      'Until you sign out; it stops working after 1 hour without use, and is removed after 12 hours in any case',
    ],
    [
      'A record that you did something or were refused: what kind of thing, when, with which app. Names and values in it are codes made with a key of your own',
      'To show you what was done in your name, and to prove that the record was not changed',
      'Not deleted; it cannot be altered afterwards',
    ],
    ['Your user id beside such a record on its way', 'To deliver the record', '7 days'],
    ['Answers to your changes', 'So that a change sent twice is done once', '24 hours'],
  ],
  sections: (filling: Filling): readonly Passage[] => [
    {
      title: 'What is not stored',
      body: html`<p>
          Your mail address, your conversations, what you searched for, where you are, payment data, photos. A name is
          stored only as the recipient of an address you give, and with your session while you are signed in.
        </p>
        <p>Logs hold times, kinds of requests, results and request numbers; they hold no arguments and no answers.</p>`,
    },
    {
      title: 'Cookies',
      body: html`<p>Our pages set three cookies, all ours and none for tracking. They load nothing from elsewhere.</p>
        <ul>
          <li>
            <code>__Host-atelier-session</code> keeps you signed in. It is strictly necessary, is set only when you sign
            in, and ends with the session.
          </li>
          <li>
            <code>__Host-atelier-sign-in</code> ties a sign-in to the browser that began it. It is strictly necessary,
            is set only when you begin to sign in, and ends after 30 minutes.
          </li>
          <li>
            <code>atelier-language</code> keeps the language you chose, for a year. It is set only when you choose one.
          </li>
        </ul>`,
    },
    {
      title: 'Who else sees it',
      body: html`<ul>
          <li>
            Your assistant and its maker: everything you ask Atelier and everything it answers passes through them,
            under their terms. Of your delivery address that is the country alone.
          </li>
          <li>The sign-in service: it knows that you use Atelier.</li>
          <li>Shops: nothing, until you follow a link to them; the link says nothing about you.</li>
        </ul>
        <p>Nothing is sold and nothing is used for advertising.</p>`,
    },
    {
      title: 'See, change and remove',
      body: html`<ul>
          <li>
            In <a href="/account">your account</a> you see your profile, change or remove your address, and see what was
            done in your name.
          </li>
          <li>
            Give consents and take them back under <a href="/account/consents">your consents</a>. Taking back is as easy
            as giving, and takes effect at once.
          </li>
          <li>
            See which apps act in your name, with their first and last visit, and disconnect them under
            <a href="/account/clients">connected apps</a>.
          </li>
          <li>
            Your assistant can show your profile, change or remove budget, goals, style words, department, country,
            sizes or measurements, and list your activity. Removed means removed from the database at once.
          </li>
          <li>
            To have the whole profile removed, or for anything else the law gives you a right to, write to:
            ${filling.contact}.
          </li>
        </ul>
        <p>Body measurements are never needed. Give them only if you want sizes judged by them.</p>`,
    },
  ],
};
