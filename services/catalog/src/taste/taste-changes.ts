import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isHiding } from '../ratings/rating.rules.ts';
import type { Rated } from '../ratings/ratings.repository.ts';
import { changesOf } from './changes.rules.ts';
import { PersonalTaste } from './personal-taste.ts';

/**
 * Says in words what a rating does to a taste: that with it against that without it, as the transaction sees them. Not against what was
 * before the call, for a call that is sent again is answered as the first was.
 */
@Injectable()
export class TasteChanges {
  constructor(private readonly taste: PersonalTaste) {}

  async words(em: EntityManager, userId: string, rated: Rated): Promise<string[]> {
    const having = await this.taste.read(userId, em);
    const without = having.without(rated.item_id);
    const handles = having.handlesOf(rated.item_id);
    return changesOf(without.feelingsAbout(handles), having.feelingsAbout(handles), isHiding(rated));
  }
}
