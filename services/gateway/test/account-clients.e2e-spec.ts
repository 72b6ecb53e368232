import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, ask, bearer, mcpRequest, msUntil } from '#libs/testing';
import { assistantOf, filled, Hand, openAs, type Place, startPlace, tokenOf } from './person.ts';
import { listTools } from './replicas.ts';

const CLIENTS = '/account/clients';
const WITHIN_MS = 5_000;
const SOON_MS = 15_000;

let place: Place;
let token: string;
beforeAll(async () => {
  place = await startPlace();
  token = await tokenOf(place, 'shopper', 'profile:read catalog:read');
});

const statusOf = async (): Promise<number> => (await listTools(place.publicUrl, token)).status;

describe.each([
  ['with its script', true],
  ['without JavaScript', false],
])('connected apps, %s', (_, javaScriptEnabled) => {
  test('app, that came with a token, is listed; disconnected it gets 401 within 5 s; connected again it is let in', async () => {
    expect(await statusOf()).toBe(200);
    const page = await openAs(place, 'shopper', CLIENTS, { javaScriptEnabled });
    const card = page.locator('.card', { hasText: 'atelier-cli' });
    await msUntil(async () => (await page.reload()) !== null && (await card.count()) === 1, SOON_MS, 500);
    const text = await card.innerText();
    for (const part of ['Connected', 'First used', 'Last used', 'What it may do']) expect(text).toContain(part);
    await page.getByRole('button', { name: 'Disconnect: atelier-cli' }).click();
    await page.getByText('The app is disconnected.').waitFor();
    await msUntil(async () => (await statusOf()) === 401, WITHIN_MS);
    expect((await listTools(place.publicUrl, token)).headers.get('www-authenticate')).toContain(
      `connect it again at ${place.publicUrl}/account`,
    );
    await page.getByRole('button', { name: 'Allow again: atelier-cli' }).click();
    await page.getByText('The app may use Atelier in your name again.').waitFor();
    await msUntil(async () => (await statusOf()) === 200, WITHIN_MS);
  });
});

describe('an app', () => {
  const seen = async (hand: Hand): Promise<string> => (await hand.get(CLIENTS)).text;

  test('app, of another person or never seen, can be neither seen nor switched', async () => {
    const [hand, other] = [await Hand.of(place, 'shopper'), await Hand.of(place, 'shopper2')];
    await msUntil(async () => (await seen(hand)).includes('atelier-cli'), SOON_MS, 200);
    expect(await seen(other)).not.toContain('atelier-cli');
    const fields = {
      form: 'a-form',
      action: 'disconnect',
      csrf: (await other.form('/account', 'csrf')).fields.get('csrf'),
    };
    for (const id of ['atelier-cli', 'nobody']) {
      const form = filled({ action: CLIENTS, fields: new URLSearchParams() }, { ...fields, client_id: id });
      expect((await other.post(CLIENTS, form)).status).toBe(404);
    }
    expect(await statusOf()).toBe(200);
  });

  test('app, disconnected, is let in again only by somebody who signed in a short while ago', async () => {
    const hand = await Hand.of(place, 'shopper');
    const signedIn = (when: string): Promise<unknown> =>
      place.database.query(`UPDATE gateway.web_sessions SET signed_in_at = now() - $1::interval`, [when]);
    await msUntil(async () => (await seen(hand)).includes('atelier-cli'), SOON_MS, 200);
    await signedIn('31 minutes');
    await hand.post(CLIENTS, filled(await hand.form(CLIENTS, 'client_id', 'atelier-cli'), {}));
    const again = filled(await hand.form(CLIENTS, 'client_id', 'atelier-cli'), {});
    const { headers } = await hand.post(CLIENTS, again);
    expect(headers.get('location')).toContain('/sign-in?return_to=%2Faccount%2Fclients&fresh=1');
    expect(await statusOf()).toBe(401);
    await signedIn('0 minutes');
    await hand.post(CLIENTS, again);
    expect(await statusOf()).toBe(200);
  });

  test('app, disconnected twice with one form, is disconnected once and told of once', async () => {
    const tool = await assistantOf(place, 'operator', 'activity:read');
    await tool('list_my_activity');
    const hand = await Hand.of(place, 'operator');
    await msUntil(async () => (await seen(hand)).includes('atelier-cli'), SOON_MS, 200);
    const form = filled(await hand.form(CLIENTS, 'client_id', 'atelier-cli'), {});
    const answers = await Promise.all([hand.post(CLIENTS, form), hand.post(CLIENTS, form)]);
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array(2).fill([303, `${CLIENTS}?done=disconnected`]),
    );
    await hand.post(CLIENTS, filled(await hand.form(CLIENTS, 'client_id', 'atelier-cli'), {}));
    const told = async (): Promise<Answer> =>
      ask(
        `${place.publicUrl}/mcp`,
        mcpRequest(
          'tools/call',
          { name: 'list_my_activity', arguments: {} },
          bearer(await tokenOf(place, 'operator', 'activity:read')),
        ),
      );
    const times = async (words: string): Promise<number> => (await told()).text.split(`"what":"${words}`).length - 1;
    await msUntil(async () => (await times('Connected an app again')) > 0, SOON_MS, 300);
    expect(await times('Disconnected an app')).toBe(1);
  });

  test('page of apps, nobody came yet, says so', async () => {
    const hand = await Hand.of(place, 'shopper2');
    expect(await seen(hand)).toContain('No app has used Atelier in your name yet');
  });
});
