import { Injectable } from '@nestjs/common';
import {
  COUNTRIES,
  type ExportLinesView,
  type ExportProductsInput,
  MAX_EXPORT_LINES,
  OperationError,
} from '#libs/contracts';
import { MerchantsRepository } from '../merchants/merchants.repository.ts';
import { PictureAddresses } from '../pictures/picture-address.ts';
import { decodePlace, encodePlace, headerOf, pageOf } from './export-page.rules.ts';
import { ExportsRepository } from './exports.repository.ts';

/** The header is a line too. */
const ROWS = MAX_EXPORT_LINES - 1;

/** What shoppers may find, as a product feed of OpenAI's. Each page is what the catalog has when it is read. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly rows: ExportsRepository,
    private readonly merchants: MerchantsRepository,
    private readonly addresses: PictureAddresses,
  ) {}

  async lines({ merchant, country, format = 'jsonl', cursor }: ExportProductsInput): Promise<ExportLinesView> {
    if (!COUNTRIES.has(country)) {
      throw new OperationError(
        'INVALID_INPUT',
        `"country" ${country} is no country of ISO 3166-1: use a code such as DE`,
        {
          details: { field: 'country' },
        },
      );
    }
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    if (merchant !== undefined && !(await this.merchants.find(merchant)))
      throw new OperationError('NOT_FOUND', `Cannot export: there is no merchant "${merchant}"`);
    const found = await this.rows.rows(merchant, after, ROWS + 1);
    const settings = { country, pictureAddress: (url: string) => this.addresses.of(url) };
    const page = pageOf(found.slice(0, ROWS), format, settings);
    const last = found[page.rows - 1];
    return {
      lines: cursor === undefined ? [...headerOf(format), ...page.lines] : page.lines,
      left_out: page.leftOut,
      next_cursor: last !== undefined && page.rows < found.length ? encodePlace(last.place) : null,
    };
  }
}
