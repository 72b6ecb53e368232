import { escaped, pageOf, type Path } from './html.ts';

/** What the texts are filled with; plain text, escaped here. */
export interface Filling {
  readonly operator: string;
  readonly contact: string | undefined;
  readonly mcpUrl: string;
}

/** Day the statements on data were last held against docs/data-boundary.md. */
const AS_OF = '21 November 2026';

/** The pages anybody may read, each as it stands for the whole life of the process. */
export function publicPages({ operator, contact, mcpUrl }: Filling): ReadonlyMap<Path, string> {
  const who = escaped(operator);
  const ask = contactOf(contact);
  return new Map<Path, string>([
    ['/', pageOf('/', 'Atelier', home(escaped(mcpUrl)))],
    ['/privacy', pageOf('/privacy', 'Privacy', privacy(who, ask))],
    ['/terms', pageOf('/terms', 'Terms', terms(who, ask))],
    ['/support', pageOf('/support', 'Support', support(ask))],
  ]);
}

function contactOf(contact: string | undefined): string {
  if (contact === undefined) return 'whoever gave you the address of this installation';
  const href = /^https?:\/\//.test(contact) ? contact : `mailto:${contact}`;
  return `<a href="${escaped(href)}">${escaped(contact)}</a>`;
}

const home = (
  mcpUrl: string,
): string => `<p>Atelier helps you find clothes from inside your AI assistant. It searches the catalogs of shops, and it remembers the sizes, budget and style you tell it, so that what it finds fits you.</p>
<h2>What it does</h2>
<ul>
<li>Finds clothes, shoes and accessories by words, brand, colour, size, price and stock, and links to the shop.</li>
<li>Keeps your style profile: budget, goals, style words, department, country, sizes and, if you give them, measurements.</li>
<li>Shows you what was done in your name, when, and with which app.</li>
</ul>
<h2>What it does not do</h2>
<p>Atelier does not order, reserve or pay. You buy at the shop, on its own pages and terms. It takes no photos and no payment data. It takes an address on its own pages only.</p>
<h2>Connect</h2>
<p>Add this address as an MCP server in your assistant and sign in: <code>${mcpUrl}</code></p>`;

const privacy = (
  who: string,
  ask: string,
): string => `<p class="note">As of ${AS_OF}. Responsible: ${who}. Questions: ${ask}.</p>
<p>Atelier keeps what you tell it to keep, uses it to answer you, and shows it to nobody but you and the assistant you use.</p>
<h2>What is stored</h2>
<table>
<thead><tr><th scope="col">What</th><th scope="col">What for</th><th scope="col">How long</th></tr></thead>
<tbody>
<tr><td>Your profile: monthly budget, currency, goals, style words, department, country, sizes, body measurements you gave</td><td>To search for what fits you</td><td>Until you change or remove it</td></tr>
<tr><td>Your user id from the sign-in service, with your profile</td><td>To know whose profile it is</td><td>As long as the profile</td></tr>
<tr><td>Your address, if you give one: recipient, street, postal code, city, region, country</td><td>To show it to you; your assistant sees the country alone</td><td>Until you change or remove it</td></tr>
<tr><td>What you allow: which text, in which version and language, when, on which sign-in, which app had asked, and when you took it back</td><td>To do only what you allow, and to show that you did</td><td>Not deleted by taking it back</td></tr>
<tr><td>A record that you did something or were refused: what kind of thing, when, with which app. Names and values in it are codes made with a key of your own</td><td>To show you what was done in your name, and to prove that the record was not changed</td><td>Not deleted; it cannot be altered afterwards</td></tr>
<tr><td>Your user id beside such a record on its way</td><td>To deliver the record</td><td>7 days</td></tr>
<tr><td>Answers to your changes</td><td>So that a change sent twice is done once</td><td>24 hours</td></tr>
</tbody>
</table>
<h2>What is not stored</h2>
<p>Your name, unless you write it into your address; your mail address, your conversations, what you searched for, your location, payment data, photos. Logs hold times, kinds of requests, results and request numbers; they hold no arguments and no answers. Pages like this one set no cookies and load nothing from elsewhere.</p>
<h2>Who else sees it</h2>
<p>Your assistant and its maker: everything you ask Atelier and everything it answers passes through them, under their terms. The sign-in service: it knows that you use Atelier. Shops: nothing, until you follow a link to them; the link says nothing about you. Nothing is sold and nothing is used for advertising.</p>
<h2>See, change and remove</h2>
<ul>
<li>Ask your assistant to show your profile: it is all of it.</li>
<li>Ask it to change or remove budget, goals, style words, department, country, sizes or measurements. Removed means removed from the database at once.</li>
<li>Ask it to list your activity.</li>
<li>To have the whole profile removed, or for anything else the law gives you a right to, write to: ${ask}.</li>
</ul>
<p>Body measurements are never needed. Give them only if you want sizes judged by them.</p>`;

const terms = (
  who: string,
  ask: string,
): string => `<p class="note">As of ${AS_OF}. Offered by ${who}. Questions: ${ask}.</p>
<h2>What you get</h2>
<p>Atelier searches the catalogs of shops and keeps a style profile for you, for use from an AI assistant. It is for your personal use.</p>
<h2>Shops and prices</h2>
<p>Items, descriptions, pictures, prices and stock come from the shops, as they last told us. They can be out of date or wrong. What counts is the page of the shop: you buy there, from the shop, on its terms. Atelier sells nothing, takes no payment and is no party to your purchase. Prices are in the currency of the shop and are not converted.</p>
<h2>Your assistant</h2>
<p>The words you read are written by your assistant, from what Atelier answers. Check what matters to you, such as size, price and returns, at the shop before you buy.</p>
<h2>What you may not do</h2>
<ul>
<li>Use somebody else’s account, or try to see what is theirs.</li>
<li>Copy the catalog, or call Atelier so often that others are hindered. There are limits; beyond them it answers that you have to wait.</li>
<li>Look for weaknesses on other people’s data. If you find one, tell us before you tell others.</li>
</ul>
<h2>An end</h2>
<p>You can stop at any time: disconnect Atelier in your assistant, and ask for your profile to be removed. Access can be ended for an account that breaks these terms.</p>
<p>How data is handled is said under <a href="/privacy">Privacy</a>.</p>`;

const support = (
  ask: string,
): string => `<p>Questions, mistakes in the catalog, something that does not work: ${ask}.</p>
<p>Where an answer named a request number, send it along. It finds the request in our logs and says nothing about you.</p>
<h2>It asks me to sign in again</h2>
<p>Your sign-in has expired, or access was withdrawn. Disconnect and connect Atelier in the settings of your assistant.</p>
<h2>It says it may not</h2>
<p>You allowed only a part of what Atelier can do. Your assistant can ask you for the rest; you decide.</p>
<h2>It says to wait</h2>
<p>There are limits for each person. The answer says how long to wait.</p>
<h2>A service is down</h2>
<p>Other tools keep working. Try again in a minute. Whether everything runs is said at <a href="/health">the health page</a>.</p>
<h2>A price or a size is wrong</h2>
<p>Shops tell us prices and stock. What counts is the page of the shop; tell us which item it is and we tell the shop.</p>
<h2>I want my data, or want it gone</h2>
<p>See <a href="/privacy">Privacy</a>.</p>
<h2>I found a weakness</h2>
<p>Write to the same address, and please give us time to close it.</p>`;
