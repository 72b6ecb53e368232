import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isHiding } from '../ratings/rating.rules.ts';
import type { Rated } from '../ratings/ratings.repository.ts';
import { changesOf } from './changes.rules.ts';
import type { KnownTaste } from './known-taste.ts';
import { PersonalTaste } from './personal-taste.ts';

/** Says in words what a rating changes, from the taste before and after it, both as the same transaction sees them. */
@Injectable()
export class TasteChanges {
  constructor(private readonly taste: PersonalTaste) {}

  before(em: EntityManager, userId: string): Promise<KnownTaste> {
    return this.taste.read(userId, em);
  }

  async words(em: EntityManager, userId: string, before: KnownTaste, rated: Rated): Promise<string[]> {
    const after = await this.taste.read(userId, em);
    const handles = after.handlesOf(rated.item_id);
    return changesOf(before.feelingsAbout(handles), after.feelingsAbout(handles), {
      hides: isHiding(rated),
      wasHidden: before.hidden.has(rated.item_id),
    });
  }
}
