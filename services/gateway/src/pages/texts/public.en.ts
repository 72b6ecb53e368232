import { html } from '#libs/design';
import type { Filling, Passage } from './passage.ts';
import { privacyEn } from './privacy.en.ts';

export const publicEn = {
  /** Stand where the operator has not said. */
  unnamed: {
    operator: 'the operator of this installation',
    contact: 'whoever gave you the address of this installation',
  },
  home: {
    title: 'Clothes that fit you, found by asking',
    eyebrow: 'Inside your AI assistant',
    lead: 'Atelier searches the catalogs of real shops from within your conversation. It remembers the sizes, budget and style you tell it, so that what it finds is yours to wear.',
    connect: 'Connect your assistant',
    account: 'Your account',
    does: 'What it does',
    features: [
      {
        title: 'It finds',
        text: 'Clothes, shoes and accessories by words, brand, colour, size, price and stock, with a link to the shop.',
      },
      {
        title: 'It remembers',
        text: 'Your style profile: budget, goals, style words, department, country, sizes and, if you give them, measurements.',
      },
      {
        title: 'It answers for itself',
        text: 'You can see what was done in your name, when, and with which app, and turn any app away.',
      },
    ],
    doesNot: 'What it does not do',
    limits:
      'Atelier does not order, reserve or pay. You buy at the shop, on its own pages and terms. It takes no photos and no payment data. Whatever only you may decide, such as a delivery address or a consent, you decide on our own pages and never through an assistant.',
    connectTitle: 'Connect',
    connectText: 'Add this address as an MCP server in your assistant, then sign in:',
  },
  privacy: privacyEn,
  terms: {
    title: 'Terms',
    lead: 'Atelier helps you find. What you buy, you buy from the shop.',
    note: (filling: Filling) =>
      html`As of 28 November 2026. Offered by ${filling.operator}. Questions: ${filling.contact}.`,
    sections: (): readonly Passage[] => [
      {
        title: 'What you get',
        body: html`<p>
          Atelier searches the catalogs of shops and keeps a style profile for you, for use from an AI assistant. It is
          for your personal use.
        </p>`,
      },
      {
        title: 'Shops and prices',
        body: html`<p>
            Items, descriptions, pictures, prices and stock come from the shops, as they last told us. They can be out
            of date or wrong. What counts is the page of the shop: you buy there, from the shop, on its terms.
          </p>
          <p>
            Atelier sells nothing, takes no payment and is no party to your purchase. Prices are in the currency of the
            shop and are not converted.
          </p>`,
      },
      {
        title: 'Your assistant',
        body: html`<p>
            The words you read are written by your assistant, from what Atelier answers. Check what matters to you, such
            as size, price and returns, at the shop before you buy.
          </p>
          <p>
            An assistant cannot consent for you or give an address for you. You do that yourself, signed in on our own
            pages.
          </p>`,
      },
      {
        title: 'What you may not do',
        body: html`<ul>
          <li>Use somebody else’s account, or try to see what is theirs.</li>
          <li>
            Copy the catalog, or call Atelier so often that others are hindered. There are limits; beyond them it
            answers that you have to wait.
          </li>
          <li>Look for weaknesses on other people’s data. If you find one, tell us before you tell others.</li>
        </ul>`,
      },
      {
        title: 'An end',
        body: html`<p>
            You can stop at any time: disconnect Atelier in your assistant, and ask for your profile to be removed.
            Access can be ended for an account that breaks these terms.
          </p>
          <p>How data is handled is said under <a href="/privacy">Privacy</a>.</p>`,
      },
    ],
  },
  support: {
    title: 'Support',
    lead: (filling: Filling) =>
      html`Questions, mistakes in the catalog, something that does not work: ${filling.contact}.`,
    note: 'Where an answer named a request number, send it along. It finds the request in our logs and says nothing about you.',
    sections: (): readonly Passage[] => [
      {
        title: 'It asks me to sign in again',
        body: html`<p>
          Your sign-in has expired, or access was withdrawn. Disconnect and connect Atelier in the settings of your
          assistant. On our own pages you are signed out after an hour without use, and after 12 hours in any case.
        </p>`,
      },
      {
        title: 'It says it may not',
        body: html`<p>
          You allowed only a part of what Atelier can do. Your assistant can ask you for the rest; you decide. If you
          disconnected the app in <a href="/account/clients">your account</a>, it stays out until you let it in again
          there.
        </p>`,
      },
      {
        title: 'It sends me to a page',
        body: html`<p>
          Some things only you may do, such as giving a consent or an address. Sign in there with the account you use in
          your assistant.
        </p>`,
      },
      {
        title: 'It says to wait',
        body: html`<p>There are limits for each person. The answer says how long to wait.</p>`,
      },
      {
        title: 'A service is down',
        body: html`<p>
          Other tools keep working. Try again in a minute. Whether everything runs is said at
          <a href="/health">the health page</a>.
        </p>`,
      },
      {
        title: 'A price or a size is wrong',
        body: html`<p>
          Shops tell us prices and stock. What counts is the page of the shop; tell us which item it is and we tell the
          shop.
        </p>`,
      },
      { title: 'I want my data, or want it gone', body: html`<p>See <a href="/privacy">Privacy</a>.</p>` },
      {
        title: 'I found a weakness',
        body: html`<p>Write to the same address, and please give us time to close it.</p>`,
      },
    ],
  },
};
