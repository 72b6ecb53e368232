import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import { OperationError, type OutputOf, profile } from '#libs/contracts';
import { OperationClient } from '#libs/rpc';
import { Clock } from '#libs/service-kit';

export type ProfileSizes = Pick<OutputOf<typeof profile.getProfile>, 'sizes' | 'department'>;

/** Longest wait for the profile, so that time is left to search without it. */
const PATIENCE_MS = 1_500;

/** Asks the profile, in the name of the person who searches, for the sizes they wear. */
@Injectable()
export class SizesOfPerson {
  constructor(
    private readonly client: OperationClient,
    private readonly clock: Clock,
  ) {}

  /** The department the person shops in; null where the profile has none, or does not tell it. */
  async department({ caller: principal, requestId, deadline: last }: Call): Promise<ProfileSizes['department']> {
    const deadline = Math.min(last, this.clock.now().getTime() + PATIENCE_MS);
    try {
      return (await this.client.call(profile.getProfile, {}, { principal, requestId, deadline })).department;
    } catch (error) {
      if (error instanceof OperationError && (error.code === 'FORBIDDEN' || error.code === 'UNAVAILABLE')) return null;
      throw error;
    }
  }

  /** The sizes, or a sentence why there are none: a search goes on without them and says so. */
  async of({ caller: principal, requestId, deadline: last }: Call): Promise<ProfileSizes | string> {
    const deadline = Math.min(last, this.clock.now().getTime() + PATIENCE_MS);
    try {
      const { sizes, department } = await this.client.call(profile.getProfile, {}, { principal, requestId, deadline });
      if (sizes.length === 0) {
        return 'Not limited to sizes: the profile has none yet. Ask the person and keep them with set_sizes.';
      }
      return { sizes, department };
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      if (error.code === 'FORBIDDEN') {
        return 'Not limited to sizes: this connection may not read the profile. Ask the person to allow profile:read, or give filters.sizes.';
      }
      if (error.code === 'UNAVAILABLE') {
        return 'Not limited to sizes: the profile cannot be read right now. Try again in a minute, or give filters.sizes.';
      }
      throw error;
    }
  }
}
