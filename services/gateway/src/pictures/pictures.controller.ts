import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { AssetStore } from '#libs/assets';
import type { Principal } from '#libs/auth';
import {
  MAP_PICTURE_ID,
  OperationError,
  PICTURE_ID,
  PICTURE_WIDTHS,
  pictures,
  type PictureView,
  styleMapPictures,
} from '#libs/contracts';
import type { AddressLimits } from '../limits/address-limits.ts';
import { rateLimited, retryAfterOf } from '../limits/quota.ts';
import { Operations } from '../operations.ts';
import { ASSETS, PICTURE_LIMITS } from '../platform.ts';
import type { GatewayReply, GatewayRequest } from '../request.ts';
import { PLACEHOLDER } from './placeholder.ts';

/** Pictures are for everybody who has their address: the gateway asks in its own name, with the one right that is needed. */
const NOBODY: Principal = { userId: 'nobody', clientId: 'pictures', scopes: new Set(pictures.getPicture.scopes) };
const USUAL_WIDTH = 640;

/** An address stands for one picture, and what it shows hardly ever changes. */
const KEEP = 'public, max-age=86400, immutable';
/** What is drawn of the map shows what is for sale now. */
const KEEP_DRAWN = 'public, max-age=300';
const KEEP_BRIEFLY = 'public, max-age=60';
/** Were it more than a picture after all, it could do nothing. */
const POLICY = "default-src 'none'; sandbox";

/** The pictures of shops, and those drawn of the style map, from our own store: no shop learns who looks at what. */
@ApiExcludeController()
@Controller()
export class PicturesController {
  constructor(
    private readonly operations: Operations,
    @Inject(ASSETS) private readonly assets: AssetStore,
    @Inject(PICTURE_LIMITS) private readonly limits: AddressLimits,
  ) {}

  @Get('/pictures/:pictureId')
  async picture(
    @Param('pictureId') pictureId: string,
    @Query('w') width: unknown,
    @Req() request: GatewayRequest,
    @Res() reply: GatewayReply,
  ): Promise<void> {
    this.count(request);
    for (const [name, value] of HEADERS) reply.header(name, value);
    const isDrawn = MAP_PICTURE_ID.test(pictureId);
    const wanted = widthOf(width);
    if (!isDrawn && (!PICTURE_ID.test(pictureId) || wanted === undefined)) return noPicture(reply, 404);
    try {
      const picture = await this.find(pictureId, wanted ?? USUAL_WIDTH, request);
      await this.send(picture, isDrawn ? KEEP_DRAWN : KEEP, request, reply);
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      if (error.code === 'NOT_FOUND') return noPicture(reply, 404);
      if (error.code !== 'UNAVAILABLE') throw error;
      reply.header('retry-after', retryAfterOf(error) ?? 5);
      return noPicture(reply, 503);
    }
  }

  /** @throws OperationError `RATE_LIMITED` */
  private count({ ip }: GatewayRequest): void {
    const seconds = Math.ceil(this.limits.waitMs(ip, undefined) / 1_000);
    if (seconds > 0) throw rateLimited('too many pictures were asked for from this address', seconds);
    this.limits.count(ip);
  }

  private find(pictureId: string, width: number, request: GatewayRequest): Promise<PictureView> {
    return MAP_PICTURE_ID.test(pictureId)
      ? this.operations.call(styleMapPictures.getMapPicture, { picture_id: pictureId }, request, {}, NOBODY)
      : this.operations.call(pictures.getPicture, { picture_id: pictureId, width }, request, {}, NOBODY);
  }

  private async send(picture: PictureView, keep: string, request: GatewayRequest, reply: GatewayReply): Promise<void> {
    const etag = `"${picture.etag}"`;
    reply.header('etag', etag).header('cache-control', keep);
    if (namesOf(request.headers['if-none-match']).includes(etag)) return void (await reply.status(304).send());
    const content = await this.assets.get(picture.asset_key);
    // It was replaced between the answer and now.
    if (!content) return noPicture(reply.removeHeader('etag').header('retry-after', 1), 503);
    await reply.header('content-type', picture.content_type).header('content-length', picture.bytes).send(content);
  }
}

const HEADERS = [
  ['content-security-policy', POLICY],
  // Widgets and chats of other origins show it.
  ['cross-origin-resource-policy', 'cross-origin'],
] as const;

async function noPicture(reply: GatewayReply, status: 404 | 503): Promise<void> {
  await reply
    .status(status)
    .header('cache-control', status === 404 ? KEEP_BRIEFLY : 'no-store')
    .header('content-type', 'image/svg+xml')
    .send(PLACEHOLDER);
}

function widthOf(text: unknown): number | undefined {
  if (text === undefined) return USUAL_WIDTH;
  return PICTURE_WIDTHS.find((width) => String(width) === text);
}

/** Of `If-None-Match`: weak ones name the same content to us. */
const namesOf = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((name) => name.trim().replace(/^W\//, ''));
