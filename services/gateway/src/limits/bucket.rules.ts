/** How much of something is allowed: steadily, at once, and in a day (UTC). */
export interface Limit {
  readonly perMinute: number;
  /** Most that may come at once. */
  readonly burst: number;
  readonly perDay: number;
}

/** What is left of a limit, as of a moment. */
export interface Level {
  readonly tokens: number;
  /** Epoch milliseconds of the latest refill. */
  readonly at: number;
  /** Days since the epoch. */
  readonly day: number;
  /** Taken on that day. */
  readonly used: number;
}

export interface Taken {
  readonly level: Level;
  /** As many as there were, at most what was wanted. */
  readonly granted: number;
  /** When nothing was granted, how long until something can be. */
  readonly waitMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Clocks of replicas differ by less. A level from further ahead was written by a clock that has been set back since. */
const MAX_SKEW_MS = 10_000;

export const perMs = ({ perMinute }: Limit): number => perMinute / MINUTE_MS;

export const full = ({ burst }: Limit, now: number): Level => ({
  tokens: burst,
  at: now,
  day: Math.floor(now / DAY_MS),
  used: 0,
});

/** The level now. A clock that goes back refills nothing; only what passes after that does. */
export function refilled(limit: Limit, level: Level, now: number): Level {
  const wasSetBack = level.at - now > MAX_SKEW_MS;
  const at = wasSetBack ? now : Math.max(level.at, now);
  const tokens = Math.min(limit.burst, level.tokens + Math.max(0, now - level.at) * perMs(limit));
  const today = Math.floor(at / DAY_MS);
  if (today > level.day) return { tokens, at, day: today, used: 0 };
  return { tokens, at, day: wasSetBack ? today : level.day, used: level.used };
}

/** Takes whole tokens, as many of the wanted ones as there are. */
export function take(limit: Limit, before: Level, now: number, wanted: number): Taken {
  const level = refilled(limit, before, now);
  const granted = Math.max(0, Math.min(wanted, Math.floor(level.tokens), limit.perDay - level.used));
  if (granted > 0) {
    return { level: { ...level, tokens: level.tokens - granted, used: level.used + granted }, granted, waitMs: 0 };
  }
  const untilToken = Math.max(0, 1 - level.tokens) / perMs(limit);
  const untilDay = level.used >= limit.perDay ? (level.day + 1) * DAY_MS - now : 0;
  return { level, granted, waitMs: Math.ceil(Math.max(untilToken, untilDay)) };
}
