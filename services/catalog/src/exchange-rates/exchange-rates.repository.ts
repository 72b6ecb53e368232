import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ExchangeRateView, RATE_DAYS, type SetExchangeRateInput } from '#libs/contracts';
import { Clock } from '#libs/service-kit';

/** A rate that is fresh enough: one `base` is `rate` of the currency asked for. */
export interface UsableRate {
  readonly base: string;
  readonly rate: number;
  readonly asOf: string;
}

const COLUMNS = `base, quote, trim_scale(rate)::text AS rate, to_char(as_of, 'YYYY-MM-DD"T00:00:00Z"') AS as_of, source, as_of >= $1::date - ${RATE_DAYS} AS in_use`;

@Injectable()
export class ExchangeRatesRepository {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  list(): Promise<ExchangeRateView[]> {
    return this.database.query<ExchangeRateView[]>(`SELECT ${COLUMNS} FROM exchange_rates ORDER BY base, quote`, [
      this.today(),
    ]);
  }

  /** Rates to a currency that are not too old. */
  async inUse(quote: string): Promise<UsableRate[]> {
    const rows = await this.database.query<ExchangeRateView[]>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM exchange_rates WHERE quote = $2) rates WHERE in_use ORDER BY base`,
      [this.today(), quote],
    );
    return rows.map(({ base, rate, as_of: asOf }) => ({ base, rate: Number(rate), asOf }));
  }

  /** The rate as it is after the write, and whether that changed it. */
  async set(
    em: EntityManager,
    { base, quote, rate, as_of: asOf, source }: SetExchangeRateInput,
  ): Promise<{ view: ExchangeRateView; changed: boolean }> {
    const changed = await em.query<unknown[]>(
      `INSERT INTO exchange_rates AS r (base, quote, rate, as_of, source) VALUES ($1, $2, $3::numeric, $4::timestamptz AT TIME ZONE 'UTC', $5)
       ON CONFLICT (base, quote) DO UPDATE SET rate = excluded.rate, as_of = excluded.as_of, source = excluded.source
       WHERE (r.rate, r.as_of, r.source) IS DISTINCT FROM (excluded.rate, excluded.as_of, excluded.source) RETURNING base`,
      [base, quote, rate, asOf, source],
    );
    const [view] = await em.query<ExchangeRateView[]>(
      `SELECT ${COLUMNS} FROM exchange_rates WHERE base = $2 AND quote = $3`,
      [this.today(), base, quote],
    );
    if (!view) throw new Error(`The rate ${base} to ${quote} is not there after it was written`);
    return { view, changed: changed.length > 0 };
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
