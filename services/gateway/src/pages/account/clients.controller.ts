import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { connectedClients, type ConnectedClientView } from '#libs/contracts';
import { badge, button, card, emptyState, html, type Html, keyValues } from '#libs/design';
import { ConnectedClientsService } from '../../access/connected-clients.service.ts';
import type { GatewayReply, PageRequest } from '../../request.ts';
import { SignedIn, SignedInRecently } from '../../web-sessions/signed-in.guard.ts';
import { textOf } from '../form-fields.ts';
import { appName, timeOf } from '../format.ts';
import { languageOf } from '../language.ts';
import { PersonOperations } from '../person-operations.ts';
import type { Texts } from '../texts/en.ts';
import { AccountPages, backTo } from './account-pages.ts';
import { pathOf } from './section.ts';

const PATH = pathOf('clients');

/** Apps that use Atelier in the person's name, and the switch for each. */
@ApiExcludeController()
@Controller('account/clients')
@UseGuards(SignedIn)
export class ClientsController {
  constructor(
    private readonly operations: PersonOperations,
    private readonly clients: ConnectedClientsService,
    private readonly pages: AccountPages,
    private readonly recently: SignedInRecently,
  ) {}

  @Get()
  async show(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const words = this.pages.words(request).account.clients;
    const { clients } = await this.operations.here(connectedClients.listConnectedClients, {}, request, (call, input) =>
      this.clients.search(call, input),
    );
    const body =
      clients.length === 0
        ? emptyState(words.empty, words.emptyHint)
        : html`<p class="soft">${words.disconnectHint}</p>
            ${clients.map((client) => this.cardOf(client, request))}`;
    await this.pages.show(request, reply, { section: 'clients', body });
  }

  @Post()
  async change(@Req() request: PageRequest, @Res() reply: GatewayReply): Promise<void> {
    const input = { client_id: textOf(request.body, 'client_id') };
    if (request.body.get('action') === 'reconnect') {
      this.recently.assert(request);
      await this.operations.here(connectedClients.reconnectClient, input, request, (call, given) =>
        this.clients.reconnect(call, given),
      );
      return backTo(reply, PATH, 'reconnected');
    }
    await this.operations.here(connectedClients.disconnectClient, input, request, (call, given) =>
      this.clients.disconnect(call, given),
    );
    await backTo(reply, PATH, 'disconnected');
  }

  private cardOf(client: ConnectedClientView, request: PageRequest): Html {
    const words = this.pages.words(request).account.clients;
    const language = languageOf(request);
    const { client_id: id, disconnected_at: disconnectedAt } = client;
    const isOff = disconnectedAt !== null;
    const name = appName(id);
    const facts = [
      { label: words.firstSeen, value: timeOf(client.first_seen_at, language) },
      { label: words.lastSeen, value: timeOf(client.last_seen_at, language) },
      { label: words.allowed, value: scopesIn(words, client.scopes) },
      ...(isOff ? [{ label: `${words.disconnected} ${words.since}`, value: timeOf(disconnectedAt, language) }] : []),
    ];
    const label = isOff ? words.reconnect : words.disconnect;
    const change = this.pages.form(
      request,
      PATH,
      button({ label, kind: 'quiet', accessibleName: `${label}: ${name}` }),
      { hidden: { client_id: id, action: isOff ? 'reconnect' : 'disconnect' } },
    );
    return card({
      title: name,
      level: 2,
      aside: isOff ? badge(words.disconnected, 'bad') : badge(words.connected, 'good'),
      body: html`${keyValues(facts)}${change}`,
    });
  }
}

/** In words; a scope without any stands as it is. */
const scopesIn = ({ scopes: known }: Texts['account']['clients'], scopes: readonly string[]): Html =>
  html`<ul class="plain">
    ${scopes.map((scope) => html`<li>${Object.hasOwn(known, scope) ? known[scope] : scope}</li>`)}
  </ul>`;
